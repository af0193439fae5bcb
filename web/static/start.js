// Starts the page. Trunk writes the names of the page's own files onto this script's element;
// kept in a file so that the Content-Security-Policy needs no exception for inline scripts.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const at = (name) => new URL(name, document.baseURI);
const { default: init } = await import(at(js));
await init({ module_or_path: at(wasm) });
