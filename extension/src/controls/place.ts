// The place that is read: where the page is left at it, and kept for the next time.

import { nodesOf } from "../../../src/nodes.js";
import type { Tree } from "../judgement.js";
import { tell } from "../messages.js";
import { sum } from "../sum.js";
import { HOLDER } from "../view/text.js";
import type { View } from "../view/view.js";
import { LINE, isRead } from "./line.js";
import type { Opener } from "./opener.js";
import { followScroll } from "./scroll.js";

/** A text of so many windows is long. */
const LONG = 3;
/** Milliseconds after the last scroll. */
const REST = 1500;
const BLOCKS = new Set(HOLDER.split(", "));

/** A block of the text: its element in the view, and its node in the tree. */
interface Paragraph {
  element: Element;
  node: number;
}

export class ReadingPlace {
  #nodes: (Node | undefined)[] | undefined;
  #timer = 0;
  /** The page may go on to another by itself. */
  readonly #address = location.href;
  #kept: number | null | undefined;
  readonly #begun: Paragraph | undefined;
  readonly #forget = followScroll(() => this.#later());
  readonly #hidden = (): void => {
    if (document.hidden) this.#keep();
  };

  constructor(
    private readonly view: View,
    private readonly opener: Opener,
    /** Whether it is the page's first article that is read: only of that a place is kept. */
    private readonly isFirst: () => boolean,
  ) {
    // Before the page changes much.
    requestIdleCallback(() => this.#nodesOf());
    document.addEventListener("visibilitychange", this.#hidden);
    this.#begun = this.#paragraph();
  }

  /** The view goes: the page is to come to what was read last, if that is another place than at first. */
  stop(): void {
    this.#forget();
    document.removeEventListener("visibilitychange", this.#hidden);
    this.#keep();
    const last = this.#paragraph();
    const { tree } = this.view.text;
    const moved = last && tree && last.element !== this.#begun?.element;
    const node = moved ? this.#nodesOf()[sourceOf(tree, last.node)] : undefined;
    if (!node || !last) return;
    const top = Math.max(last.element.getBoundingClientRect().top, LINE);
    this.opener.landAt(() => scrollToNode(node, top));
  }

  #nodesOf(): (Node | undefined)[] {
    return (this.#nodes ??= nodesOf(document, this.opener.snapshot));
  }

  /** The first that isn't above what is read. */
  #paragraph(): Paragraph | undefined {
    return paragraphsOf(this.view).find(({ element }) => isRead(element));
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), REST);
  }

  /** Keeps the place in a long text, and none at its beginning and its end. */
  #keep(): void {
    clearTimeout(this.#timer);
    const { tree } = this.view.text;
    const { scrollHeight } = document.documentElement;
    if (!tree || !this.isFirst() || !this.view.host.isConnected || !this.view.dialog.open || scrollHeight < LONG * innerHeight) return;
    const isWithin = scrollY > innerHeight / 2 && scrollY + innerHeight * 1.5 < scrollHeight;
    const paragraph = isWithin ? this.#paragraph() : undefined;
    const at = paragraph ? sum(tree.lengths.subarray(0, paragraph.node)) : null;
    if (at === this.#kept) return;
    this.#kept = at;
    tell({ type: "keep", address: this.#address, at });
  }
}

/** The text's innermost blocks in their order. */
function paragraphsOf({ text }: View): Paragraph[] {
  const { tree } = text;
  if (!tree) return [];
  const { parents, tags } = tree;
  const names = ["", ...tree.names.split("\n")].map((name) => (name === "header" ? "p" : /^h\d$/.test(name) ? "h2" : name));
  const starts = Array.from(parents.keys()).filter((node) => node > 0 && parents[node] === 0);
  return text.shown.flatMap((part, place) => {
    const from = starts[place] ?? 0;
    const nodes: number[] = [];
    for (let node = from; node < (starts[place + 1] ?? parents.length); node++) if (BLOCKS.has(names[tags[node] ?? 0] ?? "")) nodes.push(node);
    if (!(part instanceof Element)) return [];
    const elements = [part, ...part.querySelectorAll("*")].filter((element) => BLOCKS.has(element.localName));
    if (elements.length !== nodes.length || nodes.length === 0) return [{ element: part, node: from }];
    const pairs = elements.map((element, at) => ({ element, node: nodes[at] ?? from }));
    // What stands in another counts, and not that.
    return pairs.filter(({ element }, at) => !element.contains(pairs[at + 1]?.element ?? null));
  });
}

/** The page's place of the first words, or of the picture, in a block of the tree. */
function sourceOf({ parents, sources, lengths, blocks }: Tree, block: number): number {
  for (let node = block; node < parents.length && (node === block || (parents[node] ?? 0) >= block); node++) {
    if ((lengths[node] || blocks[node] !== 0xffffffff) && sources[node] !== 0xffffffff) return sources[node] ?? -1;
  }
  return sources[block] ?? -1;
}

/** Scrolls the page until a node stands at this height; not where the page doesn't show it. */
function scrollToNode(node: Node, top: number): void {
  if (!node.isConnected) return;
  const range = new Range();
  range.selectNode(node);
  const away = (): number => range.getBoundingClientRect().top - Math.min(top, innerHeight / 2);
  if (range.getClientRects().length === 0) return;
  scrollBy({ top: away(), behavior: "instant" });
  // A part of the page scrolls by itself.
  if (Math.abs(away()) > innerHeight) (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: "center", behavior: "instant" });
}
