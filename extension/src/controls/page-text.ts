// The page behind the view: read again, and asked in passing whether it is still the same.

import { nodesOf } from "../../../src/nodes.js";
import { takeSnapshot } from "../../../src/snapshot.js";
import type { Snapshot } from "../judgement.js";
import { sum } from "../sum.js";

/** Takes the page's snapshot as it would be shown now: uncovered for the time of the walk, in which nothing is drawn. */
export function readPage(host: Element): Snapshot {
  const [attribute] = host.getAttributeNames();
  // While the page is shown in place of the view it is not covered.
  if (attribute === undefined) return snapshotWithout(host);
  const theme = host.getAttribute(attribute) ?? "";
  const top = scrollY;
  host.removeAttribute(attribute);
  try {
    return snapshotWithout(host);
  } finally {
    host.setAttribute(attribute, theme);
    // Browsers round: what is in place already would move by a pixel.
    if (Math.abs(scrollY - top) >= 1) scrollTo({ top, behavior: "instant" });
  }
}

/** Without the view itself, where other tools may look into it. */
function snapshotWithout(host: Element): Snapshot {
  const snapshot = takeSnapshot(document);
  return host.shadowRoot && host === document.documentElement.lastElementChild ? withoutLast(snapshot) : snapshot;
}

/** Without the last of the root's children. */
function withoutLast(snapshot: Snapshot): Snapshot {
  const { parents, tags, flags, lengths, attributeOwners, attributeNames, attributeLengths, text, values } = snapshot;
  const end = parents.lastIndexOf(0);
  const owned = attributeOwners.filter((owner) => owner < end).length;
  return {
    ...snapshot,
    parents: parents.slice(0, end),
    tags: tags.slice(0, end),
    flags: flags.slice(0, end),
    lengths: lengths.slice(0, end),
    attributeOwners: attributeOwners.slice(0, owned),
    attributeNames: attributeNames.slice(0, owned),
    attributeLengths: attributeLengths.slice(0, owned),
    text: text.slice(0, sum(lengths.slice(0, end))),
    values: values.slice(0, sum(attributeLengths.slice(0, owned))),
  };
}

/** Texts of the article that are looked at. */
const SAMPLES = 40;
/** Characters: shorter ones may be clocks and counters. */
const LONG = 40;
/** More than so many characters that came are worth a reading. */
const GROWN = 120;
const UNREAD = "script, style, noscript, template";

/** What the page's text was like. To compare it costs the browser two of its own calls, and no walk. */
export class PageText {
  readonly #samples: { node: CharacterData; data: string }[] = [];
  #length: number;
  /** Some of the article is there no more: it went since the page was read. */
  #isLost: boolean;

  constructor(snapshot: Snapshot, sources: Uint32Array) {
    const { lengths, text } = snapshot;
    const nodes = nodesOf(document, snapshot);
    this.#length = lengthOf() - lengthOfNew(new Set(nodes));
    let end = 0;
    const ends = lengths.map((length) => (end += length));
    const long = Array.from(sources).filter((source) => (lengths[source] ?? 0) >= LONG);
    this.#isLost = long.some((source) => !(nodes[source] instanceof CharacterData));
    const step = Math.max(1, Math.floor(long.length / SAMPLES));
    long.forEach((source, place) => {
      const [node, length = 0, until = 0] = [nodes[source], lengths[source], ends[source]];
      // As it was read; it may have changed since.
      if (place % step === 0 && node instanceof CharacterData) this.#samples.push({ node, data: text.slice(until - length, until) });
    });
  }

  /** Whether it may have changed for a reader. */
  isOther(): boolean {
    return this.#isLost || lengthOf() - this.#length > GROWN || this.#samples.some(({ node, data }) => !node.isConnected || node.data !== data);
  }

  /** It was read, and is nothing new. */
  settle(): void {
    this.#isLost = false;
    this.#length = lengthOf();
    this.#samples.splice(0, this.#samples.length, ...this.#samples.filter(({ node }) => node.isConnected).map(({ node }) => ({ node, data: node.data })));
  }
}

function lengthOf(): number {
  const { body } = document;
  if (!body) return 0;
  let length = body.textContent.length;
  for (const unread of body.querySelectorAll(UNREAD)) length -= unread.textContent.length;
  return length;
}

/** Characters in texts that were not there when the page was read, without white space around them. */
function lengthOfNew(read: Set<unknown>): number {
  if (!document.body) return 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    isUnread(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && !read.has(node)) length += node.data.trim().length;
  }
  return length;
}

function isUnread(node: Node): boolean {
  // A form's inputs may shadow its methods.
  return node instanceof Element && Element.prototype.matches.call(node, `${UNREAD}, svg`);
}
