// What a reader can do about the judgement: put parts back, remove some, pick the main part, see it all on the page.

import { countOf } from "../../../src/removals.js";
import { type Judgement, type Snapshot, isKept } from "../judgement.js";
import { say } from "../words.js";
import { type Icon, button, element, icon } from "../view/elements.js";
import { bylineOf } from "../view/heading.js";
import type { Blocks } from "../view/text.js";
import type { View } from "../view/view.js";
import { Articles } from "./articles.js";
import { type Change, History } from "./history.js";
import { keepButton } from "./keep-rules.js";
import { Mark } from "./marks.js";
import { isRead } from "./line.js";
import type { Opener } from "./opener.js";
import { PageBlocks } from "./page-blocks.js";
import { Picker, type Picking } from "./picker.js";
import { RemovedPanel } from "./removed-panel.js";
import { RemoveMode } from "./remove-mode.js";
import { ShowOnPage } from "./show-on-page.js";
import { Shown } from "./shown.js";

/** What the rest of the controls does for it. */
interface Around {
  /** The text is another one: so many parts are removed now, and what is left takes so many minutes. */
  changed(parts: number, minutes: number): void;
  /** Closes the panel that is open. */
  closePanel(): void;
}

export class Corrections {
  readonly panel: RemovedPanel;
  readonly articles: Articles;
  readonly #history: History;
  readonly #shown: Shown;
  readonly #put = new Mark("marked");
  readonly #said = element("p", { class: "name", role: "status" });
  /** Ends what goes on. */
  #end: (() => void) | null = null;

  constructor(
    private readonly view: View,
    private readonly opener: Opener,
    private readonly around: Around,
  ) {
    this.#history = new History(opener.judgement, (corrections, look) => opener.judge(corrections, look), opener.changes);
    this.#shown = new Shown(view.text, this.#history, () => this.panel.refresh(), () => view.main.focus({ preventScroll: true }));
    this.articles = new Articles(view, opener.snapshot, this.#history, () => around.closePanel());
    // Before the panel, which tells what is shown by then.
    this.#history.listen({ changed: (made) => this.#changed(made), failed: () => undefined });
    this.panel = new RemovedPanel(this.#history, this.#shown, ...this.actions(), ...keepButton(opener, this.#history));
    around.changed(countOf(opener.judgement.removed), opener.judgement.minutes);
    view.dialog.append(this.#said);
    view.dialog.addEventListener("keydown", (event) => this.#undo(event));
  }

  /** Buttons for a panel. */
  actions(): HTMLElement[] {
    return [
      this.#action("page", "show_on_page", () => this.showOnPage()),
      this.#action("pick", "pick", () => this.pick()),
      this.#action("removed", "remove_parts", () => this.removeParts()),
    ];
  }

  /** Ends the mode that is on. */
  dismiss(): boolean {
    const end = this.#end;
    this.#end = null;
    end?.();
    return end !== null;
  }

  /** Hides the part that is shown where it stood. */
  hide(): boolean {
    return this.#shown.hide();
  }

  /** Reads the page as if nothing were kept for its site. */
  withoutRules(): void {
    this.view.heading.querySelector(".unsure")?.remove();
    this.view.main.focus({ preventScroll: true });
    void this.#history.without(...this.opener.changes.filter(({ kind }) => kind !== "article"));
  }

  removeParts(): void {
    this.#begin();
    this.opener.prepare();
    const mode = new RemoveMode(this.view, this.#history, () => this.dismiss());
    this.#end = () => mode.stop();
  }

  showOnPage(): void {
    this.#begin();
    const { judgement } = this.#history;
    const blocks = new PageBlocks(this.opener.snapshot, judgement);
    const reading = this.#blockInView();
    const back = this.opener.showPage();
    const shown = new ShowOnPage(this.view, judgement, blocks, () => this.dismiss());
    this.#end = () => {
      shown.remove();
      back();
    };
    shown.show(reading);
  }

  pick(): void {
    this.#begin();
    this.opener.prepare();
    const back = this.opener.showPage();
    const picker = startPicking(this.view, this.opener.snapshot, this.#history.judgement, {
      look: (corrections) => this.opener.judge(corrections, true),
      picked: (blocks) => {
        this.dismiss();
        if (!blocks) return;
        void this.#history.make({ kind: "only", ...blocks });
        scrollTo({ left: 0, top: 0, behavior: "instant" });
      },
    });
    this.#end = () => {
      picker.remove();
      back();
    };
  }

  #begin(): void {
    this.dismiss();
    this.#shown.hide();
    this.around.closePanel();
  }

  #action(name: Icon, key: string, act: () => void): HTMLButtonElement {
    return button({ class: "button" }, act, icon(name), say(key));
  }

  #changed(made?: Change): void {
    const { tree, removed, minutes } = this.#history.judgement;
    this.#shown.clear();
    this.#put.mark([]);
    this.view.text.show(tree);
    if (made?.kind === "keep") this.#put.set(this.view.text, made)[0]?.scrollIntoView({ block: "nearest", behavior: "instant" });
    this.#sayMinutes();
    this.around.changed(countOf(removed), minutes);
    this.#said.textContent = made ? "" : say("undone");
  }

  /** Below the title. */
  #sayMinutes(): void {
    const [old, byline] = [this.view.heading.querySelector(".byline"), bylineOf(this.#history.judgement)];
    if (!old?.isEqualNode(byline)) old?.replaceWith(byline);
  }

  #undo(event: KeyboardEvent): void {
    // Where letters are others, the key's place says which it is.
    const isZ = event.key.toLowerCase() === "z" || (event.code === "KeyZ" && !/[a-z]/i.test(event.key));
    const isUndo = isZ && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    const isWritten = event.composedPath()[0] instanceof HTMLTextAreaElement;
    if (!event.isTrusted || !isUndo || isWritten) return;
    event.preventDefault();
    void this.#history.undo();
  }

  /** The block that is read. */
  #blockInView(): number {
    const leaves = this.view.text.leaves();
    const seen = leaves.find(({ node }) => isRead(node instanceof Element ? node : node.parentElement));
    return (seen ?? leaves[0])?.block ?? 0;
  }
}

/** Lets the reader pick on the page, beginning with what is read now. */
export function startPicking(view: View, snapshot: Snapshot, judgement: Judgement, picking: Picking): Picker {
  const blocks = new PageBlocks(snapshot, judgement);
  const picker = new Picker(view, blocks, picking);
  picker.show(readNow(judgement, blocks));
  return picker;
}

/** From the first kept block that can be seen to the last one. */
function readNow(judgement: Judgement, blocks: PageBlocks): Blocks {
  const seen = Array.from({ length: blocks.count }, (_, block) => block).filter((block) => blocks.box({ first: block, last: block }));
  const kept = seen.filter((block) => isKept(judgement, block));
  const all = kept.length > 0 ? kept : seen;
  return { first: all[0] ?? 0, last: all.at(-1) ?? 0 };
}
