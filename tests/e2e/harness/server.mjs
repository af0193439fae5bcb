// A static server for the built page, as plain as the hosts that portals have: files, MIME types, 404.
// It writes down every request, so that a test can say what the page asked for and when.

import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * Serves `folder` on a free port of this machine, under `base` (for pages that do not live at the top).
 * `packed`: as most portals are set up, files are sent compressed.
 * @returns {Promise<{origin: string, url: string, log: {path: string, at: number}[], close: () => Promise<void>}>}
 */
export async function serve(folder, base = '/', packed = false) {
  const log = [];
  const pack = packed && packer();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    log.push({ path, method: request.method, at: Date.now() });
    const file = await find(folder, base, path);
    if (!file || !['GET', 'HEAD'].includes(request.method)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const small = pack && /\bbr\b/.test(request.headers['accept-encoding']) && (await pack(file));
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      ...(small && { 'content-encoding': 'br', 'content-length': small.length, vary: 'accept-encoding' }),
    });
    if (request.method === 'HEAD') response.end();
    else if (small) response.end(small);
    // A test may take its folder away while the browser still asks: that request breaks off, as on a host that goes.
    else await pipeline(createReadStream(file), response).catch(() => response.destroy());
  });
  const origin = await listen(server);
  return { origin, url: origin + base, log, close: () => closed(server) };
}

/** A server of another origin that answers anything; its log must stay empty. */
export async function stranger() {
  const log = [];
  const server = createServer((request, response) => {
    log.push({ path: request.url, method: request.method, at: Date.now() });
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/plain' }).end('got it');
  });
  server.on('upgrade', (request, socket) => {
    log.push({ path: request.url, method: 'UPGRADE', at: Date.now() });
    socket.destroy();
  });
  const origin = await listen(server);
  return { origin, log, close: () => closed(server) };
}

/** Compresses each file once. */
function packer() {
  const kept = new Map();
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
  return async (file) => {
    if (!kept.has(file)) kept.set(file, brotliCompressSync(await readFile(file), { params }));
    return kept.get(file);
  };
}

async function find(folder, base, path) {
  if (!path.startsWith(base)) return undefined;
  let file = normalize(join(folder, path.slice(base.length)));
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  const kind = await stat(file).catch(() => undefined);
  if (kind?.isDirectory()) {
    file = join(file, 'index.html');
    return (await stat(file).catch(() => undefined))?.isFile() ? file : undefined;
  }
  return kind?.isFile() ? file : undefined;
}

function listen(server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.unref(); // a test that fails before it closes its server must not keep the run from ending
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
  });
}

function closed(server) {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}
