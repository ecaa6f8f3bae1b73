// Judging a snapshot: all of the core that a click loads.

import init, { __wbg_reset_state as reset, judge_snapshot } from "unhusk-wasm";
import { Core } from "./core.js";
import { type Correction, type Judgement, type Snapshot, flat } from "./judgement.js";

/** Starts the core; the answer judges. */
export function startJudging(
  module: Promise<ArrayBuffer | Response>,
): (snapshot: Snapshot, corrections: Correction[]) => Promise<Judgement> {
  const core = new Core({ init, reset }, module);
  return (snapshot, corrections) => core.ask(() => judge_snapshot(snapshot, flat(corrections)) as Judgement);
}
