// Hostile input is normal: no script of a document runs, nothing hangs, nothing breaks the page for the next.

import assert from 'node:assert/strict';
import { CLIPBOARD, drop, example, headline, paste, pasteMarkup } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const SCRIPT = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script><svg onload="window.harmed=1">';

pageTest('markup in a document stays text', async ({ page }) => {
  const text = example().text.replace(/支出/g, `支出${SCRIPT}`);
  await pasteMarkup(page, text, `<p>${SCRIPT}</p><pre>${text}</pre>`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  assert.equal(await page.locator('img[src=x], main script').count(), 0);
});

pageTest('a megabyte of digits ends in an answer', { context: CLIPBOARD }, async ({ page }) => {
  const nonsense = Array.from({ length: 20_000 }, (_, i) => `${i}.${i % 97}\t(${'9'.repeat(i % 60)}\t-,.万元%`).join('\n');
  await paste(page, nonsense.slice(0, 1_000_000));
  await page.getByRole('heading', { name: /没有读出表格|没有可以互相核对|数|处/ }).first().waitFor({ timeout: 60_000 });
});

pageTest('more text than any disclosure has is told as such, at once', async ({ page }) => {
  await drop(page, '公开.txt', Buffer.from('基本支出1.00万元，'.repeat(150_000)));
  await page.getByText(/4 MB 文字，比任何一份公开都长得多/).first().waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: /回到首页|换一份/ }).first().click();
  await drop(page, '公开.txt', Buffer.from(example().text));
  assert.match(await headline(page), /^有 1 个数对不上/);
});

pageTest('after nonsense the next document is read as ever', { context: CLIPBOARD }, async ({ page }) => {
  await paste(page, '\u0000\uFFFD\u202E表 1\n合计\t\t\t99999999999999999999999999999999.99\n');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('button', { name: /回到首页|换一份/ }).click();
  await paste(page, example().text);
  assert.match(await headline(page), /^有 1 个数对不上/);
});
