// The first half of a press on "Read this part": as walk/main.ts does, but of the page what is selected is read.

import { placeOf } from "../../../src/nodes.js";
import { takeSnapshot } from "../../../src/snapshot.js";
import type { Correction, Judgement, Snapshot } from "../judgement.js";
import { ask } from "../messages.js";
import { now } from "../times.js";
import { type Asked, isReadable, world } from "../world.js";

begin(now());

function begin(started: number): void {
  // What is selected in an open view is being read already.
  if (world.unhuskReading) world.unhuskQuiet = () => undefined;
  else if (isReadable(document)) world.unhuskPress = { started, opened: ask({ type: "open" }), asked: readPart() };
}

async function readPart(): Promise<Asked> {
  const texts = selectedTexts();
  const snapshot = takeSnapshot(document);
  const places = [texts[0], texts.at(-1)].map((text) => (text ? placeOf(text, snapshot) : -1));
  const judgement = await ask({ type: "judge", snapshot, corrections: [] });
  const part = partOf(judgement, places[0] ?? -1, places[1] ?? -1);
  if (!part) return { snapshot, judgement: Promise.resolve(judgement), changes: [] };
  return { snapshot, judgement: judgePart(snapshot, part), changes: [part] };
}

/** However short it is, the reader wants to read it. */
async function judgePart(snapshot: Snapshot, part: Correction): Promise<Judgement> {
  return { ...(await ask({ type: "judge", snapshot, corrections: [part] })), readable: true };
}

/** The blocks from the first to the last place. */
function partOf({ places }: Judgement, from: number, to: number): Correction | null {
  const blocks: number[] = [];
  for (let block = 0; block * 3 < places.length; block++) {
    const [first = 0, last = 0] = places.subarray(block * 3);
    if (from >= 0 && first <= to && last >= from) blocks.push(block);
  }
  const [first] = blocks;
  return first === undefined ? null : { kind: "only", first, last: blocks.at(-1) ?? first };
}

/** The texts of which something is selected. */
function selectedTexts(): Node[] {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer } = range;
  if (commonAncestorContainer instanceof Text) return [commonAncestorContainer];
  const walker = document.createTreeWalker(commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const texts: Node[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const isOutside = (text === endContainer && endOffset === 0) || (text === startContainer && startOffset === text.length);
    if (range.intersectsNode(text) && !isOutside && /\S/.test(text.data)) texts.push(text);
  }
  return texts;
}
