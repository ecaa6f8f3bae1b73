// Reading aloud: sentence by sentence, by voices of this device only.

import { number, say } from "../words.js";
import { isRead } from "./line.js";
import { nearest } from "./nearest.js";
import { SPOKEN, type Sentence, sentencesOf } from "./sentences.js";
import { localVoices, nameOfLanguage, voiceFor } from "./voices.js";
import { button, drawing, element, icon, nameOf, on } from "../view/elements.js";

const RATES = [0.75, 1, 1.25, 1.5, 2] as const;
const PLAY = "M6 4l10 6-10 6z";
const PAUSE = "M6.5 4v12M13.5 4v12";

export class Speaker {
  readonly #panel = element("section", { class: "speaker", "aria-label": say("listen") });
  readonly #said = element("p", { role: "status" });
  /** Behind the text, where the sentence stands. */
  readonly #marks = element("div", { class: "spoken", "aria-hidden": "true" });
  readonly #sizes = new ResizeObserver(() => this.#mark());
  #voice: SpeechSynthesisVoice | undefined;
  #sentences: Sentence[] = [];
  #at = 0;
  #rate = 1;
  #plays = false;
  /** Counts what was begun: an end that comes late is of an earlier one. */
  #turn = 0;
  /** Kept, since browsers forget the end of one that nobody holds. */
  #utterance: SpeechSynthesisUtterance | undefined;
  #opener: HTMLElement | null = null;
  /** Those that open the controls. */
  readonly #buttons: HTMLElement[] = [];

  constructor(
    private readonly article: HTMLElement,
    /** Where the controls are put. */
    private readonly parent: HTMLElement,
    private readonly main: HTMLElement,
  ) {
    // From any paragraph: the one that is pressed.
    on(article, "click", ({ target }) => {
      const block = this.#panel.isConnected && target instanceof Element ? target.closest(SPOKEN) : null;
      if (block && !(target as Element).closest("a, button, summary, [role=button]") && getSelection()?.isCollapsed !== false) this.#begin(block);
    });
  }

  /** A button that opens the controls, and closes them; before that it may give the focus to another, to which it returns. */
  button(label: Node | string, begun: () => HTMLElement | undefined = () => undefined): HTMLButtonElement {
    const press = (): void => {
      if (!this.close()) void this.#open(begun() ?? made);
    };
    const made = button({ class: "button listen", "aria-pressed": "false" }, press, drawing("M3 8v4h3l4 3.5v-11L6 8zM13 7.5a3.5 3.5 0 010 5M15.3 5.2a6.8 6.8 0 010 9.6"), label);
    this.#buttons.push(made);
    return made;
  }

