// A part of the settings page under a heading of its own.

export interface Section {
  /** The message that is its heading. */
  title: string;
  /** What stands below the heading. A section follows changes of its own setting by itself. */
  build(): Promise<Node[]>;
}
