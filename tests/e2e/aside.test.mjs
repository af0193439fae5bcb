// Setting a finding aside: shown as such, counted apart, remembered in this browser, exported, and loaded again.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { accessible } from './harness/axe.mjs';
import { example, figures, headline, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';
import { inPanel, openPanel, saved } from './harness/take.mjs';

const REASON = '口径不同，已向单位核实';
const ASIDE = /^其余数字都对得上；有 1 处已由读者核实/;

const open = async (page) => {
  await page.getByRole('button', { name: /试试示例|example/i }).click();
  return headline(page);
};

async function setAside(page, summary = '已核实，不是错误', reason = '理由', press = '记下') {
  const form = page.locator('article.story').first().locator('details.aside');
  await form.getByText(summary).click();
  await form.getByLabel(reason).fill(REASON);
  await form.getByRole('button', { name: press }).click();
}

pageTest('a story set aside is listed apart, and can be taken back', async ({ page, shot }) => {
  assert.match(await open(page), /^有 1 个数对不上/);
  const red = page.locator('.strip .tick.sus, .outline .is-suspect, .sheet .fig.is-suspect');
  assert.ok((await red.count()) >= 3);
  await setAside(page);
  assert.match(await headline(page), ASIDE);
  const list = page.locator('.set-aside');
  assert.ok(plain(await list.innerText()).includes(REASON));
  assert.match(plain(await page.locator('.tally').innerText()), /另有 1 处已核实/);
  assert.equal(await figures(page, example().written).first().evaluate((figure) => figure.classList.contains('is-suspect')), false);
  assert.equal(await red.count(), 0);
  await page.locator('body').press('j');
  assert.equal(await page.getByRole('dialog', { name: `数字 ${example().written}` }).count(), 0, 'it is no stop any more');
  await page.keyboard.press('Escape');
  await accessible(page);
  await shot();
  await list.getByRole('button', { name: '恢复' }).click();
  assert.ok((await red.count()) >= 3);
  assert.match(await headline(page), /^有 1 个数对不上/);
});

pageTest('it is remembered, and tells nothing of the document', async ({ page, watch }) => {
  await open(page);
  await setAside(page);
  await watch.reload();
  const kept = await page.evaluate(() => localStorage['gouji.asides']);
  assert.ok(kept.includes(REASON) && !kept.includes(example().written), kept);
  assert.match(await open(page), ASIDE);
});

pageTest('it is exported with its reason and read back from the file', async ({ page }, ) => {
  await open(page);
  await setAside(page);
  const markdown = await saved(page, '核对结果', 'Markdown');
  assert.ok(markdown.text.includes('已核实，不是错误') && markdown.text.includes(REASON), markdown.text);
  for (const format of ['JSON', 'SARIF']) {
    const { text } = await saved(page, '核对结果', format);
    const parsed = JSON.parse(text);
    const justified = format === 'JSON' ? parsed.findings.filter((f) => f.set_aside === REASON) : parsed.runs[0].results.filter((r) => r.suppressions?.[0]?.justification === REASON);
    assert.ok(justified.length > 0, format);
    await openPanel(page);
    await inPanel(page, '核实记录', '全部清除').click();
    assert.match(await headline(page), /^有 1 个数对不上/);
    const path = join(tmpdir(), `gouji-asides-${process.pid}.${format.toLowerCase()}`);
    writeFileSync(path, text);
    const chooser = page.waitForEvent('filechooser');
    await inPanel(page, '核实记录', '从文件载入').click();
    await (await chooser).setFiles(path);
    await page.getByText(/这个浏览器里记着 \d+ 条/).waitFor();
    assert.match(await headline(page), ASIDE);
  }
});

pageTest('in English', { locale: 'en-GB' }, async ({ page }) => {
  await open(page);
  await setAside(page, 'Looked into: no mistake', 'Reason', 'Set aside');
  assert.match(await headline(page), /^All other figures agree; 1 set aside by a reader/);
});