  /** `false` if it wasn't open. */
  close(): boolean {
    if (!this.#panel.isConnected) return false;
    this.#pause();
    this.#sizes.disconnect();
    const within = this.#panel.matches(":focus-within");
    this.#panel.remove();
    this.#press(false);
    this.#marks.remove();
    if (within) this.#opener?.focus({ preventScroll: true });
    return true;
  }

  #press(isOpen: boolean): void {
    for (const made of this.#buttons) made.setAttribute("aria-pressed", String(isOpen));
  }

  /** After a change of the text: goes on with the sentence that is read, or ends if that is there no more. */
  refresh(): void {
    const words = this.#sentences[this.#at]?.words;
    if (!this.#panel.isConnected || words === undefined) return;
    this.#sentences = sentencesOf(this.article, this.#language);
    const next = nearest(this.#sentences, this.#at, (sentence) => sentence.words === words);
    if (next === undefined) return void this.close();
    this.#at = next;
    this.#mark();
  }

  async #open(opener: HTMLElement): Promise<void> {
    this.#opener = opener;
    this.#panel.replaceChildren(this.#said, this.#closer());
    this.#said.textContent = "";
    this.parent.append(this.#panel);
    this.#press(true);
    const voices = await localVoices();
    if (!this.#panel.isConnected) return;
    this.#voice = voiceFor(this.#language, voices);
    if (!this.#voice) {
      this.#said.textContent = say(voices.length === 0 ? "no_voices" : "no_voice_for", nameOfLanguage(this.#language));
      return;
    }
    this.main.before(this.#marks);
    this.#sizes.observe(this.article);
    this.#sentences = sentencesOf(this.article, this.#language);
    this.#begin(firstInView(this.article));
  }

  /** The text's. */
  get #language(): string {
    return this.article.lang || document.documentElement.lang || navigator.language;
  }

  #closer(): HTMLElement {
    return button({ class: "button" }, () => this.close(), icon("close"), nameOf(say("stop_listening")));
  }

  /** From a block of the text on. */
  #begin(block: Element | null): void {
    const first = this.#sentences.findIndex(({ range }) => block?.contains(range.startContainer));
    this.#at = Math.max(0, first);
    this.#play();
  }

  #play(): void {
    const sentence = this.#sentences[this.#at];
    if (!sentence || !this.#voice) {
      // The end: the next press begins anew.
      this.#at = 0;
      this.#pause();
      return;
    }
    const turn = ++this.#turn;
    speechSynthesis.cancel();
    this.#plays = true;
    const utterance = new SpeechSynthesisUtterance(sentence.words);
    utterance.voice = this.#voice;
    utterance.lang = this.#voice.lang;
    utterance.rate = this.#rate;
    utterance.addEventListener("end", () => {
      if (turn !== this.#turn || !this.#plays) return;
      this.#at += 1;
      this.#play();
    });
    this.#utterance = utterance;
    speechSynthesis.speak(utterance);
    this.#mark();
    this.#show();
    // Only out of sight: else the text would never stand still.
    const { top, bottom } = sentence.range.getBoundingClientRect();
    if (top < 60 || bottom > innerHeight - 80) scrollBy({ top: top - innerHeight / 4 });
  }

  #pause(): void {
    this.#turn += 1;
    this.#plays = false;
    if (this.#utterance) speechSynthesis.cancel();
    this.#utterance = undefined;
    this.#show();
  }

  #step(step: number): void {
    this.#at = Math.max(0, Math.min(this.#sentences.length - 1, this.#at + step));
    this.#play();
  }

  /** Its buttons as things are now; the focus stays on the one that was pressed. */
  #show(): void {
    const focused = Array.from(this.#panel.children).indexOf((this.#panel.getRootNode() as ShadowRoot).activeElement ?? this.#panel);
    const step = (key: string, by: number, path: string): HTMLElement => button({ class: "button" }, () => this.#step(by), drawing(path), nameOf(say(key)));
    const rate = button({ class: "button rate" }, () => this.#nextRate(), say("speed", number(this.#rate, { maximumFractionDigits: 2 })));
    this.#panel.replaceChildren(
      step("previous_sentence", -1, "M14 5l-6 5 6 5M6 5v10"),
      this.#plays
        ? button({ class: "button" }, () => this.#pause(), drawing(PAUSE), nameOf(say("pause")))
        : button({ class: "button" }, () => this.#play(), drawing(PLAY), nameOf(say("play"))),
      step("next_sentence", 1, "M6 5l6 5-6 5M14 5v10"),
      rate,
      this.#closer(),
    );
    const target = this.#panel.children[focused < 0 ? 1 : focused];
    if (focused >= 0 || this.#opener?.matches(":focus")) (target as HTMLElement | undefined)?.focus({ preventScroll: true });
  }

  #nextRate(): void {
    this.#rate = RATES[(RATES.indexOf(this.#rate as 1) + 1) % RATES.length] ?? 1;
    if (this.#plays) this.#play();
    else this.#show();
  }

  /** Draws what is spoken behind its words: a page can see no elements there, and the words stay as they are. */
  #mark(): void {
    const sentence = this.#sentences[this.#at];
    const rects = sentence ? Array.from(sentence.range.getClientRects()) : [];
    const marks = rects.map(({ left, top, width, height }) => {
      const mark = element("div");
      mark.style.insetBlockStart = `${top + scrollY}px`;
      mark.style.left = `${left + scrollX}px`;
      mark.style.inlineSize = `${width}px`;
      mark.style.blockSize = `${height}px`;
      return mark;
    });
    this.#marks.replaceChildren(...marks);
  }
}

function firstInView(article: HTMLElement): Element | null {
  if (scrollY < 8) return null;
  return Array.from(article.querySelectorAll(SPOKEN)).find(isRead) ?? null;
}
