// Where an element stands on the pages of a site: names, ids and classes of the elements around it, and none of its words.
// A path is written as style sheets write it, `main > article#text > p.note:nth-last-of-type(1)`.

import type { Snapshot } from "./judgement.js";

interface Step {
  name: string;
  id: string;
  classes: string[];
  /** The how manieth of its name among its siblings; from the end, if below 0. */
  nth: number;
}

const STEP = /^([a-z][a-z0-9-]*)(?:#([\w-]+))?((?:\.[\w-]+)*)(?::nth-(last-)?of-type\((\d{1,4})\))?$/;
const LONGEST = 400;
const MOST_STEPS = 6;
const MOST_CLASSES = 3;
/** What a program counted or made up is of one page only. */
const STABLE = /^(?!.*\d\d)[a-z][\w-]{1,30}$/i;

/** Null if it isn't a path. */
export function parsePath(path: string): Step[] | null {
  const steps = path.length > LONGEST ? [] : path.split(">").map((part) => STEP.exec(part.trim()));
  const parsed = steps.flatMap((step) => {
    if (!step) return [];
    const nth = Number(step[5] ?? 0);
    return { name: step[1] ?? "", id: step[2] ?? "", classes: (step[3] ?? "").split(".").filter(Boolean), nth: step[4] ? -nth : nth };
  });
  return parsed.length > 0 && parsed.length === steps.length ? parsed : null;
}

/** The elements of a snapshot, by paths. */
export class Paths {
  readonly #names: string[];
  readonly #ids = new Map<number, string>();
  readonly #classes = new Map<number, string[]>();

  constructor(private readonly snapshot: Snapshot) {
    this.#names = ["", ...snapshot.names.split("\n")];
    const { attributeOwners, attributeNames, attributeLengths, values } = snapshot;
    const [id, classes] = [this.#names.indexOf("id") - 1, this.#names.indexOf("class") - 1];
    let at = 0;
    attributeOwners.forEach((owner, place) => {
      const end = at + (attributeLengths[place] ?? 0);
      if (attributeNames[place] === id) this.#ids.set(owner, values.slice(at, end));
      if (attributeNames[place] === classes) this.#classes.set(owner, values.slice(at, end).split(/\s+/).filter(Boolean));
      at = end;
    });
  }

  /** A path that leads to this element and, if to others too, only to such as may be meant; null if there is none. */
  to(element: number, mayBeMeant: (other: number) => boolean): string | null {
    const plain = this.#pathTo(element);
    const [fromStart, fromEnd] = this.#nth(element);
    const last = `:nth-last-of-type(${fromEnd})`;
    const first = `:nth-of-type(${fromStart})`;
    // An author's last words stay last, however long the text before them is.
    const places = fromEnd <= fromStart ? [last, first] : [first, last];
    const isBare = !/[.#]/.test(plain.split(">").at(-1) ?? "");
    const paths = [plain, ...places.map((nth) => plain + nth)].slice(isBare ? 1 : 0);
    return paths.find((path) => parsePath(path) !== null && this.find(path).every(mayBeMeant)) ?? null;
  }

  /** The elements that a path leads to. */
  find(path: string): number[] {
    const steps = parsePath(path)?.toReversed() ?? [];
    const { tags } = this.snapshot;
    const found: number[] = [];
    const last = steps[0];
    if (last) tags.forEach((tag, node) => tag > 0 && this.#names[tag] === last.name && this.#fits(node, steps) && found.push(node));
    return found;
  }

  #fits(element: number, steps: Step[]): boolean {
    let node = element;
    return steps.every((step, above) => {
      if (above > 0) node = node === 0 ? -1 : (this.snapshot.parents[node] ?? 0);
      if (node < 0 || this.#names[this.snapshot.tags[node] ?? 0] !== step.name) return false;
      if (step.id !== "" && this.#ids.get(node) !== step.id) return false;
      const own = this.#classes.get(node) ?? [];
      if (!step.classes.every((name) => own.includes(name))) return false;
      if (step.nth === 0) return true;
      const [fromStart, fromEnd] = this.#nth(node);
      return step.nth === fromStart || step.nth === -fromEnd;
    });
  }

  #pathTo(element: number): string {
    const steps: string[] = [];
    for (let node = element; node > 0 && steps.length < MOST_STEPS; node = this.snapshot.parents[node] ?? 0) {
      const id = this.#ids.get(node) ?? "";
      const classes = (this.#classes.get(node) ?? []).filter((name) => STABLE.test(name)).slice(0, MOST_CLASSES);
      const isNamed = STABLE.test(id);
      steps.unshift((this.#names[this.snapshot.tags[node] ?? 0] ?? "") + (isNamed ? `#${id}` : "") + classes.map((name) => `.${name}`).join(""));
      if (isNamed) break;
    }
    return steps.join(" > ");
  }

  /** The how manieth of its name among its siblings, from the first and from the last. */
  #nth(element: number): [number, number] {
    const { parents, tags } = this.snapshot;
    let [before, after] = [1, 1];
    for (let node = (parents[element] ?? 0) + 1; node < parents.length; node++) {
      if (node === element || parents[node] !== parents[element] || tags[node] !== tags[element]) continue;
      if (node < element) before++;
      else after++;
    }
    return [before, after];
  }
}
