// Settings: what is listed, single-key shortcuts; chosen once, kept in this browser.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessible } from './harness/axe.mjs';
import { CLIPBOARD, example, headline, overflows, paste, plain } from './harness/gouji.mjs';
import { pageTest, ROOT } from './harness/page.mjs';
import { TELEPHONE } from './harness/take.mjs';

const choose = async (page, name) => {
  const settings = page.getByRole('button', { name: '设置', exact: true });
  if ((await settings.getAttribute('aria-expanded')) !== 'true') await settings.click();
  await page.getByRole('button', { name, exact: true }).click();
  await page.keyboard.press('Escape');
};

pageTest('notes are left out where the reader wants it so, and he is informed', { context: CLIPBOARD }, async ({ page, watch }) => {
  const late = example().text.replace('截至', `截至 ${TELEPHONE} `);
  await paste(page, late);
  await headline(page);
  const notes = page.getByText('供参考');
  await notes.waitFor();
  await choose(page, '不列提示');
  await notes.waitFor({ state: 'hidden' });
  const left_out = page.getByText(/按您的设置，另有 \d+ 处没有列出/);
  await left_out.waitFor();
  await watch.reload();
  await paste(page, late);
  await headline(page);
  await left_out.waitFor();
  await left_out.getByRole('button', { name: '全部列出' }).click();
  await notes.waitFor();
  assert.equal(await left_out.count(), 0);
});

pageTest('single keys are left alone where they are turned off', async ({ page }) => {
  await choose(page, '关');
  await page.getByRole('button', { name: '试试示例' }).click();
  await headline(page);
  await page.locator('body').press('j');
  await page.locator('body').press('/');
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.ok(await page.evaluate(() => !document.activeElement.matches('input')));
  await choose(page, '开');
  await page.locator('body').press('j');
  await page.getByRole('dialog', { name: `数字 ${example().written}` }).waitFor();
  assert.ok(plain(await page.getByRole('dialog').first().innerText()).includes('疑为'));
});

pageTest('growth from zero is taken as the reader has it, at once and from then on', { context: CLIPBOARD }, async ({ page, watch }) => {
  const rule = readFileSync(join(ROOT, 'crates/core/rules/GJ310.md'), 'utf8');
  const fires = /```disclosure fires\n([^]*?)```/.exec(rule)[1];
  const findings = (where) => page.locator('.notes, .story').filter({ hasText: where }).getByText(/从零起|上年为零|上年没有/);
  await paste(page, fires);
  await headline(page);
  const agrees = await headline(page);
  await page.getByText('供参考').click();
  await findings('供参考').first().waitFor();
  await choose(page, '请留意');
  await page.getByRole('heading', { name: '请留意', exact: true }).waitFor();
  assert.match(await headline(page), /另有 1 处请留意/);
  await watch.reload();
  await paste(page, fires);
  assert.match(await headline(page), /另有 1 处请留意/);
  await choose(page, '不提');
  await page.waitForFunction(() => !/请留意/.test(document.querySelector('.answer h1').textContent));
  assert.equal(await headline(page), agrees);
  assert.equal(await page.getByText('供参考').count(), 0);
});

for (const [locale, name] of [['zh-CN', '设置'], ['en-GB', 'Settings']]) {
  pageTest(`the settings fit a small screen, to their end (${locale})`, { locale, width: 390, height: 600 }, async ({ page, shot }) => {
    await page.getByRole('button', { name, exact: true }).click();
    const panel = page.getByRole('group', { name, exact: true });
    const { y, height } = await panel.boundingBox();
    assert.ok(y + height <= 600, `${y + height}`);
    assert.deepEqual(await overflows(page), []);
    await panel.getByRole('button').last().scrollIntoViewIfNeeded();
    await panel.getByRole('button').last().click();
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme });
      await accessible(page);
    }
    await shot();
  });
}
