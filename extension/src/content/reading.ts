// From the judgement to the view and back: the view is built while the core judges, and written when it has.

import { randomAttribute } from "../attribute.js";
import type { Change } from "../controls/history.js";
import type { Opener } from "../controls/opener.js";
import { type Article, type Correction, type Format, type Judgement, type Message, type Snapshot, turnTo } from "../judgement.js";
import { DEFAULT_LOOK, type Look } from "../look.js";
import { ask, reasonOf, tell } from "../messages.js";
import { now, painted } from "../times.js";
import { learn, say, sayMessage } from "../words.js";
import { button } from "../view/elements.js";
import type { Blocks } from "../view/text.js";
import { type Controls, View } from "../view/view.js";
import { type Press, world } from "../world.js";
import { Card } from "./card.js";
import { nodeInView, placesInView } from "./place.js";
import { pauseMedia, rememberPlace } from "./page.js";
import { Watcher } from "./watcher.js";

/** What is read: a page as it was judged, with these corrections. */
interface Read {
  snapshot: Snapshot;
  judgement: Judgement;
  changes: Change[];
}

/** One opening of the view, until the page is given back. */
export class Reading {
  #left = false;
  /** What leaving undoes, last first. */
  readonly #undo: (() => void)[] = [];
  /** Takes the view off the page. */
  #dropView = (): void => undefined;
  #attribute = "";
  /** Brings the page to what was read last. */
  #land: (() => void) | undefined;
  /** What the view shows. */
  #article: Article | null = null;

  constructor(
    /** Called once when the page is as it was. */
    private readonly over: () => void,
    /** Called in place of words, where nobody pressed anything and there is nothing to read. */
    private readonly nothing: (() => void) | undefined,
  ) {}

  /** Opens the view, or says in a card why there is none. */
  async start(press: Press): Promise<void> {
    try {
      await this.#open(press);
    } catch (error) {
      const look = await press.opened.then((answer) => answer.look, () => DEFAULT_LOOK);
      this.#say(say("failed"), reasonOf(error), look);
    }
  }

