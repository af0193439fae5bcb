// A hundred disclosures in one paste: the page stays free to be used, tells that it works, and can be stopped.

import assert from 'node:assert/strict';
import { CLIPBOARD, example, headline, paste, sample } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

/** Longest that the page may be busy at a time where no one else is at work, in milliseconds. */
const LIMIT = 100;
/** Longest that it may work at a time, in plain passes over the text in the same run: a slow machine is no fault of ours. */
const PASSES = 35;

/** The longest task of the page's own thread, in milliseconds of work, out of a trace. */
function longestWork(trace) {
  const { traceEvents: events } = JSON.parse(trace);
  const key = ({ pid, tid }) => `${pid} ${tid}`;
  const named = events.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain');
  const main = new Set(named.map(key));
  const tasks = events.filter((event) => event.ph === 'X' && event.tdur > 0 && main.has(key(event)));
  assert.ok(tasks.length > 0, 'the trace tells tasks');
  return Math.max(...tasks.map((task) => task.tdur / 1000));
}

/** A hundred disclosures, over four megabytes. */
function hundred() {
  const three = ['0000-plain.txt', '0001-markdown.txt'].map(sample).concat(example().text).join('\n') + '\n';
  const times = Math.max(34, Math.ceil(4_000_000 / Buffer.byteLength(three)));
  return three.repeat(times);
}

/** How long the page's thread needs to look at each character of a text once, in milliseconds; the best of some tries. */
const plainPass = (page, text) =>
  page.evaluate((text) => {
    let best = Infinity;
    for (let n = 0, sum = 0; n < 7; n += 1) {
      const from = performance.now();
      for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at);
      best = Math.min(best, performance.now() - from + (sum < 0));
    }
    return best;
  }, text);

const watchTasks = (page) =>
  page.evaluate(() => {
    window.tasks = [];
    const note = (list) => window.tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)));
    new PerformanceObserver(note).observe({ entryTypes: ['longtask'] });
  });

pageTest('four megabytes never hold the page up', { context: CLIPBOARD }, async ({ page, t }) => {
  const text = hundred();
  assert.ok(Buffer.byteLength(text) > 4_000_000);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  const pass = await plainPass(page, text);
  await watchTasks(page);
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await page.keyboard.press('ControlOrMeta+v');
  await page.getByRole('heading', { name: '正在核对' }).waitFor();
  // Asked seldom and by plain selectors: finding by roles lays the whole page out, which is not the page's own work.
  await page.waitForFunction(() => document.querySelector('nav tbody tr'), undefined, { polling: 250, timeout: 80_000 });
  await page.waitForTimeout(1500);
  const work = longestWork(await browser.stopTracing());
  const entries = page.getByRole('navigation', { name: /共有 \d+ 份公开/ }).locator('tbody tr');
  await headline(page);
  const tasks = await page.evaluate(() => window.tasks);
  t.diagnostic(`${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB, ${await entries.count()} disclosures, longest task: ${work.toFixed(0)} ms of work, a plain pass ${pass.toFixed(1)} ms; by the clock: ${tasks.join(', ') || 'none'} ms`);
  assert.ok((await entries.count()) >= 100);
  assert.ok(work <= Math.max(LIMIT, PASSES * pass), `${work} ms, ${(work / pass).toFixed(1)} plain passes`);
});

pageTest('it tells how far it is, and stops when asked to', { context: CLIPBOARD, fetches: /\/(check|worker)\.js$/ }, async ({ page, site }) => {
  // What is tested is that it tells and stops, not how fast the machine is.
  page.setDefaultTimeout(60_000);
  await paste(page, hundred());
  const progress = page.getByRole('progressbar');
  await progress.waitFor();
  await page.waitForFunction(() => Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) > 0);
  const before = site.log.length;
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('textbox', { name: '公开全文' }).waitFor();
  await page.getByRole('button', { name: '试试示例' }).click();
  assert.match(await headline(page), /^有 1 个数对不上/);
  const fetched = site.log.slice(before).map((request) => request.path);
  assert.deepEqual(fetched.filter((path) => path.endsWith('.wasm')), [], 'the program is compiled once');
});

pageTest('an example pasted is painted within four times its check alone', { goto: false, context: CLIPBOARD }, async ({ page, watch, t }) => {
  // Times of what is asked of the worker and answered by it, of the paste, and of the first picture with the answer.
  await page.addInitScript(() => {
    const Own = Worker;
    window.times = {};
    const note = (name) => void (window.times[name] ??= performance.now());
    window.Worker = class extends Own {
      constructor(...given) {
        super(...given);
        this.addEventListener('message', ({ data }) => data && typeof data === 'object' && Object.keys(data).forEach(note));
      }
      postMessage(message, ...more) {
        if (message && typeof message === 'object') Object.keys(message).forEach(note);
        super.postMessage(message, ...more);
      }
    };
    addEventListener('paste', () => note('paste'), true);
    new MutationObserver(() => {
      if (document.querySelector('.answer h1')) requestAnimationFrame(() => setTimeout(() => note('painted')));
    }).observe(document, { childList: true, subtree: true });
  });
  const once = async () => {
    await watch.load();
    await paste(page, example().text);
    await headline(page);
    await page.waitForFunction(() => window.times.painted);
    const { paste: from, painted, Check, Checked } = await page.evaluate(() => window.times);
    return { whole: painted - from, check: Checked - Check };
  };
  const runs = [await once(), await once(), await once()];
  t.diagnostic(runs.map(({ whole, check }) => `${whole.toFixed(0)} ms, its check ${check.toFixed(0)} ms`).join('; '));
  const best = Math.min(...runs.map(({ whole, check }) => whole / check));
  assert.ok(best <= 4, `${best.toFixed(1)} times the check`);
});
