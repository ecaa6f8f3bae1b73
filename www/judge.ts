// The core, for a source: a page's source is parsed without running or loading anything, then walked.

import init, * as wasm from "unhusk-wasm-whole";
import { type Correction, type Judgement, flat } from "../extension/src/judgement.js";
import { takeSnapshot } from "../src/snapshot.js";
import type { Source } from "./source.js";

/** What the core says of a source. */
export interface Judged {
  judgement: Judgement;
  markdown: string;
}

const ready = init({ module_or_path: fetch(new URL("unhusk.wasm", import.meta.url)) });
// Whoever judges hears of it.
ready.catch(() => undefined);

/** Makes ready to judge a source, with corrections or without. */
export async function judgeOf({ kind, text }: Source): Promise<(corrections: Correction[]) => Judged> {
  await ready;
  if (kind === "text") return guarded((corrections) => wasm.judge_text(text, flat(corrections)) as Judgement);
  const snapshot = takeSnapshot(parse(text));
  return guarded((corrections) => wasm.judge_snapshot(snapshot, flat(corrections)) as Judgement);
}

/** Parses a page without running or loading anything; this way, unlike DOMParser's, knows declared shadow roots. */
function parse(text: string): Document {
  if ("parseHTMLUnsafe" in Document) return Document.parseHTMLUnsafe(text);
  return new DOMParser().parseFromString(text, "text/html");
}

/** An instance that trapped is thrown away; the next question gets a new one. */
function guarded(judge: (corrections: Correction[]) => Judgement): (corrections: Correction[]) => Judged {
  return (corrections) => {
    try {
      const judgement = judge(corrections);
      return { judgement, markdown: wasm.export_article(judgement, "markdown") };
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) wasm.__wbg_reset_state();
      throw error;
    }
  };
}
