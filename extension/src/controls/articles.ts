// Several articles on one page: the list of them, which turns to another.

import type { Snapshot } from "../judgement.js";
import { sum } from "../sum.js";
import { say } from "../words.js";
import { button, element } from "../view/elements.js";
import { headingOf } from "../view/heading.js";
import type { View } from "../view/view.js";
import type { History } from "./history.js";

export class Articles {
  /** Of each its element and its heading, in the snapshot. */
  readonly #articles: { node: number; heading: number }[];
  /** The one that is shown. */
  #shown: number;

  constructor(
    private readonly view: View,
    private readonly snapshot: Snapshot,
    private readonly history: History,
    /** The reader has chosen one. */
    private readonly chosen: () => void,
  ) {
    const all = Array.from(history.judgement.articles ?? []);
    this.#articles = all.flatMap((node, place) => (place % 2 === 0 ? [{ node, heading: all[place + 1] ?? 0 }] : []));
    this.#shown = this.read;
    history.listen({ changed: () => this.#changed(), failed: () => undefined });
  }

  /** Which one is read. */
  get read(): number {
    const chosen = this.history.changes.find(({ kind }) => kind === "article")?.first ?? 0;
    return Math.max(0, this.#articles.findLastIndex(({ node }) => node <= chosen));
  }

  /** The list of them, if there are several. */
  elements(): HTMLElement[] {
    if (this.#articles.length === 0) return [];
    const { read } = this;
    const entries = this.#articles.map(({ node, heading }, place) => {
      const current = place === read ? { "aria-current": "true" } : {};
      return element("li", {}, button({ dir: "auto", ...current }, () => this.#turn(node, place), textOf(this.snapshot, heading)));
    });
    return [element("nav", { "aria-label": say("articles") }, element("p", {}, say("articles")), element("ol", {}, ...entries))];
  }

  #turn(node: number, place: number): void {
    this.chosen();
    if (place !== this.read) void this.history.turn(node);
  }

  /** Begins another article: puts its title above it, and the focus there, so that it is said and Tab goes on from it. */
  #changed(): void {
    const { read } = this;
    if (read === this.#shown) return;
    this.#shown = read;
    const { judgement } = this.history;
    const { title } = judgement.metadata;
    const { dialog, heading } = this.view;
    dialog.setAttribute("aria-label", say("view_of", title));
    for (const old of heading.querySelectorAll(":scope > .site, :scope > h1, :scope > .byline")) old.remove();
    heading.prepend(...headingOf(judgement));
    const first = heading.querySelector("h1");
    first?.setAttribute("tabindex", "-1");
    first?.focus({ preventScroll: true });
    scrollTo({ left: 0, top: 0, behavior: "instant" });
  }
}

/** The words in an element of the page. */
function textOf({ parents, lengths, text }: Snapshot, outer: number): string {
  let end = outer + 1;
  while (end < parents.length && (parents[end] ?? 0) >= outer) end++;
  const [from = 0, to] = [outer, end].map((node) => sum(lengths.subarray(0, node)));
  return text.slice(from, to).replace(/\s+/g, " ").trim();
}
