// What is kept in this browser: nothing until the reader wants it; then it can be opened again, taken away one by one
// or all at once; private numbers are masked before; a guest has none of it.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { CLIPBOARD, choose, example, headline, overflows, paste, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';
import { TELEPHONE } from './harness/take.mjs';

const WORDS = {
  'zh-CN': { settings: '设置', keep: '保留', not: '不保留', title: '看过的公开', remove: /^移除 /, clear: '清除全部', example: '试试示例', another: '换一份', wrong: /已核对 \d+ 处 · \d+ 处不一致/, right: /已核对 \d+ 处 · 一致/ },
  'en-GB': { settings: 'Settings', keep: 'Keep', not: 'Keep nothing', title: 'Opened before', remove: /^Remove (?!all)/, clear: 'Remove all', example: /example/i, another: /another/i, wrong: /\d+ checks · \d+ do(es)? not agree/, right: /\d+ checks · all agree/ },
};

const setting = async (page, words, name) => {
  const settings = page.getByRole('button', { name: words.settings, exact: true });
  if ((await settings.getAttribute('aria-expanded')) !== 'true') await settings.click();
  await page.getByRole('group', { name: words.title }).getByRole('button', { name, exact: true }).click();
  await page.keyboard.press('Escape');
};
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
const back = (page, words) => page.getByRole('button', { name: words.another }).click();

pageTest('nothing is kept until it is wanted, and never the example', { context: CLIPBOARD }, async ({ page }) => {
  const words = WORDS['zh-CN'];
  await paste(page, example().clean);
  await headline(page);
  await back(page, words);
  assert.deepEqual(await databases(page), []);
  assert.equal(await page.getByRole('region', { name: words.title }).count(), 0);
  await setting(page, words, words.keep);
  await page.getByRole('button', { name: words.example }).click();
  await headline(page);
  await back(page, words);
  assert.equal(await page.getByRole('region', { name: words.title }).count(), 0);
});

for (const [locale, words] of Object.entries(WORDS)) {
  pageTest(`kept, opened again after a reload, removed (${locale})`, { locale, context: CLIPBOARD, width: 390, height: 844 }, async ({ page, watch, shot }) => {
    await setting(page, words, words.keep);
    await paste(page, example().text);
    const said = await headline(page);
    await back(page, words);
    const [year] = /20\d\d/.exec(example().text);
    const history = page.getByRole('region', { name: words.title });
    await history.getByText(words.wrong).waitFor();
    await choose(page, '公开.txt', Buffer.from(example().clean));
    await headline(page);
    await watch.reload();
    const lines = history.getByRole('listitem');
    await lines.nth(1).waitFor();
    assert.match(plain(await lines.nth(0).innerText()), words.right, 'the newest first');
    assert.ok((await lines.nth(1).innerText()).includes(year));
    assert.deepEqual(await overflows(page), []);
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme });
      await accessible(page);
    }
    await page.getByRole('heading', { name: words.title }).scrollIntoViewIfNeeded();
    await shot();
    await lines.nth(1).getByRole('button').first().click();
    assert.equal(await headline(page), said, 'the same answer as before');
    await back(page, words);
    await page.waitForFunction(() => document.querySelector('.history li')?.innerText.includes('≠'));
    assert.equal(await lines.count(), 2, 'what is opened again does not stand there twice');
    await lines.nth(0).getByRole('button', { name: words.remove }).click();
    await page.waitForFunction(() => document.querySelectorAll('.history li').length === 1);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'history');
    await history.getByRole('button', { name: words.clear }).click();
    await history.waitFor({ state: 'detached' });
    assert.deepEqual(await databases(page), []);
  });
}

pageTest('turned off, it keeps no more and offers to remove what there is', { context: CLIPBOARD }, async ({ page, shot }) => {
  const words = WORDS['zh-CN'];
  await paste(page, example().clean);
  await headline(page);
  await setting(page, words, words.keep); // what is on the screen is kept too
  await back(page, words);
  const history = page.getByRole('region', { name: words.title });
  await history.getByRole('listitem').waitFor();
  await setting(page, words, words.not);
  await paste(page, example().text);
  await headline(page);
  await back(page, words);
  assert.equal(await history.getByRole('listitem').count(), 1);
  await page.getByRole('button', { name: words.settings, exact: true }).click();
  const panel = page.getByRole('group', { name: words.settings });
  await panel.getByText('以前保留的 1 份还在这个浏览器里。').waitFor();
  await accessible(page);
  await shot();
  await panel.getByRole('button', { name: words.clear }).click();
  await history.waitFor({ state: 'detached' });
  assert.deepEqual(await databases(page), []);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => /shelf/.test(key))), []);
});

pageTest('private numbers are masked before anything is kept', { context: CLIPBOARD }, async ({ page }) => {
  const words = WORDS['zh-CN'];
  await setting(page, words, words.keep);
  await paste(page, example().clean.replace('截至', `截至 ${TELEPHONE} `));
  await headline(page);
  await back(page, words);
  await page.getByRole('region', { name: words.title }).getByRole('listitem').waitFor();
  const kept = await page.evaluate(async () => {
    const asked = (request) => new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = failed)));
    const database = await asked(indexedDB.open('gouji'));
    const all = database.transaction(['list', 'texts']);
    const rows = await Promise.all(['list', 'texts'].map((name) => asked(all.objectStore(name).getAll())));
    return JSON.stringify(rows.flat(), (_, value) => (value instanceof Map ? [...value] : value));
  });
  assert.ok(kept.includes('100****0001'), 'the text is kept');
  assert.ok(!kept.includes(TELEPHONE));
});
