// A picture by itself, as large as the window lets it be, with its caption and the ways to the others.

import { say } from "../words.js";
import { button, drawing, element, icon, nameOf, on } from "../view/elements.js";

/** Of a link to a picture. */
const PICTURE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

export class Enlarger {
  readonly #dialog = element("dialog", { class: "enlarged" });
  #at = 0;
  #from: HTMLElement | null = null;

  constructor(
    private readonly article: HTMLElement,
    /** Where the dialog is put. */
    private readonly parent: HTMLElement,
  ) {
    this.refresh();
    on(article, "click", (event) => this.#press(event));
    on(article, "keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") this.#press(event);
    });
    on(this.#dialog, "keydown", (event) => this.#key(event));
    // By whatever it was closed: also a phone's back gesture.
    this.#dialog.addEventListener("close", () => this.#closed());
  }

  /** Lets the keyboard reach the pictures; again after a change of the text. */
  refresh(): void {
    for (const picture of this.#all()) {
      // One in a link to its larger self is reached by that.
      if (picture.closest("a")) continue;
      picture.tabIndex = 0;
      picture.setAttribute("role", "button");
      picture.setAttribute("aria-label", say("enlarge", picture.alt));
    }
  }

  /** `false` if no picture was enlarged. */
  close(): boolean {
    const { open } = this.#dialog;
    if (open) this.#dialog.close();
    return open;
  }

  #all(): HTMLImageElement[] {
    const all = Array.from(this.article.querySelectorAll("img"));
    return all.filter((picture) => picture.getAttribute("role") !== "math" && isOwn(picture.closest("a")));
  }

  #press(event: MouseEvent | KeyboardEvent): void {
    const { target } = event;
    if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = target.closest("a");
    const picture = target instanceof HTMLImageElement ? target : link?.querySelector("img");
    const place = picture ? this.#all().indexOf(picture) : -1;
    if (place < 0) return;
    event.preventDefault();
    this.#from = link ?? picture ?? null;
    this.parent.append(this.#dialog);
    this.#show(place);
    this.#dialog.showModal();
  }

  #show(place: number): void {
    const all = this.#all();
    const shown = all[place];
    if (!shown) return;
    this.#at = place;
    this.#from = shown.closest("a") ?? shown;
    const { alt } = shown;
    const link = shown.closest("a")?.href;
    const large = element("img", { src: link ?? (shown.currentSrc || shown.src), alt });
    // What is shown in the text is there already, whatever becomes of the larger one.
    large.addEventListener("error", () => (large.src = shown.currentSrc), { once: true });
    on(large, "click", () => this.close());
    const caption = shown.closest("figure")?.querySelector("figcaption")?.textContent.trim() || alt;
    const closer = button({ class: "button close" }, () => this.close(), icon("close"), nameOf(say("close_picture")));
    const ways = all.length > 1 ? [this.#way("previous_picture", -1, "M12.5 4.5L7 10l5.5 5.5"), this.#way("next_picture", 1, "M7.5 4.5L13 10l-5.5 5.5")] : [];
    this.#dialog.setAttribute("aria-label", caption || say("picture"));
    this.#dialog.replaceChildren(element("figure", {}, large, element("figcaption", { dir: "auto" }, caption)), closer, ...ways);
    closer.focus();
  }

  #way(key: string, step: number, path: string): HTMLElement {
    return button({ class: `button ${step < 0 ? "back" : "on"}` }, () => this.#step(step, key), drawing(path), nameOf(say(key)));
  }

  #step(step: number, key = ""): void {
    const count = this.#all().length;
    this.#show((this.#at + step + count) % count);
    // Whoever pressed the button may want to press it again.
    if (key !== "") this.#dialog.querySelector<HTMLElement>(step < 0 ? ".back" : ".on")?.focus();
  }

  #key(event: KeyboardEvent): void {
    const forward = getComputedStyle(this.#dialog).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    this.#step(event.key === forward ? 1 : -1);
  }

  #closed(): void {
    this.#dialog.remove();
    this.#from?.scrollIntoView({ block: "nearest" });
    this.#from?.focus({ preventScroll: true });
  }
}

/** Whether a picture isn't in a link, or in one to its larger self. */
function isOwn(link: HTMLAnchorElement | null): boolean {
  return link === null || PICTURE.test(link.pathname);
}
