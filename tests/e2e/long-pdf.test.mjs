// A PDF of 500 pages: the page tells how far it is, stays usable meanwhile, can be stopped, and comes to an answer.

import assert from 'node:assert/strict';
import { cpus, loadavg } from 'node:os';
import { bytes, drop, headline, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

// After a cancel another worker starts.
const fetches = /\/(reader-(office|pdf)\.wasm|check\.js|worker\.js)$/;
/** The longest that reading may take on a slow machine, in milliseconds. */
const LIMIT = 60_000;

pageTest('500 pages: progress by page, cancel, and an answer', { fetches }, async ({ page, t }) => {
  const whole = bytes('example-long.pdf');
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
    }).observe({ type: 'longtask' });
  });
  const step = page.locator('.working .step').first();
  const reading = () => page.waitForFunction(() => /第 \d+ 页，共 500 页/.test(document.querySelector('.working .step')?.textContent));
  await drop(page, '长.pdf', whole, '');
  await reading();
  const [, done] = /第 (\d+) 页/.exec(plain(await step.innerText()));
  await page.waitForFunction((done) => Number(/第 (\d+) 页/.exec(document.querySelector('.working .step')?.textContent)?.[1]) > done, Number(done));
  assert.ok(Number(await page.getByRole('progressbar').getAttribute('aria-valuenow')) >= 0, 'the line grows with the pages');
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('textbox', { name: '公开全文' }).waitFor({ timeout: 2000 });

  // The drop itself hands the browser a file through the test's own script.
  await page.evaluate(() => (globalThis.longest = 0));
  const from = Date.now();
  await drop(page, '长.pdf', whole, '');
  await reading();
  const blocked = await page.evaluate(() => globalThis.longest);
  page.setDefaultTimeout(LIMIT);
  assert.match(await headline(page), /^有 1 个数对不上/);
  t.diagnostic(`${Date.now() - from} ms, longest task while reading ${blocked} ms`);
  // Where others are at work on this machine, a task takes longer by the clock than it works.
  if (loadavg()[0] <= cpus().length) assert.ok(blocked <= 100, `the page was blocked for ${blocked} ms while it was read`);
});
