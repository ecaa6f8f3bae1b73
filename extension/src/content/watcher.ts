// A page may remove, move or copy the view's host, or open a dialog over it.

import type { View } from "../view/view.js";

/** So often the view comes back; then the page has it its way. */
const PATIENCE = 3;

export class Watcher {
  readonly #children = new MutationObserver(() => this.#look());
  readonly #dialogs = new MutationObserver((records) => this.#lookForDialogs(records));
  #times = 0;

  constructor(
    private readonly view: View,
    private readonly attribute: string,
    /** The page took the view away once too often. */
    private readonly giveUp: () => void,
  ) {}

  stop(): void {
    this.#children.disconnect();
    this.#dialogs.disconnect();
  }

  /** Watches, from now on or again. The root element may be another one by now. */
  watch(): void {
    this.stop();
    this.#children.observe(document, { childList: true });
    this.#children.observe(document.documentElement, { childList: true });
    this.#dialogs.observe(document.documentElement, { subtree: true, attributeFilter: ["open"] });
  }

  #look(): void {
    const { host } = this.view;
    const root = document.documentElement as Element | null;
    if (!root) return;
    const copies = Array.from(root.children).filter((child) => child !== host && child.hasAttribute(this.attribute));
    const inPlace = host.parentNode === root && host.hasAttribute(this.attribute);
    if (inPlace && copies.length === 0) return;
    for (const copy of copies) copy.remove();
    if (++this.#times > PATIENCE) {
      this.giveUp();
      return;
    }
    if (!inPlace) {
      this.view.hidePage(this.attribute);
      this.view.showAgain();
    }
    this.watch();
  }

  /** A modal dialog opened later makes everything else inert, hidden though it is. */
  #lookForDialogs(records: MutationRecord[]): void {
    if (records.some(({ target }) => target instanceof Element && target.matches(":modal"))) this.view.showAgain();
  }
}
