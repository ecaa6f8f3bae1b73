// Firefox's content script judges by itself; the background sends the module's bytes.

import init, { export_snapshot, judge_snapshot } from "unhusk-wasm";
import type { Correction, Judgement, Snapshot } from "../judgement.js";
import type { Opened } from "../messages.js";
import type { Judge } from "./judge.js";
import { press } from "./press.js";

function judgeOf(snapshot: Snapshot, opened: Promise<Opened>): Judge {
  let last: Correction[] = [];
  const ready = opened.then(({ module }) => {
    if (!module) throw new Error("The core did not arrive.");
    return init({ module_or_path: module });
  });
  ready.catch(() => undefined);
  return {
    judge: async (corrections) => {
      last = corrections;
      await ready;
      return judge_snapshot(snapshot, corrections) as Judgement;
    },
    exportAs: async (format) => {
      await ready;
      return export_snapshot(snapshot, last, format);
    },
    prepare: () => undefined,
  };
}

press(judgeOf);
