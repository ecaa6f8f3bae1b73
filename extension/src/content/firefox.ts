// Firefox's content script judges by itself; the background sends the module's bytes.

import { Core } from "../core.js";
import type { Correction, Snapshot } from "../judgement.js";
import type { Opened } from "../messages.js";
import type { Judge } from "./judge.js";
import { press } from "./press.js";

function judgeOf(snapshot: Snapshot, opened: Promise<Opened>): Judge {
  const core = new Core(opened.then(bytesOf));
  let last: Correction[] = [];
  return {
    judge: (corrections) => {
      last = corrections;
      return core.judge(snapshot, corrections);
    },
    exportAs: (format) => core.exportAs(snapshot, last, format),
    prepare: () => undefined,
  };
}

function bytesOf({ module }: Opened): ArrayBuffer {
  if (!module) throw new Error("The core did not arrive.");
  return module;
}

press(judgeOf);
