// Some lines of the text are left clear, and the rest is veiled.

import { number, say } from "../words.js";
import { element, on } from "../view/elements.js";
import { followScroll } from "./scroll.js";

/** How many lines may be left clear; 0: all. */
const COUNTS = [0, 1, 3, 5] as const;
/** In px: so far above and below the clear lines the next are looked for. */
const NEAR = 320;
/** In px: a little air around the clear lines. */
const AIR = 3;

interface Line {
  top: number;
  bottom: number;
}

export class LineFocus {
  /** The choice of how many. */
  readonly element: HTMLElement;
  readonly #veils = [element("div", { class: "veil above" }), element("div", { class: "veil below" })] as const;
  #count = 0;
  /** Where the pointer was last; without one the lines go down the window as the text goes up. */
  #pointer: number | null = null;
  #stop = (): void => undefined;

  constructor(
    private readonly article: HTMLElement,
    /** Where the veils are put. */
    private readonly parent: HTMLElement,
  ) {
    const choices = COUNTS.map((count) => {
      const input = element("input", { type: "radio", name: "line-focus" });
      input.checked = count === 0;
      on(input, "change", () => this.#choose(count));
      return element("label", {}, input, count === 0 ? say("all_lines") : number(count));
    });
    this.element = element("fieldset", {}, element("legend", {}, say("line_focus")), element("div", { class: "choices" }, ...choices));
    for (const type of ["pointermove", "pointerdown"] as const) {
      on(article, type, ({ clientY }) => {
        this.#pointer = clientY;
        if (this.#count > 0) this.#place();
      });
    }
  }

  stop(): void {
    this.#stop();
    for (const veil of this.#veils) veil.remove();
  }

  #choose(count: number): void {
    this.stop();
    this.#count = count;
    if (count === 0) return;
    const unfollow = followScroll(() => this.#place());
    // The look may change.
    const sizes = new ResizeObserver(() => this.#place());
    sizes.observe(this.article);
    this.#stop = () => {
      unfollow();
      sizes.disconnect();
    };
    this.parent.append(...this.#veils);
    this.#place();
  }

  #place(): void {
    const height = this.#pointer ?? this.#heightByScroll();
    const lines = linesNear(this.article, height);
    if (lines.length === 0) return;
    const away = ({ top, bottom }: Line): number => Math.max(top - height, height - bottom);
    const middle = lines.reduce((best, line, at) => (away(line) < away(lines[best] ?? line) ? at : best), 0);
    const around = (this.#count - 1) / 2;
    const first = Math.max(0, Math.min(middle - around, lines.length - this.#count));
    const [above, below] = this.#veils;
    above.style.blockSize = `${Math.max(0, (lines[first]?.top ?? 0) - AIR)}px`;
    below.style.insetBlockStart = `${(lines[Math.min(first + this.#count, lines.length) - 1]?.bottom ?? 0) + AIR}px`;
  }

  /** So that the first line and the last come into it too: a share of the window, as large as of the text. */
  #heightByScroll(): number {
    const { top, bottom } = this.article.getBoundingClientRect();
    const whole = document.documentElement.scrollHeight - innerHeight;
    const [first, last] = [Math.max(top, 0) + 60, Math.min(bottom, innerHeight)];
    return first + (last - first) * (whole > 0 ? Math.min(1, Math.max(0, scrollY / whole)) : 0.5);
  }
}

/** The lines of text near a height of the window, from above. */
function linesNear(article: HTMLElement, height: number): Line[] {
  const isNear = ({ top, bottom }: DOMRect): boolean => bottom > height - NEAR && top < height + NEAR;
  const rects: DOMRect[] = [];
  const range = new Range();
  const accepted = (node: Node): number =>
    node instanceof Text || isNear((node as Element).getBoundingClientRect()) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, accepted);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 1 && isNear(rect)) rects.push(rect);
  }
  const lines: Line[] = [];
  for (const { top, bottom } of rects.toSorted((a, b) => a.top - b.top)) {
    const last = lines.at(-1);
    // What stands above or below the others' line is of it.
    if (last && top < (last.top + last.bottom) / 2) last.bottom = Math.max(last.bottom, bottom);
    else lines.push({ top, bottom });
  }
  return lines;
}
