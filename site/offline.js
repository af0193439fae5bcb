// The site without a network: every file is kept by its hash, all of one build or none.
// A new build is fetched beside the old one and takes over only when the reader asks for it.
const BUILD = "@BUILD@";
const FILES = [
@FILES@
];

const scope = self.registration.scope;
const prefix = `gouji ${scope} `;
const at = (path) => new URL(path, scope).href;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(settle()));
self.addEventListener("message", (event) => {
  if (event.data === "gouji-take-over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event.request));
});

// A file that is not the one of this build fails the whole, and the old build stays. What the old one has is not
// fetched again.
async function fill() {
  const cache = await caches.open(prefix + BUILD);
  const fetched = async ([path, integrity]) => {
    const kept = await older(at(path));
    if (kept && (await sum(kept.clone())) === integrity) return cache.put(at(path), kept);
    const response = await fetch(at(path), { cache: "no-cache", integrity });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    // A copy: what came by a redirection could not answer a navigation.
    return cache.put(at(path), new Response(await response.arrayBuffer(), { headers: response.headers }));
  };
  const waiting = [...FILES];
  const lane = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await fetched(file);
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

// Whatever a cache of this origin says of a file, its bytes tell whether it is the one.
async function sum(response) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

// Pages of the old build that are still open go on with it: its files stay until no page but one is left.
async function settle() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length <= 1) {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(prefix) && name !== prefix + BUILD);
    await Promise.all(old.map((name) => caches.delete(name)));
  }
  await self.clients.claim();
}

async function answer(request) {
  const address = new URL(request.url);
  address.hash = "";
  if (request.mode === "navigate") {
    address.search = "";
    if (address.pathname.endsWith("/")) address.pathname += "index.html";
  }
  const cache = await caches.open(prefix + BUILD);
  const found = (await cache.match(address, { ignoreVary: true })) ?? (await older(address));
  return found ?? fetch(request);
}

// The names of a build's files hold their hashes, or that of the build: what is found is what was asked for.
async function older(address) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(prefix) || name === prefix + BUILD) continue;
    const found = await (await caches.open(name)).match(address, { ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}
