// Starts the worker. The build that asks for it stands in the address and is asked of its files too,
// so that a cache never mixes a page and a worker of different builds.
const at = (name) => new URL(`${name}${self.location.search}`, self.location.href);
const { default: init } = await import(at("worker.js"));
await init({ module_or_path: at("worker_bg.wasm") });
