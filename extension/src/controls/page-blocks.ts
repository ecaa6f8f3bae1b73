// Where the page's blocks and elements lie on the page.

import { nodesOf } from "../../../src/nodes.js";
import type { Judgement, Snapshot } from "../judgement.js";
import { PageTree } from "../page-tree.js";
import type { Blocks } from "../view/text.js";

/** A rectangle in the page's coordinates. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export class PageBlocks extends PageTree {
  readonly #nodes: (Node | undefined)[];
  readonly #boxes = new Map<number, Box | null>();
  readonly #unions = new Map<string, Box | null>();

  constructor(snapshot: Snapshot, { places }: Judgement) {
    super(snapshot, places);
    this.#nodes = nodesOf(document, snapshot);
  }

  /** The page was laid out anew. */
  forget(): void {
    this.#boxes.clear();
    this.#unions.clear();
  }

  /** Where blocks lie; null if they can't be seen. */
  box({ first, last }: Blocks): Box | null {
    if (first === last) return this.#boxOf(first);
    const key = `${first}-${last}`;
    const known = this.#unions.get(key);
    if (known !== undefined) return known;
    let all: Box | null = null;
    for (let block = first; block <= last; block++) all = around(all, this.#boxOf(block));
    this.#unions.set(key, all);
    return all;
  }

  /** The blocks at a point of the page: a block, or where there is none the smallest element around the point. */
  at(x: number, y: number): Blocks | null {
    const blocks = Array.from({ length: this.count }, (_, block) => ({ first: block, last: block }));
    return this.#smallest(blocks, x, y) ?? this.#smallest((this.#elements ??= this.#allElements(blocks)), x, y);
  }

  #smallest(candidates: Iterable<Blocks>, x: number, y: number): Blocks | null {
    let [best, least]: [Blocks | null, number] = [null, Infinity];
    for (const blocks of candidates) {
      const box = this.box(blocks);
      if (!box || x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
      const size = (box.right - box.left) * (box.bottom - box.top);
      if (size < least) [best, least] = [blocks, size];
    }
    return best;
  }

  /** What the elements around blocks hold. */
  #elements: Blocks[] | null = null;
  #allElements(blocks: Blocks[]): Blocks[] {
    const seen = new Set<number>();
    for (const block of blocks) {
      for (let element = this.larger(this.elementOf(block)); element > 0 && !seen.has(element); element = this.larger(element)) seen.add(element);
    }
    return Array.from(seen, (element) => this.inside(element));
  }

  #boxOf(block: number): Box | null {
    let box = this.#boxes.get(block);
    if (box !== undefined) return box;
    box = null;
    const last = this.places[block * 3 + 1] ?? 0;
    for (let place = this.places[block * 3] ?? 0; place <= last; place++) {
      const node = this.#nodes[place];
      if (node) box = around(box, boxOfLeaf(node));
    }
    this.#boxes.set(block, box);
    return box;
  }
}

/** Of a text its letters; of an element only where it shows something by itself. */
function boxOfLeaf(node: Node): Box | null {
  const view = node.ownerDocument?.defaultView;
  if (!view || (node instanceof Element && !node.matches("img, video, audio, iframe, embed, object"))) return null;
  if (node instanceof Text && node.data.trim() === "") return null;
  const range = node.ownerDocument?.createRange();
  range?.selectNode(node);
  const rect = range?.getBoundingClientRect();
  if (!rect || rect.width * rect.height === 0) return null;
  let [left, top] = [rect.left + scrollX, rect.top + scrollY];
  for (let frame = view.frameElement; frame; frame = frame.ownerDocument.defaultView?.frameElement ?? null) {
    const { left: x, top: y } = frame.getBoundingClientRect();
    [left, top] = [left + x, top + y];
  }
  return { left, top, right: left + rect.width, bottom: top + rect.height };
}

function around(all: Box | null, box: Box | null): Box | null {
  if (!all || !box) return all ?? box;
  return {
    left: Math.min(all.left, box.left),
    top: Math.min(all.top, box.top),
    right: Math.max(all.right, box.right),
    bottom: Math.max(all.bottom, box.bottom),
  };
}
