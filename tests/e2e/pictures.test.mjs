// The pictures: drawn, given as tables, gone through by keys, saved; the error is seen in them; nothing is drawn that is not stated.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { accessible } from './harness/axe.mjs';
import { CLIPBOARD, example, headline, overflows, paste, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

/** The pictures of the example, or of a text. */
async function openPictures(page, { narrow = false, text } = {}) {
  if (text) await paste(page, text);
  else await page.getByRole('button', { name: /试试示例|example/i }).click();
  await headline(page);
  await tab(page, narrow).click();
}

const tab = (page, narrow) => {
  const views = page.getByRole('navigation', { name: /视图|Views/ }).and(page.locator(narrow ? '.bottom-nav' : '.tabs'));
  return views.getByRole('button', { name: /^(图|Charts|Pictures)$/ });
};
const picture = (page, id) => page.locator(`[data-pic="${id}"]`);
const marks = (page, id) => picture(page, id).locator('svg .mark');

pageTest('the suspect is a red hatched piece with its note; it opens the figure and Back returns', async ({ page }) => {
  const { written, right } = example();
  await openPictures(page);
  await marks(page, 'spending').first().waitFor();
  for (const id of ['flow', 'spending']) {
    assert.equal(await picture(page, id).locator('.mark.hatch-red').count(), 1, id);
    assert.equal(await picture(page, id).locator('.mark.hatch').count(), 0, id);
  }
  assert.equal(await page.locator('.mark.hatch-red').count(), 2, 'nothing else is red');
  const note = picture(page, 'spending').locator('.pic-notes').getByRole('button');
  assert.match(plain(await note.innerText()), new RegExp(`差额 [\\d.]+.*${written}.*${right}`));
  await note.click();
  await page.getByRole('dialog', { name: `数字 ${written}` }).waitFor();
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.ok(await picture(page, 'spending').isVisible(), 'still at the pictures');
});

pageTest('a picture stays where it is when a card takes room beside it, and when it gives it back', async ({ page }) => {
  await openPictures(page);
  const mark = picture(page, 'change').locator('.mark[role=button]').first();
  await mark.scrollIntoViewIfNeeded();
  const top = () => picture(page, 'change').evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  const stays = (before) =>
    page.waitForFunction(
      (before) => Math.abs(document.querySelector('[data-pic="change"]').getBoundingClientRect().top - before) < 2,
      before,
    );
  await mark.click();
  await page.getByRole('dialog').waitFor();
  await stays(before);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await stays(before);
});

pageTest('a document that agrees has no hatched piece', { context: CLIPBOARD }, async ({ page }) => {
  await openPictures(page, { text: example().clean });
  await marks(page, 'flow').first().waitFor();
  assert.equal(await page.locator('.mark.hatch, .mark.hatch-red, .pic-notes').count(), 0);
});

pageTest('each picture is given as a table too, with the states of its figures', async ({ page }) => {
  const { written } = example();
  await openPictures(page);
  await marks(page, 'spending').first().waitFor();
  const pictures = await page.locator('[data-pic]').all();
  assert.ok(pictures.length >= 6, `${pictures.length} pictures`);
  for (const one of pictures) {
    const [chart, table] = await one.getByRole('group').getByRole('button').all();
    assert.equal(await chart.getAttribute('aria-pressed'), 'true');
    await table.click();
    await one.getByRole('table').waitFor();
    assert.equal(await one.locator('svg').count(), 0);
    assert.ok((await one.getByRole('row').count()) > 1);
    assert.ok((await one.locator('.fig').count()) > 0, 'its figures can be opened');
  }
  const suspect = picture(page, 'spending').locator('.fig.is-suspect');
  assert.equal(await suspect.innerText(), written);
  assert.equal(await suspect.getAttribute('data-state'), 'bad');
  await picture(page, 'spending').getByRole('button', { name: '图', exact: true }).click();
  await marks(page, 'spending').first().waitFor();
});

pageTest('a picture is one tab stop; arrows go through its marks, Enter opens, Escape returns', async ({ page }) => {
  await openPictures(page);
  const spending = marks(page, 'spending').and(page.locator('[role=button]'));
  await spending.first().waitFor();
  const stops = picture(page, 'spending').locator('svg [tabindex="0"]');
  assert.equal(await stops.count(), 1);
  await stops.focus();
  const here = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  const labels = await spending.evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')));
  const seen = [await here()];
  for (let n = 1; n < labels.length; n++) {
    await page.keyboard.press('ArrowRight');
    seen.push(await here());
  }
  assert.deepEqual(seen, labels, 'every mark, in reading order');
  assert.equal(await stops.count(), 1, 'still one tab stop');
  await page.keyboard.press('Home');
  assert.equal(await here(), labels[0]);
  assert.equal(plain(await picture(page, 'spending').locator('.said').innerText()), plain(labels[0]));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  // The picture is drawn anew where the card stood, and gives the focus back.
  await page.waitForFunction((label) => document.activeElement.getAttribute('aria-label') === label, labels[0]);
});

pageTest('looking at a band dims what it does not join', async ({ page }) => {
  await openPictures(page);
  const band = marks(page, 'flow').and(page.locator('.flow')).first();
  await band.hover();
  const lit = picture(page, 'flow').locator('.mark.is-lit');
  assert.equal(await lit.count(), 3, 'the band and its two ends');
  await page.mouse.move(2, 2);
  await page.waitForFunction(() => !document.querySelector('.is-dimming'));
});

pageTest('a picture is saved as SVG and as PNG, with its title and its source', async ({ page }) => {
  await openPictures(page);
  const flow = picture(page, 'flow');
  await marks(page, 'flow').first().waitFor();
  const saved = async (name) => {
    const waiting = page.waitForEvent('download');
    await flow.getByRole('button', { name }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const svg = await saved(/SVG/);
  assert.match(svg.name, /^[\u4E00-\u9FFF]+-\d{4}-[\u4E00-\u9FFF].*\.svg$/, 'whose it is, of which year, what it says');
  const text = svg.bytes.toString('utf8');
  assert.ok(text.startsWith('<svg') && text.includes('钱从哪来，到哪去') && text.includes('据表'), text.slice(0, 200));
  assert.match(text, /司法局 · 2026 年预算公开 · 源文件：示例 · 20\d\d-\d\d-\d\d 由勾稽生成/, 'whose, of which year, from which file, when');
  // In a page of its own: ours takes no markup from anybody.
  const empty = await page.context().newPage();
  const errors = await empty.evaluate(
    (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('parsererror').length,
    text,
  );
  await empty.close();
  assert.equal(errors, 0, 'it is well formed');
  const png = await saved(/PNG/);
  assert.match(png.name, /\.png$/);
  assert.deepEqual([...png.bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
  const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
  assert.ok(width > 2000 && height > 700, `${width} × ${height}`);
});

pageTest('on a narrow screen flows open as their table, text is readable and nothing spills', { width: 390, height: 844 }, async ({ page }) => {
  await openPictures(page, { narrow: true });
  await picture(page, 'flow').getByRole('table').waitFor();
  await picture(page, 'flow').getByRole('button', { name: '图', exact: true }).click();
  await marks(page, 'flow').first().waitFor();
  assert.deepEqual(await overflows(page), []);
  const sizes = await page.locator('.chart text').evaluateAll((all) => all.map((text) => parseFloat(getComputedStyle(text).fontSize)));
  assert.ok(sizes.length > 20 && Math.min(...sizes) >= 13, `${Math.min(...sizes)}`);
  const scaled = await page.locator('.chart svg').evaluateAll((all) =>
    all.map((svg) => Math.abs(svg.getBoundingClientRect().width - svg.viewBox.baseVal.width)),
  );
  assert.ok(Math.max(...scaled) < 1, 'pictures are laid out, not shrunk');
});

pageTest('what is not stated is not drawn, and a sentence says so', { context: CLIPBOARD }, async ({ page }) => {
  const text = ['表 1', '单位收支总体情况表', '单位：万元', '收入\t\t支出\t', '项目\t预算数\t功能分类\t预算数',
    '一、本年收入\t100.00\t201 一般公共服务支出\t60.00', '1.一般公共预算拨款\t100.00\t208 社会保障和就业支出\t40.00',
    '收入总计\t100.00\t支出总计\t100.00', ''].join('\n');
  await openPictures(page, { text });
  const missing = page.locator('.pic-missing li');
  await missing.first().waitFor();
  assert.ok((await missing.allInnerTexts()).some((words) => words.includes('三公')));
  assert.equal(await picture(page, 'three-public').count(), 0);
  assert.equal(await picture(page, 'projects').count(), 0);
});

for (const locale of ['zh-CN', 'en-GB']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [390, 1280]) {
      const name = `axe: pictures and their tables, ${locale}, ${colorScheme}, ${width}`;
      pageTest(name, { width, locale, context: { colorScheme } }, async ({ page, shot }) => {
        await openPictures(page, { narrow: width < 500 });
        await marks(page, 'spending').first().waitFor();
        await accessible(page);
        await shot();
        for (const one of await page.locator('[data-pic] .seg').all()) await one.getByRole('button').last().click();
        await picture(page, 'spending').getByRole('table').waitFor();
        await accessible(page);
      });
    }
  }
}
