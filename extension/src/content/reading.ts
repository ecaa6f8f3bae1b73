// From the press to the view and back: everything is read first, then the page is judged, then the view is written.

import { takeSnapshot } from "../../../src/snapshot.js";
import { randomAttribute } from "../attribute.js";
import type { Correction, Format, Judgement, Message, Snapshot } from "../judgement.js";
import { DEFAULT_LOOK, type Look, saveLook } from "../look.js";
import { type Opened, ask, reasonOf, tell } from "../messages.js";
import { now, painted } from "../times.js";
import { learn, say, sayMessage } from "../words.js";
import { type Opener, View } from "../view/view.js";
import { Card } from "./card.js";
import type { Begin, Judge } from "./judge.js";
import { pauseMedia, rememberPlace } from "./page.js";
import { Watcher } from "./watcher.js";

const XHTML = "http://www.w3.org/1999/xhtml";

/** One opening of the view, until the page is given back. */
export class Reading {
  #left = false;
  /** What leaving undoes, last first. */
  readonly #undo: (() => void)[] = [];
  #attribute = "";
  #snapshot: Snapshot | null = null;
  #corrections: Correction[] = [];

  constructor(
    /** Called once when the page is as it was. */
    private readonly over: () => void,
  ) {}

  /** Opens the view, or says in a card why there is none. */
  async start(begin: Begin, started: number, briefing?: Opened): Promise<void> {
    const root = document.documentElement as Element | null;
    if (root?.namespaceURI !== XHTML || root.localName !== "html" || document.contentType === "application/pdf") {
      this.#finish();
      tell({ type: "refused" });
      return;
    }
    const opened = briefing ? Promise.resolve(briefing) : ask({ type: "open" });
    try {
      await this.#open(begin, opened, started);
    } catch (error) {
      const look = await opened.then((answer) => answer.look, () => DEFAULT_LOOK);
      this.#say(say("failed"), reasonOf(error), look);
    }
  }

  /** The article as it is shown, in another form. */
  async exportAs(format: Format): Promise<string> {
    if (!this.#snapshot) throw new Error("Nothing was judged yet.");
    return ask({ type: "export", snapshot: this.#snapshot, corrections: this.#corrections, format });
  }

  /** Gives the page back as it was. */
  leave(): void {
    if (this.#left) return;
    this.#finish();
    tell({ type: "closed", attribute: this.#attribute });
  }

  #finish(): void {
    this.#left = true;
    this.#undoAll();
    this.over();
  }

  #undoAll(): void {
    while (this.#undo.length > 0) this.#undo.pop()?.();
  }

  async #open(begin: Begin, opening: Promise<Opened>, started: number): Promise<void> {
    opening.catch(() => undefined);
    const judge = begin();
    const snapshot = takeSnapshot(document);
    this.#snapshot = snapshot;
    const judging = judge.judge(snapshot, []);
    judging.catch(() => undefined);
    const giveBack = rememberPlace();
    const opened = await opening;
    if (this.#left) return;
    learn(opened.words);
    // Built while the core judges.
    const view = this.#viewFor(judge, snapshot, opened.look);
    this.#undo.push(() => view.remove());
    const judgement = await judging;
    const judged = now();
    if (this.#left) return;
    if (!judgement.readable) return this.#say(say("no_article"), found(judgement.found), opened.look);
    await this.#show(view, judgement, opened.look, giveBack, { started, judged });
  }

  async #show(
    view: View,
    judgement: Judgement,
    look: Look,
    giveBack: () => void,
    steps: { started: number; judged: number },
  ): Promise<void> {
    view.show(judgement);
    const built = now();
    // A tab in the background draws no frame.
    const drawn = document.hidden ? now() : await painted();
    if (this.#left) return;
    // Only now, since a sheet put in before would have taken the frame's turn.
    this.#attribute = randomAttribute();
    await ask({ type: "hide", attribute: this.#attribute });
    if (this.#left) return;
    this.#undo.unshift(giveBack);
    view.replacePage(this.#attribute);
    const watcher = new Watcher(view, this.#attribute, () => this.#giveUp(look));
    this.#undo.push(() => watcher.stop());
    tell({ type: "opened", times: { ...steps, built, painted: drawn } });
    this.#undo.unshift(pauseMedia());
  }

  #viewFor(judge: Judge, snapshot: Snapshot, look: Look): View {
    const opener: Opener = {
      judge: (corrections) => {
        this.#corrections = corrections;
        return judge.judge(snapshot, corrections);
      },
      prepare: () => judge.prepare(),
      leave: () => this.leave(),
      saveLook: (chosen) => void saveLook(chosen).catch(() => undefined),
    };
    return new View(opener, look);
  }

  /** The page doesn't bear the view: it gets itself back, and a word why. */
  #giveUp(look: Look): void {
    this.leave();
    new Card(say("gave_up"), say("gave_up_why"), look, () => undefined).show();
  }

  /** Leaves the page as it is, with a card over it that the next press closes. */
  #say(title: string, sentence: string, look: Look): void {
    if (this.#left) return;
    const card = new Card(title, sentence, look, () => this.leave());
    this.#undoAll();
    this.#undo.push(() => card.remove());
    card.show();
    tell({ type: "closed", attribute: this.#attribute });
  }
}

/** What the page is, if it is no article. */
function found(message: Message | null): string {
  return (message && sayMessage(message)) || say("found_nothing");
}
