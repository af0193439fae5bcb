// The checker on somebody else's page: the demo of a portal, under a strict Content-Security-Policy with Trusted Types.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { accessible } from './harness/axe.mjs';
import { bytes, example } from './harness/gouji.mjs';
import { DIST, pageTest, ROOT } from './harness/page.mjs';
import { serve } from './harness/server.mjs';

const CHECKED = /^(✓|≠) ?已核对 \d+ 处 · (一致|\d+ 处不一致)$/;
const ANY = { fetches: /./ };

let site;
let nested;
before(async () => {
  site = await serve(DIST);
  nested = await serve(DIST, '/gouji/');
});
after(async () => {
  await site.close();
  await nested.close();
});

/** The demo, with a watch on what it makes: workers, modules, violations of its policy. */
async function portal(page, watch, address = `${site.url}demo/`) {
  await page.addInitScript(() => {
    window.made = { workers: 0, modules: 0, violations: [] };
    document.addEventListener('securitypolicyviolation', (event) => made.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    window.Worker = class extends Worker {
      constructor(...all) {
        super(...all);
        made.workers += 1;
      }
    };
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const before = WebAssembly[name];
      WebAssembly[name] = (...all) => {
        made.modules += 1;
        return before.apply(WebAssembly, all);
      };
    }
  });
  await watch.load(address);
}

/** An empty page of the same policy, with checkers put into it. */
const empty = async (page, watch) => {
  await portal(page, watch);
  await page.evaluate(() => document.querySelector('main').replaceChildren());
};

