// Files of every kind: what is read, what is fetched for it and when, and what is said where nothing can be read.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { choose, drop, example, headline, plain } from './harness/gouji.mjs';
import { DIST, pageTest } from './harness/page.mjs';

const ONE_WRONG = /^有 1 个数对不上/;
/** The modules that read PDF and Office files; nothing else may be fetched after loading. */
const READERS = /\/reader-(office|pdf)\.wasm$/;

test('a reader is one module that imports nothing', async () => {
  for (const name of ['office', 'pdf']) {
    const module = await WebAssembly.compile(readFileSync(join(DIST, `reader-${name}.wasm`)));
    assert.deepEqual(WebAssembly.Module.imports(module), []);
    const exported = WebAssembly.Module.exports(module).map(({ name }) => name);
    assert.deepEqual(['memory', 'room', 'ask', 'told'].filter((face) => !exported.includes(face)), []);
  }
});

pageTest('a file in UTF-16, as Notepad writes it', async ({ page }) => {
  await drop(page, '公开.txt', Buffer.from(`\uFEFF${example().text}`, 'utf16le'));
  assert.match(await headline(page), ONE_WRONG);
});

/** What the page says of a file that it cannot read. */
async function trouble(page) {
  const section = page.locator('.js-answer').filter({ has: page.locator('.trouble') });
  await section.waitFor();
  assert.equal(plain(await section.getByRole('heading', { level: 1 }).innerText()), '没有读出表格。');
  return plain(await section.locator('.trouble').innerText());
}

pageTest('what cannot be read is told with what to do, and the page goes on', async ({ page }) => {
  const cases = [
    ['空.txt', '', /文件是空的/],
    ['图.png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', /图片（PNG）.*文字识别/],
    ['包.rar', 'Rar!\x1a\x07', /RAR/],
  ];
  for (const [name, content, told] of cases) {
    await drop(page, name, Buffer.from(content, 'latin1'));
    const said = await trouble(page);
    assert.match(said, told);
    assert.ok(said.startsWith(`“${name}”`), said);
    await page.getByRole('button', { name: '回到首页' }).click();
    await page.getByRole('textbox', { name: '公开全文' }).waitFor();
  }
  await drop(page, '公开.txt', Buffer.from(example().text));
  assert.match(await headline(page), ONE_WRONG);
});

pageTest('a reader that cannot be fetched is said to be missing', { fetches: READERS, console: /Failed to load|ERR_/ }, async ({ page, watch }) => {
  await page.context().route(/reader-pdf/, (route) => route.abort());
  await choose(page, '公开.pdf', Buffer.from('%PDF-1.7\n'), 'application/pdf');
  assert.match(await trouble(page), /读 PDF 的程序没有取到/);
  watch.complaints.length = 0;
});

pageTest('a mislabelled file is told by its content', { fetches: READERS }, async ({ page }) => {
  await drop(page, '公开.txt', Buffer.from('%PDF-1.7\nbroken'));
  assert.match(await trouble(page), /PDF 文件不完整或已损坏/);
  await page.getByRole('button', { name: '回到首页' }).click();
  await drop(page, '公开.pdf', Buffer.from(example().text));
  assert.match(await headline(page), ONE_WRONG);
});

const FOLDER = process.env.GOUJI_DISCLOSURES;
const real = ['000_5135316a8efb8cf4', '001_fcf5b48474ae4915'].flatMap((name) => ['pdf', 'docx', 'xlsx'].map((kind) => `${name}.${kind}`));
for (const name of real) {
  pageTest(`real disclosure ${name}`, { fetches: READERS, skip: !(FOLDER && existsSync(join(FOLDER, name))) }, async ({ page }) => {
    await drop(page, name, readFileSync(join(FOLDER, name)), '');
    await headline(page);
    assert.ok((await page.locator('.sheet .fig[data-state=ok]').count()) > 50, 'its figures are shown');
  });
}
