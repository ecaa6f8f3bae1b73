// The faces of the first frame, looked up while the core judges: a page's first use of each takes milliseconds, which
// would stand between the judgement and the frame.

import type { Look } from "../look.js";

const TEXT = "ui-serif, serif";
const INTERFACE = "system-ui, sans-serif";

/** Looks up the faces of text, title and interface in the sizes of `look.css`. */
export function prepareFaces({ size, faceScale }: Look): void {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) return;
  const em = size * faceScale;
  const title = Math.min(Math.max(1.5 * em, em + 0.024 * innerWidth), 2 * em);
  for (const face of [`${em}px ${TEXT}`, `600 ${title}px ${TEXT}`, `15px ${INTERFACE}`]) {
    context.font = face;
    context.measureText("x");
  }
}