/** What the page's program holds of the page, by kind: elements, functions, words. */
const held = (page, site) =>
  page.evaluate(async (address) => {
    const made = await import(address);
    const program = await import(new URL(made.page, address).href);
    const { __wbindgen_externrefs: table } = await program.default();
    const kinds = {};
    for (let at = 0; at < table.length; at += 1) {
      const one = table.get(at);
      const kind = one === null || typeof one !== 'object' ? typeof one : one.constructor.name;
      if (one !== undefined && one !== null) kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    return kinds;
  }, `${site.url}widget/build.js`);

const badges = (page) => page.locator('gouji-checker .badge');
const put = (page, attributes) =>
  page.evaluate(
    (attributes) => {
      const checker = document.createElement('gouji-checker');
      for (const [name, value] of Object.entries(attributes)) checker.setAttribute(name, value);
      const outcome = new Promise((resolve) => {
        checker.addEventListener('gouji-report', ({ detail }) => resolve({ report: detail }));
        checker.addEventListener('gouji-error', ({ detail }) => resolve({ error: detail.message }));
      });
      document.querySelector('main').append(checker);
      return outcome;
    },
    attributes,
  );

pageTest('ten of them: one worker, one module, no violation of the policy', { goto: false, site: () => site, height: 2000, ...ANY }, async ({ page, watch, shot }) => {
  await portal(page, watch);
  await page.waitForFunction(() => [...document.querySelectorAll('gouji-checker')].filter((checker) => checker.report).length === 10);
  const said = await badges(page).allInnerTexts();
  assert.equal(said.length, 10);
  for (const words of said) assert.match(words.replace(/\s+/g, ' '), CHECKED);
  assert.ok(said.some((words) => /不一致/.test(words)) && said.some((words) => /· 一致/.test(words)));
  await badges(page).first().click();
  const dialog = page.getByRole('dialog').first();
  await dialog.getByRole('heading').first().waitFor();
  await dialog.locator('.sheet .fig').first().waitFor();
  await shot();
  const made = await page.evaluate(() => made);
  assert.deepEqual(made, { workers: 1, modules: 1, violations: [] });
  await dialog.locator('.sheet .fig').first().click();
  await page.locator('gouji-checker dialog.card:not(.contents)').first().waitFor();
  await page.getByRole('button', { name: '关闭' }).first().click();
  await page.waitForFunction(() => !document.querySelector('gouji-checker').shadowRoot.querySelector('.frame'));
  assert.deepEqual(await page.evaluate(() => [history.length, location.hash, document.documentElement.lang]), [2, '', 'zh-CN']);
  assert.deepEqual(await page.evaluate(async () => [...Object.keys(localStorage), ...(await indexedDB.databases())]), []);
  await accessible(page);
});

pageTest('it starts when it is scrolled to', { goto: false, site: () => site, height: 200, ...ANY }, async ({ page, watch }) => {
  await portal(page, watch);
  await page.locator('gouji-checker').first().evaluate((checker) => new Promise((resolve) => (checker.report ? resolve() : checker.addEventListener('gouji-report', resolve))));
  const last = () => watch.requests.some(({ url }) => url.endsWith('/documents/10.txt'));
  assert.equal(last(), false, 'what is far below waits');
  await page.locator('gouji-checker').last().scrollIntoViewIfNeeded();
  await page.waitForFunction(() => [...document.querySelectorAll('gouji-checker')].at(-1).report);
  assert.equal(last(), true);
});

pageTest('a hundred times put on the page and taken off, nothing is left', { goto: false, site: () => site, height: 2000, ...ANY }, async ({ page, watch }) => {
  await empty(page, watch);
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { usedSize, nodes, jsEventListeners, held: await held(page, site) };
  };
  const times = (count) =>
    page.evaluate(async (count) => {
      for (let at = 0; at < count; at += 1) {
        const checker = document.createElement('gouji-checker');
        checker.setAttribute('src', 'documents/1.txt');
        checker.setAttribute('view', ['badge', 'summary', 'full'][at % 3]);
        document.querySelector('main').append(checker);
        // Every other one goes while it is still at work.
        if (at % 2) await new Promise((resolve) => checker.addEventListener('gouji-report', resolve));
        if (at % 4 === 3) await new Promise((resolve) => setTimeout(resolve, 50));
        checker.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }, count);
  // The table in which the program keeps its hold of the page is as large as the largest document drawn at once took, and
  // never shrinks: one document is drawn to its end before anything is measured.
  await put(page, { src: 'documents/1.txt', view: 'full' });
  await page.waitForFunction(() => {
    const pieces = [...document.querySelector('gouji-checker').shadowRoot.querySelectorAll('.piece')];
    return pieces.length > 0 && pieces.every((piece) => !piece.style.height);
  });
  await page.evaluate(() => document.querySelector('gouji-checker').remove());
  // The browser's own list of what was fetched grows with every file, and is no doing of the checker's.
  await page.evaluate(() => performance.setResourceTimingBufferSize(0));
  await times(60);
  const before = await heap();
  await times(100);
  const after = await heap();
  assert.ok(after.usedSize < before.usedSize * 1.05, `heap: ${before.usedSize}, then ${after.usedSize}`);
  assert.ok(after.nodes <= before.nodes * 1.05 + 10, `nodes: ${before.nodes}, then ${after.nodes}`);
  assert.ok(after.jsEventListeners <= before.jsEventListeners + 5, `listeners: ${before.jsEventListeners}, then ${after.jsEventListeners}`);
  assert.deepEqual(after.held, before.held, 'what the program holds of the page');
});

pageTest('each view, in both languages, from an element, an attribute and a property', { goto: false, site: () => site, ...ANY }, async ({ page, watch, shot }) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src 'self' blob:; require-trusted-types-for 'script'; trusted-types gouji";
  const { text } = example();
  await page.route(`${site.url}inside.html`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': policy },
      body: `<!doctype html><html lang="zh-CN"><title>t</title><link rel="icon" href="icon.svg"><script type="module" src="widget/gouji-checker.js"></script>
        <main><gouji-checker view="summary" lang="en"><script type="text/plain">${text}</script></gouji-checker></main></html>`,
    }),
  );
  await portal(page, watch, `${site.url}inside.html`);
  await page.waitForFunction(() => document.querySelector('gouji-checker').report);
  const report = await page.locator('gouji-checker').evaluate((checker) => checker.report);
  assert.equal(report.schema, 'gouji-report/1');
  assert.equal(report.verdict, 'inconsistent');
  const checker = page.locator('gouji-checker').first();
  await checker.getByRole('heading', { name: /one figure|1 figure/i }).waitFor();
  await shot('summary');
  await checker.evaluate((checker) => checker.setAttribute('lang', 'zh'));
  await checker.getByRole('heading', { name: /有 1 个数对不上/ }).waitFor();
  await checker.evaluate((checker) => checker.setAttribute('view', 'full'));
  await checker.locator('.sheet .fig').first().waitFor();
  await checker.evaluate((checker) => checker.setAttribute('theme', 'dark'));
  await shot('full');
  await checker.evaluate((checker, text) => {
    checker.setAttribute('view', 'badge');
    checker.text = text;
  }, example().clean);
  await checker.getByText('· 一致').waitFor();
  assert.deepEqual(await page.evaluate(() => made.violations), []);
});

