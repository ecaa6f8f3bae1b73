// Who judges a page's snapshot: the worker in Chromium, this very script in Firefox.

import type { Correction, Format, Judgement, Snapshot } from "../judgement.js";
import type { Opened } from "../messages.js";

/** The core, asked about one snapshot. */
export interface Judge {
  /** The verdict on the page, with the reader's corrections. */
  judge(corrections: Correction[]): Promise<Judgement>;
  /** The article as last judged, in another form. */
  exportAs(format: Format): Promise<string>;
  /** Gets ready: a question will come soon. */
  prepare(): void;
}

/** Makes the judge of a snapshot; what the background says at the opening may come later. */
export type MakeJudge = (snapshot: Snapshot, opened: Promise<Opened>) => Judge;
