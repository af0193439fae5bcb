// A folder chosen by its button, or dropped from the desktop as the browser itself takes one: the drag comes from outside the page, through the
// protocol of its developer tools, so that the page is handed real entries of a real folder.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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
    const lines = (await list.getByRole('listitem').allInnerTexts()).map(plain);
    assert.equal(lines.length, 2);
    assert.ok(lines[0].includes(`${basename(folder)}/2026/公开.docx`) && lines[1].includes('附件/公开.txt'), lines.join('\n'));
    assert.match(plain(await page.locator('.joint').first().innerText()), /1 个文件不是能读的文档/);
    await shot();
  });
});

pageTest('a folder without documents is told as such; files beside a folder are read with it', { fetches }, async ({ page }) => {
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
      const lines = (await page.getByRole('navigation', { name: /2/ }).getByRole('listitem').allInnerTexts()).map(plain);
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
