// Chromium's worker. It judges, because a page's policy may forbid WebAssembly to its content scripts.

import init, * as wasm from "unhusk-wasm";
import { browser } from "../browser.js";
import type { Judgement } from "../judgement.js";
import { start } from "./main.js";

/** The module, compiled when the worker starts and not when the first question comes. */
const ready = init({ module_or_path: fetch(browser.runtime.getURL("unhusk.wasm")) });
ready.catch(() => undefined);

/** Asks the core. An instance that trapped is thrown away, and the next question gets a new one. */
async function ask<T>(question: () => T): Promise<T> {
  await ready;
  try {
    return question();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) wasm.__wbg_reset_state();
    throw error;
  }
}

start({
  module: async () => ({}),
  judge: ({ snapshot, corrections }) => ask(() => wasm.judge_snapshot(snapshot, corrections) as Judgement),
  export: ({ snapshot, corrections, format }) => ask(() => wasm.export_snapshot(snapshot, corrections, format)),
});
