// The core in the background: compiled when that starts, not when the first question comes.

import { browser } from "../browser.js";
import { startJudging } from "../judging.js";
import { WARM_UP } from "./warm-up.js";

/**
 * Compiled from the response itself: only of that does Chromium keep the machine code for the next start of its worker.
 * In the page itself a policy may forbid WebAssembly, and each press would compile it anew.
 */
export const judge = startJudging(fetch(browser.runtime.getURL("unhusk.wasm")));

// While the page is still read, so that the first judgement takes no longer than the next.
void repeat(1);

/** So often a browser sees a function run before it compiles it at its best, and more. */
const ROUNDS = 200;
/** A press that comes meanwhile has to wait for so many at most, some milliseconds. */
const AT_ONCE = 5;
/** Milliseconds: whoever presses right after the installation comes first. */
const PATIENCE = 2000;

/** Judges until the browser has compiled it at its best, which Chromium keeps until the next update: a second, once. */
export async function train(): Promise<void> {
  await new Promise((done) => setTimeout(done, PATIENCE));
  for (let round = 0; round < ROUNDS; round += 1) {
    await repeat(AT_ONCE);
    await new Promise((done) => setTimeout(done));
  }
}

async function repeat(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await judge(WARM_UP, []).catch(() => undefined);
}
