// Reading an answer: a figure's card, the way back, the keyboard, the language.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { drawn, example, figures, headline, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

async function openExample(page) {
  await page.getByRole('button', { name: /试试示例|example/i }).click();
  return headline(page);
}

pageTest('a figure opens its card; Escape closes it and gives the focus back', async ({ page, shot }) => {
  const { written, right } = example();
  await openExample(page);
  const figure = figures(page, written).first();
  await figure.click();
  const card = page.getByRole('dialog', { name: `数字 ${written}` });
  const shown = plain(await card.innerText());
  assert.ok(shown.includes(`疑为 ${right}`), shown);
  assert.match(shown, /项目支出/);
  assert.match(shown, /参与 \d+ 条等式/);
  await accessible(page);
  await shot();
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
  assert.ok(await figure.evaluate((element) => element.contains(document.activeElement)), 'focus is back at the figure');
});

pageTest('Back closes the card, and Back again leads to the start', async ({ page }) => {
  await openExample(page);
  await figures(page, example().written).first().click();
  await page.getByRole('dialog').waitFor();
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await headline(page);
  await page.goBack();
  await page.getByRole('textbox', { name: '公开全文' }).waitFor();
  await page.goForward();
  await headline(page);
});

pageTest('the address tells nothing of the document', async ({ page, site }) => {
  await openExample(page);
  await figures(page, example().written).first().click();
  await page.getByRole('dialog').waitFor();
  assert.equal(page.url(), site.url);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie]));
  assert.ok(!/[\u4E00-\u9FFF]/.test(kept) && !kept.includes(example().written), kept);
});

pageTest('the keyboard alone leads from the start to a figure and back', async ({ page }) => {
  await page.keyboard.press('Tab');
  const tab = async (name) => {
    for (let presses = 0; presses < 40; presses += 1) {
      const focused = await page.evaluate(() => document.activeElement.innerText || document.activeElement.ariaLabel || '');
      if (name.test(plain(focused))) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`40 presses of Tab do not reach ${name}`);
  };
  await tab(/^试试示例$/);
  await page.keyboard.press('Enter');
  assert.match(await headline(page), /^有 1 个数对不上/);
  await page.locator('body').press('j');
  await page.getByRole('dialog', { name: `数字 ${example().written}` }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

pageTest('the figures of a document are one tab stop, with arrow keys from the first to the last', async ({ page }) => {
  await openExample(page);
  await drawn(page);
  const stops = () => page.locator('.sheet .fig[tabindex="0"]').count();
  await page.waitForFunction(() => document.querySelector('.sheet .fig[tabindex="0"]'));
  assert.equal(await stops(), 1);
  const at = () => page.evaluate(() => [...document.querySelectorAll('.sheet .fig')].indexOf(document.activeElement));
  await page.locator('.sheet .fig[tabindex="0"]').focus();
  assert.equal(await at(), 0);
  // Out of the table at its end, into what follows, and back.
  const last = page.locator('.sheet table').first().locator('.fig').last();
  await last.focus();
  const end = await at();
  for (const [key, to] of [['ArrowRight', end + 1], ['ArrowLeft', end], ['ArrowDown', end + 1], ['ArrowUp', end]]) {
    await page.keyboard.press(key);
    assert.equal(await at(), to, key);
    assert.equal(await stops(), 1, 'the stop goes along');
  }
  await page.getByRole('button', { name: '源文本' }).click();
  await drawn(page);
  await page.waitForFunction(() => document.querySelectorAll('.sheet .fig[tabindex="0"]').length === 1);
});

pageTest('a table is one tab stop, with arrow keys inside', async ({ page }) => {
  await openExample(page);
  await drawn(page);
  const stops = await page.locator('.sheet table').evaluateAll((tables) =>
    tables.map((table) => table.querySelectorAll('.fig[tabindex="0"], a.fig[href]:not([tabindex="-1"]), button.fig:not([tabindex="-1"])').length),
  );
  assert.ok(stops.length > 5 && stops.every((count) => count <= 1), `tab stops in each table: ${stops}`);
  // An element, not a locator: the tab stop moves along with the focus.
  const first = await page.locator('.sheet table .fig').first().elementHandle();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  const now = await first.evaluate((element) => {
    const { activeElement } = document;
    return { another: activeElement !== element, figure: activeElement.matches('.fig'), table: activeElement.closest('table') === element.closest('table') };
  });
  assert.deepEqual(now, { another: true, figure: true, table: true });
});

pageTest('the language changes the page and leaves the document as it is', async ({ page, watch, shot }) => {
  await page.getByRole('button', { name: 'English' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.doesNotMatch(await page.getByRole('heading', { level: 1 }).innerText(), /[\u4E00-\u9FFF]/);
  await openExample(page);
  assert.doesNotMatch(await headline(page), /[\u4E00-\u9FFF]/);
  assert.equal(await page.locator('.sheet').first().evaluate((sheet) => sheet.closest('[lang]').lang), 'zh-CN');
  await accessible(page);
  await shot();
  await watch.reload();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en', 'the choice lasts');
});

pageTest('a reader whose browser speaks English is met in English', { locale: 'en-GB' }, async ({ page }) => {
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

pageTest('dots of the contents are drawn, page numbers stand at the right', async ({ page }) => {
  const [first, ...rest] = example().text.split('\n');
  const listed = ['一、主要职能', '二、机构设置', '三、收支总体情况表'].map((title, n) => `${title}${'…'.repeat(40)}${n + 3}`);
  await page.getByRole('textbox', { name: '公开全文' }).fill([first, '', '目录', '', ...listed.flatMap((line) => [line, '']), ...rest].join('\n'));
  await page.getByRole('button', { name: '核对', exact: true }).click();
  await headline(page);
  const lines = page.locator('.sheet .toc.led');
  assert.deepEqual((await lines.allInnerTexts()).map(plain), ['一、主要职能 3', '二、机构设置 4', '三、收支总体情况表 5']);
  const right = await lines.evaluateAll((all) => all.map((line) => Math.round(line.querySelector('.n').getBoundingClientRect().right)));
  assert.equal(new Set(right).size, 1, `page numbers end at one line: ${right}`);
});
