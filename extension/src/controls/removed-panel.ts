// The list of what was removed, by group: its words, the reason, and a button that puts it back.

import type { Correction, Group, Judgement, Removal } from "../judgement.js";
import { reasonOf } from "../messages.js";
import { number, say, sayCount, sayMessage } from "../words.js";
import { button, element } from "../view/elements.js";
import type { Blocks } from "../view/text.js";

/** What the panel asks of the view. */
export interface Corrector {
  judge(corrections: Correction[]): Promise<Judgement>;
  /** Shows what was judged; the blocks are those just put back. */
  show(judgement: Judgement, blocks?: Blocks): void;
}

/** Groups are opened until the panel is about full. */
const ROWS_AT_FIRST = 8;

let descriptions = 0;

/** The list is the first judgement's, so that what was put back can be taken out again. */
export class RemovedPanel {
  readonly #removals: readonly Removal[];
  readonly #restored = new Set<Removal>();
  readonly #sentence = element("p", { role: "status" });
  #words: Judgement["words"];
  #parts: number;
  /** Corrections are judged one after the other. */
  #work: Promise<void> = Promise.resolve();

  constructor(
    judgement: Judgement,
    private readonly corrector: Corrector,
  ) {
    this.#removals = judgement.removed;
    this.#words = judgement.words;
    this.#parts = judgement.removed.length;
  }

  /** The panel's content, as things are now. */
  element(): HTMLElement {
    this.#saySentence();
    const groups = new Map<Group, Removal[]>();
    for (const removal of this.#removals) groups.set(removal.group, [...(groups.get(removal.group) ?? []), removal]);
    let rows = 0;
    const lists = Array.from(groups, ([group, removals]) => {
      const open = rows === 0 || rows + removals.length <= ROWS_AT_FIRST;
      rows += removals.length;
      return this.#group(group, removals, open);
    });
    return element("div", { class: "body", tabindex: "-1" }, this.#sentence, ...lists);
  }

  #group(group: Group, removals: Removal[], open: boolean): HTMLElement {
    const summary = element(
      "summary",
      {},
      element("span", { class: "swatch" }),
      element("span", {}, say(`group_${group}`)),
      element("span", { class: "count" }, number(removals.length)),
    );
    const list = element("ul", {}, ...removals.map((removal) => this.#row(removal)));
    const details = element("details", open ? { open: "" } : {}, summary, list);
    details.dataset["group"] = group;
    return details;
  }

  #row(removal: Removal): HTMLElement {
    const id = `removal-${++descriptions}`;
    const score = number(removal.score, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const why = [say(`class_${removal.class}`), sayMessage(removal.reason), say("score", score)];
    const words = element("span", { class: "words", dir: "auto", id }, removal.text);
    const reason = element("span", { class: "why" }, why.filter((part) => part !== "").join(" "));
    const shown = button({ class: "show", "aria-expanded": "false" }, () => unfold(shown), words, reason);
    const attributes = { class: "button", "aria-describedby": id };
    const put = button(attributes, () => this.#press(removal, put), this.#wordOf(removal));
    return element("li", {}, shown, put);
  }

  #wordOf(removal: Removal): string {
    return say(this.#restored.has(removal) ? "undo" : "put_back");
  }

  #press(removal: Removal, put: HTMLButtonElement): void {
    this.#work = this.#work.then(() => this.#correct(removal, put));
  }

  async #correct(removal: Removal, put: HTMLButtonElement): Promise<void> {
    const back = !this.#restored.has(removal);
    const restored = new Set(this.#restored);
    if (back) restored.add(removal);
    else restored.delete(removal);
    try {
      const judgement = await this.corrector.judge(correctionsOf(restored));
      if (back) this.#restored.add(removal);
      else this.#restored.delete(removal);
      this.#words = judgement.words;
      this.#parts = judgement.removed.length;
      put.textContent = this.#wordOf(removal);
      this.#saySentence();
      this.corrector.show(judgement, back ? removal : undefined);
    } catch (error) {
      this.#sentence.textContent = say("correction_failed", reasonOf(error));
    }
  }

  #saySentence(): void {
    const { removed, page } = this.#words;
    this.#sentence.textContent =
      this.#parts === 0
        ? say("nothing_removed")
        : sayCount("removed_sentence", this.#parts, number(this.#parts), number(removed), number(page));
  }
}

/** A long text is cut to two lines until it is pressed. */
function unfold(shown: HTMLElement): void {
  shown.setAttribute("aria-expanded", String(shown.getAttribute("aria-expanded") === "false"));
}

function correctionsOf(restored: Set<Removal>): Correction[] {
  const corrections: Correction[] = [];
  for (const { first, last } of restored) {
    for (let block = first; block <= last; block++) corrections.push({ block, keep: true });
  }
  return corrections.toSorted((a, b) => a.block - b.block);
}
