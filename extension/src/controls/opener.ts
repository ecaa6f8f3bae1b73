// What the controls ask of whoever opened the view.

import type { Correction, Format, Judgement, Snapshot } from "../judgement.js";
import type { Change } from "./history.js";
import type { Picture, SaveFormat, Saved } from "../saving.js";
import type { View } from "../view/view.js";

/** One opening, as the controls see it. */
export interface Opener {
  readonly snapshot: Snapshot;
  /** What was judged at first. */
  readonly judgement: Judgement;
  /** Once the page is back, it is to go to what was read last. */
  landAt(go: () => void): void;
  /** The corrections that it was judged with. */
  readonly changes: readonly Change[];
  /** Judges again, with these corrections; the article is that from then on, unless it is only a look at it. */
  judge(corrections: Correction[], look?: boolean): Promise<Judgement>;
  /** A judgement will soon be asked for. */
  prepare(): void;
  /** Shows the page in place of the view, until the answer is called. */
  showPage(): () => void;
  /** The reader wants the page back. */
  leave(): void;
  /** Shows what the page has become by now, in a view of its own; answers that. */
  readAgain(snapshot: Snapshot, judgement: Judgement): View;
  /** Gives the page back, with this message as the reason. */
  giveUp(reason: string): void;
  /** The article as it is shown, in another form. */
  exportAs(format: Format): Promise<string>;
  /** The same as a file, with those of its pictures that are at hand. */
  save(format: SaveFormat, pictures: Picture[]): Promise<Saved>;
}
