// Which blocks the elements of a snapshot hold.

import type { Judgement, Snapshot } from "./judgement.js";
import type { Blocks } from "./view/text.js";

export class PageTree {
  /** Of each node, where its inside ends; computed once for all. */
  #ends: Uint32Array | null = null;

  constructor(
    protected readonly snapshot: Snapshot,
    protected readonly places: Judgement["places"],
  ) {}

  /** How many blocks the page has. */
  get count(): number {
    return this.places.length / 3;
  }

  /** The blocks inside of an element, by its place in the snapshot; of none, the last comes before the first. */
  inside(element: number): Blocks {
    return { first: this.#firstFrom(element), last: this.#firstFrom(this.#end(element)) - 1 };
  }

  /** The outermost element that holds these blocks and no others, or the innermost that holds them all. */
  elementOf(blocks: Blocks): number {
    const { parents } = this.snapshot;
    let element = parents[this.places[blocks.first * 3] ?? 0] ?? 0;
    while (element > 0 && this.inside(element).last < blocks.last) element = parents[element] ?? 0;
    const held = this.inside(element);
    for (let outer = parents[element] ?? 0; outer > 0; outer = parents[outer] ?? 0) {
      const { first, last } = this.inside(outer);
      if (first < held.first || last > held.last) break;
      element = outer;
    }
    return element;
  }

  /** The next larger element; 0 at the top. */
  larger(element: number): number {
    const outer = this.snapshot.parents[element] ?? 0;
    return outer === 0 ? 0 : this.elementOf(this.inside(outer));
  }

  #firstFrom(node: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.places[middle * 3] ?? 0) < node) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #end(element: number): number {
    return (this.#ends ??= endsOf(this.snapshot.parents))[element] ?? element + 1;
  }
}

function endsOf(parents: Uint32Array): Uint32Array {
  const ends = Uint32Array.from(parents, (_, node) => node + 1);
  for (let node = parents.length - 1; node > 0; node--) {
    const parent = parents[node] ?? 0;
    ends[parent] = Math.max(ends[parent] ?? 0, ends[node] ?? 0);
  }
  return ends;
}
