// A browser that is too old gets a polite sentence, in its language, and nothing that fails.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const lacks = {
  'WebAssembly': () => delete window.WebAssembly,
  'references in WebAssembly': () => {
    const { validate } = WebAssembly;
    WebAssembly.validate = (bytes) => bytes.length < 9 && validate(bytes);
  },
  'workers that are modules': () => {
    const { Worker } = window;
    window.Worker = function (address) { return new Worker(address); };
  },
  'container queries': () => {
    const { supports } = CSS;
    CSS.supports = (...asked) => !asked.join().includes('container') && supports(...asked);
  },
};

for (const [what, remove] of Object.entries(lacks)) {
  pageTest(`a browser without ${what} is informed`, { goto: false }, async ({ page, watch, shot }) => {
    await page.addInitScript(remove);
    await watch.load();
    const main = page.getByRole('main');
    assert.match(plain(await main.innerText()), /请用较新的 Chrome、Edge、Firefox 或 Safari 打开/);
    assert.equal(await main.getByRole('button').count(), 0);
    await accessible(page);
    await shot();
  });
}

pageTest('in English', { goto: false, locale: 'en-GB' }, async ({ page, watch }) => {
  await page.addInitScript(lacks.WebAssembly);
  await watch.load();
  const text = plain(await page.getByRole('main').innerText());
  assert.match(text, /recent Chrome, Edge, Firefox or Safari/);
  assert.doesNotMatch(text, /[\u4E00-\u9FFF]/);
});

pageTest('without JavaScript it says what it needs', { goto: false, console: /\.js$/, context: { javaScriptEnabled: false } }, async ({ page, site }) => {
  await page.goto(site.url);
  assert.match(plain(await page.getByRole('main').innerText()), /需要 JavaScript 与 WebAssembly/);
});

pageTest('a browser that can does not see the sentence', async ({ page }) => {
  assert.equal(await page.locator('#shell').count(), 0);
  assert.equal(await page.getByText('请用较新的').count(), 0);
});
