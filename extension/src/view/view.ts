// The reader view: a host beside `body`, a closed root in it, a modal dialog in that. What a reader can do in it is put in
// by the controls, after its first frame.

import type { Judgement } from "../judgement.js";
import { type Look, applyLook, watchSystemTheme } from "../look.js";
import { ofInterface, say } from "../words.js";
import { button, element, keepKeys, on } from "./elements.js";
import { scrollToFragment } from "./fragment.js";
import { headingOf } from "./heading.js";
import { layOutAround } from "./later.js";
import chosen from "./chosen.css" with { type: "text" };
import sheet from "./look.css" with { type: "text" };
import { Text } from "./text.js";

/** What is put into the view after its first frame. */
export interface Controls {
  /** Closes what is open in the view, if anything is: what Escape does first. */
  dismiss(): boolean;
  /** The view has taken the page's place, at what is read first. */
  start(): void;
  /** Lets the reader pick the main part. */
  pick(): void;
  /** Reads the page without what is kept for its site. */
  withoutRules(): void;
  /** The view goes. */
  stop(): void;
}

/** Of the text, this many screens are there before the first frame; the rest comes right after it. */
const SCREENS = 1.25;

/** The view. It is built out of the page, as far as can be before anything is judged; its first frame lies over the page. */
export class View {
  readonly host = element("div");
  readonly root: ShadowRoot;
  readonly dialog = element("dialog", { class: "unhusk", ...ofInterface() });
  readonly heading = element("header");
  readonly article = element("article", { class: "article" }, this.heading);
  readonly main = element("main", { tabindex: "-1" }, this.article);
  readonly text = new Text(this.heading);
  #controls: Controls | null = null;
  /** What the view begins at, if not at the title. */
  #first: Element | null = null;
  #hasChosen = false;
  #unwatch = (): void => undefined;

  constructor(
    private readonly leave: () => void,
    /** How the reader likes it. */
    public look: Look,
    /** Whether other tools may look into it, and so the page. */
    isOpen: boolean,
  ) {
    this.root = this.host.attachShadow({ mode: isOpen ? "open" : "closed" });
    this.dialog.append(this.main);
    this.addSheets(sheet);
    this.root.append(this.dialog);
    this.takeLook(look);
    // At first it lies over the page, in place of whose scroll bar it has its own.
    const scrolls = innerWidth > document.documentElement.clientWidth;
    this.dialog.dataset["over"] = scrolls ? "scrolling" : "still";
    this.dialog.setAttribute("open", "");
    this.#listen();
  }

