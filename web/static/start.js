// Starts the page. Trunk writes the names of the page's own files onto this script's element;
// kept in a file so that the Content-Security-Policy needs no exception for inline scripts.
const { js, wasm, offline } = document.querySelector("script[data-wasm]").dataset;
const root = document.documentElement;
const at = (name) => new URL(name, document.baseURI);
const old = root.hasAttribute("data-old"); // as first.js found
// What is seen first is on the screen before anything large is asked for: the browser says when; where it does not, a
// second is long enough. What is not seen yet is painted by nobody.
const painted = () => new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  setTimeout(done, 1000);
});
if (!document.hidden) await painted();

// What was not fetched is said where the reader is, and asked for again when he wants; the box keeps his text.
let tries = 0;
let trusted;
let guarded = false;
async function start() {
  root.removeAttribute("data-lost");
  const again = tries++ ? `?${tries}` : ""; // a browser remembers a module that was not there
  try {
    const policy = async () => (trusted ??= await import(at("trusted.js" + again))); // it may be made only once
    const [module, { default: init }] = await Promise.all([fetch(at(wasm)), import(at(js + again)), policy()]); // all at once
    if (!module.ok) throw new Error(`${wasm}: ${module.status}`);
    if (!guarded) guard(trusted);
    guarded = true;
    await init({ module_or_path: module });
    return true;
  } catch (error) {
    console.error(error);
    root.setAttribute("data-lost", "");
    return false;
  }
}
for (const button of document.querySelectorAll(".lost button")) {
  button.addEventListener("click", async () => (await start()) && keep());
}
if (!old && (await start())) await keep();

// The policy of this page under Trusted Types: the scripts of its own workers, and the inert markup that the view macro
// leaves in the module. Whatever else becomes markup or the address of a script is refused by the browser.
function guard({ inert, own }) {
  const scripts = ["check.js", offline ?? "offline.js"].map(at);
  globalThis.trustedTypes?.createPolicy("default", {
    createScriptURL: (address) => (scripts.some((script) => own(address, script)) ? address : null),
    createHTML: (markup) => (inert(markup) ? markup : null),
  });
}

// Has the browser keep this build for when there is no network. A newer one waits until the reader wants it.
async function keep() {
  if (!offline || !("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  const kept = await serviceWorker.register(at(offline), { updateViaCache: "none" }).catch(() => undefined);
  if (!kept) return; // such as a page that is not served securely: it works as long as there is a network
  const offer = () => kept.waiting && serviceWorker.controller && dispatchEvent(new Event("gouji-update"));
  kept.addEventListener("updatefound", () => kept.installing?.addEventListener("statechange", offer));
  addEventListener("gouji-reload", () => {
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    kept.waiting?.postMessage("gouji-take-over");
  });
  offer();
}
