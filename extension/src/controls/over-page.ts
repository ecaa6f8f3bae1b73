// A layer over the page, which stays as it is: what the judgement looks like there.

import { removalsOf } from "../../../src/removals.js";
import { randomAttribute } from "../attribute.js";
import { type Judgement, type Removal, isKept } from "../judgement.js";
import { applyLook } from "../look.js";
import { ofInterface, say, sayMessage } from "../words.js";
import { element, keepKeys, on } from "../view/elements.js";
import type { Blocks } from "../view/text.js";
import type { View } from "../view/view.js";
import sheet from "./over-page.css" with { type: "text" };
import type { Box, PageBlocks } from "./page-blocks.js";
import { scoreOf } from "./shown.js";

/** So far a tint's edge stands off from the words: beside them, and above and below, where other lines are near. */
const AIR = 5;
const LEAD = 2;
/** Milliseconds after the last scroll. */
const REST = 120;
/** No label is longer. */
const LABEL = 200;

/** The layer: a modal dialog of its own, as wide as the page, that scrolls with it. */
export class Layer {
  readonly #host = element("div");
  readonly dialog = element("dialog", { class: "unhusk over", tabindex: "-1", "aria-label": say("name"), ...ofInterface() });
  readonly tints = element("div", { class: "tints" });
  /** Below the page's end, so that the line covers nothing of it. */
  readonly #room = element("div", { class: "room" });
  #timer = 0;
  /** Where the page was scrolled to. */
  #place = { left: 0, top: 0 };
  /** Once it is over, and also where a part of the page scrolls. Not every way of scrolling ends with `scrollend`. */
  readonly #scrolled = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.moved, REST);
  };
  readonly #resized = new ResizeObserver(() => this.#fit());

  constructor(
    view: View,
    line: HTMLElement,
    private readonly draw: () => void,
    /** What sticks to the window has another place on the page once that was scrolled. */
    private readonly moved: () => void,
    ended: () => void,
  ) {
    const root = this.#host.attachShadow({ mode: "closed" });
    const own = new CSSStyleSheet();
    own.replaceSync(sheet);
    root.adoptedStyleSheets = [...view.root.adoptedStyleSheets, own];
    this.#host.setAttribute(randomAttribute(), "");
    this.dialog.append(this.tints, this.#room, line);
    root.append(this.dialog);
    applyLook(this.dialog, view.look);
    on(this.dialog, "cancel", (event) => {
      event.preventDefault();
      ended();
    });
    keepKeys(this.dialog);
  }

  show(): void {
    this.#place = { left: scrollX, top: scrollY };
    document.documentElement.append(this.#host);
    this.dialog.showModal();
    // Keys are for what is chosen, until a button is gone to.
    this.dialog.focus({ preventScroll: true });
    this.#fit();
    this.#resized.observe(document.documentElement);
    addEventListener("scroll", this.#scrolled, { capture: true, passive: true });
  }

  #fit(): void {
    this.#room.hidden = true;
    this.#room.style.top = `${document.documentElement.scrollHeight}px`;
    this.#room.hidden = false;
    this.draw();
  }

  remove(): void {
    this.#resized.disconnect();
    removeEventListener("scroll", this.#scrolled, { capture: true });
    clearTimeout(this.#timer);
    this.#host.remove();
    scrollTo({ ...this.#place, behavior: "instant" });
  }
}

/** An outlined box over the page, its label astride the edge. */
export function tint(box: Box, attributes: Record<string, string>, label: string): HTMLElement {
  const made = element("div", { ...attributes, class: `tint ${attributes["class"] ?? ""}`.trim() });
  if (label !== "") made.append(element("span", { "aria-hidden": "true" }, label));
  if (box.right < LABEL) made.classList.add("edge");
  place(made, box);
  return made;
}

export function place(made: HTMLElement, { left, top, right, bottom }: Box): void {
  const edge = Math.max(0, left - AIR);
  made.style.left = `${edge}px`;
  made.style.top = `${Math.max(0, top - LEAD)}px`;
  made.style.width = `${Math.min(right + AIR, document.documentElement.scrollWidth) - edge}px`;
  made.style.height = `${bottom - top + 2 * LEAD}px`;
}

/** A box over these blocks. */
export interface Tint extends Blocks {
  size: number;
  tint: HTMLElement;
}

/** All that was judged, by pieces: what is kept block by block, what is removed part by part. */
export function tintsOf(judgement: Judgement, blocks: PageBlocks): Tint[] {
  const made: Tint[] = [];
  const add = (first: number, last: number, attributes: Record<string, string>, label: string): HTMLElement | null => {
    const box = blocks.box({ first, last });
    if (!box) return null;
    const size = (box.right - box.left) * (box.bottom - box.top);
    const own = tint(box, { tabindex: "0", role: "group", ...attributes }, label);
    made.push({ first, last, size, tint: own });
    return own;
  };
  let before = false;
  for (let block = 0; block < blocks.count; block++) {
    const kept = isKept(judgement, block);
    if (kept) add(block, block, { "aria-label": say("kept") }, before ? "" : say("kept"));
    before = kept;
  }
  let above: Removal | null = null;
  for (const removal of removalsOf(judgement.removed)) {
    const name = say(`group_${removal.group}`);
    // Of neighbours of a kind the first has the label, as there would be no room for more of them.
    const isSame = above?.group === removal.group && above.last + 1 === removal.first;
    const own = add(removal.first, removal.last, { class: "gone", "aria-label": `${name}. ${reasonOf(removal)}` }, isSame ? "" : name);
    above = removal;
    if (own) own.dataset["group"] = removal.group;
  }
  // What lies inside of another lies above it.
  made.toSorted((a, b) => b.size - a.size).forEach(({ tint: one }, rank) => (one.style.zIndex = String(rank)));
  return made.toSorted((a, b) => a.first - b.first);
}

function reasonOf(removal: Removal): string {
  return `${sayMessage(removal.reason)} ${scoreOf(removal)}`;
}
