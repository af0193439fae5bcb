// The checks: every relation listed, picked by verdict, law, place and words; the matrix of forms against forms.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { example, headline, overflows, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

/** The example's checks; how many relations its answer counts. */
async function openChecks(page, { narrow = false } = {}) {
  await page.getByRole('button', { name: /试试示例|example/i }).click();
  await headline(page);
  const views = page.getByRole('navigation', { name: /视图|Views/ }).and(page.locator(narrow ? '.bottom-nav' : '.tabs'));
  await views.getByRole('button', { name: /^(核对|Checks)/ }).click();
  await page.getByRole('table', { name: /核对|Checks/ }).waitFor();
}

const rows = (page) => page.locator('.rel tbody tr:not(.grp)');
const listed = async (page) => plain(await page.locator('.listed [role=status]').innerText());

pageTest('what fails stands first, each number opens its card, and Back leads through it all', async ({ page }) => {
  const { written } = example();
  await openChecks(page);
  assert.match(await listed(page), /^共 \d+ 处$/);
  const first = rows(page).first();
  assert.match(plain(await first.innerText()), /不一致/);
  const number = first.getByRole('button', { name: written, exact: true });
  await number.click();
  const card = page.getByRole('dialog', { name: `数字 ${written}` });
  await card.getByRole('button', { name: '查看原文' }).click();
  await page.locator(`.sheet .fig.is-open`).waitFor();
  assert.ok(await page.locator('.sheet .fig.is-open').isVisible(), 'the figure is shown in the document');
  await page.goBack();
  await card.waitFor();
  assert.ok(await first.isVisible(), 'back at the checks, the card still open');
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
  assert.ok(await number.evaluate((element) => element === document.activeElement), 'the focus is back');
  await page.goBack();
  assert.match(await headline(page), /对不上/);
});

pageTest('verdict, law, words and place are picked together, and all is listed again', async ({ page }) => {
  await openChecks(page);
  const verdict = page.getByRole('group', { name: '结论' });
  const bad = verdict.getByRole('button', { name: /不一致/ });
  const count = Number(/\d+/.exec(await bad.innerText())[0]);
  await bad.click();
  assert.equal(await rows(page).count(), count);
  assert.equal(await bad.getAttribute('aria-pressed'), 'true');
  await page.getByRole('group', { name: '核对方法' }).getByRole('button', { name: /各部分相加/ }).click();
  const sums = await rows(page).count();
  assert.ok(sums > 0 && sums < count, `${sums} of ${count}`);
  await page.getByRole('searchbox').fill('没有这样的名称');
  await page.getByText('没有符合条件的。').waitFor();
  await page.getByRole('button', { name: '全部列出' }).click();
  assert.match(await listed(page), /^共 \d+ 处$/);
  await page.getByRole('searchbox').fill(example().written);
  const found = await rows(page).allInnerTexts();
  assert.ok(found.length >= count && found.every((row) => row.includes(example().written)), found.join('\n'));
});

pageTest('a cell of the matrix lists as many relations as it counts', async ({ page, shot }) => {
  await openChecks(page);
  const cells = page.locator('.matrix button');
  for (const at of [0, 3, (await cells.count()) - 1]) {
    const cell = cells.nth(at);
    const name = plain(await cell.textContent());
    const [, count] = /[：:] ?(\d+)/.exec(name);
    assert.match(name, /^.+ (之内|与 .+)：\d+ 处/, 'its name holds what is seen');
    await cell.click();
    assert.match(await listed(page), new RegExp(`^(列出|共) ${count} 处`), name);
  }
  await page.getByRole('checkbox', { name: '说明按章节展开' }).check();
  assert.ok((await page.locator('.matrix tbody tr').count()) > 14);
  await shot();
});

pageTest('the matrix is one tab stop, with arrow keys inside', async ({ page }) => {
  await openChecks(page);
  assert.equal(await page.locator('.matrix button[tabindex="0"]').count(), 1);
  await page.locator('.matrix button[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.matrix button[aria-pressed=true]').count(), 1);
  assert.match(await listed(page), /^列出/);
});

pageTest('the list is one tab stop, with arrow keys inside, whatever is picked of it', async ({ page }) => {
  await openChecks(page);
  const stops = page.locator('.rel [data-f][tabindex="0"]');
  await stops.first().waitFor();
  assert.equal(await stops.count(), 1);
  await stops.focus();
  const at = () => page.evaluate(() => [...document.querySelectorAll('.rel tbody tr')].indexOf(document.activeElement.closest('tr')));
  const first = await at();
  await page.keyboard.press('ArrowDown');
  assert.equal(await at(), first + 1);
  assert.equal(await stops.count(), 1, 'the stop goes along');
  await page.getByRole('group', { name: '结论' }).getByRole('button', { name: /^一致/ }).click();
  await page.waitForFunction(() => document.querySelectorAll('.rel [data-f][tabindex="0"]').length === 1);
});

for (const [width, narrow] of [[1280, false], [390, true]]) {
  pageTest(`the checks at ${width} px in both languages and themes have no axe violations`, { width }, async ({ page, shot }) => {
    await openChecks(page, { narrow });
    await accessible(page);
    await shot('light');
    await page.getByRole('button', { name: '设置' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('table', { name: 'Checks' }).waitFor();
    await accessible(page);
    assert.deepEqual(await overflows(page), []);
    await shot('dark');
  });
}
