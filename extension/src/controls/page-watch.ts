// A page may change below the view, or go on to another article by itself: then the view offers to read it again, or
// follows.

import { removalsOf } from "../../../src/removals.js";
import { watchAddress } from "../address.js";
import type { Judgement, Snapshot } from "../judgement.js";
import { ask } from "../messages.js";
import { say } from "../words.js";
import { button, element, icon, nameOf } from "../view/elements.js";
import type { View } from "../view/view.js";
import { world } from "../world.js";
import type { Opener } from "./opener.js";
import { PageText, readPage } from "./page-text.js";
import { rememberBlock } from "./remember-block.js";
import strip from "./strip.css" with { type: "text" };

interface Read {
  snapshot: Snapshot;
  judgement: Judgement;
}

/** Milliseconds: a page that went on is read so long after it, and between its changes. */
const SETTLES = 50;
/** Then an article has come, or the page is shown, so that the view is never stale for half a second. */
const LATEST = 400;
/** Milliseconds between looks at a page that changes; each look in vain doubles it. */
const BETWEEN_LOOKS = { least: 500, most: 30_000 };

/** Milliseconds in which the text of another address is followed without a question. */
const COMING = 10_000;

export class PageWatch {
  readonly #changes = new MutationObserver(() => this.#changed());
  readonly #unwatch: () => void;
  readonly #strip = element("div", { class: "strip", role: "status" });
  #text: PageText | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait: number = BETWEEN_LOOKS.least;
  #stopped = false;

  constructor(
    private readonly view: View,
    private readonly opener: Opener,
  ) {
    view.addSheets(strip);
    view.dialog.append(this.#strip);
    this.#unwatch = watchAddress((isRenamed) => void this.#follow(isRenamed));
    whenIdle(() => this.#begin());
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#changes.disconnect();
    this.#unwatch();
  }

  #begin(): void {
    if (this.#stopped) return;
    this.#text = new PageText(this.opener.snapshot, this.opener.judgement.tree.sources);
    this.#observe();
    if (this.#text.isOther()) this.#changed();
  }

  #observe(): void {
    this.#changes.observe(document, { childList: true, characterData: true, subtree: true });
  }

  /** However much a page changes, it is heard once until the next look. */
  #changed(): void {
    this.#changes.disconnect();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => whenIdle(() => void this.#look()), hasGoneOn() ? SETTLES : this.#wait);
  }

  async #look(): Promise<void> {
    if (this.#stopped) return;
    this.#observe();
    const isOther = this.#text?.isOther() === true;
    this.#wait = isOther ? BETWEEN_LOOKS.least : Math.min(this.#wait * 2, BETWEEN_LOOKS.most);
    if (!isOther) return;
    const read = await this.#read();
    if (!read) return;
    this.#text?.settle();
    if (hasGoneOn() && this.#isOther(read.judgement)) this.#showAnew(read, false);
    else if (this.#isOther(read.judgement) || hasMoreToSay(this.opener.judgement, read.judgement)) this.#offer();
  }

  /** The page as it is now; null if the view is gone or went on meanwhile. */
  async #read(): Promise<Read | null> {
    if (this.#stopped) return null;
    const snapshot = readPage(this.view.host);
    const judgement = await ask({ type: "judge", snapshot, corrections: [] }).catch(() => null);
    return this.#stopped || !judgement ? null : { snapshot, judgement };
  }

  #isOther({ readable, tree }: Judgement): boolean {
    return readable && tree.text !== this.opener.judgement.tree.text;
  }

  #offer(): void {
    if (this.#strip.childElementCount > 0) return;
    const again = button({ class: "button framed" }, () => void this.#again(), say("read_again"));
    const close = button({ class: "button" }, () => this.#close(), icon("close"), nameOf(say("close_card")));
    this.#strip.append(element("span", {}, say("page_changed")), again, close);
  }

  #close(): void {
    this.#strip.replaceChildren();
    this.view.main.focus({ preventScroll: true });
  }

  /** In place, at the reader's paragraph. */
  async #again(): Promise<void> {
    const read = await this.#read();
    if (!read) return;
    if (!read.judgement.readable) return this.opener.giveUp("went_on");
    this.#showAnew(read, true);
  }

  #showAnew({ snapshot, judgement }: Read, isSameArticle: boolean): void {
    const toPlace = rememberBlock(this.view.article, isSameArticle);
    toPlace(this.opener.readAgain(snapshot, judgement).article);
  }

  /** The page has another address: its article is shown from its beginning, or the page itself. */
  async #follow(isRenamed: boolean): Promise<void> {
    const start = performance.now();
    world.unhuskWentOn = start;
    let last: Judgement | undefined;
    setTimeout(() => {
      // The same article by another name may stay.
      if (!this.#stopped && !(isRenamed && last?.readable !== false)) this.opener.giveUp("went_on");
    }, LATEST);
    for (let wait = 0; performance.now() - start < LATEST; wait = SETTLES) {
      await new Promise((done) => setTimeout(done, wait));
      const read = await this.#read();
      if (!read) return;
      last = read.judgement;
      if (this.#isOther(last)) this.opener.readAgain(read.snapshot, last);
    }
  }
}

/** The page is at another address, and its text may still come. */
function hasGoneOn(): boolean {
  return performance.now() - (world.unhuskWentOn ?? -Infinity) < COMING;
}

/** Comments have come; the article is the same. */
function hasMoreToSay(before: Judgement, after: Judgement): boolean {
  return commentsOf(after) > commentsOf(before);
}

function commentsOf({ removed }: Judgement): number {
  return removalsOf(removed).reduce((words, removal) => words + (removal.group === "comments" ? removal.words : 0), 0);
}

/** Not later than two seconds from now. */
function whenIdle(work: () => void): void {
  requestIdleCallback(work, { timeout: 2000 });
}
