// Firefox's content script judges by itself; the background sends the module's bytes.

import { Core } from "../core.js";
import type { Correction, Snapshot } from "../judgement.js";
import { ask } from "../messages.js";
import type { Judge } from "./judge.js";
import { press } from "./press.js";

function judgeOf(snapshot: Snapshot, core: Core): Judge {
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

press(() => {
  // It comes while the page is read.
  const core = new Core(ask({ type: "module" }));
  return (snapshot) => judgeOf(snapshot, core);
});
