// The original looked at: the page of the PDF on which a figure stands, with the figure outlined; by mouse and keyboard,
// at both widths, in both themes and languages; drawn here, nothing sent.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessible } from './harness/axe.mjs';
import { bytes, chooseAll, drawn, drop, example, headline, overflows, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const fetches = /\/reader-(office|pdf)\.wasm$/;
const TO_ORIGINAL = /^(在原件第 \d+ 页查看|See it on page \d+ of the original)$/;

/** The window with the page of the original, once the page is there. */
async function opened(page) {
  const dialog = page.getByRole('dialog', { name: /^(原件|The original)/ });
  await dialog.locator('.original-page img').waitFor();
  await page.waitForFunction(() => document.querySelector('.original-page img')?.complete);
  return dialog;
}

/** From the first story to the page on which its figure stands. */
async function fromStory(page) {
  await page.getByRole('article').first().getByRole('button', { name: TO_ORIGINAL }).click();
  return opened(page);
}

/** The print within the outlined figure's frame: its part of all pixels, and where from left to right it begins and ends. */
async function print(page) {
  return page.evaluate(() => {
    const picture = document.querySelector('.original-page img');
    const frame = document.querySelector('.original-frames .is-itself');
    const box = (name) => Number(frame.getAttribute(name));
    const [width, height] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))];
    const canvas = Object.assign(document.createElement('canvas'), { width: width * 3, height: height * 3 });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    // The frame leaves two points of room on each side of the figure.
    const [x, y, w, h] = [box('x') + 2, box('y') + 2, box('width') - 4, box('height') - 4].map((n) => Math.round(n * 3));
    const { data } = context.getImageData(x, y, w, h);
    const dark = [];
    for (let at = 0; at < data.length; at += 4) if (data[at] < 128) dark.push((at / 4) % w);
    return { ink: dark.length / (w * h), from: Math.min(...dark) / w, to: Math.max(...dark) / w };
  });
}

function lies({ ink, from, to }) {
  assert.ok(ink > 0.03 && from < 0.3 && to > 0.7, `print lies in the frame: ${ink}, from ${from} to ${to}`);
}

pageTest('the card shows the lines of the original around its figure, and they lead to the page', { fetches }, async ({ page, shot }) => {
  await drop(page, '公开.pdf', bytes('example.pdf'), '');
  await headline(page);
  const piece = page.getByRole('article').first().getByRole('button', { name: /^这一处在原件第 \d+ 页上的样子$/ });
  await piece.locator('svg rect.is-suspect').waitFor();
  const [x, y, width, height] = (await piece.locator('svg').getAttribute('viewBox')).split(' ').map(Number);
  const [left, top] = [await piece.locator('rect').getAttribute('x'), await piece.locator('rect').getAttribute('y')].map(Number);
  assert.ok(left >= x && left < x + width && top >= y && top < y + height, 'the figure is in the piece');
  await accessible(page);
  await shot();
  await piece.click();
  const dialog = await opened(page);
  assert.ok(plain(await dialog.getByRole('status').innerText()).includes(example().written));
});

for (const [locale, width, theme] of [['zh-CN', 1280, 'light'], ['en-GB', 1280, 'dark'], ['zh-CN', 390, 'dark'], ['en-GB', 390, 'light']]) {
  const options = { fetches, locale, width, height: width < 760 ? 844 : 900, context: { colorScheme: theme } };
  pageTest(`the wrong figure outlined on its page (${locale}, ${width}, ${theme})`, options, async ({ page, shot }) => {
    await drop(page, '公开.pdf', bytes('example.pdf'), '');
    await headline(page);
    const dialog = await fromStory(page);
    assert.ok(plain(await dialog.getByRole('status').innerText()).includes(example().written));
    assert.equal(await dialog.locator('.is-itself').count(), 1);
    assert.ok((await dialog.locator('.is-related').count()) > 0, 'what goes with it is marked too');
    const seen = await dialog.locator('.is-itself').boundingBox();
    const view = await dialog.locator('.original-scroll').boundingBox();
    assert.ok(seen.x >= view.x && seen.y >= view.y && seen.x + seen.width <= view.x + view.width + 1 && seen.y + seen.height <= view.y + view.height + 1, 'it is scrolled to');
    lies(await print(page));
    await accessible(page);
    assert.deepEqual(await overflows(page), []);
    await shot();
  });
}

