// From a text to its answer, by every way in: paste, drop, file, example; and the figure that is wrong.

import assert from 'node:assert/strict';
import { CLIPBOARD, choose, consistentSamples, drawn, drop, example, figures, headline, overflows, paste, plain, sample } from './harness/gouji.mjs';
import { accessible } from './harness/axe.mjs';
import { pageTest } from './harness/page.mjs';

const AGREES = /^数字都对得上/;
const ONE_WRONG = /^有 1 个数对不上/;

for (const name of consistentSamples()) {
  pageTest(`${name} pasted: its figures agree`, { context: CLIPBOARD }, async ({ page }) => {
    await paste(page, sample(name));
    assert.match(await headline(page), AGREES);
    await drawn(page);
    assert.equal(await page.locator('.sheet .fig[data-state=bad]').count(), 0);
    assert.ok((await page.locator('.sheet .fig[data-state=ok]').count()) > 50, 'the document shows its figures');
  });
}

pageTest('the example pressed: one figure is wrong, and which', async ({ page, shot }) => {
  const { written, right } = example();
  await page.getByRole('button', { name: '试试示例' }).click();
  assert.match(await headline(page), ONE_WRONG);
  const story = page.getByRole('article').first();
  const shown = plain(await story.innerText());
  assert.ok(shown.includes(written) && shown.includes(right), `${written} and ${right} are in: ${shown}`);
  assert.match(shown, /数字颠倒/);
  await shot();
});

pageTest('the example pasted gives the same answer', { context: CLIPBOARD }, async ({ page }) => {
  await paste(page, example().text);
  assert.match(await headline(page), ONE_WRONG);
});

pageTest('a file dropped on the window', async ({ page }) => {
  await drop(page, '公开.txt', Buffer.from(example().text));
  assert.match(await headline(page), ONE_WRONG);
});

pageTest('a file chosen by the button', async ({ page }) => {
  await choose(page, '公开.txt', Buffer.from(example().clean));
  assert.match(await headline(page), AGREES);
});

pageTest('typed into the box and sent off by the button', async ({ page }) => {
  await page.getByRole('textbox', { name: '公开全文' }).fill(example().text);
  await page.getByRole('button', { name: '核对', exact: true }).click();
  assert.match(await headline(page), ONE_WRONG);
});

pageTest('the answer in both themes and the document have no axe violations', async ({ page, shot }) => {
  await page.getByRole('button', { name: '试试示例' }).click();
  await headline(page);
  await drawn(page);
  for (const theme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: theme });
    await accessible(page);
    await shot(theme);
  }
});

pageTest('the answer fits a 360 px wide screen', { width: 360, height: 740 }, async ({ page, shot }) => {
  await page.getByRole('button', { name: '试试示例' }).click();
  await headline(page);
  await drawn(page);
  assert.deepEqual(await overflows(page), []);
  await shot();
  await figures(page, example().written).first().click();
  await page.getByRole('dialog').waitFor();
  assert.deepEqual(await overflows(page), []);
  await shot('card');
});

pageTest('what is no disclosure is said to be none, and its text stays', { context: CLIPBOARD }, async ({ page }) => {
  await paste(page, '今天天气很好，气温 21 度。');
  assert.match(await headline(page), /^(没有读出可以核对的数|读到 1 个数)/);
  await page.getByRole('button', { name: '改一改文字' }).click();
  assert.equal(await page.getByRole('textbox', { name: '公开全文' }).inputValue(), '今天天气很好，气温 21 度。');
});

pageTest('works without a network once it is loaded', { context: CLIPBOARD }, async ({ page }) => {
  await page.context().setOffline(true);
  await paste(page, example().text);
  assert.match(await headline(page), ONE_WRONG);
});
