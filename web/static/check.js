// Starts the worker. The build that asks for it stands in the address and is asked of its files too,
// so that a cache never mixes a page and a worker of different builds.
// A worker that takes the place of another one is handed, first of all, the module that the other compiled.
const handed =
  self.name === "again" && new Promise((hand) => addEventListener("message", ({ data }) => hand(data), { once: true }));
const at = (name) => new URL(`${name}${self.location.search}`, self.location.href);

// Where the readers of files lie, asked once for each when a file first needs it ("office", "pdf"): a Response, or the
// bytes of the WebAssembly module, or a promise of either. Another host of the worker brings its own.
self.goujiReader ??= (name) => fetch(at(`reader-${name}.wasm`));

// What was not fetched is an error of the worker, so that the page hears of it: a promise's refusal it would not.
try {
  const { default: init } = await import(at("worker.js"));
  const module = (await handed) || (await fetch(at("worker_bg.wasm")));
  if (module.ok === false) throw new Error(`worker_bg.wasm: ${module.status} ${await module.text()}`);
  await init({ module_or_path: module });
} catch (error) {
  setTimeout(() => {
    throw error;
  });
}
