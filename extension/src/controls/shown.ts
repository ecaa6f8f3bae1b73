// A removed part, shown where it stood.

import type { Removal } from "../judgement.js";
import { number, ofInterface, say, sayMessage } from "../words.js";
import { button, element } from "../view/elements.js";
import type { Text } from "../view/text.js";
import type { History } from "./history.js";
import { Mark } from "./marks.js";

/** What can't hold anything. */
const VOID = "img, video, audio, hr, br, input";

export class Shown {
  readonly #mark = new Mark("shown");
  #tag: HTMLElement | null = null;
  #removal: Removal | null = null;

  constructor(
    private readonly text: Text,
    private readonly history: History,
    /** Another part is shown, or none. */
    private readonly changed: () => void,
    /** Takes the focus of a button that goes. */
    private readonly focus: () => void = () => undefined,
  ) {}

  /** Whether it is this part that is shown. */
  is(removal: Removal): boolean {
    return this.#removal?.first === removal.first && this.#removal.last === removal.last;
  }

  /** Shows the part, in place of another; one that has no place in an article isn't shown. */
  async show(removal: Removal): Promise<void> {
    const { tree } = await this.history.look({ kind: "keep", first: removal.first, last: removal.last });
    this.clear();
    this.text.show(tree);
    const elements = this.#mark.set(this.text, removal);
    const last = elements.at(-1);
    if (last) {
      this.#removal = removal;
      this.#tag = this.#tagOf(removal);
      if (last.matches(VOID)) last.after(this.#tag);
      else last.append(this.#tag);
      if (elements[0]) bringInto(elements[0]);
    } else {
      this.text.show(this.history.judgement.tree);
    }
    this.changed();
  }

  /** The article is as it was; `false` if this part, or none, wasn't shown. */
  hide(removal = this.#removal): boolean {
    if (!removal || !this.is(removal)) return false;
    this.clear();
    this.text.show(this.history.judgement.tree);
    this.changed();
    return true;
  }

  /** Takes the signs off, before another text is shown. */
  clear(): void {
    const wasFocused = this.#tag?.matches(":focus-within");
    this.#removal = null;
    this.#tag?.remove();
    this.#tag = null;
    this.#mark.mark([]);
    if (wasFocused) this.focus();
  }

  #tagOf(removal: Removal): HTMLElement {
    const put = button({ class: "button" }, () => void this.history.make(putBack(removal)), say("put_back"));
    const hide = button({ class: "button" }, () => this.hide(), say("hide"));
    return element("span", { class: "tag", ...ofInterface() }, `${say(`group_${removal.group}`)}. ${whyOf(removal)}`, element("span", {}, put, hide));
  }
}

/** What is tall is seen from its start, between the bar and the panel that may lie below. */
function bringInto(part: Element): void {
  const block = part.getBoundingClientRect().height > innerHeight / 4 ? "start" : "center";
  part.scrollIntoView({ block, behavior: "instant" });
}

/** Why a part went; it stands below or behind the group's name, which isn't said again. */
export function whyOf(removal: Removal): string {
  const name = removal.reason.key === "reason_by_the_reader" ? "" : say(`class_${removal.class}`);
  const named = name === `${say(`group_${removal.group}`)}.` ? "" : name;
  return [named, sayMessage(removal.reason), scoreOf(removal)].filter((part) => part !== "").join(" ");
}

/** "Score 0.03". */
export function scoreOf({ score }: Removal): string {
  return say("score", number(score, { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
}

/** The correction that puts a part back. */
export function putBack(removal: Removal): Parameters<History["make"]>[0] {
  return { kind: "keep", first: removal.first, last: removal.last, removal };
}
