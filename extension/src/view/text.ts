// The article's tree as elements. A change rebuilds only those of its top-level parts that differ.

import type { Tree } from "../judgement.js";
import { say } from "../words.js";
import { element } from "./elements.js";
import { placeName } from "./fragment.js";
import { putOff } from "./later.js";

/** Neighbouring blocks. */
export interface Blocks {
  first: number;
  last: number;
}

/** One of the tree's top-level parts: its nodes are `from` to `to`, `to` not among them. */
interface Part {
  from: number;
  to: number;
}

/** What a reader takes for one part of the text. */
export const HOLDER = "p, li, h2, h3, h4, h5, h6, figure, figcaption, blockquote, dt, dd, td, th, pre, caption, summary";

/** Characters: more would make a cell tall and narrow, were it not given some width. */
const LONG_CELL = 30;

/** Of a node that is of no block. */
const NONE = 0xffffffff;

/** The text under its heading in the article. */
export class Text {
  #tree: Outline | null = null;
  /** A node for each of the tree's parts that were begun. */
  #shown: ChildNode[] = [];
  /** By the tree's nodes, what was built of them. */
  #nodes: Node[] = [];
  /** The first node of the tree that `begin` built. */
  #from = 1;

  constructor(
    /** What the text stands after. */
    private readonly heading: HTMLElement,
  ) {}

  /** What is shown. */
  get tree(): Tree | null {
    return this.#tree?.tree ?? null;
  }

  /** An element, or a text, for each top-level part of the tree. */
  get shown(): readonly ChildNode[] {
    return this.#shown;
  }

