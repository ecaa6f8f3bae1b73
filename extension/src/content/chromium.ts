// Chromium's content script: the worker judges. It keeps nothing, so each question brings the snapshot along.

import { ask, tell } from "../messages.js";
import { press } from "./press.js";

press(() => ({
  judge: (snapshot, corrections) => ask({ type: "judge", snapshot, corrections }),
  prepare: () => tell({ type: "wake" }),
}));
