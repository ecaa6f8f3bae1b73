// Chromium's worker. It judges, because a page's policy may forbid WebAssembly to its content scripts.

import { browser } from "../browser.js";
import { Core } from "../core.js";
import { start } from "./main.js";

/** Compiled when the worker starts, not when the first question comes. */
const core = new Core(fetch(browser.runtime.getURL("unhusk.wasm")));

start({
  module: () => Promise.reject(new Error("Chromium judges in the worker.")),
  judge: ({ snapshot, corrections }) => core.judge(snapshot, corrections),
  export: ({ snapshot, corrections, format }) => core.exportAs(snapshot, corrections, format),
});
