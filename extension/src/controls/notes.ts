// Footnotes: what a mark in the text refers to is shown beside it, on hover, focus and press.

import { say } from "../words.js";
import { element, on } from "../view/elements.js";
import { placeOfLink } from "../view/fragment.js";

/** Milliseconds that the pointer has to rest, and may be away. */
const PATIENCE = { before: 150, after: 250 };
/** Of blocks, those that a note can be. */
const NOTE = "li, dd, p, aside, blockquote, td";
/** Longer texts are no marks. */
const LONGEST = 5;
/** In px: between the line and the card, and between the card and the window's edges. */
const GAP = 8;
const EDGE = 16;

export class Notes {
  readonly #card = element("aside", { class: "peek", role: "note", id: "unhusk-note" });
  #mark: HTMLAnchorElement | null = null;
  #timer = 0;

  constructor(
    private readonly root: ShadowRoot,
    article: HTMLElement,
    /** Where the card is put. */
    private readonly parent: HTMLElement,
  ) {
    on(parent, "pointerover", ({ pointerType, target }) => {
      if (pointerType !== "mouse" || !(target instanceof Node)) return;
      if (this.#card.contains(target)) clearTimeout(this.#timer);
      else this.#later(this.#markAt(target));
    });
    on(article, "focusin", (event) => this.#show(this.#markAt(event.target)));
    // Before the view follows it as a link.
    article.addEventListener("click", (event) => event.isTrusted && this.#press(event), true);
    for (const place of [article, this.#card]) {
      on(place, "keydown", (event) => this.#key(event));
      on(place, "focusout", ({ relatedTarget }) => this.#left(relatedTarget));
    }
  }

  /** `false` if no note was shown. */
  close(): boolean {
    clearTimeout(this.#timer);
    if (!this.#mark) return false;
    const within = this.#card.contains(this.root.activeElement);
    this.#mark.removeAttribute("aria-details");
    if (within) this.#mark.focus({ preventScroll: true });
    this.#mark = null;
    this.#card.remove();
    return true;
  }

  /** The mark that a pointer or the focus is at. */
  #markAt(target: EventTarget | null): HTMLAnchorElement | null {
    const link = target instanceof Element ? target.closest("a") : null;
    return link && this.#noteOf(link) ? link : null;
  }

  /**
   * The note that a link refers to, by what the core goes by in files: a link of a sign or two to a block further down,
   * which leads back to it, or it stands raised.
   */
  #noteOf(link: HTMLAnchorElement): HTMLElement | null {
    if (wordsOf(link).length > LONGEST) return null;
    const note = placeOfLink(link, this.root)?.closest<HTMLElement>(NOTE);
    if (!note || !(link.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING)) return null;
    const isRaised = link.closest("sup") !== null || link.querySelector("sup") !== null;
    const back = this.#waysBack(note, link);
    if (!isRaised && back.length === 0) return null;
    // A number that leads back may stand above its note, by itself.
    const isAbove = back.map(wordsOf).join("") === wordsOf(note) && note.nextElementSibling instanceof HTMLElement;
    return isAbove ? (note.nextElementSibling as HTMLElement) : note;
  }

  /** The note's links that lead to its mark. */
  #waysBack(note: HTMLElement, mark: HTMLElement): HTMLAnchorElement[] {
    return Array.from(note.querySelectorAll("a")).filter((link) => {
      const place = placeOfLink(link, this.root);
      return place !== null && (place.contains(mark) || mark.contains(place));
    });
  }

  #later(mark: HTMLAnchorElement | null): void {
    clearTimeout(this.#timer);
    if (mark === this.#mark) return;
    const wait = mark ? PATIENCE.before : PATIENCE.after;
    this.#timer = setTimeout(() => (mark ? this.#show(mark) : this.#hasFocus() || this.close()), wait);
  }

  #press(event: MouseEvent): void {
    const mark = this.#markAt(event.target);
    if (!mark) {
      this.close();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    // The place stays: what it leads to is shown here.
    event.preventDefault();
    this.#show(mark);
  }

  #show(mark: HTMLAnchorElement | null): void {
    const note = mark && this.#noteOf(mark);
    if (!mark || !note || mark === this.#mark) return;
    this.close();
    this.#mark = mark;
    const name = wordsOf(mark);
    this.#card.setAttribute("aria-label", say("note", name));
    this.#card.dir = getComputedStyle(note).direction;
    this.#card.lang = note.closest<HTMLElement>("[lang]")?.lang ?? "";
    this.#card.replaceChildren(element("span", { class: "number" }, name), ...this.#words(note, mark));
    this.parent.append(this.#card);
    mark.setAttribute("aria-details", this.#card.id);
    this.#place(mark);
  }

  /** What stands in the note, made anew without names and ways back. */
  #words(note: HTMLElement, mark: HTMLAnchorElement): (Element | string)[] {
    const back = new Set<Node>(this.#waysBack(note, mark));
    const made = (of: Node): (Element | string)[] =>
      Array.from(of.childNodes).flatMap((child): (Element | string)[] => {
        if (!(child instanceof Element)) return [child.textContent ?? ""];
        if (back.has(child)) return [];
        const attributes = Array.from(child.attributes, ({ name, value }) => [name, value]);
        return [element(child.localName, Object.fromEntries(attributes.filter(([name]) => name !== "id")), ...made(child))];
      });
    return made(note);
  }

  /** Under the mark's line, or above it where there is no room; never over it. */
  #place(mark: HTMLElement): void {
    const at = mark.getBoundingClientRect();
    const { width, height } = this.#card.getBoundingClientRect();
    const below = at.bottom + GAP + height <= innerHeight || at.top - GAP - height < 0;
    const room = document.documentElement.clientWidth - EDGE - width;
    const left = Math.max(EDGE, Math.min(room, at.left + at.width / 2 - width / 2));
    this.#card.style.insetBlockStart = `${scrollY + (below ? at.bottom + GAP : at.top - GAP - height)}px`;
    this.#card.style.left = `${left}px`;
  }

  #hasFocus(): boolean {
    const focused = this.root.activeElement;
    return focused !== null && (focused === this.#mark || this.#card.contains(focused));
  }

  /** Tab goes through the card's links after its mark, though they stand elsewhere. */
  #key(event: KeyboardEvent): void {
    if (event.key !== "Tab" || !this.#mark) return;
    const links = Array.from(this.#card.querySelectorAll("a"));
    const focused = this.root.activeElement;
    const at = links.findIndex((link) => link === focused);
    if (at < 0 && (focused !== this.#mark || event.shiftKey)) return;
    const next = at + (event.shiftKey ? -1 : 1);
    const target = links[next];
    if (target || at >= 0) event.preventDefault();
    if (target) target.focus({ preventScroll: true });
    else if (at >= 0) this.#mark.focus({ preventScroll: true });
    // From there the next Tab goes on in the text.
    if (!target && at >= 0 && !event.shiftKey) this.close();
  }

  #left(to: EventTarget | null): void {
    if (to instanceof Node && (to === this.#mark || this.#card.contains(to))) return;
    if (to !== null) this.close();
  }
}

function wordsOf(part: HTMLElement): string {
  return part.textContent.replaceAll(/[[\]()\s]/g, "");
}
