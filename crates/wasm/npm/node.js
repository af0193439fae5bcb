// The package in Node: the module is read from its folder at once, so that init() has nothing left to do.
import { readFileSync } from "node:fs";
import { initSync } from "./gouji.js";

initSync({ module: readFileSync(new URL("./gouji_bg.wasm", import.meta.url)) });

export * from "./gouji.js";
export default async function init() {}