pageTest('another disclosure and further families are fetched and taken into account', { goto: false, site: () => site, ...ANY }, async ({ page, watch }) => {
  await empty(page, watch);
  const plain = await put(page, { src: 'documents/1.txt' });
  const beside = await put(page, { src: 'documents/1.txt', prior: 'documents/2.txt' });
  assert.deepEqual([plain.report.beside, beside.report.beside.length], [undefined, 1]);
  const example = '../docs/families/example';
  const unknown = await put(page, { src: `${example}.txt` });
  const taught = await put(page, { src: `${example}.txt`, families: `${example}.json` });
  const known = ({ report }) => report.disclosure.forms.filter(({ form }) => form !== 'unknown').length;
  assert.ok(known(taught) > known(unknown), `${known(taught)} forms known, ${known(unknown)} before`);
  assert.match((await put(page, { src: 'documents/1.txt', families: 'documents/2.txt' })).error, /JSON/i);
});

pageTest('what cannot be had is reported, and the next is none the worse', { goto: false, site: () => site, ...ANY, console: /404/ }, async ({ page, watch }) => {
  await empty(page, watch);
  assert.match((await put(page, { src: 'documents/none.txt' })).error, /404/);
  assert.match((await put(page, {})).error, /src/);
  assert.equal((await put(page, { src: 'documents/1.txt' })).report.source.name, '1.txt');
  assert.deepEqual((await badges(page).allInnerTexts()).slice(0, 2), ['没有核对', '没有核对']);
});

pageTest('it neither takes on the style of the page nor gives it any', { goto: false, site: () => site, height: 2000, ...ANY }, async ({ page, watch }) => {
  await portal(page, watch);
  await page.waitForFunction(() => document.querySelector('gouji-checker').report);
  const badge = badges(page).first();
  const style = (element) => element.evaluate((element) => {
    const { fontSize, letterSpacing, backgroundColor, textTransform } = getComputedStyle(element);
    return { fontSize, letterSpacing, backgroundColor, textTransform };
  });
  assert.deepEqual(await style(badge), { fontSize: '14px', letterSpacing: 'normal', backgroundColor: 'rgba(0, 0, 0, 0)', textTransform: 'none' });
  assert.equal((await style(page.locator('main > p'))).fontSize, '16px');
  assert.equal((await badge.boundingBox()).height, 26);
});

