// On a site that always opens: asks for the view once the page is there, and again where the page goes on by itself.

import { watchAddress } from "../address.js";
import { tell } from "../messages.js";
import { world } from "../world.js";

/** Where there is no article yet, as on a page that scripts build, it is looked for again after so many milliseconds. */
const WAITS = [600, 1500, 4000];

if (!world.unhuskAlways) {
  world.unhuskAlways = true;
  // A page that is only prepared is nobody's yet.
  const { prerendering } = document as { prerendering?: boolean };
  if (prerendering) document.addEventListener("prerenderingchange", begin, { once: true });
  else begin();
}

function look(): void {
  tell({ type: "shown", isShown: document.visibilityState === "visible" });
}

function begin(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (round: number): void => {
    if (world.unhuskReading) return;
    world.unhuskQuiet = () => later(round);
    tell({ type: "arrived" });
  };
  const later = (round: number): void => {
    clearTimeout(timer);
    if (round < WAITS.length) timer = setTimeout(open, WAITS[round], round + 1);
  };
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  addEventListener("pagehide", () => tell({ type: "shown", isShown: false }));
  // An open view has the first word: it follows by itself.
  watchAddress(() => {
    world.unhuskWentOn = performance.now();
    later(0);
  });
  look();
  open(0);
}
