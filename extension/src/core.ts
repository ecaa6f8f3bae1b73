// The core as a WebAssembly module, wherever it may run: in Chromium's worker, in Firefox's content script.

import init, * as wasm from "unhusk-wasm";
import type { Correction, Format, Judgement, Snapshot } from "./judgement.js";

/** The core, once it is compiled. */
export class Core {
  readonly #ready: Promise<unknown>;

  /** Compiles the module at once, from its bytes or from the response that brings them. */
  constructor(module: Promise<ArrayBuffer | Response>) {
    this.#ready = module.then((source) => init({ module_or_path: source }));
    // Whoever asks hears of it.
    this.#ready.catch(() => undefined);
  }

  judge(snapshot: Snapshot, corrections: Correction[]): Promise<Judgement> {
    return this.#ask(() => wasm.judge_snapshot(snapshot, corrections) as Judgement);
  }

  exportAs(snapshot: Snapshot, corrections: Correction[], format: Format): Promise<string> {
    return this.#ask(() => wasm.export_snapshot(snapshot, corrections, format));
  }

  /** An instance that trapped is thrown away; the next question gets a new one. */
  async #ask<T>(question: () => T): Promise<T> {
    await this.#ready;
    try {
      return question();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) wasm.__wbg_reset_state();
      throw error;
    }
  }
}
