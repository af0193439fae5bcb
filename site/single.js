// Starts the page from its own file. The glue of the page stands above and is part of the same script.
const packed = (name) => document.querySelector(`script[data-part="${name}"]`).textContent;
const unpacked = (text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
};

// The worker has all that it needs in its own script, the readers of files packed until one is needed: opened from a
// disk it may fetch nothing, and be no module.
async function worker() {
  const parts = [...document.querySelectorAll("script[data-part]")].map(({ dataset: { part } }) => part);
  const carried = parts.filter((part) => part === "worker" || part.startsWith("reader-"));
  return new Blob(
    [
      "const PARTS = {\n",
      ...carried.flatMap((part) => [JSON.stringify(part), ': "', packed(part), '",\n']),
      `};\nconst unpacked = ${unpacked};\n`,
      await unpacked(packed("worker-script")).text(),
      `
const handed =
  self.name === "again" && new Promise((hand) => addEventListener("message", ({ data }) => hand(data), { once: true }));
self.goujiReader = (name) => unpacked(PARTS["reader-" + name]);
(async () => __wbg_init({ module_or_path: (await handed) || (await unpacked(PARTS.worker).arrayBuffer()) }))();
`,
    ],
    { type: "text/javascript" },
  );
}

// A browser that is too old says so already.
if (!document.documentElement.hasAttribute("data-old")) {
  document.querySelector("script[data-js]").dataset.worker = URL.createObjectURL(await worker());
  await __wbg_init({ module_or_path: await unpacked(packed("page")).arrayBuffer() });
}
