// Panels lie over the margin, one at a time, and are built when they are opened.

import { say } from "../words.js";
import { button, element, icon, nameOf } from "../view/elements.js";

/** In px: what is left between a panel and the text, and by how much it may become narrower for that. */
const GAP = 8;
const LESS = 48;

export type PanelName = "contents" | "removed" | "look" | "more";

export class Panels {
  readonly #buttons = new Map<PanelName, HTMLButtonElement>();
  readonly #build = new Map<PanelName, () => HTMLElement>();
  #open: { name: PanelName; element: HTMLElement } | null = null;

  constructor(
    /** Where panels are put. */
    private readonly parent: HTMLElement,
  ) {}

  /** The button that opens and closes a panel. */
  button(name: PanelName, ...children: (Node | string)[]): HTMLButtonElement {
    const made = button({ class: "button", "aria-expanded": "false" }, () => this.#toggle(name), ...children);
    this.#buttons.set(name, made);
    return made;
  }

  /** That button. */
  opener(name: PanelName): HTMLButtonElement | undefined {
    return this.#buttons.get(name);
  }

  /** Says how the panel is built. */
  offer(name: PanelName, build: () => HTMLElement): void {
    this.#build.set(name, build);
  }

  /** Closes what is open; the focus returns to its button. `false` if nothing was open. */
  close(): boolean {
    if (!this.#open) return false;
    const { name, element: panel } = this.#open;
    this.#open = null;
    panel.remove();
    const opener = this.#buttons.get(name);
    opener?.setAttribute("aria-expanded", "false");
    opener?.focus();
    return true;
  }

  #toggle(name: PanelName): void {
    const wasOpen = this.#open?.name === name;
    this.close();
    const content = wasOpen ? undefined : this.#build.get(name)?.();
    if (!content) return;
    const closer = button({ class: "button" }, () => this.close(), icon("close"), nameOf(say("close_panel")));
    const title = element("h2", {}, say(name));
    const attributes = { class: `panel ${name}`, "aria-label": say(name) };
    const panel = element("section", attributes, element("header", {}, title, closer), content);
    this.parent.append(panel);
    this.#leaveText(panel);
    this.#open = { name, element: panel };
    this.#buttons.get(name)?.setAttribute("aria-expanded", "true");
    closer.focus();
  }

  /** Where the margin is a little too small, the panel is narrower: it would lie over where the lines end, or begin. */
  #leaveText(panel: HTMLElement): void {
    const text = this.parent.querySelector("article")?.getBoundingClientRect();
    if (!text) return;
    const { left, right } = panel.getBoundingClientRect();
    const less = Math.min(text.right - left, right - text.left) + GAP;
    if (less > 0 && less <= LESS) panel.style.setProperty("--u-less", `${less}px`);
  }
}
