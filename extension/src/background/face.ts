// How large the chosen face has to be set on this system, measured when it is chosen and not at a click.

import { browser } from "../browser.js";
import { scaleOf } from "../face.js";
import { type Face, readLook } from "../look.js";

/** Measures the face after an installation, and whenever the reader takes another one. */
export function watchFace(): void {
  browser.runtime.onInstalled.addListener(() => void readLook().then(({ face }) => measure(face)));
  browser.storage.onChanged.addListener(({ look }) => {
    if (look && faceIn(look.newValue) !== faceIn(look.oldValue)) void readLook().then(({ face }) => measure(face));
  });
}

function faceIn(stored: unknown): unknown {
  return (stored as { face?: unknown } | undefined)?.face;
}

function measure(face: "auto" | Face): void {
  void browser.storage.local.set({ faceScale: scaleOf(face) }).catch(() => undefined);
}
