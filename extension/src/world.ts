// What the extension's scripts in a page leave for each other: its own world there, which each press runs them in anew.

import type { startPicking } from "./controls/corrections.js";
import type { Opener } from "./controls/opener.js";
import type { Correction, Judgement, Snapshot } from "./judgement.js";
import type { Opened } from "./messages.js";
import type { Controls, View } from "./view/view.js";

/** The page was read, and the core was asked. */
export interface Asked {
  snapshot: Snapshot;
  judgement: Promise<Judgement>;
  /** What it is judged with, if a part of the page was chosen. */
  changes?: Correction[];
}

/** What a press of the button began. */
export interface Press {
  /** In milliseconds since the epoch. */
  started: number;
  opened: Promise<Opened>;
  asked: Promise<Asked>;
}

interface World {
  /** Laid here by the background, where that is quicker than a question. */
  unhuskBriefing?: Opened | undefined;
  unhuskPress?: Press | undefined;
  /** The page is of a site that always opens. */
  unhuskAlways?: boolean;
  /** When the page last went on to another address by itself, on the page's clock. */
  unhuskWentOn?: number;
  /** The next opening is the site's and no press: this is called where there is nothing to read, and nothing said. */
  unhuskQuiet?: (() => void) | undefined;
  /** What is open; the next press closes it. */
  unhuskReading?: { leave(): void } | undefined;
  /** Makes a view's controls; here once their script has run. */
  unhuskControls?: ((view: View, opener: Opener) => Controls) | undefined;
  /** Lets the reader pick the main part of a page that has no article; here with the controls. */
  unhuskPick?: typeof startPicking | undefined;
}

export const world = globalThis as World;

/** Whether a document can hold a view: SVG, other XML and the browser's own viewers can't. */
export function isReadable(document: Document): boolean {
  const root = document.documentElement as Element | null;
  const isHtml = root?.namespaceURI === "http://www.w3.org/1999/xhtml" && root.localName === "html";
  return isHtml && document.contentType !== "application/pdf";
}
