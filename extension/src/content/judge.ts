// Who judges a page's snapshot: the worker in Chromium, this very script in Firefox.

import type { Correction, Format, Judgement, Snapshot } from "../judgement.js";

/** The core, asked about one snapshot. */
export interface Judge {
  /** The verdict on the page, with the reader's corrections. */
  judge(corrections: Correction[]): Promise<Judgement>;
  /** The article as last judged, in another form. */
  exportAs(format: Format): Promise<string>;
  /** Gets ready: a question will come soon. */
  prepare(): void;
}

/** Makes the judge of a snapshot. */
export type MakeJudge = (snapshot: Snapshot) => Judge;

/** Called when the view is to be opened, before the page is read: what takes time can start. */
export type Begin = () => MakeJudge;
