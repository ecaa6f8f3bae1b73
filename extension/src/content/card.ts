// A short message over the page, which stays as it is.

import { type Look, applyLook } from "../look.js";
import { ofInterface, say } from "../words.js";
import { button, element, icon, nameOf, on } from "../view/elements.js";
import buttons from "../view/buttons.css" with { type: "text" };
import sheet from "../view/look.css" with { type: "text" };
import { randomAttribute } from "../attribute.js";
import card from "./card.css" with { type: "text" };

export class Card {
  readonly #host = element("div");
  readonly #card: HTMLElement;

  constructor(title: string, sentence: string, look: Look, private readonly close: () => void, ...actions: HTMLElement[]) {
    const closer = button({ class: "button" }, () => this.#dismiss(), icon("close"), nameOf(say("close_card")));
    const attributes = { class: "unhusk card", popover: "manual", role: "alert", ...ofInterface() };
    this.#card = element("div", attributes, element("h2", {}, title), element("p", {}, sentence), ...actions, closer);
    applyLook(this.#card, look);
    on(this.#card, "keydown", (event) => {
      if (event.key === "Escape") this.#dismiss();
      event.stopPropagation();
    });
    const root = this.#host.attachShadow({ mode: "closed" });
    root.append(element("style", {}, sheet, buttons, card), this.#card);
    this.#host.setAttribute(randomAttribute(), "");
  }

  /** Shows the card above everything, without taking the focus. */
  show(): void {
    document.documentElement.append(this.#host);
    this.#card.showPopover();
  }

  remove(): void {
    this.#host.remove();
  }

  #dismiss(): void {
    this.remove();
    this.close();
  }
}
