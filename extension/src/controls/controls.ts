// The controls of one view: the bar, and the panels that its buttons open.

import { browser } from "../browser.js";
import { type Look, saveLook } from "../look.js";
import type { SaveFormat } from "../saving.js";
import type { Controls, View } from "../view/view.js";
import { say } from "../words.js";
import { element } from "../view/elements.js";
import buttons from "../view/buttons.css" with { type: "text" };
import bar from "./bar.css" with { type: "text" };
import { Bar } from "./bar.js";
import { Contents } from "./contents.js";
import contents from "./contents.css" with { type: "text" };
import controls from "./controls.css" with { type: "text" };
import corrections from "./corrections.css" with { type: "text" };
import { Corrections } from "./corrections.js";
import { Enlarger } from "./enlarge.js";
import enlarged from "./enlarge.css" with { type: "text" };
import lookPanel from "./look-panel.css" with { type: "text" };
import { LookPanel } from "./look-panel.js";
import morePanel from "./more-panel.css" with { type: "text" };
import { MorePanel } from "./more-panel.js";
import notes from "./notes.css" with { type: "text" };
import { Notes } from "./notes.js";
import { markFigures } from "./figures.js";
import { LineFocus } from "./line-focus.js";
import type { Opener } from "./opener.js";
import { PageWatch } from "./page-watch.js";
import { Panels } from "./panels.js";
import { ReadingPlace } from "./place.js";
import { takePictures } from "./pictures.js";
import { printSheets } from "./print.js";
import removedPanel from "./removed-panel.css" with { type: "text" };
import speaker from "./speaker.css" with { type: "text" };
import { Speaker } from "./speaker.js";
import { switchRow } from "./switch.js";

export class ViewControls implements Controls {
  readonly #panels: Panels;
  readonly #bar: Bar;
  readonly #contents: Contents;
  readonly #notes: Notes;
  readonly #speaker: Speaker;
  readonly #lineFocus: LineFocus;
  #place: ReadingPlace | null = null;
  readonly #enlarger: Enlarger;
  readonly #watch: PageWatch;
  readonly #corrections: Corrections;

  constructor(
    private readonly view: View,
    private readonly opener: Opener,
  ) {
    view.addSheets(controls, buttons, bar, lookPanel, morePanel, removedPanel, corrections, ...printSheets());
    view.addSheets(contents, enlarged, notes);
    view.addSheets(speaker);
    this.#speaker = new Speaker(view.article, view.dialog, view.main);
    this.#lineFocus = new LineFocus(view.article, view.dialog);
    this.#notes = new Notes(view.root, view.article, view.dialog);
    this.#enlarger = new Enlarger(view.article, view.dialog);
    markFigures(view.article);
    this.#panels = new Panels(view.dialog);
    this.#bar = new Bar(this.#panels, () => opener.leave(), this.#speaker.button(element("span", { class: "label" }, say("listen"))));
    view.dialog.prepend(this.#bar.element);
    this.#contents = this.#offerContents();
    this.#corrections = new Corrections(view, opener, {
      changed: (parts, minutes) => {
        this.#bar.count(parts);
        this.#notes.close();
        this.#speaker.refresh();
        this.#contents.refresh(minutes);
        this.#enlarger.refresh();
        markFigures(view.article);
      },
      closePanel: () => void this.#panels.close(),
    });
    this.#offerRemoved();
    this.#offerLook();
    this.#offerMore();
    this.#watch = new PageWatch(view, opener);
  }

  dismiss(): boolean {
    const layers = [this.#notes, this.#enlarger];
    if (this.#corrections.dismiss() || layers.some((layer) => layer.close()) || this.#panels.close()) return true;
    return this.#speaker.close() || this.#corrections.hide();
  }

  pick(): void {
    this.#corrections.pick();
  }

  withoutRules(): void {
    this.#corrections.withoutRules();
  }

  start(): void {
    this.#bar.watch();
    this.#place = new ReadingPlace(this.view, this.opener, () => this.#corrections.articles.read === 0);
  }

  stop(): void {
    this.#corrections.dismiss();
    this.#place?.stop();
    this.#bar.forget();
    this.#speaker.close();
    this.#lineFocus.stop();
    this.#contents.stop();
    this.#watch.stop();
  }

  #offerContents(): Contents {
    const { article } = this.view;
    // On a narrow screen the list would lie over what was chosen.
    const chosen = (): void => void (matchMedia("(max-width: 640px)").matches && this.#panels.close());
    const articles = this.opener.judgement.articles ? (): HTMLElement[] => this.#corrections.articles.elements() : null;
    const made = new Contents(article, this.opener.judgement.minutes, this.#panels.opener("contents"), chosen, articles);
    this.#bar.element.append(made.progress);
    this.#panels.offer("contents", () => made.element());
    return made;
  }

  #offerRemoved(): void {
    this.#panels.offer("removed", () => {
      this.opener.prepare();
      return this.#corrections.panel.element();
    });
  }

  #offerLook(): void {
    this.#panels.offer("look", () => {
      const panel = new LookPanel(this.view.look, {
        change: (next) => this.view.takeLook(next),
        keep: keepLook,
      }, this.view.ownFace);
      return panel.element;
    });
  }

  #offerMore(): void {
    const { row, box } = switchRow(say("addresses"), (addresses) => {
      const next = { ...this.view.look, addresses };
      this.view.takeLook(next);
      keepLook(next);
    });
    const exporter = {
      markdown: () => this.opener.exportAs("markdown"),
      save: async (format: SaveFormat) => {
        const pictures = format === "epub" ? await takePictures(this.view.article.querySelectorAll("img")) : [];
        return this.opener.save(format, pictures);
      },
    };
    // In a narrow bar there is no room for it; and the panel would lie over what is read.
    const listen = this.#speaker.button(say("listen"), () => {
      this.#panels.close();
      return this.#panels.opener("more");
    });
    const more = new MorePanel(exporter, row, listen, this.#lineFocus.element, ...this.#corrections.actions());
    this.#panels.offer("more", () => {
      box.checked = this.view.look.addresses;
      return more.element();
    });
  }
}

/** For the next articles too; a private window keeps nothing. */
function keepLook(look: Look): void {
  if (!browser.extension.inIncognitoContext) void saveLook(look).catch(() => undefined);
}
