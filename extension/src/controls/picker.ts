// "Pick the main part": an element of the page is chosen by pointer or arrow keys, with the outline of what would be read.

import { type Correction, type Judgement, isKept } from "../judgement.js";
import { say } from "../words.js";
import { button } from "../view/elements.js";
import type { Blocks } from "../view/text.js";
import type { View } from "../view/view.js";
import { keyOf, modeLine } from "./mode.js";
import { Layer, tint } from "./over-page.js";
import type { PageBlocks } from "./page-blocks.js";
import { isMoved } from "./pointer.js";

/** What the picker asks, and whom it tells. */
export interface Picking {
  /** What would be read of a part. */
  look(corrections: Correction[]): Promise<Judgement>;
  /** The reader picked a part, or none. */
  picked(blocks: Blocks | null): void;
}

export class Picker {
  readonly #layer: Layer;
  readonly #words: Element | null;
  /** What is outlined, by its place in the snapshot. */
  #element = 0;
  /** What of it would be read. */
  #read: Blocks[] = [];

  constructor(
    view: View,
    private readonly blocks: PageBlocks,
    private readonly picking: Picking,
  ) {
    const larger = button({ class: "button" }, () => this.#choose(this.blocks.larger(this.#element)), say("larger"));
    const smaller = button({ class: "button" }, () => this.#smaller(), say("smaller"));
    const read = button({ class: "button" }, () => this.#pick(), say("read_this"));
    const line = modeLine("pick_mode", () => picking.picked(null), larger, smaller, read);
    this.#words = line.firstElementChild;
    this.#layer = new Layer(view, line, () => this.#draw(), () => this.#follow(), () => picking.picked(null));
    this.#listen(line);
  }

  /** Begins with what holds these blocks. */
  show(blocks: Blocks): void {
    this.#layer.show();
    this.#choose(this.blocks.elementOf(blocks));
    this.#reveal();
  }

  remove(): void {
    this.#layer.remove();
  }

  #listen(line: HTMLElement): void {
    const { dialog } = this.#layer;
    dialog.addEventListener("keydown", (event) => this.#key(event));
    const at = (event: PointerEvent | MouseEvent): number => {
      const blocks = event.isTrusted && !event.composedPath().includes(line) ? this.blocks.at(event.pageX, event.pageY) : null;
      return blocks ? this.blocks.elementOf(blocks) : 0;
    };
    // The dialog is as large as what is outlined; its backdrop lies over all the rest and sends its events here.
    dialog.addEventListener("pointermove", (event) => event.pointerType === "mouse" && isMoved(event) && this.#choose(at(event)));
    dialog.addEventListener("click", (event) => {
      const element = at(event);
      if (element > 0 && element === this.#element) this.#pick();
      else this.#choose(element);
    });
  }

  #key(event: KeyboardEvent): void {
    const act = {
      ArrowDown: () => this.#step(1),
      ArrowUp: () => this.#step(-1),
      ArrowLeft: () => this.#choose(this.blocks.larger(this.#element)),
      ArrowRight: () => this.#smaller(),
      Enter: () => this.#pick(),
    }[keyOf(event) ?? ""];
    if (!act) return;
    event.preventDefault();
    act();
    this.#reveal();
  }

  /** Brings what is outlined into the window, or its beginning. */
  #reveal(): void {
    const box = this.blocks.box(this.blocks.inside(this.#element));
    if (box && (box.top < scrollY || box.bottom > scrollY + innerHeight - 56)) scrollTo({ left: 0, top: box.top - 80, behavior: "instant" });
  }

  /** The next part beside this one, as large as can be. */
  #step(by: 1 | -1): void {
    const { first, last } = this.blocks.inside(this.#element);
    for (let block = by > 0 ? last + 1 : first - 1; block >= 0 && block < this.blocks.count; block += by) {
      if (!this.blocks.box({ first: block, last: block })) continue;
      let element = this.blocks.elementOf({ first: block, last: block });
      for (let outer = this.blocks.larger(element); outer > 0; outer = this.blocks.larger(outer)) {
        const held = this.blocks.inside(outer);
        if (held.first <= first && held.last >= last) break;
        element = outer;
      }
      return this.#choose(element);
    }
  }

  /** The part of it in which it begins. */
  #smaller(): void {
    const { first, last } = this.blocks.inside(this.#element);
    let element = this.blocks.elementOf({ first, last: first });
    if (first === last) return;
    for (let outer = this.blocks.larger(element); outer > 0 && outer !== this.#element; outer = this.blocks.larger(outer)) element = outer;
    this.#choose(element);
  }

  #choose(element: number): void {
    if (element === 0 || element === this.#element) return;
    this.#element = element;
    this.#read = [];
    this.#draw();
    const asked = this.picking.look([{ kind: "only", ...this.blocks.inside(element) }]);
    asked.then((judgement) => element === this.#element && this.#outline(judgement), () => undefined);
  }

  #outline(judgement: Judgement): void {
    this.#read = [];
    for (let block = 0; block < this.blocks.count; block++) if (isKept(judgement, block)) this.#read.push({ first: block, last: block });
    this.#words?.replaceChildren(say("pick_mode"), " ", say("would_read", judgement.words.kept));
    this.#draw();
  }

  #follow(): void {
    this.blocks.forget();
    this.#draw();
  }

  #draw(): void {
    const outline = this.#element > 0 ? this.blocks.box(this.blocks.inside(this.#element)) : null;
    const read = this.#read.flatMap((blocks) => {
      const box = this.blocks.box(blocks);
      return box ? [tint(box, { class: "read" }, "")] : [];
    });
    this.#layer.tints.replaceChildren(...read, ...(outline ? [tint(outline, { class: "picked" }, "")] : []));
  }

  #pick(): void {
    if (this.#element > 0) this.picking.picked(this.blocks.inside(this.#element));
  }
}
