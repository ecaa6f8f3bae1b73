// The faces of this system: how large each has to be set, so that they differ in shape and not in size, and which of the
// named ones there are.

import { FACES, type Face } from "./look.js";

/** The height of a small x that every face is brought to, of its size. */
const X_HEIGHT = 0.49;
const SIZE = 100;

/** What a face is scaled by. `font-size-adjust` says the same, and takes 4 ms before each first frame. */
export function scaleOf(face: "auto" | Face): number {
  const [family] = FACES[face === "auto" ? "serif" : face];
  const height = (measured("x", family)?.actualBoundingBoxAscent ?? 0) / SIZE;
  // A browser that hides its fonts measures nothing sensible.
  return height > 0.35 && height < 0.65 ? Number((X_HEIGHT / height).toFixed(3)) : 1;
}

/** Whether one of the face's own families is there: then what would stand in for it makes no difference. */
export function isInstalled(face: Face): boolean {
  const [family] = FACES[face];
  const widths = ["serif", "monospace"].map((other) => measured("mill", family.replace(/[\w-]+$/, other))?.width);
  return widths[0] !== undefined && widths[0] === widths[1];
}

function measured(text: string, family: string): TextMetrics | undefined {
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  if (!pen) return undefined;
  pen.font = `${SIZE}px ${family}`;
  return pen.measureText(text);
}
