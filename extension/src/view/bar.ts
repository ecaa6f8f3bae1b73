// The bar at the top: back to the page, and the panels' buttons.

import { number, say } from "../words.js";
import { type Icon, button, element, icon, iconPlace } from "./elements.js";
import type { Panels } from "./panels.js";

/** Scrolling less than this is no change of direction. */
const STEADY = 8;

export class Bar {
  readonly element: HTMLElement;
  readonly #count = element("span", { class: "count" });
  readonly #icons = new Map<Icon, HTMLElement>();
  #last = 0;

  constructor(panels: Panels, leave: () => void) {
    this.element = element(
      "nav",
      { class: "bar", "aria-label": say("name") },
      button({ class: "button" }, leave, this.#placeOf("close"), label("close")),
      element("span", { class: "space" }),
      // The space keeps the count apart from the word for whoever hears them.
      panels.button("removed", this.#placeOf("removed"), label("removed"), " ", this.#count),
      panels.button("look", this.#placeOf("look"), element("span", { class: "name" }, say("look"))),
      panels.button("more", this.#placeOf("more"), element("span", { class: "name" }, say("more"))),
    );
  }

  /** Says how many parts were removed. */
  count(parts: number): void {
    this.#count.textContent = number(parts);
  }

  /** Draws the icons in their places. */
  draw(): void {
    for (const [name, place] of this.#icons) place.replaceWith(icon(name));
  }

  /** Starts listening, once the bar is shown. */
  watch(): void {
    addEventListener("scroll", this.#scrolled, { passive: true });
  }

  /** Stops listening. */
  forget(): void {
    removeEventListener("scroll", this.#scrolled);
  }

  #placeOf(name: Icon): HTMLElement {
    const place = iconPlace();
    this.#icons.set(name, place);
    return place;
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
