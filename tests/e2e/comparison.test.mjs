// Two disclosures side by side: what was held against the other one, and the way to both.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { CLIPBOARD, drawn, example, headline, overflows, paste, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const open = async (page, title = '与另一份公开比对') => {
  await page.locator('details.beside > summary', { hasText: title }).click();
  return page.locator('details.beside');
};

pageTest('a second disclosure is pasted: what differs leads to both sides', { context: CLIPBOARD }, async ({ page, shot }) => {
  const { clean, text, written, right } = example();
  await paste(page, clean);
  await headline(page);
  const beside = await open(page);
  await beside.getByRole('textbox').fill(text);
  await beside.getByRole('button', { name: '比对', exact: true }).click();
  await beside.getByText(/比较 \d+ 处：\d+ 处一致/).waitFor();
  // Versions of one document: what changed is said first, with both amounts.
  const changes = beside.locator('.changes');
  assert.match(plain(await changes.innerText()), new RegExp(`^与上一版相比，改了 1 个数： .*${written.replace('.', '\\.')} → ${right.replace('.', '\\.')}`));
  await accessible(page);
  assert.deepEqual(await overflows(page), []);
  await shot();
  await beside.getByRole('button', { name: '打开那一份' }).click();
  await page.locator('.answer h1', { hasText: '个数对不上' }).waitFor();
  await page.goBack();
  await page.locator('.answer h1', { hasText: '数字都对得上' }).waitFor();
  await drawn(page);
  assert.match(await headline(page), /^数字都对得上/);
});

pageTest('a second disclosure is a file, at 390 px', { width: 390, height: 844 }, async ({ page }) => {
  await page.getByRole('button', { name: '试试示例' }).click();
  await headline(page);
  const beside = await open(page);
  const chooser = page.waitForEvent('filechooser');
  await beside.getByRole('button', { name: '选择另一份文件' }).click();
  await (await chooser).setFiles({ name: '另一份.txt', mimeType: 'text/plain', buffer: Buffer.from(example().clean) });
  await beside.getByText(/比较 \d+ 处/).waitFor();
  assert.deepEqual(await overflows(page), []);
  const entries = page.getByRole('navigation', { name: '共有 2 份公开' });
  assert.equal(await entries.locator('tbody tr').count(), 2);
});

pageTest('what is no disclosure is said to be none', { locale: 'en-GB' }, async ({ page }) => {
  await page.getByRole('button', { name: /example/i }).click();
  await headline(page);
  const beside = await open(page, 'Hold against another disclosure');
  await beside.getByRole('textbox').fill('今天天气很好。');
  await beside.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByText('No forms of a budget disclosure were found in the other one.').first().waitFor({ state: 'attached' });
  assert.doesNotMatch(plain(await beside.innerText()), /[\u4E00-\u9FFF]/);
});
