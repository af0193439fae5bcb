// Finding a number or a name in the document, its source, and what a correction would make hold.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { drawn, example, headline, overflows, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

async function openExample(page) {
  await page.getByRole('button', { name: '试试示例' }).click();
  await headline(page);
  await drawn(page);
}

const inView = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

pageTest('a number is found everywhere it stands, and Enter leads from place to place', async ({ page, shot }) => {
  const { right } = example();
  await openExample(page);
  await page.locator('body').press('/');
  const box = page.getByRole('searchbox', { name: '在文中查找数字或名称' });
  assert.ok(await box.evaluate((element) => element === document.activeElement), '/ leads to the box');
  await box.fill(right);
  const state = page.locator('.paper-tools [role=status]');
  const all = Number(/^(\d+) 处$/.exec(await state.innerText())[1]);
  assert.equal(all, example().text.split(new RegExp(`(?<![\\d.])${right.replace('.', '\\.')}(?!\\d)`)).length - 1);
  const places = new Set();
  for (let step = 1; step <= all; step += 1) {
    await box.press('Enter');
    assert.equal(plain(await state.innerText()), `${step} / ${all}`);
    const row = page.locator('.sheet .is-found');
    await row.waitFor();
    await page.waitForFunction(() => {
      const found = document.querySelector('.sheet .is-found')?.getBoundingClientRect();
      return found && found.top >= 0 && found.bottom <= innerHeight;
    });
    places.add(await row.evaluate((element) => element.getBoundingClientRect().top + scrollY));
  }
  assert.ok(places.size > 1, 'each step leads elsewhere');
  await shot();
  await box.press('Escape');
  await page.locator('.sheet .is-found').waitFor({ state: 'detached' });
});

pageTest('a name is found, and what is not there is said not to be', async ({ page }) => {
  await openExample(page);
  const box = page.getByRole('searchbox', { name: '在文中查找数字或名称' });
  await box.fill('政府采购');
  await page.locator('.paper-tools').getByRole('button', { name: '下一处' }).click();
  assert.ok(await page.locator('.sheet .is-found').evaluate(inView));
  assert.match(plain(await page.locator('.sheet .is-found').innerText()).replace(/\s/g, ''), /政府采购/);
  await box.fill('没有这样的名称');
  await page.getByText('没有找到').waitFor();
});

pageTest('the source is shown as pasted, with the same figures, and they open their cards', async ({ page, shot }) => {
  const { text, written } = example();
  await openExample(page);
  await page.getByRole('button', { name: '源文本' }).click();
  await drawn(page);
  const lines = await page.locator('.source .line').evaluateAll((all) => all.map((line) => line.textContent.replace(/\n$/, '')));
  assert.deepEqual(lines, text.replace(/\n$/, '').split('\n').map((line) => line.replace(/\r$/, '')));
  await page.locator('.source .fig.is-suspect').click();
  await page.getByRole('dialog', { name: `数字 ${written}` }).waitFor();
  await shot();
  await accessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '版面' }).click();
  await page.locator('.sheet table').first().waitFor();
});

pageTest('what a correction would make hold is listed with its numbers put in', async ({ page, shot }) => {
  const { written, right } = example();
  await openExample(page);
  const story = page.getByRole('article').first();
  const mended = Number(/这 (\d+) 处(?:同时)?成立/.exec(plain(await story.innerText()))[1]);
  await story.getByText('改后成立的等式').click();
  const equations = await story.locator('.preview li').allInnerTexts();
  assert.equal(equations.length, mended);
  for (const equation of equations.map(plain)) {
    assert.ok(equation.includes(right) && !equation.includes(written) && !equation.includes('≠'), equation);
  }
  await shot();
});

pageTest('the tools above the document fit a narrow screen', { width: 390, height: 800 }, async ({ page, shot }) => {
  await openExample(page);
  await page.getByRole('searchbox', { name: '在文中查找数字或名称' }).fill('支出');
  await page.locator('.paper-tools').getByRole('button', { name: '下一处' }).click();
  await page.locator('.sheet .is-found').waitFor();
  assert.deepEqual(await overflows(page), []);
  await accessible(page);
  await shot();
  await page.getByRole('button', { name: '目录' }).click();
  await page.getByRole('dialog', { name: '目录' }).getByRole('button', { name: /表 3/ }).click();
  await page.getByRole('dialog', { name: '目录' }).waitFor({ state: 'hidden' });
});
