// What breaks in a browser: storage that is denied, programs that do not arrive, a worker that falls or is ended, a
// clipboard that is closed. The page says what happened and what to do, and what was pasted is still there.

import assert from 'node:assert/strict';
import { CLIPBOARD, example, headline, paste, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const box = (page) => page.getByRole('textbox', { name: '公开全文' });
/** What the browser itself writes into the console of a file that is not there. */
const console = /Failed to load resource|\.wasm|Uncaught|worker|trap/i;

/** Has the browser answer 404 for these files until asked otherwise. */
async function missing(page, pattern) {
  let gone = true;
  await page.route(pattern, (route) => (gone ? route.fulfill({ status: 404, contentType: 'text/plain', body: 'not found' }) : route.continue()));
  return () => (gone = false);
}

/** What the page says instead of an answer. */
const said = async (page) => {
  const section = page.locator('.js-answer').filter({ has: page.locator('.trouble') });
  await section.waitFor();
  return plain(await section.innerText());
};

pageTest('storage that is denied is done without', { goto: false, context: CLIPBOARD }, async ({ page, watch }) => {
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, { get: denied });
  });
  await watch.load();
  await page.getByRole('button', { name: '大字', exact: true }).click();
  await page.waitForFunction(() => document.documentElement.dataset.size === 'large');
  await paste(page, example().text);
  assert.match(await headline(page), /^有 1 个数对不上/);
  await page.locator('body').press('v');
  assert.match(await headline(page), /已由读者核实/);
});

pageTest('the page’s own program that does not arrive: that is said, the text stays, and it can be asked for again', { goto: false, console }, async ({ page, site }) => {
  const there = await missing(page, /page[^/]*\.wasm$/);
  await page.goto(site.url);
  await box(page).fill('写了一半');
  const lost = page.getByRole('alert').filter({ visible: true });
  assert.match(plain(await lost.innerText()), /核对程序没有取到.*再试一次/);
  await lost.getByRole('button', { name: '再试一次' }).click();
  await page.waitForTimeout(300);
  await lost.waitFor();
  there();
  await lost.getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('button', { name: '核对', exact: true }).waitFor();
  assert.equal(await box(page).inputValue(), '写了一半');
  await page.waitForLoadState('networkidle');
});

for (const [name, pattern] of [['its WebAssembly', /worker_bg\.wasm/], ['its script', /\/worker\.js/], ['what starts it', /\/check\.js/]]) {
  pageTest(`the worker does not arrive (${name}): that is said, and the same text is checked again`, { goto: false, console, fetches: /worker|check/, context: CLIPBOARD }, async ({ page, watch }) => {
    const there = await missing(page, pattern);
    await watch.load();
    await paste(page, example().text);
    assert.match(await said(page), /核对程序没有取到.*再试一次.*贴进来的文字还在/);
    there();
    await page.getByRole('button', { name: '再试一次' }).click();
    assert.match(await headline(page), /^有 1 个数对不上/);
    watch.complaints.length = 0; // the files that were not there
  });
}

/** Keeps a hand on the workers that the page starts. */
const held = (page) =>
  page.addInitScript(() => {
    window.workers = [];
    window.Worker = class extends Worker {
      constructor(...all) {
        super(...all);
        window.workers.push(this);
      }
    };
  });

pageTest('a worker that falls in mid-check: that is said, the text stays, and is checked again', { goto: false, fetches: /worker|check/, context: CLIPBOARD }, async ({ page, watch }) => {
  await held(page);
  await watch.load();
  // It is asked and falls before it answers.
  await page.evaluate(() => {
    const worker = window.workers.at(-1);
    const post = worker.postMessage;
    worker.postMessage = function (message) {
      worker.postMessage = post;
      setTimeout(() => worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true })), 50);
      return message;
    };
  });
  await paste(page, example().text);
  assert.match(await said(page), /这一次没有核对完.*贴进来的文字还在/);
  await page.getByRole('button', { name: '改一改文字' }).click();
  assert.equal(await box(page).inputValue(), example().text);
  await page.goBack();
  await box(page).press('Control+Enter');
  assert.match(await headline(page), /^有 1 个数对不上/);
});

pageTest('a worker that the browser ends without a word: after a while that is said, and cancelling keeps the text', { goto: false, fetches: /worker|check/, context: CLIPBOARD }, async ({ page, watch }) => {
  await held(page);
  await page.clock.install();
  await watch.load();
  await page.evaluate(() => window.workers.at(-1).terminate());
  await paste(page, example().text);
  await page.clock.runFor(1_000);
  await page.getByRole('heading', { name: '正在核对' }).waitFor();
  assert.equal(await page.getByText('比平常久了').count(), 0);
  await page.clock.runFor(21_000);
  await page.getByText(/比平常久了.*贴进来的文字会留在框里/).waitFor();
  await page.getByRole('button', { name: '取消' }).click();
  assert.equal(await box(page).inputValue(), example().text);
  await page.getByRole('button', { name: '核对', exact: true }).click();
  assert.match(await headline(page), /^有 1 个数对不上/);
});

pageTest('a clipboard that is closed: the text is shown to be copied by hand', { goto: false }, async ({ page, watch }) => {
  await page.addInitScript(() => {
    Clipboard.prototype.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
  });
  await watch.load();
  await page.getByRole('button', { name: '试试示例' }).click();
  await headline(page);
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await page.getByRole('button', { name: '复制', exact: true }).click();
  const shown = page.getByRole('dialog').filter({ visible: true });
  assert.match(plain(await shown.innerText()), /浏览器不让网页写剪贴板。请在下面全选，再复制。/);
  assert.match(await shown.getByRole('textbox').inputValue(), /163\.10|对不上/);
});
