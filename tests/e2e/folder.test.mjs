// A folder chosen by its button, or dropped from the desktop as the browser itself takes one: the drag comes from outside the page, through the
// protocol of its developer tools, so that the page is handed real entries of a real folder.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { accessible } from './harness/axe.mjs';
import { bytes, headline, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const fetches = /\/reader-(office|pdf)\.wasm$/;

/** Makes a folder of these files, and takes it away in the end. */
async function withFolder(files, body) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    await body(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Drops files and folders of the disk onto the window. */
async function dropPaths(page, paths) {
  const tools = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await tools.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  }
  await tools.detach();
}

pageTest('a folder: its documents are read, and what was not is said', { fetches }, async ({ page, shot }) => {
  const files = {
    '2026/公开.docx': bytes('example.docx'),
    '2026/附件/公开.txt': bytes('0000-plain.txt'),
    '2026/照片.jpg': 'no picture',
    '.DS_Store': 'hidden',
    '2026/~$公开.docx': 'hidden',
  };
  await withFolder(files, async (folder) => {
    await dropPaths(page, [folder]);
    await headline(page);
    const list = page.getByRole('navigation', { name: /共有 2 份公开/ });
    const lines = (await list.locator('tbody tr').allInnerTexts()).map(plain);
    assert.equal(lines.length, 2);
    assert.ok(lines[0].includes(`${basename(folder)}/2026/公开.docx`) && lines[1].includes('附件/公开.txt'), lines.join('\n'));
    assert.match(plain(await page.locator('.joint').first().innerText()), /1 个文件不是能读的文档/);
    await shot();
  });
});

pageTest('the table of a folder is whole, sorted by any column, and leads to each answer and back', { fetches }, async ({ page, shot }) => {
  const many = Object.fromEntries(Array.from({ length: 24 }, (_, n) => [`${String(n).padStart(2, '0')}.txt`, bytes('0000-plain.txt')]));
  await withFolder({ ...many, '坏.pdf': '%PDF-1.4 x', '错.txt': bytes('example.txt'), '说明.txt': '今年安排培训费3.20万元。' }, async (folder) => {
    await dropPaths(page, [folder]);
    await headline(page);
    const list = page.getByRole('navigation', { name: /共有 26 份公开/ });
    assert.match(plain(await list.getByRole('heading').innerText()), /^共 27 份，1 份没有读成，1 份有对不上的数$/);
    assert.equal(await list.evaluate((nav) => [nav, ...nav.querySelectorAll('*')].filter((one) => one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY !== 'visible').length), 0, 'nothing is cut');
    const rows = async () => (await list.locator('tbody tr').allInnerTexts()).map(plain);
    const [first, second] = await rows();
    assert.ok(first.includes('坏.pdf') && second.includes('错.txt'), 'unread, then the worst');
    const head = (name) => list.getByRole('columnheader', { name });
    assert.equal(await head('结论').getAttribute('aria-sort'), 'descending');
    await head('结论').getByRole('button').click();
    assert.equal(await head('结论').getAttribute('aria-sort'), 'ascending');
    assert.ok((await rows()).at(-1).includes('错.txt'));
    await head('没有核对').getByRole('button').click();
    const unchecked = (await list.locator('tbody tr td:last-child').allInnerTexts()).filter(Boolean).map(Number);
    assert.deepEqual(unchecked, [...unchecked].sort((a, b) => b - a));
    await head('公开').getByRole('button').click();
    assert.equal(await head('公开').getAttribute('aria-sort'), 'ascending');
    await shot();
    await list.locator('tbody tr').last().getByRole('button').click();
    await page.waitForFunction(() => document.activeElement?.matches('.js-answer'));
    await page.getByRole('button', { name: '回到列表' }).click();
    await page.waitForFunction(() => document.activeElement?.matches('.js-several'));
    await accessible(page);
  });
});

pageTest('a folder without documents is reported as such; files beside a folder are read with it', { fetches }, async ({ page }) => {
  await withFolder({ 'a.jpg': 'x', 'b/c.mp4': 'x', 'd/公开.txt': bytes('0000-plain.txt'), '公开.docx': bytes('example.docx') }, async (folder) => {
    await dropPaths(page, [join(folder, 'b')]);
    assert.match(plain(await page.locator('.trouble').innerText()), /没有能读的文档/);
    await dropPaths(page, [join(folder, 'd'), join(folder, '公开.docx')]);
    await headline(page);
    await page.getByRole('navigation', { name: /共有 2 份公开/ }).waitFor();
  });
});

pageTest('a folder of more than is read at once', async ({ page }) => {
  const many = Object.fromEntries(Array.from({ length: 203 }, (_, n) => [`${String(n).padStart(3, '0')}.txt`, n ? '说明' : bytes('0000-plain.txt')]));
  await withFolder(many, async (folder) => {
    await dropPaths(page, [folder]);
    await headline(page);
    assert.match(plain(await page.locator('.joint').first().innerText()), /3 个文件超出了一次能读的个数（200 个）/);
  });
});

for (const [locale, name] of [['zh-CN', '选择文件夹'], ['en-GB', 'Choose a folder']]) {
  pageTest(`a folder chosen by its button (${locale})`, { fetches, locale }, async ({ page, shot }) => {
    const files = { '2026/公开.docx': bytes('example.docx'), '附件/公开.txt': bytes('0000-plain.txt'), '照片.jpg': 'no picture' };
    await withFolder(files, async (folder) => {
      const button = page.getByRole('button', { name, exact: true });
      assert.ok((await button.boundingBox()).height >= 24);
      await shot();
      const chooser = page.waitForEvent('filechooser');
      await button.press('Enter');
      await (await chooser).setFiles(folder);
      await headline(page);
      const lines = (await page.getByRole('navigation', { name: /2/ }).locator('tbody tr').allInnerTexts()).map(plain);
      assert.ok(lines[0].includes(`${basename(folder)}/2026/公开.docx`) && lines[1].includes('附件/公开.txt'), lines.join('\n'));
      assert.match(plain(await page.locator('.joint').first().innerText()), /1/);
    });
  });
}

pageTest('a browser that cannot choose folders is not offered to', { goto: false }, async ({ page, site }) => {
  await page.addInitScript(() => delete HTMLInputElement.prototype.webkitdirectory);
  await page.goto(site.url);
  await page.getByRole('button', { name: '选择文件', exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '选择文件夹' }).count(), 0);
});
