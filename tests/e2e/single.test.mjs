// The page in one file, opened from the disk: everything works, and nothing is asked of anybody.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { everyFormat } from './harness/files.mjs';
import { drop, drawn, example, headline, plain } from './harness/gouji.mjs';
import { pageTest, ROOT } from './harness/page.mjs';

const FILE = join(resolve(process.env.GOUJI_GIVEN ?? join(ROOT, 'dist')), 'gouji.html');

pageTest('one file from the disk reads every format and makes no request', { goto: false }, async ({ page, watch, shot }) => {
  assert.ok(existsSync(FILE), `no ${FILE}; \`cargo xtask dist\` makes it`);
  const asked = [];
  page.context().on('request', (request) => asked.push(request.url()));
  const address = pathToFileURL(FILE).href;
  const files = await everyFormat(page.context().browser(), example().text);
  await watch.load(address);
  await page.getByRole('button', { name: '试试示例' }).click();
  assert.match(await headline(page), /^有 1 个数对不上/);
  await drawn(page);
  await page.locator('.sheet .fig[data-state=bad]').first().click();
  await page.getByRole('dialog').waitFor();
  await shot();
  await page.keyboard.press('Escape');
  for (const { name, bytes } of files) {
    await page.getByRole('button', { name: /换一份/ }).click();
    await drop(page, name, bytes);
    assert.match(await headline(page), /^有 \d+ [个处]/, name);
  }
  // The last of them was a PDF: its pages are drawn here too.
  await page.locator('.sheet .fig').first().click();
  await page.getByRole('button', { name: /^在原件第 \d+ 页查看$/ }).last().click();
  await page.getByRole('dialog', { name: '原件 公开.pdf' }).getByRole('img').waitFor();
  const elsewhere = asked.filter((url) => url !== address && !/^(blob|data):/.test(url));
  assert.deepEqual(elsewhere, []);
});

pageTest('one file in a browser that is too old says so', { goto: false }, async ({ page }) => {
  await page.addInitScript(() => delete window.WebAssembly);
  await page.goto(pathToFileURL(FILE).href);
  assert.match(plain(await page.getByRole('main').innerText()), /请用较新的 Chrome、Edge、Firefox 或 Safari 打开/);
});
