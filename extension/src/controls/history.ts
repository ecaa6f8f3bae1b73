// What a reader corrected, step by step, and the way back.

import { type Correction, type Judgement, type Removal, turnTo } from "../judgement.js";

/** One correction. */
export interface Change extends Correction {
  /** What was put back. */
  removal?: Removal;
}

/** Who hears what came of a step. */
export interface Listener {
  /** The article is another one now; the change is what was just made, if one was. */
  changed(made?: Change): void;
  failed(error: unknown): void;
}

/** The corrections of one article. Each step gives a new list of them, so that going back is to take an older one. */
export class History {
  readonly #listeners = new Set<Listener>();
  readonly #before: (readonly Change[])[] = [];
  /** Steps are judged one after the other. */
  #work: Promise<void> = Promise.resolve();

  constructor(
    /** As it is now. */
    public judgement: Judgement,
    private readonly judge: (corrections: Correction[], look?: boolean) => Promise<Judgement>,
    /** What it was judged with, and what holds now: first made first. */
    public changes: readonly Change[] = [],
  ) {}

  /** Until the answer is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** One more correction. */
  make(change: Change): Promise<void> {
    return this.#step(() => [...this.changes, change], change);
  }

  /** Reads the page's article with this node. */
  turn(node: number): Promise<void> {
    return this.#step(() => turnTo(node, this.changes), { kind: "article", first: node, last: node });
  }

  /** Takes corrections out. */
  without(...changes: Change[]): Promise<void> {
    return this.#step(() => this.changes.filter((own) => !changes.includes(own)));
  }

  /** Takes the last step back. */
  undo(): Promise<void> {
    return this.#queue(async () => {
      const before = this.#before.at(-1);
      if (!before) return;
      await this.#take(before);
      this.#before.pop();
      this.#tell();
    });
  }

  /** What would come of one more correction; nothing changes. */
  look(change: Change): Promise<Judgement> {
    return this.judge(plain([...this.changes, change]), true);
  }

  #step(next: () => readonly Change[], made?: Change): Promise<void> {
    return this.#queue(async () => {
      const before = this.changes;
      await this.#take(next());
      this.#before.push(before);
      this.#tell(made);
    });
  }

  async #take(changes: readonly Change[]): Promise<void> {
    this.judgement = await this.judge(plain(changes));
    this.changes = changes;
  }

  #tell(made?: Change): void {
    for (const listener of this.#listeners) listener.changed(made);
  }

  #queue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      for (const listener of this.#listeners) listener.failed(error);
    });
    return this.#work;
  }
}

/** Without what only the list of removed parts asks for. */
function plain(changes: readonly Change[]): Correction[] {
  return changes.map(({ kind, first, last }) => ({ kind, first, last }));
}
