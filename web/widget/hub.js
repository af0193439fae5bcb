// One worker for all checkers of a page, started when the first of them needs it. Each question has a number; who asked
// and is gone is not informed.
import { check } from "./build.js";
import { script } from "./trusted.js";

const waiting = new Map();
let worker;
let asked = 0;

/**
 * Asks for a check: { file, prior, families, whole }, whole with all that showing a report takes; or for a page of a PDF
 * as it looks: { file, draw }. Fails when `signal` aborts.
 */
export function ask(question, signal) {
  const job = ++asked;
  return new Promise((resolve, reject) => {
    const settle = (done) => (value) => {
      waiting.delete(job);
      signal?.removeEventListener("abort", aborted);
      done(value);
    };
    const aborted = () => waiting.get(job)?.reject(signal.reason);
    waiting.set(job, { resolve: settle(resolve), reject: settle(reject) });
    signal?.addEventListener("abort", aborted);
    if (signal?.aborted) return aborted();
    worker ??= start();
    worker.post({ job, ...question });
  });
}

function start() {
  const made = new Worker(script(new URL(check, import.meta.url).href), { type: "module", name: "gouji" });
  let queue = [];
  made.addEventListener("message", ({ data }) => {
    if (data === "Ready") {
      for (const message of queue) made.postMessage(message);
      queue = undefined;
    } else if (data.job) {
      const asker = waiting.get(data.job);
      data.error ? asker?.reject(new Error(data.error)) : asker?.resolve(data);
    }
  });
  // A fault takes the worker with it: what waits is informed, and the next question starts another one.
  made.addEventListener("error", (event) => {
    event.preventDefault();
    made.terminate();
    worker = undefined;
    for (const asker of [...waiting.values()]) asker.reject(new Error(event.message || "the worker ended"));
  });
  return { post: (message) => (queue ? queue.push(message) : made.postMessage(message)) };
}
