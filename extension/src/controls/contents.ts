// The list of the article's sections, and how much of it was read.

import { number, say, sayCount } from "../words.js";
import { button, element } from "../view/elements.js";
import { layOutAround } from "../view/later.js";
import { followScroll } from "./scroll.js";

/** Fewer headings are no list. */
const FEWEST = 3;
/** A section is in view when its heading is this near the top, in px: below the bar, and a line of text. */
const NEAR_TOP = 112;

export class Contents {
  /** How far the text was read, on the bar's hairline. It is an ornament: the list says the time that is left. */
  readonly progress = element("div", { class: "progress", "aria-hidden": "true" });
  #sections: { heading: HTMLElement; entry: HTMLElement }[] = [];
  readonly #left = element("p");
  readonly #body = element("div", { class: "body", tabindex: "-1" });
  readonly #forget = followScroll(() => this.#follow());

  constructor(
    private readonly article: HTMLElement,
    /** The time that all of it takes to read. */
    private minutes: number,
    /** The button that opens the list. */
    private readonly opener: HTMLElement | undefined,
    /** A section was chosen. */
    private readonly chosen: () => void,
    /** What stands above the list; without it, a short one isn't offered. */
    private readonly above: (() => HTMLElement[]) | null,
  ) {
    this.refresh(minutes);
  }

  /** After a change of the text. */
  refresh(minutes: number): void {
    this.minutes = minutes;
    if (this.opener) this.opener.hidden = !this.above && this.#headings().length < FEWEST;
    if (this.#body.isConnected) this.#list();
    this.#follow();
  }

  stop(): void {
    this.#forget();
  }

  /** The list as things are now. */
  element(): HTMLElement {
    this.#list();
    return this.#body;
  }

  #list(): void {
    const wasFocused = this.#body.matches(":focus-within");
    const headings = this.#headings();
    this.#sections = headings.map((heading) => ({ heading, entry: this.#entry(heading) }));
    const list = nested(this.#sections.map(({ heading, entry }) => ({ level: Number(heading.localName[1]), entry })));
    this.#body.replaceChildren(...(this.above?.() ?? []), list, this.#left);
    // What had it is there no more.
    if (wasFocused) this.#body.focus();
    this.#follow(true);
  }

  #headings(): HTMLElement[] {
    const all = this.article.querySelectorAll<HTMLElement>("h2, h3, h4, h5, h6");
    return Array.from(all).filter((heading) => heading.textContent.trim() !== "");
  }

  #entry(heading: HTMLElement): HTMLElement {
    return button(
      { dir: "auto" },
      () => {
        this.chosen();
        layOutAround(heading);
        heading.scrollIntoView({ block: "start" });
        // The next Tab goes on from here.
        heading.setAttribute("tabindex", "-1");
        heading.focus({ preventScroll: true });
      },
      heading.textContent.trim(),
    );
  }

  #follow(listed = this.#left.isConnected): void {
    const { top, height } = this.article.getBoundingClientRect();
    const seen = innerHeight - top;
    this.progress.style.setProperty("scale", `${within(-top / Math.max(1, height - innerHeight))} 1`);
    if (!listed) return;
    const left = Math.ceil(this.minutes * within(1 + top / height));
    const over = seen >= height - 1;
    this.#left.textContent = over ? say("all_read") : sayCount("minutes_left", left, number(left));
    // Near the top of the view; at its very end whatever is last, since it can't get there.
    const current = over ? this.#sections.at(-1) : this.#sections.findLast(({ heading }) => heading.getBoundingClientRect().top < NEAR_TOP);
    for (const section of this.#sections) {
      if (section === current) section.entry.setAttribute("aria-current", "true");
      else section.entry.removeAttribute("aria-current");
    }
  }
}

const within = (part: number): number => Math.min(1, Math.max(0, part));

/** A list in which what is deeper stands in the entry above it. */
function nested(entries: { level: number; entry: HTMLElement }[]): HTMLElement {
  const top = element("ol");
  const open = [{ level: 0, list: top }];
  for (const { level, entry } of entries) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const list = element("ol");
    open.at(-1)?.list.append(element("li", {}, entry, list));
    open.push({ level, list });
  }
  for (const list of top.querySelectorAll("ol:empty")) list.remove();
  return top;
}
