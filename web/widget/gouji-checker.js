// <gouji-checker>: the result of a check beside the document that it is about, on anybody's page.
// A small class around what the build made: words, style, worker, and the page itself, mounted when it is wanted.
import { module, page } from "./build.js";
import { ask } from "./hub.js";
import { style } from "./style.js";
import { words } from "./words.js";

const VIEWS = ["badge", "summary", "full"];

/** Opens the report with the page's own program, which is loaded once, when first wanted. */
let program;
async function mount(element, view, lang, whole, draw) {
  program ??= import(page).then(async (made) => {
    await made.default({ module_or_path: new URL(module, import.meta.url) });
    return made;
  });
  return (await program).mount(element, view, lang, whole, draw);
}

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

async function fetched(address, signal) {
  const response = await fetch(new URL(address, document.baseURI), { signal, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

export class GoujiChecker extends HTMLElement {
  static observedAttributes = ["src", "view", "lang", "prior", "families"];

  #root = this.attachShadow({ mode: "open" });
  #place = make("div", { class: "place", part: "place" });
  #given; // by the property `text` or `file`
  #families; // by the property `families`
  #answer; // what the worker answered
  #report; // of the first disclosure
  #life; // an AbortController while it is on a page
  #check; // an AbortController while a check is under way
  #mounted = new Set(); // what was mounted into the shadow and has to be ended

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [style];
    this.#root.append(this.#place);
  }

  /** The report on the first disclosure; undefined before. */
  get report() {
    return this.#report;
  }

  /** The text to be checked, instead of `src`. */
  set text(text) {
    this.#given = text === undefined ? undefined : new File([text], this.#name());
    this.#again();
  }

  /** The file to be checked, instead of `src`. */
  set file(file) {
    this.#given = file === undefined ? undefined : new File([file], file.name ?? this.#name());
    this.#again();
  }

  /** Further forms and words: the text of a JSON file of families, instead of the attribute that names one. */
  set families(text) {
    this.#families = text;
    this.#again();
  }

  connectedCallback() {
    const life = (this.#life = new AbortController());
    this.#show();
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        seen.disconnect();
        this.check().catch(() => {}); // the event reports it
      }
    }, { rootMargin: "200px" });
    seen.observe(this);
    life.signal.addEventListener("abort", () => seen.disconnect());
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#check?.abort();
    this.#life = this.#check = this.#answer = this.#report = undefined;
    this.#clear();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#life) return;
    if (name === "view" || name === "lang") this.#show();
    else this.#again();
  }

  /** Checks, and gives the report. A check that is under way gives way to it. */
  async check() {
    this.#check?.abort();
    const { signal } = (this.#check = new AbortController());
    try {
      const [file, prior, families] = await Promise.all([this.#source(signal), this.#prior(signal), this.#known(signal)]);
      const question = { file, prior, families };
      const answer = await ask({ ...question, whole: this.#view !== "badge" }, signal);
      this.#answer = { ...answer, question };
      this.#report = answer.reports[0];
      if (this.#life) this.#show();
      this.#tell("gouji-report", this.#report);
      return this.#report;
    } catch (error) {
      if (signal.aborted) throw error;
      this.#answer = { error };
      if (this.#life) this.#show();
      this.#tell("gouji-error", { message: error.message });
      throw error;
    }
  }

  get #view() {
    const view = this.getAttribute("view");
    return VIEWS.includes(view) ? view : "badge";
  }

  get #language() {
    const lang = this.getAttribute("lang") ?? this.closest("[lang]")?.lang ?? "zh";
    return /^zh/i.test(lang) || lang === "" ? "zh" : "en";
  }

  #name() {
    return this.getAttribute("src")?.split(/[?#]/)[0].split("/").pop() || "-";
  }

  async #source(signal) {
    if (this.#given) return this.#given;
    const inside = this.querySelector(':scope > script[type="text/plain"]');
    if (inside) return new File([inside.textContent], this.#name());
    const src = this.getAttribute("src");
    if (!src) throw new Error("neither src nor text");
    return new File([await (await fetched(src, signal)).blob()], this.#name());
  }

  async #prior(signal) {
    const address = this.getAttribute("prior");
    return address ? new File([await (await fetched(address, signal)).blob()], "prior") : undefined;
  }

  async #known(signal) {
    if (this.#families !== undefined) return this.#families;
    const address = this.getAttribute("families");
    return address ? (await fetched(address, signal)).text() : undefined;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #again() {
    this.#answer = this.#report = undefined;
    if (this.#life) this.check().catch(() => {}); // the event reports it
  }

  #clear() {
    for (const mounted of this.#mounted) mounted.end();
    this.#mounted.clear();
    this.#place.replaceChildren();
  }

  // Draws what is known by now, in the view that is wanted.
  #show() {
    this.#clear();
    const said = words[this.#language];
    const { reports, badge, error } = this.#answer ?? {};
    if (!reports) {
      const waiting = make("span", { class: "badge", part: "badge", role: "status" }, error ? said.failed : said.checking);
      return this.#place.append(waiting);
    }
    if (this.#view === "badge") {
      const { mark, sentence } = badge[this.#language];
      const sign = make("span", { class: `g ${mark}`, part: "mark", "aria-hidden": "true" }, said.marks[mark]);
      const button = make("button", { class: "badge", part: "badge", type: "button", title: said.open }, sign, sentence);
      button.addEventListener("click", () => this.#open());
      return this.#place.append(button);
    }
    const frame = make("div", { class: "frame", part: "report" });
    this.#place.append(frame);
    this.#mount(frame, this.#view);
    if (this.#view === "summary") {
      const button = make("button", { class: "open", part: "open", type: "button" }, said.open);
      button.addEventListener("click", () => this.#open());
      this.#place.append(button);
    }
  }

  // The whole report, over the page.
  async #open() {
    const said = words[this.#language];
    const frame = make("div", { class: "frame", part: "report" });
    const close = make("button", { class: "close", part: "close", type: "button" }, said.close);
    const dialog = make("dialog", { class: "over", part: "dialog", "aria-label": said.open }, close, frame);
    this.#place.append(dialog);
    close.addEventListener("click", () => dialog.close());
    const mounted = this.#mount(frame, "full");
    dialog.addEventListener("close", () => {
      mounted.end();
      this.#mounted.delete(mounted);
      dialog.remove();
    });
    dialog.showModal();
  }

  #mount(frame, view) {
    let done;
    let over = false;
    const end = () => {
      over = true;
      done?.end();
      done = undefined;
    };
    const lang = this.#language;
    const answer = this.#answer;
    // A page of the file as it looks, drawn when somebody wants to see it.
    const draw = async (page) => (await ask({ file: answer.question.file, draw: page })).drawn;
    const whole = async () => (answer.whole ??= (await ask({ ...answer.question, whole: true })).whole);
    whole()
      .then((whole) => over || mount(frame, view, lang, whole, draw))
      .then((mounted) => (over ? mounted?.end?.() : (done = mounted)))
      .catch((error) => {
        frame.replaceChildren(words[lang].failed);
        this.#tell("gouji-error", { message: error.message });
      });
    const mounted = { end };
    this.#mounted.add(mounted);
    return mounted;
  }
}

if (!customElements.get("gouji-checker")) customElements.define("gouji-checker", GoujiChecker);
