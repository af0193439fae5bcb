// Files of every kind: what is read, what is fetched for it and when, and what is said where nothing can be read.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bytes, choose, chooseAll, drop, example, figures, headline, pasteMarkup, plain } from './harness/gouji.mjs';
import { DIST, pageTest } from './harness/page.mjs';
import { inPanel, openPanel } from './harness/take.mjs';

const ONE_WRONG = /^有 1 个数对不上/;
/** The modules that read PDF and Office files; nothing else may be fetched after loading. */
const READERS = /\/reader-(office|pdf)\.wasm$/;

test('a reader is one module that imports nothing', async () => {
  for (const name of ['office', 'pdf']) {
    const module = await WebAssembly.compile(readFileSync(join(DIST, `reader-${name}.wasm`)));
    assert.deepEqual(WebAssembly.Module.imports(module), []);
    const exported = WebAssembly.Module.exports(module).map(({ name }) => name);
    assert.deepEqual(['memory', 'allocate', 'attach', 'request', 'response'].filter((face) => !exported.includes(face)), []);
  }
});

const FORMATS = ['.docx', '.odt', '.xlsx', '.xls', '.ods', '.html', '.csv', '.md', '.pdf', '-predefined.pdf', '.ofd', '.doc', '.rtf', '-numbers.rtf', '.mht', '-saved.doc', '-word.xml', '-excel.xml', '-gb18030.txt', '-utf16.txt'];
for (const ending of FORMATS) {
  pageTest(`the example as ${ending}: the same figure is wrong`, { fetches: READERS }, async ({ page }) => {
    await drop(page, `公开${ending}`, bytes(`example${ending}`), '');
    assert.match(await headline(page), ONE_WRONG);
    const { written, right } = example();
    const story = plain(await page.getByRole('article').first().innerText());
    assert.ok(story.includes(written) && story.includes(right), story);
  });
}

pageTest('text fetches nothing, in whatever encoding', async ({ page }) => {
  await drop(page, '公开.txt', bytes('example-gb18030.txt'), '');
  assert.match(await headline(page), ONE_WRONG);
});

pageTest('a table pasted with its markup: merged cells hold, hidden rows do not count', async ({ page }) => {
  // What the clipboard says as plain text has lost its tables.
  await pasteMarkup(page, example().text.replaceAll('\t', '\n'), bytes('example.html').toString());
  assert.match(await headline(page), ONE_WRONG);
  assert.equal(await figures(page, '9999.99').count(), 0);
});

pageTest('forms and prose in two files are one disclosure, and can be parted', { fetches: READERS }, async ({ page, shot }) => {
  await chooseAll(page, ['example-forms.xlsx', 'example-prose.pdf']);
  assert.match(await headline(page), ONE_WRONG);
  const line = page.locator('.joint');
  assert.match(plain(await line.innerText()), /example-forms\.xlsx.*example-prose\.pdf.*同一单位、同一年/);
  await shot();
  await page.getByRole('button', { name: '分开核对' }).click();
  const list = page.getByRole('navigation', { name: /共有 2 份公开/ });
  await list.waitFor();
  assert.equal(await list.locator('tbody tr').count(), 2);
  await page.getByRole('button', { name: '合在一起核对' }).click();
  await list.waitFor({ state: 'hidden' });
  assert.match(await headline(page), ONE_WRONG);
});

pageTest('an archive of files is opened', { fetches: READERS }, async ({ page }) => {
  await drop(page, '公开.zip', bytes('example-halves.zip'), '');
  assert.match(await headline(page), ONE_WRONG);
  assert.match(plain(await page.locator('.joint').innerText()), /公开\.zip\/example-forms\.xlsx/);
});

pageTest('several files, one of them unreadable: each has its line', { fetches: READERS }, async ({ page }) => {
  await chooseAll(page, ['example.docx', '0000-plain.txt', 'bad-scan.pdf']);
  await headline(page);
  const list = page.getByRole('navigation', { name: /共有 2 份公开/ });
  const lines = (await list.locator('tbody tr').allInnerTexts()).map(plain);
  assert.equal(lines.length, 3);
  // What could not be read stands on top.
  assert.match(lines[0], /bad-scan\.pdf.*扫描件/);
});

/** What the page says of a file that it cannot read. */
async function trouble(page) {
  const section = page.locator('.js-answer').filter({ has: page.locator('.trouble') });
  await section.waitFor();
  assert.equal(plain(await section.getByRole('heading', { level: 1 }).innerText()), '没有读成。');
  return plain(await section.locator('.trouble').innerText());
}

/** Every kind of bad file: its name, and the words that its message must have; none where it is read as ever. */
const BAD = Object.entries(JSON.parse(bytes('bad.json')));

pageTest('what cannot be read is reported with what to do, and the page goes on', { fetches: READERS }, async ({ page }) => {
  for (const [kind, words] of BAD.filter(([, words]) => words.length)) {
    const name = `bad-${kind}`;
    await drop(page, name, bytes(name), '');
    const said = await trouble(page);
    for (const word of words) assert.ok(said.includes(word), `${name}: ${said}`);
    assert.ok(said.startsWith(`“${name}`), said);
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

pageTest('a mislabelled file is recognised by its content', { fetches: READERS }, async ({ page }) => {
  for (const [kind] of BAD.filter(([kind, words]) => !words.length && kind !== 'long.pdf')) {
    await drop(page, kind, bytes(`bad-${kind}`), '');
    assert.match(await headline(page), /^数字都对得上/, kind);
    await page.getByRole('button', { name: /回到首页|换一份/ }).click();
    await page.getByRole('textbox', { name: '公开全文' }).waitFor();
  }
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

for (const ending of ['.docx', '.xlsx', '.pdf']) {
  pageTest(`the ${ending} comes back with what was found in it`, { fetches: READERS }, async ({ page }) => {
    await drop(page, `公开${ending}`, bytes(`example${ending}`), '');
    assert.match(await headline(page), ONE_WRONG);
    await openPanel(page);
    const download = page.waitForEvent('download');
    await inPanel(page, '带标记的原文', '下载批注后的文件').click();
    const file = await download;
    assert.equal(file.suggestedFilename(), `公开-批注${ending}`);
    const copy = readFileSync(await file.path());
    const original = bytes(`example${ending}`);
    assert.ok(copy.length > 0 && !copy.equals(original));
    if (ending === '.pdf') {
      // What was found is written behind the file's own bytes, at the figure that is wrong.
      assert.ok(copy.subarray(0, original.length).equals(original));
      assert.match(copy.subarray(original.length).toString('latin1'), /\/Subtype\s*\/Highlight/);
    }
    // Dropped again it is read: the change of a Word file counts as accepted, notes on cells and pages change nothing.
    await page.getByRole('button', { name: /^(导出|Export)$/ }).click();
    await drop(page, `公开-批注${ending}`, copy, '');
    await page.getByText(`公开-批注${ending}`).first().waitFor();
    assert.match(await headline(page), ending === '.docx' ? /对得上/ : ONE_WRONG);
  });
}

pageTest('a text has no copy with comments', async ({ page }) => {
  await drop(page, '公开.txt', bytes('example-gb18030.txt'), '');
  await headline(page);
  await openPanel(page);
  assert.equal(await inPanel(page, '带标记的原文', '下载批注后的文件').count(), 0);
  assert.equal(await inPanel(page, '带标记的原文', '网页文件').count(), 1);
});
