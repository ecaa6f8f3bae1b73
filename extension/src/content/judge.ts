// Who judges a page's snapshot: the worker in Chromium, this very script in Firefox.

import type { Correction, Judgement, Snapshot } from "../judgement.js";

export interface Judge {
  /** The verdict on the page, with the reader's corrections. */
  judge(snapshot: Snapshot, corrections: Correction[]): Promise<Judgement>;
  /** Gets ready: a question will come soon. */
  prepare(): void;
}

/** Called when the view is to be opened, before the page is read: what takes time can start. */
export type Begin = () => Judge;
