// Under Trusted Types only a policy may name scripts and give markup. This one names the worker's script, and lets
// through nothing but inert markup, such as the templates that the view macro leaves in the module: any module of the
// portal can ask it, so that it must be of no use to one that means harm.

// Text, character references, comments, end tags, start tags with quoted or bare attributes; nothing else.
const MARKUP = /^(?:[^<&]|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);|<!(?:--[^<>]*--)?>|<\/[a-zA-Z][\w:-]*>|<[a-zA-Z][\w:-]*(?:\s+[a-zA-Z_][\w:.-]*(?:=(?:"[^"<>]*"|'[^'<>]*'|[\w#.:/%-]+))?)*\s*\/?>)*$/;
// What runs, loads, sends or changes what the page is, and what parses its content by rules of its own.
const TAGS = /<(?:script|iframe|frame|frameset|object|embed|applet|base|meta|link|style|portal|template|math|foreignobject|animate\w*|set|use|image|noscript|noembed|noframes|plaintext|xmp|textarea\b(?=[^>]*\bon)|title)\b/i;
const ATTRIBUTES = /\s(?:on\w*|srcdoc|srcset|style|formaction|action|ping|background|xlink:href|http-equiv|manifest|is)(?=[\s=>/])/i;
const ADDRESSES = /\s(?:href|src|poster|data|cite)\s*=\s*(?:["']|(?=[^"'\s]))(?!#|https:\/\/|\.{0,2}\/[^/]|[\w][\w./-]*\.(?:html|json|css|png|svg|txt)\b)/i;

const worker = new URL("../check.js", import.meta.url);

/** Whether markup is inert. */
export const inert = (markup) =>
  MARKUP.test(markup) && !TAGS.test(markup) && !ATTRIBUTES.test(markup) && !ADDRESSES.test(markup);

/** Whether an address is that of the worker's script, of whichever build. */
export const own = (address, script = worker) => {
  const url = new URL(address, script);
  return url.origin === script.origin && url.pathname === script.pathname;
};

const policy = globalThis.trustedTypes?.createPolicy("gouji", {
  createScriptURL: (address) => {
    if (!own(address)) throw new TypeError(`not the worker's script: ${address}`);
    return address;
  },
  createHTML: (markup) => {
    if (!inert(markup)) throw new TypeError("not markup of ours");
    return markup;
  },
});

export const script = (address) => policy?.createScriptURL(address) ?? address;
export const markup = (text) => policy?.createHTML(text) ?? text;