  /** The article as it is shown, in another form. */
  async exportAs(format: Format): Promise<string> {
    return ask({ type: "export", article: this.#shown(), format });
  }

  #shown(): Article {
    if (!this.#article) throw new Error("Nothing was judged yet.");
    return this.#article;
  }

  #judged(judgement: Judgement): Judgement {
    this.#article = { metadata: judgement.metadata, tree: judgement.tree };
    return judgement;
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

  async #open({ started, opened: opening, asked }: Press): Promise<void> {
    const giveBack = rememberPlace();
    const { snapshot, judgement: judging, changes = [] } = await asked;
    const opened = await opening;
    if (this.#left) return;
    learn(opened.words);
    // Built while the core judges.
    const places = placesInView(snapshot);
    const view = new View(() => this.leave(), opened.look, opened.tools);
    this.#dropView = () => view.remove();
    this.#undo.push(() => this.#dropView());
    const judgement = this.#judged(await judging);
    const judged = now();
    if (this.#left) return;
    const first = { snapshot, judgement, changes: judgement.rules ?? changes };
    const begun = judgement.articles ? await this.#inView(first, places) : first;
    if (this.#left) return;
    const node = judgement.readable ? nodeInView(begun.judgement, places) : 0;
    const show = (read: Read): Promise<void> => this.#show(view, read, node, giveBack, { started, judged });
    if (judgement.readable) return show(begun);
    const pick = button({ class: "button framed" }, () => void this.#pick(view, begun, show), say("pick"));
    this.#say(say("no_article"), found(judgement.found), opened.look, ...(judgement.places.length > 0 ? [pick] : []));
  }

  /** Of several articles on the page, the one in the middle of the window. */
  async #inView(read: Read, places: readonly number[]): Promise<Read> {
    const { snapshot, judgement, changes } = read;
    const place = places.findLast((each) => each > 0);
    if (place === undefined || judgement.source !== "page" || changes.some(({ kind }) => kind === "only")) return read;
    const turned = turnTo(place, changes);
    const next = await judgeOwn(snapshot, turned);
    if (!next.readable || next.tree.text === judgement.tree.text) return read;
    const { rules } = judgement;
    return { snapshot, judgement: this.#judged(rules ? { ...next, rules } : next), changes: turned };
  }

  /** Where there is no article the reader may pick what is to be read. */
  async #pick(view: View, { snapshot, judgement }: Read, show: (read: Read) => Promise<void>): Promise<void> {
    this.#undoAll();
    await ask({ type: "controls" });
    if (this.#left) return;
    const judge = (corrections: Correction[]): Promise<Judgement> => judgeOwn(snapshot, corrections);
    const picked = (blocks: Blocks | null): void => {
      if (!blocks) return this.leave();
      this.#undoAll();
      this.#undo.push(() => this.#dropView());
      view.takeLook(view.look);
      judge([{ kind: "only", ...blocks }])
        .then((chosen) => show({ snapshot, judgement: this.#judged(chosen), changes: [{ kind: "only", ...blocks }] }))
        .catch((error: unknown) => this.#say(say("failed"), reasonOf(error), view.look));
    };
    const picker = world.unhuskPick?.(view, snapshot, judgement, { look: judge, picked });
    this.#undo.push(() => picker?.remove());
  }

  async #show(
    view: View,
    read: Read,
    node: number,
    giveBack: () => void,
    steps: { started: number; judged: number },
  ): Promise<void> {
    view.show(read.judgement, node);
    const built = now();
    // A tab in the background draws no frame.
    const drawn = document.hidden ? now() : await painted();
    if (this.#left) return;
    // Only now, since a sheet put in before would have taken the frame's turn.
    this.#attribute = randomAttribute();
    const kept = await ask({ type: "replace", attribute: this.#attribute });
    if (this.#left) return;
    this.#undo.unshift(() => {
      giveBack();
      this.#land?.();
    });
    // A place is kept of the page's first article.
    this.#putInPlace(view, read, read.changes.some(({ kind }) => kind === "article") ? null : kept);
    tell({ type: "opened", times: { ...steps, built, painted: drawn } });
    this.#undo.unshift(pauseMedia());
  }

  /** The view takes the page's place. */
  #putInPlace(view: View, read: Read, kept: number | null): void {
    const watcher = new Watcher(view, this.#attribute, () => this.#giveUp(view.look, "gave_up_why"));
    view.replacePage(this.#attribute, () => this.#controls(view, read, () => this.#showPage(view, watcher)), kept);
    watcher.watch();
    this.#dropView = () => {
      view.remove();
      // Not before: what lies over the page goes with the view, and has this watch again.
      watcher.stop();
    };
  }

  /** Shows what the page has become: in a view of its own, since nothing of this one holds for it. */
  #readAgain({ look, root }: View, snapshot: Snapshot, judgement: Judgement): View {
    this.#dropView();
    const view = new View(() => this.leave(), look, root.mode === "open");
    view.show(this.#judged(judgement));
    this.#putInPlace(view, { snapshot, judgement, changes: judgement.rules ?? [] }, null);
    return view;
  }

  /** The page for a while: the sheet hides it only beside a host with the attribute. */
  #showPage(view: View, watcher: Watcher): () => void {
    const { scrollX: left, scrollY: top } = window;
    const focused = view.root.activeElement;
    watcher.stop();
    view.host.removeAttribute(this.#attribute);
    view.dialog.close();
    return () => {
      if (this.#left) return;
      view.hidePage(this.#attribute);
      view.showAgain(focused);
      scrollTo({ left, top, behavior: "instant" });
      watcher.watch();
    };
  }

  #controls(view: View, { snapshot, judgement, changes }: Read, showPage: () => () => void): Controls {
    const make = world.unhuskControls;
    if (!make) throw new Error("The view's controls did not come.");
    const opener: Opener = {
      snapshot,
      judgement,
      changes,
      showPage,
      judge: async (corrections, look = false) => {
        const next = await judgeOwn(snapshot, corrections);
        return look ? next : this.#judged(next);
      },
      prepare: () => tell({ type: "wake" }),
      leave: () => this.leave(),
      readAgain: (read, judged) => this.#readAgain(view, read, judged),
      giveUp: (reason) => this.#giveUp(view.look, reason),
      exportAs: (format) => this.exportAs(format),
      save: (format, pictures) => ask({ type: "save", article: this.#shown(), format, pictures }),
      landAt: (go) => (this.#land = go),
    };
    return make(view, opener);
  }

  /** The page doesn't bear the view: it gets itself back, and a word why, unless the view comes back by itself. */
  #giveUp(look: Look, reason: string): void {
    this.leave();
    if (!world.unhuskAlways) new Card(say("gave_up"), say(reason), look, () => undefined).show();
  }

  /** Leaves the page as it is, with a card over it that the next press closes. */
  #say(title: string, sentence: string, look: Look, ...actions: HTMLElement[]): void {
    if (this.#left) return;
    if (this.nothing) {
      this.leave();
      this.nothing();
      return;
    }
    const card = new Card(title, sentence, look, () => this.leave(), ...actions);
    this.#undoAll();
    this.#undo.push(() => card.remove());
    card.show();
    tell({ type: "closed", attribute: this.#attribute });
  }
}

/** Judges with these corrections and no others. The background keeps nothing, so each question brings the snapshot along. */
function judgeOwn(snapshot: Snapshot, corrections: Correction[]): Promise<Judgement> {
  return ask({ type: "judge", snapshot, corrections, own: true });
}

/** What the page is, if it is no article. */
function found(message: Message | null): string {
  return (message && sayMessage(message)) || say("found_nothing");
}
