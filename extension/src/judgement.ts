// What the core says about a page, as it reaches JavaScript. `src/reply.rs` makes it.

/** A page as flat arrays; the format stands in `core/src/document/snapshot.rs`. */
export interface Snapshot {
  parents: Uint32Array;
  tags: Uint16Array;
  flags: Uint8Array;
  lengths: Uint32Array;
  attributeOwners: Uint32Array;
  attributeNames: Uint16Array;
  attributeLengths: Uint32Array;
  names: string;
  text: string;
  values: string;
  address: string;
}

/**
 * A reader's word on neighbouring blocks: they are removed, kept, or all that is read. Of `article`, `first` is no block,
 * but a node of the snapshot: of several articles on the page the one that holds it is read.
 */
export interface Correction {
  kind: "drop" | "keep" | "only" | "article";
  first: number;
  last: number;
}

/** Corrections as the core takes them, three numbers each. */
export function flat(corrections: readonly Correction[]): Uint32Array {
  return Uint32Array.from(corrections.flatMap(({ kind, first, last }) => [first, last, ["drop", "keep", "only", "article"].indexOf(kind)]));
}

/** The corrections with which another article of the page is read, by a node in it; what was kept belongs to the one before. */
export function turnTo<C extends Correction>(first: number, changes: readonly C[]): (C | Correction)[] {
  return [{ kind: "article", first, last: first }, ...changes.filter(({ kind }) => kind === "drop")];
}

/** A key into `_locales`, and the values for its placeholders. */
export interface Message {
  key: string;
  values: string[];
}

export type Group = "sharing" | "menus" | "other_stories" | "comments" | "notices" | "repeats" | "unrelated";

/** A part of the page that is not in the article. */
export interface Removal {
  /** The first of its blocks. */
  first: number;
  /** The last of its blocks. */
  last: number;
  class: string;
  group: Group;
  reason: Message;
  score: number;
  words: number;
  text: string;
}

/** The same as flat arrays, of which `src/removals.js` makes the list; the format stands in `core/src/output/removals.rs`. */
export interface RemovedParts {
  numbers: Uint32Array;
  kinds: string[];
  text: string;
}

/** What the page says about itself; "" where it doesn't. */
export interface Metadata {
  title: string;
  byline: string;
  contact: string;
  /** ISO 8601. */
  published: string;
  language: string;
  direction: "ltr" | "rtl" | "auto";
  site: string;
  excerpt: string;
  leadImage: string;
  address: string;
}

/**
 * The article: nodes in document order under a root `article`, in the shape of a snapshot.
 *
 * `tags` are 0 for a text, else 1 + the place in `names`, which line feeds join.
 */
export interface Tree {
  parents: Uint32Array;
  tags: Uint16Array;
  lengths: Uint32Array;
  attributeOwners: Uint32Array;
  attributeNames: Uint16Array;
  attributeLengths: Uint32Array;
  names: string;
  text: string;
  values: string;
  /** Of each node, the index of the snapshot's node that it was made of; 0xffffffff: none. */
  sources: Uint32Array;
  /** Of each text or picture, its block; 0xffffffff: none. */
  blocks: Uint32Array;
}

/** The verdict on a page. */
export interface Judgement {
  readable: boolean;
  /** What the page is, when there is nothing to read. */
  found: Message | null;
  /** Where the page's text was found. */
  source: "page" | "noscript" | "hidden" | "json_ld";
  metadata: Metadata;
  minutes: number;
  /** Otherwise the reader is told. */
  sure: boolean;
  words: { page: number; kept: number; removed: number; hidden: number };
  removed: RemovedParts;
  /** What the reader has kept for the site, as corrections of this page: it was judged by them. */
  rules?: Correction[];
  /** Three numbers a block: the snapshot's first node of it, the last one, and 1 if it is in the article. */
  places: Uint32Array;
  tree: Tree;
  /** If the page has several articles, two numbers each: the snapshot's nodes that are its element and its heading. */
  articles?: Uint32Array;
}

/** What an article is written from: all that is left of a judgement is what was shown. */
export type Article = Pick<Judgement, "metadata" | "tree">;

/** Whether a block is in the article. */
export function isKept({ places }: Pick<Judgement, "places">, block: number): boolean {
  return places[block * 3 + 2] === 1;
}

export type Format = "markdown" | "text" | "html";
