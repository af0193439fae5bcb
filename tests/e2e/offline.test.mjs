// The page without a network, once it was visited; and a new version of it, which waits until the reader wants it.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'node:test';
import { everyFormat } from './harness/files.mjs';
import { drop, example, headline } from './harness/gouji.mjs';
import { DIST, pageTest } from './harness/page.mjs';
import { serve } from './harness/server.mjs';

const OFFLINE = { offline: true, fetches: /./ };

let folder;
let site;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-site-'));
  cpSync(DIST, folder, { recursive: true });
  site = await serve(folder, '/open/gouji/');
});
afterEach(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until every file is kept. */
async function kept(page) {
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated' && navigator.serviceWorker.controller);
}

/** Puts another version of the site onto the server: one file says something else, and the worker knows of it. */
function release(words, { whole = true } = {}) {
  const icon = join(folder, 'icon.svg');
  const worker = join(folder, 'offline.js');
  const sum = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const after = `${readFileSync(icon, 'utf8')}<!-- ${words} -->`;
  writeFileSync(icon, after);
  const changed = readFileSync(worker, 'utf8').replace(/const BUILD = "/, `$&${words}-`);
  writeFileSync(worker, changed.replace(/(\["icon\.svg", ")[^"]+/, `$1${sum(whole ? after : 'another')}`));
}

const icon = (page) => page.evaluate(async () => (await fetch('icon.svg')).text());
const look = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update().catch(() => {})));
const offer = (page) => page.getByRole('button', { name: '重新载入' });

pageTest('after one visit it needs no network', { site: () => site, ...OFFLINE, console: /ERR_CONNECTION|ERR_INTERNET/ }, async ({ page, watch }) => {
  await kept(page);
  const files = await everyFormat(page.context().browser(), example().text);
  await site.close();
  await page.context().setOffline(true);
  await watch.reload();
  for (const { name, bytes } of files) {
    await drop(page, name, bytes);
    assert.match(await headline(page), /^有 \d+ [个处]/, name);
    await page.getByRole('button', { name: /换一份/ }).click();
  }
  await page.goto(`${site.url}docs/en/privacy.html`);
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /Privacy/);
  await page.goto(`${site.url}?from=a-link`);
  await page.locator('main').waitFor();
  watch.complaints = watch.complaints.filter((complaint) => !/offline\.js/.test(complaint));
});

pageTest('a new version is offered, and not a file of it is used before', { site: () => site, ...OFFLINE }, async ({ page, watch, shot }) => {
  await kept(page);
  release('second');
  await look(page);
  await offer(page).waitFor();
  await shot();
  assert.doesNotMatch(await icon(page), /second/);
  await watch.reload();
  assert.doesNotMatch(await icon(page), /second/, 'a reload alone changes nothing');
  await offer(page).click();
  await page.waitForFunction(async () => /second/.test(await (await fetch('icon.svg')).text()));
  await page.locator('main').waitFor();
  assert.equal(await offer(page).count(), 0);
  const caches = await page.evaluate(() => caches.keys());
  assert.equal(caches.length, 1, `the old version is gone: ${caches}`);
});

pageTest('a version that is not whole is not taken', { site: () => site, ...OFFLINE, console: /integrity|digest/ }, async ({ page, watch }) => {
  await kept(page);
  release('torn', { whole: false });
  await look(page);
  await page.waitForTimeout(1500);
  assert.equal(await offer(page).count(), 0);
  assert.doesNotMatch(await icon(page), /torn/);
  watch.complaints = watch.complaints.filter((complaint) => !/icon\.svg/.test(complaint));
});

pageTest('it can be installed', { site: () => site, ...OFFLINE }, async ({ page }) => {
  const manifest = await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json());
  assert.equal(manifest.display, 'standalone');
  assert.equal(manifest.start_url, './');
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A profile without a window of its own installs nothing; everything else is in order.
  assert.deepEqual(installabilityErrors.map((error) => error.errorId).filter((id) => id !== 'in-incognito'), []);
});
