// The page loads, cleanly, from its own origin alone, wherever it is put.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { accessible } from './harness/axe.mjs';
import { DIST, pageTest } from './harness/page.mjs';
import { serve, stranger } from './harness/server.mjs';

let nested;
let other;
before(async () => {
  nested = await serve(DIST, '/open/gouji/');
  other = await stranger();
});
after(async () => {
  await nested.close();
  await other.close();
});

pageTest('loads with a clean console and asks only its own origin', async ({ page, shot }) => {
  assert.match(await page.title(), /勾稽/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
  await shot();
});

pageTest('works below the top of a host', { site: () => nested }, async ({ page }) => {
  await page.locator('main').waitFor();
});

pageTest('the landing page has no axe violations', async ({ page }) => {
  await accessible(page);
});

pageTest('fits a 360 px wide screen', { width: 360, height: 740 }, async ({ page, shot }) => {
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${scrollWidth} > ${clientWidth}`);
  await shot();
});

pageTest(
  'its Content-Security-Policy refuses every way out',
  { console: /Content[ -]Security[ -]Policy|Refused to|violates the following|Trusted/ },
  async ({ page, watch }) => {
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(policy, /default-src 'none'|default-src 'self'/);
    assert.match(policy, /connect-src 'self'|connect-src 'none'/);
    assert.match(policy, /form-action 'none'/);
    const tried = await page.evaluate(async (address) => {
      const violations = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const refused = {};
      refused.fetch = await fetch(address + '/fetch').then(() => false, () => true);
      refused.beacon = !navigator.sendBeacon(address + '/beacon', 'x');
      const element = (name, attributes) =>
        new Promise((resolve) => {
          const made = Object.assign(document.createElement(name), attributes);
          made.onload = () => resolve(false);
          made.onerror = () => resolve(true);
          document.body.append(made);
          setTimeout(() => resolve(true), 1500);
        });
      refused.image = await element('img', { src: address + '/image', alt: '' });
      // Trusted Types refuse the address itself.
      refused.script = await element('script', { src: address + '/script' }).catch((error) => error instanceof TypeError);
      try {
        refused.socket = await new Promise((resolve) => {
          const socket = new WebSocket(address.replace('http', 'ws') + '/socket');
          socket.onopen = () => resolve(false);
          socket.onerror = () => resolve(true);
        });
      } catch {
        refused.socket = true;
      }
      const form = Object.assign(document.createElement('form'), { action: address + '/form', method: 'post' });
      document.body.append(form);
      form.submit();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { violations, refused };
    }, other.origin);
    assert.deepEqual(other.log, [], 'nothing reached the stranger');
    assert.equal(tried.refused.fetch, true);
    assert.equal(tried.refused.script, true);
    assert.ok(tried.violations.includes('connect-src'), `violations: ${tried.violations}`);
    assert.ok(tried.violations.includes('img-src'), `violations: ${tried.violations}`);
    // The attempts themselves are no fault of the page.
    watch.complaints.length = 0;
    watch.requests = watch.requests.filter((request) => !request.url.includes(other.origin.split('//')[1]));
  },
);

for (const [width, locale] of [[390, 'zh-CN'], [1280, 'en-GB']]) {
  pageTest(`what is seen first stays where it is, and what is written in it is kept (${width}, ${locale})`, { goto: false, width, locale }, async ({ page, site, shot }) => {
    let go;
    const held = new Promise((resolve) => (go = resolve));
    await page.route(/page[^/]*\.wasm$/, (route) => held.then(() => route.continue()));
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) => entry.value))).observe({ type: 'layout-shift', buffered: true });
    });
    const places = () => page.evaluate(() => ['h1', '.promise', 'textarea', '.drop', '.formats'].map((name) => {
      const seen = [...document.querySelectorAll(`.landing ${name}`)].filter((element) => element.checkVisibility());
      return [name, ...seen.map((element) => JSON.stringify(element.getBoundingClientRect()))];
    }));
    await page.goto(site.url);
    const area = page.getByRole('textbox');
    await area.fill('写了一半');
    await shot();
    const before = await places();
    for (const [name, ...seen] of before) assert.equal(seen.length, 1, name);
    go();
    await page.locator('#shell').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^(核对|Check)$/ }).waitFor();
    assert.deepEqual(await places(), before);
    assert.equal(await area.inputValue(), '写了一半');
    await page.waitForFunction(() => document.activeElement.matches('textarea'));
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
    await page.waitForLoadState('networkidle');
  });
}
