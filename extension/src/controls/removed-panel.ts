// The list of what was removed, by group: its words, the reason, and a button that puts it back.

import { countOf, removalsOf } from "../../../src/removals.js";
import type { Group, Removal } from "../judgement.js";
import { reasonOf } from "../messages.js";
import { number, say, sayCount } from "../words.js";
import { button, element } from "../view/elements.js";
import type { Change, History } from "./history.js";
import { type Shown, putBack, whyOf } from "./shown.js";

/** Groups are opened until the panel is about full. */
const ROWS_AT_FIRST = 8;

/** A removed part, or one that was put back. */
interface Row {
  removal: Removal;
  /** What put it back. */
  back: Change | undefined;
}

export class RemovedPanel {
  readonly #sentence = element("p", { role: "status" });
  readonly #lists = element("div");
  readonly #open = new Map<Group, boolean>();
  /** Of each row that is shown, what shows it and what puts it back. */
  #buttons = new Map<string, HTMLButtonElement[]>();
  readonly #element: HTMLElement;

  constructor(
    private readonly history: History,
    private readonly shown: Shown,
    /** What else can be done about it, below the list. */
    ...actions: HTMLElement[]
  ) {
    const body = element("div", { class: "body", tabindex: "-1" }, this.#sentence, this.#lists);
    this.#element = element("div", { class: "parts" }, body);
    if (actions.length > 0) this.#element.append(element("footer", {}, ...actions));
    history.listen({
      changed: () => this.refresh(),
      failed: (error) => (this.#sentence.textContent = say("correction_failed", reasonOf(error))),
    });
  }

  /** The panel's content, as things are now. */
  element(): HTMLElement {
    this.refresh();
    return this.#element;
  }

  /** Lists what is removed by now. What had the focus has it again. */
  refresh(): void {
    this.#saySentence();
    const focused = this.#focused();
    this.#buttons = new Map();
    const groups = new Map<Group, Row[]>();
    for (const row of rowsOf(this.history)) groups.set(row.removal.group, [...(groups.get(row.removal.group) ?? []), row]);
    let rows = 0;
    const lists = Array.from(groups, ([group, own]) => {
      const fits = rows === 0 || rows + own.length <= ROWS_AT_FIRST;
      rows += own.length;
      return this.#group(group, own, this.#open.get(group) ?? fits);
    });
    this.#lists.replaceChildren(...lists);
    if (focused) (this.#buttons.get(focused.key)?.[focused.place] ?? this.#element.querySelector<HTMLElement>(".body"))?.focus();
  }

  #focused(): { key: string; place: number } | null {
    const root = this.#element.getRootNode();
    const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
    for (const [key, buttons] of this.#buttons) {
      const place = buttons.findIndex((own) => own === active);
      if (place >= 0) return { key, place };
    }
    return null;
  }

  #group(group: Group, rows: Row[], open: boolean): HTMLElement {
    const summary = element(
      "summary",
      {},
      element("span", { class: "swatch" }),
      element("span", {}, say(`group_${group}`)),
      element("span", { class: "count" }, number(rows.length)),
    );
    const list = element("ul", {}, ...rows.map((row) => this.#row(row)));
    const details = element("details", open ? { open: "" } : {}, summary, list);
    details.dataset["group"] = group;
    details.addEventListener("toggle", () => this.#open.set(group, details.open));
    return details;
  }

  #row({ removal, back }: Row): HTMLElement {
    const key = `removal-${removal.first}`;
    const isShown = this.shown.is(removal);
    const words = element("span", { class: "words", dir: "auto", id: key }, removal.text);
    const reason = element("span", { class: "why" }, whyOf(removal));
    const show = (): void => {
      if (!this.shown.hide(removal)) void this.shown.show(removal).catch(() => undefined);
    };
    const shown = button({ class: "show", "aria-expanded": String(isShown) }, show, words, reason);
    const press = (): void => void (back ? this.history.without(back) : this.history.make(putBack(removal)));
    const put = button({ class: "button", "aria-describedby": key }, press, say(back ? "undo" : "put_back"));
    this.#buttons.set(key, [shown, put]);
    return element("li", {}, shown, put);
  }

  #saySentence(): void {
    const { removed: parts, words } = this.history.judgement;
    const { removed, page } = words;
    const count = countOf(parts);
    const sentence = sayCount("removed_sentence", count, number(count), number(removed), number(page));
    this.#sentence.textContent = count === 0 ? say("nothing_removed") : sentence;
  }
}

/** What is removed now, and what the reader has put back, in the page's order. */
function rowsOf({ judgement, changes }: History): Row[] {
  const rows: Row[] = removalsOf(judgement.removed).map((removal) => ({ removal, back: undefined }));
  for (const back of changes) {
    const { removal } = back;
    const isThere = rows.some((row) => removal && row.removal.first <= removal.last && removal.first <= row.removal.last);
    if (removal && !isThere) rows.push({ removal, back });
  }
  return rows.toSorted((a, b) => a.removal.first - b.removal.first);
}
