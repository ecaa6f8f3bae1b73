// The bar at the top: back to the page, and the panels' buttons.

import { number, say } from "../words.js";
import { button, drawing, element, icon, nameOf } from "../view/elements.js";
import type { Panels } from "./panels.js";

/** Scrolling less than this is no change of direction. */
const STEADY = 8;

export class Bar {
  readonly element: HTMLElement;
  readonly #count = element("span", { class: "count" });
  #last = 0;

  constructor(panels: Panels, leave: () => void, listen: HTMLElement) {
    this.element = element(
      "nav",
      { class: "bar", "aria-label": say("name") },
      button({ class: "button" }, leave, icon("close"), label("close")),
      panels.button("contents", drawing("M3 5h1M3 10h1M3 15h1M7.5 5H17M7.5 10H17M7.5 15H14"), label("contents")),
      element("span", { class: "space" }),
      // The space keeps the count apart from the word for whoever hears them.
      panels.button("removed", icon("removed"), label("removed"), " ", this.#count),
      listen,
      panels.button("look", icon("look"), nameOf(say("look"))),
      panels.button("more", icon("more"), nameOf(say("more"))),
    );
  }

  /** Says how many parts were removed. */
  count(parts: number): void {
    this.#count.textContent = number(parts);
  }

  /** Starts listening, once the view is at what is read first: going there is no reading on. */
  watch(): void {
    this.#last = scrollY;
    if (scrollY > STEADY) this.element.parentElement?.setAttribute("data-bar", "scrolled");
    addEventListener("scroll", this.#scrolled, { passive: true });
  }

  /** Stops listening. */
  forget(): void {
    removeEventListener("scroll", this.#scrolled);
  }

  /** It goes when the reader reads on, and comes when the reader turns back. */
  readonly #scrolled = (event: Event): void => {
    if (!event.isTrusted || !this.element.isConnected) return;
    const moved = scrollY - this.#last;
    if (Math.abs(moved) < STEADY && scrollY > STEADY) return;
    this.#last = scrollY;
    const view = this.element.parentElement;
    if (!view) return;
    if (scrollY <= STEADY) delete view.dataset["bar"];
    else view.dataset["bar"] = moved > 0 ? "away" : "scrolled";
  };
}

function label(key: string): HTMLElement {
  return element("span", { class: "label" }, say(key));
}
