// The controls of the look; the settings page shows the same ones.

import { isInstalled, scaleOf } from "../face.js";
import { DEFAULT_LOOK, FACES, type Face, LIMITS, type Look, type Measure, type Switch, THEMES } from "../look.js";
import { number, say } from "../words.js";
import { button, element, icon, nameOf, on } from "../view/elements.js";
import { switchRow } from "./switch.js";

/** Whoever shows the look, and keeps it. */
export interface LookTaker {
  /** While the reader tries. */
  change(look: Look): void;
  /** Once the reader has chosen. */
  keep(look: Look): void;
}

/** What is chosen from a few. */
type Choice = "theme" | "face";

const GENERIC: readonly Face[] = ["serif", "sans", "mono"];

export class LookPanel {
  readonly element: HTMLElement;
  readonly #refresh: (() => void)[] = [];
  #look: Look;

  constructor(
    look: Look,
    private readonly taker: LookTaker,
    /** What the face "auto" is, where it is shown. */
    private readonly ownFace: Face = "serif",
  ) {
    this.#look = look;
    const reset = button({ class: "button" }, () => this.#choose(DEFAULT_LOOK), icon("reset"), say("reset_all"));
    const body = element(
      "div",
      { class: "body" },
      this.#choices("theme", THEMES.map((theme) => this.#theme(theme))),
      this.#choices("face", this.#faces().map((face) => this.#face(face))),
      ...(Object.keys(LIMITS) as Measure[]).map((measure) => this.#measure(measure)),
      ...(["straight", "hyphens", "pictures", "dim"] as const).map((name) => this.#switch(name)),
    );
    this.element = element("div", { class: "look" }, body, element("footer", {}, reset));
    this.#show();
  }

  #choices(choice: Choice, labels: HTMLElement[]): HTMLElement {
    const list = element("div", { class: "choices" }, ...labels);
    const reset = this.#reset(choice, () => list.querySelector<HTMLElement>(":checked")?.focus());
    const head = element("div", { class: "head" }, say(choice), reset);
    return element("fieldset", { "aria-label": say(choice) }, head, list);
  }

  #theme(theme: Look["theme"]): HTMLElement {
    const attributes = theme === "auto" ? {} : { "data-theme": theme };
    return this.#choice("theme", theme, attributes, () => this.#look.theme);
  }

  /** Of the faces that not every system has, those that are there. */
  #faces(): Face[] {
    const isOffered = (face: Face): boolean => GENERIC.includes(face) || face === this.#look.face || isInstalled(face);
    return (Object.keys(FACES) as Face[]).filter(isOffered);
  }

  #face(face: Face): HTMLElement {
    const label = this.#choice("face", face, {}, () => (this.#look.face === "auto" ? this.ownFace : this.#look.face));
    label.style.fontFamily = FACES[face][0];
    return label;
  }

  #choice(choice: Choice, value: string, attributes: Record<string, string>, chosen: () => string): HTMLElement {
    const input = element("input", { type: "radio", name: choice, value });
    on(input, "change", () => this.#choose({ ...this.#look, [choice]: value }));
    this.#refresh.push(() => (input.checked = chosen() === value));
    return element("label", attributes, input, say(`${choice}_${value}`));
  }

  #measure(measure: Measure): HTMLElement {
    const id = `look-${measure}`;
    const { min, max, step } = LIMITS[measure];
    const input = element("input", { type: "range", id, min: String(min), max: String(max), step: String(step) });
    const output = element("output", { for: id });
    on(input, "input", () => this.#try({ ...this.#look, [measure]: input.valueAsNumber }));
    on(input, "change", () => this.taker.keep(this.#look));
    this.#refresh.push(() => {
      const value = this.#look[measure];
      input.value = String(value);
      output.textContent = measure === "size" ? say("pixels", number(value)) : number(value);
    });
    return element("div", { class: "row" }, element("label", { for: id }, say(measure)), input, output, this.#reset(measure, () => input.focus()));
  }

  /** Ticked and not ticked: there is nothing to reset that a press doesn't. */
  #switch(name: Switch): HTMLElement {
    const { row, box } = switchRow(say(name), (ticked) => this.#choose({ ...this.#look, [name]: ticked }));
    this.#refresh.push(() => (box.checked = this.#look[name]));
    return row;
  }

  /** Gone while there is nothing to reset; the focus goes to what was reset. */
  #reset(name: Choice | Measure, focus: () => void): HTMLElement {
    const again = (): void => {
      this.#choose({ ...this.#look, [name]: DEFAULT_LOOK[name] });
      focus();
    };
    const reset = button({ class: "button reset" }, again, icon("reset"), nameOf(say("reset_one", say(name))));
    this.#refresh.push(() => (reset.hidden = this.#look[name] === DEFAULT_LOOK[name]));
    return reset;
  }

  #choose(look: Look): void {
    const faceScale = look.face === this.#look.face ? this.#look.faceScale : scaleOf(look.face);
    this.#try({ ...look, faceScale });
    this.taker.keep(this.#look);
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
