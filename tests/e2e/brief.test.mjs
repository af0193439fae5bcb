// The brief: what a disclosure says, in plain words; every figure leads to its place, every term is explained.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessible } from './harness/axe.mjs';
import { CLIPBOARD, example, headline, overflows, paste, plain } from './harness/gouji.mjs';
import { DIST, pageTest } from './harness/page.mjs';

async function openBrief(page, nav = '.tabs') {
  await page.getByRole('button', { name: '试试示例' }).click();
  await headline(page);
  await page.locator(nav).getByRole('button', { name: /读懂$/ }).click();
  await page.locator('.brief .lede').waitFor();
}

const prose = async (page) => plain(await page.locator('.brief .prose').innerText());

pageTest('what the document says is given in sentences, with figures that open their cards', async ({ page, shot }) => {
  const { written, right } = example();
  await openBrief(page);
  const text = await prose(page);
  assert.match(text, /2026 年预计收入、支出各 [\d.,]+ 万元/);
  assert.match(text, /钱从哪来：.*一般公共预算/);
  assert.match(text, /文件说/);
  assert.ok(text.includes(right), 'what most places say is given');
  assert.ok(!text.replace(/[^。]*写作[^。]*。/g, '').includes(written), 'what is probably wrong is not');
  const figure = page.locator('.brief .fig').first();
  const number = plain(await figure.innerText()).replace(/[≈≠○]/g, '').trim();
  await figure.click();
  await page.getByRole('dialog', { name: `数字 ${number}` }).waitFor();
  await shot();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.ok(await figure.evaluate((element) => element === document.activeElement), 'the focus is back');
});

pageTest('numbers have separators alike, however the places write them that they are from', { context: CLIPBOARD }, async ({ page }) => {
  // Its tables write 1,234.00; its sentences, after this, 1234.00.
  const text = readFileSync(join(DIST, 'demo', 'documents', '4.txt'), 'utf8');
  const bare = (line) => line.replace(/(\d),(?=\d{3})/g, '$1');
  await paste(page, text.split('\n').map((line) => (line.includes('\t') ? line : bare(line))).join('\n'));
  await headline(page);
  for (const [view, inside] of [[/读懂$/, '.brief'], [/^图$/, '.pics']]) {
    await page.locator('.tabs').getByRole('button', { name: view }).click();
    const shown = page.locator(inside);
    await shown.locator('.fig, .mark').first().waitFor();
    const numbers = (await shown.innerText()).match(/\d[\d,]*\.\d\d(?!\d|%)/g);
    assert.ok(numbers.some((number) => number.includes(',')), inside);
    assert.deepEqual(numbers.filter((number) => /\d{4}/.test(number)), [], inside);
  }
});

pageTest('the brief is copied and saved with whose it is, its file and the date', { context: { permissions: ['clipboard-read', 'clipboard-write'] } }, async ({ page }) => {
  await openBrief(page);
  const carried = /^一分钟读懂\n\n[^\n]+2026 年预计收入、支出各 [\d.,]+ 万元[\s\S]+ · 2026 年预算公开 · 源文件：示例 · 20\d\d-\d\d-\d\d 由勾稽生成\n$/;
  await page.getByRole('button', { name: '复制这段说明' }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('勾稽生成'));
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), carried);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载文字文件' }).click();
  const download = await waiting;
  assert.match(download.suggestedFilename(), /2026.*一分钟读懂\.txt$/);
  assert.match(readFileSync(await download.path(), 'utf8'), carried);
});

pageTest('a term is explained on hover, on focus and on a tap, and Escape closes it', async ({ page, shot }) => {
  await openBrief(page);
  const term = page.getByRole('button', { name: '基本支出', exact: true }).first();
  const tip = page.getByRole('tooltip');
  await term.hover();
  assert.match(plain(await tip.innerText()), /人员工资和日常办公.*文件的说法/);
  await tip.hover();
  assert.ok(await tip.isVisible(), 'it can be hovered itself');
  await shot();
  await page.mouse.move(0, 0);
  await tip.waitFor({ state: 'hidden' });
  await term.focus();
  await tip.waitFor();
  await page.keyboard.press('Escape');
  await tip.waitFor({ state: 'hidden' });
});

pageTest('a reason leads to where the document gives it', async ({ page }) => {
  await openBrief(page);
  const reason = page.locator('.brief q .quoted').first();
  const words = plain(await reason.innerText());
  await reason.click();
  const place = page.locator('.sheet p').filter({ hasText: words }).first();
  await place.waitFor();
  await page.goBack();
  assert.ok(await reason.isVisible(), 'Back leads to the brief again');
});

for (const width of [1280, 390]) {
  pageTest(`the brief at ${width} px in both languages and themes has no axe violations`, { width }, async ({ page, shot }) => {
    await openBrief(page, width < 760 ? '.bottom-nav' : '.tabs');
    await accessible(page);
    await shot('light');
    await page.getByRole('button', { name: '设置' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByText('Every underlined figure').waitFor();
    await accessible(page);
    assert.deepEqual(await overflows(page), []);
    await shot('dark');
  });
}
