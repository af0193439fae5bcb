// What must be published by the official rules: each item with a sign and a word, each place leading into the document.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { CLIPBOARD, headline, overflows, paste, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const VIEWS = /视图|Views/;

/** The list of the example's checks. */
async function openList(page, { narrow = false } = {}) {
  await page.getByRole('button', { name: /试试示例|example/i }).click();
  await headline(page);
  const views = page.getByRole('navigation', { name: VIEWS }).and(page.locator(narrow ? '.bottom-nav' : '.tabs'));
  await views.getByRole('button', { name: /^(核对|Checks)/ }).click();
  const list = page.getByRole('region', { name: /公开内容清单|Contents due/ });
  await list.waitFor();
  return list;
}

for (const width of [390, 1280]) {
  pageTest(`every item of the list is answered in a word (${width})`, { width, height: 844 }, async ({ page, shot }) => {
    const list = await openList(page, { narrow: width < 760 });
    assert.match(plain(await list.innerText()), /按公开规定整理，非官方表格/);
    const items = await list.getByRole('listitem').allInnerTexts();
    assert.ok(items.length >= 20, `${items.length} items`);
    for (const item of items) assert.match(plain(item), /^[✓✗?](有|没有|不能确定) /);
    assert.match(plain(await list.innerText()), new RegExp(`共 ${items.length} 项`));
    assert.deepEqual(await overflows(page), []);
    if (width > 1000) await accessible(page);
    await shot();
  });
}

pageTest('a place of the list leads into the document', async ({ page }) => {
  const list = await openList(page);
  const item = list.getByRole('listitem').filter({ hasText: '收支总表' }).first();
  await item.getByRole('button', { name: /第 \d+ 行/ }).click();
  // The title of the form, not its line in the contents.
  const title = page.locator('.sheet').getByText('部门收支总体情况表', { exact: true });
  await title.waitFor();
  await page.waitForFunction((title) => {
    const { top } = title.getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  }, await title.elementHandle());
});

pageTest('a pasted piece has no list', { context: CLIPBOARD }, async ({ page }) => {
  await paste(page, '支出预算表\n单位：万元\n科目名称\t合计\t基本支出\t项目支出\n教育支出\t30.00\t20.00\t10.00\n合计\t30.00\t20.00\t10.00\n');
  await headline(page);
  const checks = page.getByRole('navigation', { name: VIEWS }).and(page.locator('.tabs')).getByRole('button', { name: /^核对/ });
  await checks.click();
  await page.getByRole('table', { name: /核对/ }).waitFor();
  assert.equal(await page.getByRole('region', { name: /公开内容清单/ }).count(), 0);
});