pageTest('pages are turned, made larger and left by keyboard; Back leads to the answer', { fetches }, async ({ page }) => {
  await drop(page, '公开.pdf', bytes('example.pdf'), '');
  await headline(page);
  const opener = page.getByRole('article').first().getByRole('button', { name: TO_ORIGINAL });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = await opened(page);
  const shown = async () => Number(/第 (\d+) 页/.exec(await dialog.locator('.original-bar .n').innerText())[1]);
  const first = await shown();
  await dialog.getByRole('button', { name: '下一页' }).press('Enter');
  await dialog.getByRole('img', { name: new RegExp(`第 ${first + 1} 页`) }).waitFor();
  assert.equal(await shown(), first + 1);
  await dialog.getByRole('button', { name: '上一页' }).press('Enter');
  await dialog.getByRole('img', { name: new RegExp(`第 ${first} 页`) }).waitFor();
  const width = async () => (await dialog.locator('.original-page').boundingBox()).width;
  const before = await width();
  await dialog.getByRole('region').focus();
  await page.keyboard.press('+');
  assert.ok((await width()) > before * 1.2);
  await page.keyboard.press('0');
  const view = await dialog.locator('.original-scroll').evaluate((element) => element.clientWidth);
  assert.ok(Math.abs((await width()) - view) < 2, 'the whole width is seen');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.ok(await opener.evaluate((element) => element === document.activeElement), 'the focus returns');
  await fromStory(page);
  await page.goBack();
  await dialog.waitFor({ state: 'hidden' });
  assert.ok(await page.getByRole('article').first().isVisible());
});

pageTest('a figure pressed on the page tells what goes with it, and leads to its card', { fetches }, async ({ page }) => {
  await drop(page, '公开.pdf', bytes('example.pdf'), '');
  await headline(page);
  const dialog = await fromStory(page);
  const other = dialog.locator('.original-frames .is-related').first();
  const figure = await other.getAttribute('data-f');
  await other.click();
  await dialog.locator(`.is-itself[data-f="${figure}"]`).waitFor();
  await dialog.getByRole('button', { name: '看它的等式和出处' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const text = plain(await page.locator(`.sheet [data-f="${figure}"]`).innerText());
  const card = page.getByRole('dialog', { name: `数字 ${text}` });
  await card.getByRole('button', { name: TO_ORIGINAL }).click();
  await opened(page);
  await page.goBack();
  await card.waitFor();
  await page.goBack();
  await card.waitFor({ state: 'hidden' });
});

pageTest('of two files joined, each figure is shown in its own', { fetches }, async ({ page }) => {
  await chooseAll(page, ['example-forms.xlsx', 'example-prose.pdf']);
  await headline(page);
  // A figure of the forms tells its cell in words; one of the prose its page.
  await page.locator('.sheet .form .fig').first().click();
  const card = page.getByRole('dialog', { name: /^数字/ });
  assert.match(plain(await card.innerText()), /工作表“.+”[A-Z]+\d+/);
  assert.equal(await card.getByRole('button', { name: TO_ORIGINAL }).count(), 0);
  await card.getByRole('button', { name: '关闭' }).click();
  await card.waitFor({ state: 'hidden' });
  await page.locator('.sheet p .fig').first().click();
  await card.getByRole('button', { name: TO_ORIGINAL }).click();
  const dialog = await opened(page);
  assert.match(await dialog.getByRole('heading').innerText(), /example-prose\.pdf/);
  assert.equal(await dialog.locator('.is-itself').count(), 1);
});

pageTest('of a Word file the table, row and column are named', { fetches }, async ({ page }) => {
  await drop(page, '公开.docx', bytes('example.docx'), '');
  await headline(page);
  await page.locator('.sheet .form .fig').first().click();
  const card = page.getByRole('dialog', { name: /^数字/ });
  assert.match(plain(await card.innerText()), /第 \d+ 个表格第 \d+ 行第 \d+ 列/);
  assert.equal(await card.getByRole('button', { name: TO_ORIGINAL }).count(), 0);
});

const FOLDER = process.env.GOUJI_DISCLOSURES;
const real = ['000_5135316a8efb8cf4', 'jiangsu-general-office-2017-forms', 'shanghai-putuo-government-office-2025-entity-budget'];
for (const name of real.map((name) => `${name}.pdf`)) {
  pageTest(`real disclosure ${name}: print lies in the outlines`, { fetches, skip: !(FOLDER && existsSync(join(FOLDER, name))) }, async ({ page }) => {
    await drop(page, name, readFileSync(join(FOLDER, name)), '');
    await headline(page);
    await drawn(page);
    const figures = page.locator('.sheet .fig');
    const count = await figures.count();
    for (const part of [0.2, 0.5, 0.8]) {
      await figures.nth(Math.floor(part * count)).click();
      await page.getByRole('dialog', { name: /^数字/ }).getByRole('button', { name: TO_ORIGINAL }).click();
      const dialog = await opened(page);
      assert.equal(await dialog.locator('.is-itself').count(), 1);
      lies(await print(page));
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
  });
}
