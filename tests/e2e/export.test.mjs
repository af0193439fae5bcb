// What can be taken along: findings, figures, the annotated document, the letter; in both languages, private numbers masked.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { CLIPBOARD, drawn, example, headline, overflows, paste, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';
import { inPanel, openPanel, saved, TELEPHONE } from './harness/take.mjs';

const open = async (page) => {
  await page.getByRole('button', { name: /试试示例|example/i }).click();
  return headline(page);
};

pageTest('findings are saved in every format, and say what the page says', async ({ page }) => {
  const { written, right } = example();
  const answer = await open(page);
  const markdown = await saved(page, '核对结果', 'Markdown');
  assert.match(markdown.name, /2026.*\.md$/);
  assert.ok(markdown.text.includes(answer) && markdown.text.includes(right), markdown.text.slice(0, 400));

  const csv = await saved(page, '核对结果', 'CSV');
  assert.equal(csv.text.charCodeAt(0), 0xfeff, 'spreadsheets know UTF-8 by its mark');
  const rows = csv.text.trim().split('\r\n');
  assert.match(rows[0], /^\uFEFF?文件,单位,年度,轻重/);
  assert.ok(rows.slice(1).some((row) => row.includes(written) && row.includes(right)), rows.join('\n'));

  const report = JSON.parse((await saved(page, '核对结果', 'JSON')).text);
  assert.equal(report.schema, 'gouji-report/1');
  assert.equal(report.suspects[0].should_be, right);
  assert.ok(report.figures.length > 200 && report.relations.length > 200);

  const sarif = JSON.parse((await saved(page, '核对结果', 'SARIF')).text);
  assert.equal(sarif.version, '2.1.0');
  assert.equal(sarif.runs[0].results.filter((result) => result.kind === 'fail').length, report.findings.length);
});

pageTest('figures are saved as tidy rows', async ({ page }) => {
  await open(page);
  const { name, text } = await saved(page, '全部数字', 'CSV');
  assert.match(name, /-全部数字\.csv$/);
  const rows = text.trim().split('\r\n');
  const width = rows[0].split(',').length;
  assert.ok(rows.length > 200, `${rows.length} rows`);
  const simple = rows.filter((row) => !row.includes('"'));
  assert.ok(simple.every((row) => row.split(',').length === width));
  assert.ok(rows.some((row) => row.includes(example().written) && row.includes(example().right)));
});

pageTest('the annotated document is one file that asks nobody and runs nothing', async ({ page, watch }) => {
  const answer = await open(page);
  const { text } = await saved(page, '带标记的原文', '网页文件');
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const sheet = await page.context().newPage();
  sheet.on('request', (request) => asked.push(request.url()));
  await sheet.setContent(text);
  assert.equal(plain(await sheet.getByRole('heading', { level: 1 }).innerText()), answer);
  assert.equal(await sheet.locator('script, link, img, iframe').count(), 0);
  const suspect = sheet.locator('.f.suspect').first();
  assert.equal(plain(await suspect.innerText()), example().written);
  assert.ok((await sheet.locator('table .f').count()) > 100);
  assert.match(await suspect.getAttribute('href'), /^#s\d+$/);
  await accessible(sheet);
  assert.deepEqual(asked, []);
  await sheet.close();
  watch.requests = watch.requests.filter((request) => !asked.includes(request.url));
});

pageTest('findings are copied as Markdown', { context: CLIPBOARD }, async ({ page }) => {
  const answer = await open(page);
  await openPanel(page);
  await inPanel(page, '核对结果', '复制').click();
  await page.getByText('已复制。').first().waitFor({ state: 'attached' });
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.startsWith('# ') && copied.includes(answer), copied.slice(0, 200));
});

pageTest('the letter can be changed before it is copied', { context: CLIPBOARD }, async ({ page, shot }) => {
  const { written, right } = example();
  await open(page);
  await openPanel(page);
  await inPanel(page, '给公开单位的信', '起草一封信').click();
  const letter = page.getByRole('dialog', { name: '给公开单位的信' });
  const draft = letter.getByRole('textbox');
  const text = await draft.inputValue();
  for (const part of [written, right, '位置：', '敬请', '署名']) assert.ok(text.includes(part), `${part} is in: ${text}`);
  await accessible(page);
  await shot();
  await draft.fill(`${text}某读者`);
  await letter.getByRole('button', { name: '复制' }).click();
  await letter.getByText('已复制。').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${text}某读者`);
  await page.keyboard.press('Escape');
  await letter.waitFor({ state: 'hidden' });
});

pageTest('private numbers are masked on the page and in all that is taken along', { context: CLIPBOARD }, async ({ page }) => {
  const call = (text) => text.replace('部门预算', `部门预算\n联系电话${TELEPHONE}`).replace('\t', `\t${TELEPHONE} `);
  await paste(page, `${call(example().text)}\n填报人的电话是 ${TELEPHONE}，欢迎来电。\n`);
  await headline(page);
  await drawn(page);
  assert.equal(await page.locator('.sheet').getByText('100****0001').first().isVisible(), true);
  const dom = await page.evaluate(() => document.documentElement.outerHTML);
  assert.ok(!dom.includes(TELEPHONE), dom.slice(dom.indexOf(TELEPHONE) - 200).slice(0, 300));
  for (const [section, name] of [['核对结果', 'Markdown'], ['核对结果', 'CSV'], ['核对结果', 'JSON'], ['核对结果', 'SARIF'], ['全部数字', 'CSV'], ['带标记的原文', '网页文件']]) {
    const { text } = await saved(page, section, name);
    assert.ok(!text.includes(TELEPHONE), `${section} ${name}`);
  }
});

for (const [width, height] of [[390, 844], [1280, 900]]) {
  pageTest(`the panel fits and has no axe violations at ${width} px`, { width, height }, async ({ page, shot }) => {
    await open(page);
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme });
      await openPanel(page);
      await accessible(page);
      assert.deepEqual(await overflows(page), []);
      await shot(theme);
    }
  });
}

pageTest('in English', { locale: 'en-GB' }, async ({ page }) => {
  const answer = await open(page);
  const panel = await openPanel(page);
  assert.doesNotMatch(await panel.innerText(), /[\u4E00-\u9FFF]/);
  const { text } = await saved(page, 'Findings', 'Markdown');
  assert.ok(text.includes(answer), text.slice(0, 300));
});

pageTest('printed, it is the answer and the whole document, without what is pressed', async ({ page }) => {
  await open(page);
  const pieces = await page.locator('.sheet .piece').count();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const undrawn = await page.locator('.sheet .piece').evaluateAll((all) => all.filter((piece) => piece.style.height).length);
  assert.ok(pieces > 0 && undrawn === 0, `${undrawn} of ${pieces} are not drawn when it is printed`);
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  for (const hidden of ['.bar', '.tabs', '.strip', '.outline', '.story .btn']) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, `${hidden} is not printed`);
  }
});
