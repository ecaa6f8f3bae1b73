// The second half of a press: the view is opened, or what an earlier press opened is closed.

import { tell } from "../messages.js";
import { world } from "../world.js";
import { Reading } from "./reading.js";

press();

function press(): void {
  const begun = world.unhuskPress;
  world.unhuskPress = undefined;
  const quiet = world.unhuskQuiet;
  world.unhuskQuiet = undefined;
  if (world.unhuskReading) {
    if (!quiet) world.unhuskReading.leave();
    return;
  }
  if (!begun) {
    tell({ type: "refused" });
    return;
  }
  const reading = new Reading(() => (world.unhuskReading = undefined), quiet);
  world.unhuskReading = reading;
  void reading.start(begun);
}
