// "Show on the page": the original page, with what is kept and what is removed tinted, and the reasons.

import type { Judgement } from "../judgement.js";
import { say } from "../words.js";
import { button, element, icon } from "../view/elements.js";
import type { View } from "../view/view.js";
import { Layer, type Tint, place, tintsOf } from "./over-page.js";
import type { PageBlocks } from "./page-blocks.js";

export class ShowOnPage {
  readonly #layer: Layer;
  readonly #reason = element("p", { class: "reason" });
  #tints: Tint[] = [];

  constructor(
    view: View,
    private readonly judgement: Judgement,
    private readonly blocks: PageBlocks,
    ended: () => void,
  ) {
    const back = button({ class: "button" }, ended, icon("close"), say("back_to_article"));
    const legend = element("p", {}, say("plain_hatched"));
    const line = element("nav", { class: "bar mode", "aria-label": say("show_on_page") }, back, element("span", { class: "space" }), legend);
    this.#layer = new Layer(view, line, () => this.#draw(), () => this.#follow(), ended);
    const { dialog, tints } = this.#layer;
    tints.addEventListener("focusin", (event) => reveal(event.target));
    for (const type of ["pointerover", "focusin"] as const) tints.addEventListener(type, (event) => this.#explain(event.target));
    tints.addEventListener("pointerleave", () => this.#explain(null));
    dialog.addEventListener("focusout", () => this.#explain(null));
  }

  /** Shows it where the reader was, at this block. */
  show(block: number): void {
    this.#layer.show();
    const box = this.blocks.box({ first: block, last: block });
    if (box) scrollTo({ left: 0, top: box.top - innerHeight / 4, behavior: "instant" });
  }

  remove(): void {
    this.#layer.remove();
  }

  #draw(): void {
    this.blocks.forget();
    this.#tints = tintsOf(this.judgement, this.blocks);
    this.#layer.tints.replaceChildren(...this.#tints.map(({ tint }) => tint), this.#reason);
    this.#explain(null);
  }

  #follow(): void {
    this.blocks.forget();
    for (const { tint, ...own } of this.#tints) {
      const box = this.blocks.box(own);
      if (box) place(tint, box);
    }
  }

  /** Says why, below the tint and inside of the window. */
  #explain(target: EventTarget | null): void {
    const tint = target instanceof Element ? target.closest<HTMLElement>(".gone") : null;
    const words = tint?.getAttribute("aria-label") ?? "";
    this.#reason.textContent = words;
    this.#reason.hidden = words === "";
    if (!tint) return;
    const { left, bottom, top } = tint.getBoundingClientRect();
    const { width, height } = this.#reason.getBoundingClientRect();
    const below = bottom + 64 + height < innerHeight ? bottom + 8 : Math.max(8, Math.min(top, innerHeight) - height - 16);
    this.#reason.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 24)) + scrollX}px`;
    this.#reason.style.top = `${below + scrollY}px`;
  }
}

/** Brings it into the window: browsers don't where the focus comes from their own controls. */
function reveal(target: EventTarget | null): void {
  if (!(target instanceof Element)) return;
  const { top, bottom } = target.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) target.scrollIntoView({ block: "nearest", behavior: "instant" });
}
