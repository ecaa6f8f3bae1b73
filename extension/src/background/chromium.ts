// Chromium's worker. It judges, because a page's policy may forbid WebAssembly to its content scripts.

import { browser } from "../browser.js";
import { startJudging } from "../judging.js";
import { start } from "./main.js";

/**
 * Compiled when the worker starts, not when the first question comes, and from the response itself: only of that does
 * Chromium keep the machine code for the next start of the worker, which then judges about three times as fast.
 */
const judge = startJudging(fetch(browser.runtime.getURL("unhusk.wasm")));

start({
  briefs: true,
  module: () => Promise.reject(new Error("Chromium judges in the worker.")),
  judge: ({ snapshot, corrections }) => judge(snapshot, corrections),
});
