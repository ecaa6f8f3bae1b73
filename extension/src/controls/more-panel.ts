// What else can be done with the article: copied, saved, printed.

import { reasonOf } from "../messages.js";
import type { SaveFormat, Saved } from "../saving.js";
import { number, say, sayCount } from "../words.js";
import { copy } from "./clipboard.js";
import { type Icon, button, download, element, icon } from "../view/elements.js";

/** What the panel asks of the view. */
export interface Exporter {
  /** The article as Markdown. */
  markdown(): Promise<string>;
  save(format: SaveFormat): Promise<Saved>;
}

const TYPES: Readonly<Record<SaveFormat, string>> = {
  markdown: "text/markdown;charset=utf-8",
  html: "text/html;charset=utf-8",
  epub: "application/epub+zip",
};

export class MorePanel {
  readonly #element: HTMLElement;
  readonly #said = element("p", { role: "status" });
  /** One thing is done after the other. */
  #work: Promise<void> = Promise.resolve();

  constructor(
    private readonly exporter: Exporter,
    /** A row for what is printed. */
    addresses: HTMLElement,
    ...actions: HTMLElement[]
  ) {
    this.#element = element(
      "div",
      { class: "body", tabindex: "-1" },
      ...actions,
      this.#action("copy", "copy_markdown", () => this.#copy()),
      this.#action("save", "save_markdown", () => this.#save("markdown")),
      this.#action("save", "save_html", () => this.#save("html")),
      this.#action("save", "save_epub", () => this.#save("epub")),
      this.#action("print", "print", () => this.#print()),
      addresses,
      this.#said,
    );
  }

  /** The panel's content; what came of an earlier press is said no more. */
  element(): HTMLElement {
    this.#said.textContent = "";
    return this.#element;
  }

  #action(name: Icon, key: string, act: () => Promise<string>): HTMLButtonElement {
    return button({ class: "button" }, () => (this.#work = this.#work.then(() => this.#do(act))), icon(name), say(key));
  }

  /** Does it, and says what came of it. */
  async #do(act: () => Promise<string>): Promise<void> {
    this.#said.textContent = "";
    this.#said.textContent = await act().catch((error: unknown) => say("export_failed", reasonOf(error)));
  }

  async #copy(): Promise<string> {
    await copy(await this.exporter.markdown(), this.#element);
    return say("copied");
  }

  async #save(format: SaveFormat): Promise<string> {
    const { name, bytes, pictures, missing } = await this.exporter.save(format);
    download(new Blob([bytes], { type: TYPES[format] }), name);
    if (missing === 0) return say("saved");
    return pictures === 1 ? say("saved_without_picture") : sayCount("saved_without", missing, number(missing), number(pictures));
  }

  async #print(): Promise<string> {
    print();
    return "";
  }
}
