// The controls of the look; the settings page shows the same ones.

import { DEFAULT_LOOK, LIMITS, type Look, THEMES, type Theme } from "../look.js";
import { number, say } from "../words.js";
import { button, element, icon, nameOf, on } from "../view/elements.js";

/** Whoever shows the look, and keeps it. */
export interface LookTaker {
  /** While the reader tries. */
  change(look: Look): void;
  /** Once the reader has chosen. */
  keep(look: Look): void;
}

type Measure = "size" | "width";

export class LookPanel {
  readonly element: HTMLElement;
  readonly #refresh: (() => void)[] = [];
  #look: Look;

  constructor(
    look: Look,
    private readonly taker: LookTaker,
  ) {
    this.#look = look;
    const reset = button({ class: "button" }, () => this.#choose({ ...DEFAULT_LOOK, faceScale: this.#look.faceScale }), icon("reset"), say("reset_all"));
    const body = element("div", { class: "body" }, this.#themes(), this.#measure("size"), this.#measure("width"));
    this.element = element("div", { class: "look" }, body, element("footer", {}, reset));
    this.#show();
  }

  #themes(): HTMLElement {
    const choices = THEMES.map((theme) => this.#theme(theme));
    const legend = element("legend", {}, say("theme"));
    return element("fieldset", {}, legend, element("div", { class: "choices" }, ...choices));
  }

  #theme(theme: Theme): HTMLElement {
    const input = element("input", { type: "radio", name: "theme", value: theme });
    on(input, "change", () => this.#choose({ ...this.#look, theme }));
    this.#refresh.push(() => (input.checked = this.#look.theme === theme));
    const attributes = theme === "auto" ? {} : { "data-theme": theme };
    return element("label", attributes, input, say(`theme_${theme}`));
  }

  #measure(measure: Measure): HTMLElement {
    const id = `look-${measure}`;
    const { min, max } = LIMITS[measure];
    const input = element("input", { type: "range", id, min: String(min), max: String(max), step: "1" });
    const output = element("output", { for: id });
    const reset = button(
      { class: "button" },
      () => {
        this.#choose({ ...this.#look, [measure]: DEFAULT_LOOK[measure] });
        input.focus();
      },
      icon("reset"),
      nameOf(say(`reset_${measure}`)),
    );
    on(input, "input", () => this.#try({ ...this.#look, [measure]: input.valueAsNumber }));
    on(input, "change", () => this.taker.keep(this.#look));
    this.#refresh.push(() => {
      const value = this.#look[measure];
      input.value = String(value);
      output.textContent = measure === "size" ? say("pixels", number(value)) : number(value);
      reset.hidden = value === DEFAULT_LOOK[measure];
    });
    return element("div", { class: "row" }, element("label", { for: id }, say(measure)), input, output, reset);
  }

  #choose(look: Look): void {
    this.#try(look);
    this.taker.keep(look);
  }

  #try(look: Look): void {
    this.#look = look;
    this.#show();
    this.taker.change(look);
  }

  #show(): void {
    for (const refresh of this.#refresh) refresh();
  }
}
