// Starts the page. Trunk writes the names of the page's own files onto this script's element;
// kept in a file so that the Content-Security-Policy needs no exception for inline scripts.
const { js, wasm, offline } = document.querySelector("script[data-wasm]").dataset;
const at = (name) => new URL(name, document.baseURI);
const old = document.documentElement.hasAttribute("data-old"); // as first.js found
// What is seen first is on the screen before anything large is asked for: the browser says when; where it does not, a
// second is long enough. What is not seen yet is painted by nobody.
const painted = () => new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  setTimeout(done, 1000);
});
if (!document.hidden) await painted();
if (!old) {
  const module = fetch(at(wasm)); // both at once
  const { default: init } = await import(at(js));
  await init({ module_or_path: module });
}
if (!old && offline && "serviceWorker" in navigator) await keep(at(offline));

// Has the browser keep this build for when there is no network. A newer one waits until the reader wants it.
async function keep(worker) {
  const { serviceWorker } = navigator;
  const kept = await serviceWorker.register(worker, { updateViaCache: "none" }).catch(() => undefined);
  if (!kept) return; // such as a page that is not served securely: it works as long as there is a network
  const offer = () => kept.waiting && serviceWorker.controller && dispatchEvent(new Event("gouji-update"));
  kept.addEventListener("updatefound", () => kept.installing?.addEventListener("statechange", offer));
  addEventListener("gouji-reload", () => {
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    kept.waiting?.postMessage("gouji-take-over");
  });
  offer();
}
