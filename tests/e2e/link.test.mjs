// A link that carries the text itself: made on a click, opened from the address, reported when it cannot be read.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { CLIPBOARD, example, headline, paste, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';
import { inPanel, openPanel, TELEPHONE } from './harness/take.mjs';

async function makeLink(page) {
  await openPanel(page);
  await inPanel(page, '带全文的链接', '做一个链接').click();
  const dialog = page.getByRole('dialog', { name: '带全文的链接' });
  return { dialog, text: await dialog.getByRole('textbox').inputValue() };
}

pageTest('a link opens to the same answer, and leaves nothing in the address', async ({ page, watch, site, shot }) => {
  await page.getByRole('button', { name: '试试示例' }).click();
  const answer = await headline(page);
  const { text: link } = await makeLink(page);
  assert.ok(link.startsWith(`${site.url}#gouji=1.`) && link.length <= 16_000, `${link.length} characters`);
  assert.match(link.slice(site.url.length), /^#gouji=1\.[\w-]+$/);
  await accessible(page);
  await shot();
  await page.goto('about:blank');
  await watch.load(link);
  assert.equal(await headline(page), answer);
  assert.equal(page.url(), site.url);
  assert.ok(site.log.every((request) => !request.path.includes('gouji=')), 'no server saw the text');
});

pageTest('a link pasted into the address of the open page is opened too', { fetches: /icon/ }, async ({ page }) => {
  await page.getByRole('button', { name: '试试示例' }).click();
  const answer = await headline(page);
  const { dialog, text: link } = await makeLink(page);
  await dialog.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '换一份' }).click();
  await page.evaluate((hash) => { location.hash = hash; }, new URL(link).hash);
  assert.equal(await headline(page), answer);
});

pageTest('a text with private numbers is warned of, and they are masked in the link', { context: CLIPBOARD }, async ({ page, watch }) => {
  await paste(page, `${example().text}\n填报人的电话是 ${TELEPHONE}。\n`);
  await headline(page);
  const { dialog, text: link } = await makeLink(page);
  await dialog.getByText(/文中有 1 个电话或身份证号/).waitFor();
  await page.goto('about:blank');
  await watch.load(link);
  await headline(page);
  await page.locator('.sheet').getByText('100****0001').waitFor();
});

pageTest('what is too long for a link is offered as a file', { context: CLIPBOARD }, async ({ page }) => {
  // Digits that repeat nowhere do not pack.
  let seed = 7;
  const noise = () => ((seed = (seed * 48271) % 2147483647) % 90000) / 100;
  const rows = Array.from({ length: 6000 }, (_, i) => `科目${i}\t${noise().toFixed(2)}\t${noise().toFixed(2)}`).join('\n');
  await paste(page, `${example().text}\n附表\n项目\t金额\t数量\n${rows}\n`);
  await headline(page);
  await openPanel(page);
  await inPanel(page, '带全文的链接', '做一个链接').click();
  const dialog = page.getByRole('dialog', { name: '带全文的链接' });
  await dialog.getByText(/压缩后仍有 \d+ 个字符/).waitFor();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '下载文字文件' }).click();
  assert.match((await download).suggestedFilename(), /\.txt$/);
});

for (const [name, hash, said] of [
  ['of a later version', '#gouji=3.abcd', '这个链接来自更新的版本。'],
  ['that is cut off', '#gouji=1.eJwDA', '这个链接不完整。'],
  ['of a place without its text', '#gouji=2.abcd', '这个链接不完整。'],
  ['of nonsense', '#gouji=1.abcd', '这个链接不完整。'],
]) {
  pageTest(`a link ${name} is said to be one`, { goto: false }, async ({ page, watch, site }) => {
    await watch.load(`${site.url}${hash}`);
    await page.getByRole('heading', { level: 1, name: said }).waitFor();
    assert.equal(page.url(), site.url);
    await page.getByRole('button', { name: '回到首页' }).click();
    await page.getByRole('textbox', { name: '公开全文' }).waitFor();
    assert.equal(plain(await page.title()).includes('勾稽'), true);
  });
}