  /** Shows the article's first screen, over the page; it begins near a node of the tree. */
  show(judgement: Judgement, node = 0): void {
    const { metadata } = judgement;
    this.dialog.setAttribute("aria-label", say("view_of", metadata.title || document.title));
    this.article.setAttribute("dir", metadata.direction);
    if (metadata.language !== "") this.article.setAttribute("lang", metadata.language);
    const script = scriptOf(metadata.language);
    if (script) this.article.dataset["script"] = script;
    this.heading.append(...headingOf(judgement));
    if (judgement.rules) this.heading.append(this.#note("by_rules", ["by_rules_without", () => this.#controls?.withoutRules()]));
    else if (!judgement.sure) {
      this.heading.append(this.#note("unsure", ["unsure_pick", () => this.#controls?.pick()], ["unsure_page", this.leave]));
    }
    const screen = charactersOnScreen(this.look);
    this.#first = this.text.begin(judgement.tree, screen * SCREENS, node, screen / 2);
    document.documentElement.append(this.host);
    // Laid out while the frame's turn is awaited, so that it has only to paint.
    this.host.getBoundingClientRect();
    if (this.#first) this.dialog.scrollTop = this.#first.getBoundingClientRect().top - this.#top;
  }

  /** The height at which the text begins. */
  get #top(): number {
    return parseFloat(getComputedStyle(this.article).paddingBlockStart);
  }

  /**
   * Takes the page's place, with all that the first frame could do without. The host's attribute hides the page. Where
   * the view doesn't begin at a place of the page, it goes to the one kept.
   */
  replacePage(attribute: string, controlled: (view: View) => Controls, kept: number | null): void {
    const earlier = this.text.finish(kept ?? -1);
    const first = this.#first ?? earlier;
    if (first) layOutAround(first);
    this.#controls = controlled(this);
    delete this.dialog.dataset["over"];
    this.dialog.removeAttribute("open");
    this.hidePage(attribute);
    if (this.host.parentNode !== document.documentElement) document.documentElement.append(this.host);
    this.dialog.showModal();
    this.main.focus({ preventScroll: true });
    // Where the page was scrolled to is some place in the middle of the article.
    scrollTo({ left: 0, top: 0, behavior: "instant" });
    if (first) scrollTo({ top: first.getBoundingClientRect().top - this.#top, behavior: "instant" });
    this.#controls.start();
  }

  /** Lets the sheet that looks for the attribute hide the page. */
  hidePage(attribute: string): void {
    this.host.setAttribute(attribute, this.dialog.dataset["theme"] ?? "");
  }

  /** Shows the view again, after the page took its host away or opened a dialog over it. */
  showAgain(focused = this.root.activeElement): void {
    if (this.host.parentNode !== document.documentElement) document.documentElement.append(this.host);
    this.dialog.close();
    this.dialog.showModal();
    const target = focused instanceof HTMLElement ? focused : this.main;
    target.focus({ preventScroll: true });
  }

  /** The face of this text if the reader chose none. */
  get ownFace(): "serif" | "sans" {
    return SANS.has(this.article.dataset["script"] ?? "") ? "sans" : "serif";
  }

  /** Takes the view off the page. */
  remove(): void {
    this.#unwatch();
    this.#controls?.stop();
    this.host.remove();
  }

  /** Read at once, and not when the view is put into the page. */
  addSheets(...texts: string[]): void {
    for (const text of texts) {
      const made = new CSSStyleSheet();
      made.replaceSync(text);
      this.root.adoptedStyleSheets.push(made);
    }
  }

  /** Shows the text as the reader likes it now. */
  takeLook(look: Look): void {
    this.look = look;
    if (this.#applyLook() && !this.#hasChosen) {
      this.#hasChosen = true;
      this.addSheets(chosen);
    }
    this.#unwatch();
    this.#unwatch = watchSystemTheme(() => this.#applyLook());
  }

  #applyLook(): boolean {
    const isChosen = applyLook(this.dialog, this.look);
    for (const attribute of this.host.getAttributeNames()) this.hidePage(attribute);
    return isChosen;
  }

  /** A line below the byline, with a button for each of its gaps. */
  #note(key: string, ...buttons: [string, () => void][]): HTMLElement {
    const words = say(key, ...buttons.map(() => "\n")).split("\n");
    const line = element("p", { class: "unsure", ...ofInterface() }, words[0] ?? "");
    buttons.forEach(([name, act], place) => line.append(button({}, act, say(name)), words[place + 1] ?? ""));
    return line;
  }

  #listen(): void {
    on(this.dialog, "keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      if (!this.#controls?.dismiss()) this.leave();
    });
    // A close request that is no key: the back gesture of a phone.
    on(this.dialog, "cancel", (event) => {
      event.preventDefault();
      if (event.target === this.dialog && !this.#controls?.dismiss()) this.leave();
    });
    keepKeys(this.dialog);
    on(this.article, "click", (event) => scrollToFragment(event, this.root));
  }
}

/** In a face whose letters are as wide as its digits; most are a fifth narrower. */
function charactersOnScreen({ size, width }: Look): number {
  const LEADING = 1.6;
  return (innerHeight / (size * LEADING)) * width;
}

/** Scripts that ask for other lengths and faces than Latin, by the languages that are written in them. */
const SCRIPTS: Readonly<Record<string, string>> = {
  ar: "arabic", fa: "arabic", ur: "arabic", ps: "arabic", ug: "arabic", sd: "arabic", ckb: "arabic", he: "hebrew", iw: "hebrew",
  yi: "hebrew", zh: "han", ja: "han", yue: "han", ko: "korean", th: "thai", lo: "thai", km: "thai", my: "thai",
};
/** Those whose serifs are often too thin for a screen. */
const SANS: ReadonlySet<string> = new Set(["han", "korean", "thai"]);

function scriptOf(language: string): string | undefined {
  return SCRIPTS[language.split("-")[0]?.toLowerCase() ?? ""];
}
