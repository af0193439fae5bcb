// Firefox: the page, the page without a network and the page in one file, in the other family of browsers.
// Left out where the machine has none; `cargo xtask test` finds or installs one.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { everyFormat } from './harness/files.mjs';
import { example } from './harness/gouji.mjs';
import { DIST, RESULTS, ROOT } from './harness/page.mjs';
import { serve } from './harness/server.mjs';

const FIREFOX = process.env.FIREFOX;
const GIVEN = resolve(process.env.GOUJI_GIVEN ?? join(ROOT, 'dist'));
const CHINESE = { 'intl.accept_languages': 'zh-CN, zh', 'intl.locale.requested': 'zh-CN' };

let browser;
let files;
before(async () => {
  if (!FIREFOX) return;
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, extraPrefsFirefox: CHINESE, defaultViewport: { width: 1280, height: 900 } });
  const printer = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox', '--disable-gpu'] });
  files = await everyFormat(printer, example().text);
  await printer.close();
});
after(() => browser?.close());

/** A test in a tab of its own; what Firefox complains of, or a page asks for after `asked` is emptied, is seen. */
function inFirefox(name, body) {
  test(name, { timeout: 90_000, skip: !FIREFOX && 'FIREFOX names no browser' }, async () => {
    const page = await browser.newPage();
    const [complaints, asked] = [[], []];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => ['error', 'warn'].includes(message.type()) && complaints.push(message.text()));
    page.on('request', (request) => /^(blob|data):/.test(request.url()) || asked.push(request.url()));
    try {
      await body(page, asked);
      assert.deepEqual(complaints, []);
    } catch (error) {
      mkdirSync(RESULTS, { recursive: true });
      await page.screenshot({ path: join(RESULTS, `FAILED ${name}.png`) });
      throw error;
    } finally {
      await page.close();
    }
  });
}

/**
 * Asks until there is an answer. The library's own waiting makes functions of text in the page, which the policy of the
 * page forbids, there too.
 */
async function until(ask, what) {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((next) => setTimeout(next, 50))) {
    const answer = await ask().catch(() => undefined); // the page may be going away
    if (answer) return answer;
  }
  throw new Error(`waited too long for ${what}`);
}

/** Waits for an element that is shown. */
const shown = (page, selector) =>
  until(async () => {
    const element = await page.$(selector);
    return (await element?.isVisible()) && element;
  }, selector);

/** Presses what says this. */
const press = async (page, words) => (await shown(page, `::-p-text(${words})`)).click();

/** The answer to what was opened last. */
async function answer(page) {
  await shown(page, '.answer h1');
  return page.evaluate(() => document.querySelector('.answer h1').innerText.replace(/[\u200B\s]+/g, ''));
}

async function drop(page, { name, bytes }) {
  await page.evaluate(
    (name, encoded) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name));
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        document.querySelector('main').dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    name,
    Buffer.from(bytes).toString('base64'),
  );
}

/** Opens the example, a figure of it beside the document and over it, and a file of every format. */
async function reads(page) {
  await press(page, '试试示例');
  assert.match(await answer(page), /^有1个数对不上/);
  for (const width of [1280, 760]) {
    // An older Firefox knows no turning of the screen, and has the width by then.
    await page.setViewport({ width, height: 900 }).catch((error) => assert.match(error.message, /unknown command/));
    await until(() => page.evaluate((width) => innerWidth === width, width), `a width of ${width} px`);
    await (await shown(page, '.sheet .fig[data-state=bad]')).click();
    await shown(page, 'dialog[open].card');
    await page.keyboard.press('Escape');
    await until(() => page.evaluate(() => !document.querySelector('dialog[open]')), 'the card to close');
    assert.match(await answer(page), /^有1个数对不上/, 'Escape closes the card and nothing else');
  }
  for (const file of files) {
    await press(page, '换一份');
    await shown(page, '.landing');
    await drop(page, file);
    assert.match(await answer(page), /^有\d+[个处]/, file.name);
  }
}

inFirefox('Firefox reads every format, first from the network and then without one', async (page) => {
  const site = await serve(DIST, '/open/gouji/');
  await page.goto(site.url);
  await reads(page);
  const kept = async () => (await navigator.serviceWorker.ready).active?.state === 'activated' && !!navigator.serviceWorker.controller;
  await until(() => page.evaluate(kept), 'the page to be kept');
  await site.close();
  await page.reload();
  await reads(page);
});

inFirefox('Firefox opens the page in one file from the disk, which asks for nothing', async (page, asked) => {
  const address = pathToFileURL(join(GIVEN, 'gouji.html')).href;
  await page.goto(address);
  await reads(page);
  assert.deepEqual(asked.filter((url) => url !== address), []);
});
