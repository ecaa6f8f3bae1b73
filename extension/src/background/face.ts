// How large the text's face has to be set, so that faces differ in shape and not in size.

import { browser } from "../browser.js";

/** The height of a small x that every face is brought to, of its size. */
const X_HEIGHT = 0.49;
const SIZE = 100;

/**
 * Measures the face that the system gives for the text, and keeps what it has to be scaled by. `font-size-adjust` says
 * the same, and takes 4 ms before each first frame.
 */
export function measureFace(): void {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) return;
  context.font = `${SIZE}px serif`;
  const height = context.measureText("x").actualBoundingBoxAscent / SIZE;
  // A browser that hides its fonts measures nothing sensible.
  const faceScale = height > 0.35 && height < 0.65 ? Number((X_HEIGHT / height).toFixed(3)) : 1;
  void browser.storage.local.set({ faceScale }).catch(() => undefined);
}
