// Which paragraph is being read on the page, for the view to begin there.

import { placeOf } from "../../../src/nodes.js";
import type { Judgement, Snapshot } from "../judgement.js";

/** What is read stands at this height, in px; above it a line or two of what was read, or a bar of the page. */
const FIRST = 104;
/** The page is asked at so many heights of its upper half: there may be a picture, or a wider bar. */
const LOOKS = 4;

/** The snapshot's places of what stands at the top of the window, downwards; none where the page isn't scrolled. */
export function placesInView(snapshot: Snapshot): number[] {
  if (scrollY < 1) return [];
  const places: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    const found = document.caretPositionFromPoint(innerWidth / 2, FIRST + (look * innerHeight) / 2 / LOOKS)?.offsetNode;
    if (found) places.push(placeOf(found, snapshot));
  }
  return places;
}

/** The node of the article's tree that stands first among these places; 0 if none does. */
export function nodeInView({ tree, source }: Judgement, places: readonly number[]): number {
  if (source !== "page") return 0;
  for (const place of places) {
    const node = place < 0 ? -1 : tree.sources.indexOf(place);
    if (node > 0) return node;
  }
  return 0;
}
