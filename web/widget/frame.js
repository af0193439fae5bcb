// The checker in a frame of its own, for portals of another origin. The portal names itself in the address, and only
// messages from it, out of the window that holds the frame, are heard; answers go to it alone.
//
//   frame.html?host=https%3A%2F%2Fportal.example&view=summary&lang=zh&theme=light
//
//   portal → frame   { gouji: 1, type: "check", name, text | bytes, families? }
//   frame → portal   { gouji: 1, type: "ready" | "report" (report) | "error" (message) | "height" (height) }
import "./gouji-checker.js";

const wanted = new URLSearchParams(location.search);
const host = origin(wanted.get("host"));
const checker = document.createElement("gouji-checker");
for (const name of ["view", "lang", "theme"]) {
  if (wanted.has(name)) checker.setAttribute(name, wanted.get(name));
}

if (host && parent !== window) {
  const tell = (message) => parent.postMessage({ gouji: 1, ...message }, host);
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== host || source !== parent || data?.gouji !== 1 || data.type !== "check") return;
    if (typeof data.families === "string") checker.families = data.families;
    checker.file = new File([data.bytes ?? String(data.text ?? "")], String(data.name ?? "-"));
    if (!checker.isConnected) document.body.append(checker);
  });
  checker.addEventListener("gouji-report", ({ detail }) => tell({ type: "report", report: detail }));
  checker.addEventListener("gouji-error", ({ detail }) => tell({ type: "error", message: detail.message }));
  new ResizeObserver(() => tell({ type: "height", height: document.documentElement.scrollHeight })).observe(document.body);
  tell({ type: "ready" });
}

function origin(address) {
  try {
    const { origin } = new URL(address);
    return origin === "null" ? undefined : origin;
  } catch {
    return undefined;
  }
}
