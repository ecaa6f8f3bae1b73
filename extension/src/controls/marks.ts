// Which elements of the view hold which of the page's blocks, and signs on them.

import { type Blocks, HOLDER, type Text } from "../view/text.js";

/** An element of the view that holds blocks, as small as a reader takes for one part. */
export interface Part extends Blocks {
  element: Element;
}

/** The parts of what is shown, in its order. */
export function partsOf(text: Text): Part[] {
  const parts = new Map<Element, Part>();
  for (const { node, block } of text.leaves()) {
    const near = node instanceof Element ? node : node.parentElement;
    const element = near?.closest(HOLDER) ?? near;
    if (!element) continue;
    const part = parts.get(element);
    if (part) [part.first, part.last] = [Math.min(part.first, block), Math.max(part.last, block)];
    else parts.set(element, { element, first: block, last: block });
  }
  return Array.from(parts.values());
}

/** A class on elements of the text, that goes without a trace. */
export class Mark {
  #marked: Element[] = [];

  constructor(private readonly name: string) {}

  /** Marks what holds the blocks, and nothing else; answers it. */
  set(text: Text, blocks?: Blocks): readonly Element[] {
    const parts = blocks ? partsOf(text).filter(({ first, last }) => first <= blocks.last && last >= blocks.first) : [];
    return this.mark(parts.map(({ element }) => element));
  }

  /** Marks these, and nothing else. */
  mark(elements: Element[]): readonly Element[] {
    for (const element of this.#marked) {
      element.classList.remove(this.name);
      if (element.className === "") element.removeAttribute("class");
    }
    for (const element of elements) element.classList.add(this.name);
    this.#marked = elements;
    return elements;
  }
}
