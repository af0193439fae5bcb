// A test in a page of its own: the built site served, Chromium started, and a watch kept on what no test
// may let pass (errors and warnings in the console, requests to strangers, requests after loading).

import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const DIST = resolve(process.env.GOUJI_DIST ?? join(ROOT, 'dist'));
export const RESULTS = join(ROOT, 'test-results');

/** Without the background flags Chromium calls its maker at every start. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the driver says where the browser is not to keep the site. */
const NOT_KEPT = /Service Worker registration blocked/;

/** Longest a single test may take: a page that hangs is a failure, not a wait. */
const LIMIT = 90_000;

let browser;
let site;

before(async () => {
  const executablePath = process.env.CHROME;
  assert.ok(executablePath, 'CHROME names no browser; `cargo xtask test` finds or installs one');
  assert.ok(existsSync(join(DIST, 'index.html')), `no page in ${DIST}; \`cargo xtask build\` makes it`);
  site = await serve(DIST);
  browser = await chromium.launch({ executablePath, args: FLAGS });
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/**
 * A test in a fresh browser profile, on the loaded page unless `goto: false`.
 *
 * Options: `width`, `height`, `locale` and whatever else a Playwright context takes under `context`;
 * `site` (a server other than the usual one); `console`: a pattern for console messages that are part of
 * the test; `fetches`: a pattern for paths of own files that may be fetched after loading; `offline`: let the
 * browser keep the site, which it else does not, so that what is fetched is the page's own doing.
 *
 * The body gets `{ page, watch, site, shot, t }`.
 */
export function pageTest(name, options, body) {
  if (typeof options === 'function') return pageTest(name, {}, options);
  test(name, { timeout: LIMIT, skip: options.skip }, async (t) => {
    const home = options.site ? options.site() : site;
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
      locale: options.locale ?? 'zh-CN',
      reducedMotion: 'reduce',
      serviceWorkers: options.offline ? 'allow' : 'block',
      ...options.context,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const watch = new Watch(page, home, options);
    const shot = (label) => page.screenshot({ path: picture(`${name} ${label ?? ''}`) });
    try {
      if (options.goto !== false) await watch.load();
      await body({ page, watch, site: home, shot, t });
      watch.verify();
    } catch (error) {
      await page.screenshot({ path: picture(`FAILED ${name}`) }).catch(() => {});
      error.message += watch.account();
      throw error;
    } finally {
      await context.close();
    }
  });
}

/** What the page asked for and complained of. */
class Watch {
  complaints = [];
  requests = [];
  loadedAt = undefined;

  constructor(page, site, options) {
    Object.assign(this, { page, site, options });
    this.firstOwn = site.log.length;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complain(message.type(), message.text());
    });
    page.on('pageerror', (error) => this.complain('uncaught', error.stack ?? error.message));
    page.on('requestfailed', (request) => this.complain('request failed', request.url()));
    page.context().on('request', (request) => {
      // `data:` and `blob:` addresses go nowhere.
      if (/^(https?|wss?):/.test(request.url())) this.requests.push({ url: request.url(), at: Date.now() });
    });
    page.on('websocket', (socket) => this.requests.push({ url: socket.url(), at: Date.now() }));
  }

  complain(kind, text) {
    if (!this.options.console?.test(text) && !NOT_KEPT.test(text)) this.complaints.push(`${kind}: ${text}`);
  }

  /** Opens the page and waits until it has drawn itself and the network is quiet. */
  async load(address = this.site.url) {
    await this.page.goto(address, { waitUntil: 'load' });
    await this.settle();
  }

  /** Loads the page anew, as a reader does. */
  async reload() {
    await this.page.reload({ waitUntil: 'load' });
    await this.settle();
  }

  async settle() {
    await this.page.locator('main').first().waitFor();
    await this.page.waitForLoadState('networkidle');
    this.loadedAt = Date.now();
    this.ownAtLoad = this.site.log.length;
    this.allAtLoad = this.requests.length;
  }

  /** Requests to any origin but the page's own. */
  foreign() {
    return this.requests.map((request) => request.url).filter((url) => new URL(url).origin !== this.site.origin);
  }

  /** Requests after loading, as the browser and as the server saw them. */
  late() {
    if (this.loadedAt === undefined) return [];
    const seen = this.requests.slice(this.allAtLoad).map((request) => request.url);
    const served = this.site.log.slice(this.ownAtLoad).map((request) => this.site.origin + request.path);
    return [...new Set([...seen, ...served])].filter((url) => !this.options.fetches?.test(new URL(url).pathname));
  }

  verify() {
    const found = { complaints: this.complaints, 'asked of strangers': this.foreign(), 'after loading': this.late() };
    assert.deepEqual(found, { complaints: [], 'asked of strangers': [], 'after loading': [] });
  }

  account() {
    const lines = [...this.complaints, ...this.foreign().map((url) => `foreign request: ${url}`)];
    return lines.length ? `\n  the page said meanwhile:\n    ${lines.join('\n    ')}` : '';
  }
}

/** Where a screenshot of that name goes. */
function picture(name) {
  mkdirSync(RESULTS, { recursive: true });
  return join(RESULTS, `${name.trim().replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
}