  /**
   * Shows about so many characters; `finish` shows the rest. They begin with the part that holds a node of the tree, in
   * place of the title, if more than `seen` characters come before; the answer is the node's element then.
   */
  begin(tree: Tree, characters: number, node = 0, seen = 0): Element | null {
    const outline = new Outline(tree);
    this.#tree = outline;
    this.#nodes = [this.heading];
    const isFirst = outline.charactersBefore(node) <= seen;
    this.#from = isFirst ? 1 : outline.partOf(node);
    this.#nodes.length = this.#from;
    this.heading.hidden = !isFirst;
    this.#continue(outline, Math.max(outline.nodesWithin(characters, this.#from), isFirst ? 1 : node + 1));
    return isFirst ? null : elementAt(this.#nodes[node]);
  }

  /** Shows what `begin` left out. Answers the element with this character of the text. */
  finish(character = -1): Element | null {
    const outline = this.#tree;
    if (!outline) return null;
    if (this.#nodes.length < outline.size) putOff(this.#continue(outline, outline.size), outline.size);
    if (this.#from > 1) {
      const before: Node[] = [this.heading];
      const parts = outline.grow(before, this.#from);
      putOff(parts, outline.size);
      this.heading.hidden = false;
      this.heading.after(...parts);
      this.#shown.unshift(...parts);
      before.forEach((node, place) => (this.#nodes[place] = node));
      this.#from = 1;
    }
    return character < 0 ? null : elementAt(this.#nodes[outline.nodeAt(character)]);
  }

  /** Answers the parts that this begins. */
  #continue(outline: Outline, end: number): ChildNode[] {
    const parts = outline.grow(this.#nodes, end);
    (this.#shown.at(-1) ?? this.heading).after(...parts);
    this.#shown.push(...parts);
    return parts;
  }

  /** Shows the tree; what is equal to what was shown stays as it is. */
  show(tree: Tree): void {
    this.finish();
    const next = new Outline(tree);
    const kept = this.#keptBySignature();
    const nodes: Node[] = [this.heading];
    const shown = next.parts.map((part) => {
      const built = kept.get(next.signature(part))?.shift() ?? next.build(part);
      for (const node of built) nodes.push(node);
      const first = built[0] as ChildNode;
      const around = first.parentNode as ChildNode | null;
      return around && around !== (this.heading.parentNode as Node | null) ? around : first;
    });
    const before = new Set(this.#shown);
    putOff(shown.filter((part) => !before.has(part)), next.size);
    this.#replace(shown);
    this.#tree = next;
    this.#nodes = nodes;
  }

  /** The texts and pictures that are shown, each with its block. */
  leaves(): { node: Node; block: number }[] {
    const blocks = this.#tree?.tree.blocks ?? [];
    const leaves: { node: Node; block: number }[] = [];
    this.#nodes.forEach((node, place) => {
      const block = blocks[place] ?? NONE;
      if (block !== NONE) leaves.push({ node, block });
    });
    return leaves;
  }

  /** The nodes of what is shown, by signature. */
  #keptBySignature(): Map<string, Node[][]> {
    const kept = new Map<string, Node[][]>();
    for (const part of this.#tree?.parts ?? []) {
      const signature = this.#tree?.signature(part) ?? "";
      kept.set(signature, [...(kept.get(signature) ?? []), this.#nodes.slice(part.from, part.to)]);
    }
    return kept;
  }

  #replace(shown: ChildNode[]): void {
    const staying = new Set(shown);
    for (const node of this.#shown) if (!staying.has(node)) node.remove();
    let before: ChildNode = this.heading;
    for (const node of shown) {
      if (before.nextSibling !== node) before.after(node);
      before = node;
    }
    this.#shown = shown;
  }
}

/** What the view adds to elements: nothing is loaded before a press, and nothing ticked. */
const OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  img: { decoding: "async" },
  video: { controls: "", preload: "none" },
  audio: { controls: "", preload: "none" },
  input: { disabled: "" },
};

/** A tree with the places that its flat arrays imply. */
class Outline {
  #parts: Part[] | null = null;
  /** By tag; 0, a text, is "". */
  readonly #names: string[];
  /** As the attributes count them. */
  readonly #attributeNames: string[];
  readonly #texts: Uint32Array;
  readonly #attributes: Uint32Array;
  readonly #values: Uint32Array;

  constructor(readonly tree: Tree) {
    this.#texts = starts(tree.lengths);
    this.#values = starts(tree.attributeLengths);
    this.#attributes = firstOfEach(tree.attributeOwners, tree.parents.length);
    this.#attributeNames = tree.names.split("\n");
    this.#names = withRankedHeadings(["", ...this.#attributeNames], tree.tags);
  }

  /** Only a change of what is shown asks for them. */
  get parts(): Part[] {
    return (this.#parts ??= partsOf(this.tree.parents));
  }

  /** How many nodes the tree has. */
  get size(): number {
    return this.tree.parents.length;
  }

  /** The node behind those that have so many characters, from one on; not many more where they have next to none. */
  nodesWithin(characters: number, from: number): number {
    const before = this.charactersBefore(from);
    const end = this.#texts.findIndex((start) => start >= before + characters);
    return Math.min(end < 0 ? this.size : end, from + characters, this.size);
  }

  charactersBefore(node: number): number {
    return this.#texts[node] ?? 0;
  }

  #charactersIn(outer: number): number {
    const { parents } = this.tree;
    let end = outer + 1;
    while ((parents[end] ?? -1) >= outer) end++;
    return this.charactersBefore(end) - this.charactersBefore(outer);
  }

  /** The node with a character of the text. */
  nodeAt(character: number): number {
    return this.#texts.findLastIndex((start) => start <= character);
  }

  /** The top-level node at or above a node. */
  partOf(node: number): number {
    const { parents } = this.tree;
    let part = node;
    while (parents[part]) part = parents[part] ?? 0;
    return part;
  }

  /** Builds a part, and answers a node of the view for each of its nodes. */
  build({ from, to }: Part): Node[] {
    const { parents } = this.tree;
    const built: Node[] = [];
    for (let node = from; node < to; node++) {
      const outer = this.#make(node, built);
      if (node > from) built[(parents[node] ?? from) - from]?.appendChild(outer);
    }
    return built;
  }

  /** Builds the tree's nodes from the last one built up to `end`; answers the parts begun thereby. */
  grow(built: Node[], end: number): ChildNode[] {
    const { parents } = this.tree;
    const parts: ChildNode[] = [];
    for (let node = built.length; node < end; node++) {
      const outer = this.#make(node, built);
      const parent = parents[node] ?? 0;
      if (parent === 0) parts.push(outer);
      else built[parent]?.appendChild(outer);
    }
    return parts;
  }

  /** Adds the node's counterpart to those built; answers what is to be put into its parent. */
  #make(node: number, built: Node[]): ChildNode {
    const name = this.#name(node);
    const made = name === "" ? document.createTextNode(this.#text(node)) : elementOf(name, this.#attributesOf(node, name));
    built.push(made);
    if (name === "td" && this.#charactersIn(node) > LONG_CELL) (made as Element).className = "long";
    return name === "table" || name === "pre" ? scroller(made, name) : made;
  }

  /** Tells parts apart: equal signatures give equal elements. */
  signature({ from, to }: Part): string {
    const lines: unknown[] = [];
    for (let node = from; node < to; node++) {
      const name = this.#name(node);
      const parent = node === from ? 0 : (this.tree.parents[node] ?? 0) - from;
      lines.push([parent, name, name === "" ? this.#text(node) : this.#attributesOf(node, name)]);
    }
    return JSON.stringify(lines);
  }

  #name(node: number): string {
    return this.#names[this.tree.tags[node] ?? 0] ?? "";
  }

  #text(node: number): string {
    return this.tree.text.slice(this.#texts[node], this.#texts[node + 1]);
  }

  #attributesOf(node: number, name: string): Record<string, string> {
    const { attributeNames, values } = this.tree;
    const attributes: Record<string, string> = { ...OWN[name] };
    const end = this.#attributes[node + 1] ?? 0;
    for (let each = this.#attributes[node] ?? 0; each < end; each++) {
      const own = this.#attributeNames[attributeNames[each] ?? 0];
      const value = values.slice(this.#values[each], this.#values[each + 1]);
      if (own !== undefined) attributes[own] = own === "id" ? placeName(value) : value;
    }
    return attributes;
  }
}

/** What a page embeds is a link to it; above a post stands who wrote it. */
function elementOf(name: string, attributes: Record<string, string>): Element {
  const { title, ...rest } = attributes;
  switch (name) {
    case "embed":
      return element("a", rest, title ?? "");
    case "header":
      return element("p", { class: "post" }, title ?? "");
    default:
      return element(name, attributes);
  }
}

function partsOf(parents: Uint32Array): Part[] {
  const parts: Part[] = [];
  for (let node = 1; node < parents.length; node++) {
    if (parents[node] !== 0) continue;
    const before = parts.at(-1);
    if (before) before.to = node;
    parts.push({ from: node, to: parents.length });
  }
  return parts;
}

/** Where each piece starts, and where the last ends. */
function starts(lengths: Uint32Array): Uint32Array {
  const places = new Uint32Array(lengths.length + 1);
  for (let piece = 0; piece < lengths.length; piece++) places[piece + 1] = (places[piece] ?? 0) + (lengths[piece] ?? 0);
  return places;
}

/** Of each node the place of its first attribute; owners never fall. */
function firstOfEach(owners: Uint32Array, nodes: number): Uint32Array {
  const places = new Uint32Array(nodes + 1);
  for (let node = 0, attribute = 0; node <= nodes; node++) {
    while (attribute < owners.length && (owners[attribute] ?? 0) < node) attribute++;
    places[node] = attribute;
  }
  return places;
}

/**
 * The title is the view's only h1, so the levels that the text uses become h2, h3 …, without a gap.
 */
function withRankedHeadings(names: string[], tags: Uint16Array): string[] {
  const used = Array.from(new Set(tags), (tag) => names[tag] ?? "");
  const levels = used.filter((name) => /^h[1-6]$/.test(name)).toSorted();
  return names.map((name) => {
    const rank = levels.indexOf(name);
    return rank < 0 ? name : `h${Math.min(rank + 2, 6)}`;
  });
}

/** What is too wide scrolls by itself, by keys too. */
function scroller(wide: Node, name: string): Element {
  const code = name === "pre";
  const attributes = { class: code ? "scroll code" : "scroll", tabindex: "0", role: "group" };
  return element("div", { ...attributes, "aria-label": say(code ? "code" : "table") }, wide);
}

/** The block around a node of the text. */
function elementAt(node: Node | undefined): Element | null {
  const near = node instanceof Element ? node : (node?.parentElement ?? null);
  return near?.closest(HOLDER) ?? near;
}
