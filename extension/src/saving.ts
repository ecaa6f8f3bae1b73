// An article as it is saved. `src/saving.rs` writes it.

export type SaveFormat = "markdown" | "html" | "epub";

/** A picture whose bytes the browser gave. */
export interface Picture {
  /** As the article has it. */
  address: string;
  bytes: Uint8Array;
}

/** The module's answer: one file, or those that an EPUB is packed of, in their order. */
export interface Files {
  name: string;
  files: { name: string; bytes: Uint8Array }[];
  pictures: number;
  missing: number;
}

/** A file for the reader. */
export interface Saved {
  /** From the article's title, as every system takes it. */
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** How many pictures the article has. */
  pictures: number;
  /** How many of them are not in the file. */
  missing: number;
}
