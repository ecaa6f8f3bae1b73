// A press of the button, as the page's script sees it: it opens the view, or closes what an earlier press opened.

import type { Opened } from "../messages.js";
import { now } from "../times.js";
import type { Begin } from "./judge.js";
import { Reading } from "./reading.js";

/** Each press runs the whole script anew; what is open is remembered in the extension's own world of the page. */
const world = globalThis as { unhuskReading?: Reading | undefined; unhuskBriefing?: Opened | undefined };

export function press(begin: Begin): void {
  const started = now();
  const briefing = world.unhuskBriefing;
  world.unhuskBriefing = undefined;
  const open = world.unhuskReading;
  if (open) {
    open.leave();
    return;
  }
  const reading = new Reading(() => (world.unhuskReading = undefined));
  world.unhuskReading = reading;
  void reading.start(begin, started, briefing);
}
