// What the controls ask of whoever opened the view.

import type { Correction, Format, Judgement, Snapshot } from "../judgement.js";
import type { Look } from "../look.js";
import type { Picture, SaveFormat, Saved } from "../saving.js";
import type { View } from "../view/view.js";

/** One opening, as the controls see it. */
export interface Opener {
  readonly snapshot: Snapshot;
  /** What was judged at first. */
  readonly judgement: Judgement;
  /** Once the page is back, it is to go to what was read last. */
  landAt(go: () => void): void;
  /** Judges again, with these corrections. */
  judge(corrections: Correction[]): Promise<Judgement>;
  /** A judgement will soon be asked for. */
  prepare(): void;
  /** The reader wants the page back. */
  leave(): void;
  /** Shows what the page has become by now, in a view of its own; answers that. */
  readAgain(snapshot: Snapshot, judgement: Judgement): View;
  /** Gives the page back, with this message as the reason. */
  giveUp(reason: string): void;
  saveLook(look: Look): void;
  /** The article as it is shown, in another form. */
  exportAs(format: Format): Promise<string>;
  /** The same as a file, with those of its pictures that are at hand. */
  save(format: SaveFormat, pictures: Picture[]): Promise<Saved>;
}
