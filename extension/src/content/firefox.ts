// Firefox's content script judges by itself; the background sends the module's bytes.

import { startJudging } from "../judging.js";
import { ask } from "../messages.js";
import { press } from "./press.js";

press(() => ({
  // They come while the page is read.
  judge: startJudging(ask({ type: "module" })),
  prepare: () => undefined,
}));
