// The policy of the widget lets through inert markup and the worker's script, and nothing that runs or loads.
// Without a browser: node --test tests/widget-trusted.test.mjs
import assert from "node:assert/strict";
import test from "node:test";
import { inert, own } from "../web/widget/trusted.js";

test("templates of the build are inert", () => {
  for (const markup of [
    "", "<!>", "<div><!></div>", "合计 &amp; 小计 &#39;",
    `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 12.5c3 1.2 4.8 3.4 6.4 7C11.6 12 15.4 6.6 21 3.6"/></svg>`,
    `<button type="button" class="plain small" disabled><!></button>`,
    `<a href="#f12" class="place"> </a>`, `<a href="docs/zh/privacy.html">隐私</a>`, `<input type="checkbox" checked>`,
    `<textarea spellcheck="false" rows="8"></textarea>`, `<details open><summary> </summary><!></details>`,
  ]) assert.ok(inert(markup), markup);
});

test("what runs, loads or sends is refused", () => {
  for (const markup of [
    "<script>alert(1)</script>", "<SCRIPT src=x>", `<img src=x onerror="alert(1)">`, "<img/onerror=alert(1) src=x>",
    `<svg onload="alert(1)">`, `<svg><animate onbegin=alert(1) /></svg>`, `<a href="javascript:alert(1)">x</a>`,
    `<a href=" java&#9;script:alert(1)">x</a>`, `<iframe srcdoc="x"></iframe>`, `<base href="https://a.example/">`,
    `<meta http-equiv="refresh" content="0">`, `<style>*{}</style>`, `<p style="x">`, `<form action="/x"></form>`,
    `<img src="//a.example/x.png">`, `<img src="data:image/svg+xml,x">`, "<noscript><p title='</noscript><img>'>",
    "<math><mtext></mtext></math>", "<!-- --!><img src=x onerror=alert(1)> -->", "<p\u0000>", "<a href=x", "&lt",
    `<svg><use href="data:x"/></svg>`, `<button formaction="javascript:x">`, `<p onclick>`, `<p x="1"onclick="x">`,
  ]) assert.ok(!inert(markup), markup);
});

test("the only script is the worker's, of whichever build", () => {
  const worker = new URL("https://portal.example/gouji/check.js");
  for (const address of ["check.js", "https://portal.example/gouji/check.js?page-1.js"]) assert.ok(own(address, worker), address);
  for (const address of ["https://portal.example/other.js", "../check.js", "https://a.example/gouji/check.js", "data:text/javascript,x",
    "blob:https://portal.example/1", "http://portal.example/gouji/check.js", "https://portal.example/gouji/page.js"])
    assert.ok(!own(address, worker), address);
  assert.ok(own(new URL("../web/check.js", import.meta.url).href), "where the build puts it");
});

test("refusing takes no longer than its text is", () => {
  const before = performance.now();
  inert("<p " + "a ".repeat(50_000) + "<");
  inert("<p " + `a="x" `.repeat(20_000) + "\"");
  assert.ok(performance.now() - before < 5_000);
});
