// The first half of a press: the page is read and the core is asked. It is a script of its own, so that the browser
// compiles the view, which is five times as large, while the core judges.

import { takeSnapshot } from "../../../src/snapshot.js";
import { ask } from "../messages.js";
import { now } from "../times.js";
import { type Asked, isReadable, world } from "../world.js";

begin(now());

function begin(started: number): void {
  const briefing = world.unhuskBriefing;
  world.unhuskBriefing = undefined;
  if (world.unhuskReading || !isReadable(document)) return;
  const opened = briefing ? Promise.resolve(briefing) : ask({ type: "open" });
  world.unhuskPress = { started, opened: unheard(opened), asked: unheard(readPage()) };
}

async function readPage(): Promise<Asked> {
  const snapshot = takeSnapshot(document);
  return { snapshot, judgement: unheard(ask({ type: "judge", snapshot, corrections: [] })) };
}

/** Whoever waits for it hears of a failure; until then nobody has to. */
function unheard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
