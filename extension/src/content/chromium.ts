// Chromium's content script: the worker judges. It keeps nothing, so each question brings the snapshot along.

import type { Correction, Snapshot } from "../judgement.js";
import { ask, tell } from "../messages.js";
import type { Judge } from "./judge.js";
import { press } from "./press.js";

function judgeOf(snapshot: Snapshot): Judge {
  let last: Correction[] = [];
  return {
    judge: (corrections) => {
      last = corrections;
      return ask({ type: "judge", snapshot, corrections });
    },
    exportAs: (format) => ask({ type: "export", snapshot, corrections: last, format }),
    prepare: () => tell({ type: "wake" }),
  };
}

press(() => judgeOf);
