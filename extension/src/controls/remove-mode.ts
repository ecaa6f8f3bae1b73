// "Remove parts": the part under the pointer or the arrow keys is outlined, a press takes it out of the article.

import type { View } from "../view/view.js";
import { say } from "../words.js";
import { nameOf } from "../view/elements.js";
import type { History } from "./history.js";
import { Mark, type Part, partsOf } from "./marks.js";
import { keyOf, modeLine } from "./mode.js";
import { isMoved } from "./pointer.js";

export class RemoveMode {
  readonly #line: HTMLElement;
  /** Where the focus came from. */
  readonly #from: Element | null;
  readonly #chosen = new Mark("chosen");
  readonly #listening = new AbortController();
  #parts: Part[] = [];
  #part: Part | null = null;

  constructor(
    private readonly view: View,
    private readonly history: History,
    ended: () => void,
  ) {
    this.#line = modeLine("remove_mode", ended);
    this.#from = view.root.activeElement;
    view.dialog.append(this.#line);
    view.main.focus({ preventScroll: true });
    this.#listen();
    this.#refresh();
    const middle = innerHeight / 3;
    this.#choose(this.#parts.find(({ element }) => element.getBoundingClientRect().bottom > middle) ?? null, true);
    const unlisten = history.listen({ changed: () => this.#refresh(), failed: () => undefined });
    this.#listening.signal.addEventListener("abort", unlisten);
  }

  /** The article is as it was before, without what was removed. */
  stop(): void {
    this.#listening.abort();
    this.#chosen.mark([]);
    this.#line.remove();
    const back = this.#from instanceof HTMLElement ? this.#from : this.view.main;
    back.focus({ preventScroll: true });
  }

  #listen(): void {
    const { dialog, article } = this.view;
    const options = { signal: this.#listening.signal, capture: true };
    article.addEventListener("pointermove", (event) => isMoved(event) && this.#choose(this.#partAt(event.target)), options);
    // Before the links of the text hear of it.
    article.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.isTrusted) return;
      this.#choose(this.#partAt(event.target));
      this.#remove();
    }, options);
    dialog.addEventListener("keydown", (event) => this.#key(event), options);
  }

  #key(event: KeyboardEvent): void {
    const act = {
      ArrowDown: () => this.#step(1),
      ArrowUp: () => this.#step(-1),
      ArrowLeft: () => this.#larger(),
      ArrowRight: () => this.#smaller(),
      Enter: () => this.#remove(),
      Delete: () => this.#remove(),
    }[keyOf(event) ?? ""];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }

  /** The smallest part that an element of the text stands in. */
  #partAt(target: EventTarget | null): Part | null {
    const around = this.#parts.filter(({ element }) => target instanceof Node && element.contains(target));
    return around.at(-1) ?? null;
  }

  #step(by: number): void {
    const place = this.#parts.findIndex((part) => this.#part?.element.contains(part.element));
    const inside = this.#parts.filter((part) => this.#part?.element.contains(part.element)).length;
    this.#choose(this.#parts[by > 0 ? place + Math.max(inside, 1) : place - 1] ?? null, true);
  }

  /** All that stands in the element around the chosen part. */
  #larger(): void {
    const inner = this.#part;
    if (!inner) return;
    for (let element = inner.element.parentElement; element && element !== this.view.article; element = element.parentElement) {
      const inside = this.#parts.filter((part) => element?.contains(part.element));
      const [first, last] = [Math.min(...inside.map((part) => part.first)), Math.max(...inside.map((part) => part.last))];
      if (first < inner.first || last > inner.last) return this.#choose({ element, first, last }, true);
    }
  }

  #smaller(): void {
    const inside = this.#parts.find((part) => part.element !== this.#part?.element && this.#part?.element.contains(part.element));
    this.#choose(inside ?? null, true);
  }

  #choose(part: Part | null, byKey = false): void {
    if (!part || part.element === this.#part?.element) return;
    this.#part = part;
    this.#chosen.mark([part.element]);
    if (!byKey) return;
    part.element.scrollIntoView({ block: "nearest", behavior: "instant" });
    this.#line.firstElementChild?.replaceChildren(say("remove_mode"), " ", nameOf(part.element.textContent?.trim().slice(0, 80) ?? ""));
  }

  #remove(): void {
    const part = this.#part;
    if (part) void this.history.make({ kind: "drop", first: part.first, last: part.last });
  }

  /** The text was built anew: the part after the one that went is the next. */
  #refresh(): void {
    const from = this.#part?.first ?? 0;
    this.#parts = partsOf(this.view.text);
    this.#part = null;
    this.#chosen.mark([]);
    this.#choose(this.#parts.find(({ first }) => first >= from) ?? this.#parts.at(-1) ?? null);
  }
}