pageTest('in a frame it speaks with the portal that its address names, and with nobody else', { goto: false, site: () => site, ...ANY }, async ({ page, watch }) => {
  await page.route(`${site.url}portal/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang="zh-CN"><title>t</title><link rel="icon" href="../icon.svg"><main>.</main></html>' }),
  );
  await watch.load(`${site.url}portal/`);
  const ask = (host) =>
    page.evaluate(
      ({ host, text }) =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe');
          const heard = [];
          addEventListener('message', ({ data, source, origin }) => {
            if (source !== frame.contentWindow) return;
            heard.push(`${data.type} ${origin === location.origin}`);
            if (data.type === 'ready') frame.contentWindow.postMessage({ gouji: 1, type: 'check', name: 'a.txt', text }, location.origin);
            if (data.type === 'report') resolve({ report: data.report, heard });
          });
          frame.src = `../widget/frame.html?view=summary&host=${encodeURIComponent(host ?? location.origin)}`;
          frame.addEventListener('load', () => setTimeout(() => {
            frame.contentWindow.postMessage({ gouji: 1, type: 'check', name: 'a.txt', text }, location.origin);
            setTimeout(() => resolve({ heard }), 2000);
          }, 500));
          document.querySelector('main').append(frame);
        }),
      { host, text: example().text },
    );
  const { report } = await ask();
  assert.equal(report?.verdict, 'inconsistent');
  assert.deepEqual((await ask('https://portal.example')).heard, []);
  watch.complaints = watch.complaints.filter((complaint) => !/portal\.example/.test(complaint));
});

for (const language of ['zh', 'en']) {
  pageTest(`the snippet that the documents give (${language}) works as written`, { goto: false, site: () => nested, ...ANY }, async ({ page, watch }) => {
    const text = readFileSync(join(ROOT, 'docs', language, 'embed.md'), 'utf8');
    const snippet = /```html file=portal\.html\n([\s\S]*?)```/.exec(text)[1];
    const policy = /```text file=policy\n([\s\S]*?)```/.exec(text)[1].trim();
    await page.route(`${nested.origin}/portal.html`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': policy },
        body: `<!doctype html><html lang="zh-CN"><title>t</title><link rel="icon" href="gouji/icon.svg"><main>${snippet}</main></html>`,
      }),
    );
    await page.route(`${nested.origin}/files/**`, (route) => route.fulfill({ contentType: 'text/plain; charset=utf-8', body: example().text }));
    await portal(page, watch, `${nested.origin}/portal.html`);
    await page.waitForFunction(() => document.querySelector('gouji-checker').report);
    assert.match((await badges(page).first().innerText()).replace(/\s+/g, ' '), CHECKED);
    assert.deepEqual(await page.evaluate(() => made.violations), []);
  });
}

pageTest('a page of the original PDF, drawn when it is asked for', { goto: false, site: () => site, ...ANY }, async ({ page, watch }) => {
  await empty(page, watch);
  await page.evaluate((encoded) => {
    const checker = document.createElement('gouji-checker');
    checker.setAttribute('view', 'full');
    checker.file = new File([Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))], '公开.pdf');
    document.querySelector('main').append(checker);
  }, bytes('example.pdf').toString('base64'));
  const before = await page.evaluate(() => history.length);
  const opener = page.getByRole('article').first().getByRole('button', { name: /^在原件第 \d+ 页查看$/ });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: '原件 公开.pdf' });
  await dialog.getByRole('img', { name: /^原件第 \d+ 页/ }).waitFor();
  assert.equal(await dialog.locator('.is-itself').count(), 1);
  await accessible(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => history.length), before, 'the history is the host\'s');
  assert.deepEqual(await page.evaluate(() => made.violations), []);
  assert.equal(await page.evaluate(() => made.workers), 1);
});

pageTest('an archive: halves of one disclosure are put together, and the pages of its only PDF can be looked at', { goto: false, site: () => site, ...ANY }, async ({ page, watch }) => {
  await empty(page, watch);
  await page.evaluate((encoded) => {
    const checker = document.createElement('gouji-checker');
    checker.setAttribute('view', 'full');
    checker.file = new File([Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))], '公开.zip');
    document.querySelector('main').append(checker);
  }, bytes('example-halves.zip').toString('base64'));
  await page.waitForFunction(() => document.querySelector('gouji-checker').report);
  assert.equal(await page.evaluate(() => document.querySelector('gouji-checker').report.verdict), 'inconsistent');
  // The prose, which stands first, is the PDF.
  await page.locator('.sheet p .fig').first().click();
  await page.getByRole('button', { name: /^在原件第 \d+ 页查看$/ }).last().click();
  const dialog = page.getByRole('dialog', { name: /^原件 / });
  await dialog.getByRole('img', { name: /^原件第 \d+ 页/ }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});
