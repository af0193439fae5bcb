// Starts the page from its own file. The glue of the page stands above and is part of the same script.
const packed = (name) => {
  const text = document.querySelector(`script[data-part="${name}"]`).textContent;
  return new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]);
};
const unpacked = (name) => new Response(packed(name).stream().pipeThrough(new DecompressionStream("gzip")));
const address = (blob) => URL.createObjectURL(blob);

// The worker: its glue, where its module lies, and where the readers of files lie, packed until one is needed.
const readers = Object.fromEntries(
  [...document.querySelectorAll('script[data-part^="reader-"]')].map(({ dataset: { part } }) => [
    part.slice("reader-".length),
    address(packed(part)),
  ]),
);
const module = address(new Blob([await unpacked("worker").arrayBuffer()], { type: "application/wasm" }));
const start = `
const READERS = ${JSON.stringify(readers)};
self.goujiReader = async (name) => {
  const packed = await fetch(READERS[name]);
  return new Response(packed.body.pipeThrough(new DecompressionStream("gzip")));
};
await __wbg_init({ module_or_path: ${JSON.stringify(module)} });
`;
const worker = new Blob([await unpacked("worker-script").text(), start], { type: "text/javascript" });
document.querySelector("script[data-js]").dataset.worker = address(worker);

await __wbg_init({ module_or_path: await unpacked("page").arrayBuffer() });
