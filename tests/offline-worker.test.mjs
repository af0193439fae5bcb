// The offline worker takes nothing from a cache but the bytes of its build, whatever else of the origin wrote there.
// Without a browser: node --test tests/offline-worker.test.mjs

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

const SCOPE = 'https://portal.example/gouji/';
const written = await readFile(new URL('../site/offline.js', import.meta.url), 'utf8');
const sum = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** The worker of a build with one file, and what it finds in the caches of its origin and on its server. */
function worker(text, kept, served) {
  const stores = new Map(Object.entries(kept).map(([name, body]) => [name, new Map([[`${SCOPE}a.js`, body]])]));
  const listeners = {};
  const fetched = [];
  const reply = (body) => body && new Response(body, { headers: { 'x-gouji-integrity': sum(text) } });
  const open = async (name) => {
    if (!stores.has(name)) stores.set(name, new Map());
    const store = stores.get(name);
    return { match: async (at) => reply(store.get(`${at}`)), put: async (at, response) => store.set(at, await response.text()) };
  };
  const all = { open, keys: async () => [...stores.keys()], match: async (at) => reply([...stores.values()].map((s) => s.get(at)).find(Boolean)) };
  const fetch = async (at, { integrity }) => {
    fetched.push(at);
    if (sum(served) !== integrity) throw new TypeError('integrity');
    return new Response(served);
  };
  const self = { registration: { scope: SCOPE }, addEventListener: (name, does) => (listeners[name] = does) };
  const build = written.replace('@BUILD@', 'new').replace('@FILES@', JSON.stringify(['a.js', sum(text)]));
  runInContext(build, createContext({ self, caches: all, fetch, Response, Headers, URL, crypto: globalThis.crypto, btoa, Uint8Array, String, JSON }));
  const install = () => new Promise((done, failed) => listeners.install({ waitUntil: (work) => work.then(done, failed) }));
  return { install, fetched, held: () => stores.get(`gouji ${SCOPE} new`)?.get(`${SCOPE}a.js`) };
}

const old = `gouji ${SCOPE} old`;

test('a file of the build before is kept where its bytes are those of this build', async () => {
  const { install, fetched, held } = worker('right', { [old]: 'right' }, 'right');
  await install();
  assert.deepEqual([fetched.length, held()], [0, 'right']);
});

test('a file that only says so is fetched', async () => {
  for (const name of [old, 'of another module']) {
    const { install, fetched, held } = worker('right', { [name]: 'wrong' }, 'right');
    await install();
    assert.deepEqual([fetched.length, held()], [1, 'right'], name);
  }
});

test('where the server has another file, the build fails as a whole', async () => {
  const { install, held } = worker('right', { [old]: 'wrong' }, 'wrong');
  await assert.rejects(install());
  assert.equal(held(), undefined);
});
