// Under Trusted Types only a policy may name scripts and give markup. This one names files of this folder, and lets
// through the markup that the view macro leaves in the module: constants of the build, never anything of a document.
const policy = globalThis.trustedTypes?.createPolicy("gouji", {
  createScriptURL: (address) => {
    if (new URL(address).origin !== new URL(import.meta.url).origin) throw new TypeError(`not a script of ours: ${address}`);
    return address;
  },
  createHTML: (markup) => markup,
});

export const script = (address) => policy?.createScriptURL(address) ?? address;
export const markup = (text) => policy?.createHTML(text) ?? text;
