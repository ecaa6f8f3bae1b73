// What the parts of the extension say to each other.

import { browser } from "./browser.js";
import type { Article, Correction, Format, Judgement, Snapshot } from "./judgement.js";
import type { Look } from "./look.js";
import type { Picture, SaveFormat, Saved } from "./saving.js";
import type { Words } from "./words.js";

/** When the steps of a click ended, in milliseconds since the epoch. */
export interface Times {
  clicked: number;
  started: number;
  judged: number;
  built: number;
  painted: number;
}

/** A question or a piece of news for the background. */
export type Message =
  /** The content script asks what it needs for the view. */
  | { type: "open" }
  /** With `own` the corrections are all that holds: what is kept for the site is among them, or doesn't count. */
  | { type: "judge"; snapshot: Snapshot; corrections: Correction[]; own?: boolean }
  | { type: "export"; article: Article; format: Format }
  /** The article as a file, with those of its pictures that were at hand. */
  | { type: "save"; article: Article; format: SaveFormat; pictures: Picture[] }
  /**
   * The view takes the page's place: this is to be hidden while an element with this attribute stands beside its `body`,
   * and the controls are to run.
   */
  | { type: "replace"; attribute: string }
  /** A page of a site that always opens is there. */
  | { type: "arrived" }
  /** Such a page is looked at now, or no longer. */
  | { type: "shown"; isShown: boolean }
  /** So many characters of the text come before what is read; null where there is no place to keep. */
  | { type: "keep"; address: string; at: number | null }
  /** The controls are to run, without a view. */
  | { type: "controls" }
  /** A judgement will be asked for soon: be awake. */
  | { type: "wake" }
  /** The view was drawn. */
  | { type: "opened"; times: Omit<Times, "clicked"> }
  /** The view is gone, or never came; `attribute` is the one that its host had, if it had one. */
  | { type: "closed"; attribute: string }
  /** The page can't hold a view, nor a message: say it at the toolbar button. */
  | { type: "refused" }
  /** Asked by the extension's own pages only: the last click's times in a tab. */
  | { type: "times"; tab: number };

/** What a view needs beside the article. */
export interface Opened {
  look: Look;
  /** Whether other extensions may look into it. */
  tools: boolean;
  words: Words;
}

/** The answer to each message. */
export interface Answers {
  open: Opened;
  judge: Judgement;
  export: string;
  save: Saved;
  /** The place in the text that was kept at an earlier reading. */
  replace: number | null;
  keep: null;
  arrived: null;
  shown: null;
  controls: null;
  wake: null;
  opened: null;
  closed: null;
  refused: null;
  times: Times | null;
}

/** How an answer travels. */
export type Reply = { answer: Answers[Message["type"]] } | { error: string };

const TYPES = new Set(["open", "judge", "export", "save", "replace", "controls", "keep", "arrived", "shown", "wake", "opened", "closed", "refused", "times"]);

/** Whether this is one of the extension's messages. */
export function isMessage(value: unknown): value is Message {
  return typeof value === "object" && value !== null && "type" in value && TYPES.has(String(value.type));
}

/** Asks the background; what failed there fails here. */
export async function ask<M extends Message>(message: M): Promise<Answers[M["type"]]> {
  const reply = (await browser.runtime.sendMessage(message)) as Reply | undefined;
  if (reply === undefined) throw new Error("The extension did not answer.");
  if ("error" in reply) throw new Error(reply.error);
  return reply.answer as Answers[M["type"]];
}

/** Tells the background; it does no harm if nobody listens any more (after an update of the extension). */
export function tell(message: Message): void {
  try {
    browser.runtime.sendMessage(message).catch(() => undefined);
  } catch {
    // The extension was updated: this script is the old one's, and only the page is left to give back.
  }
}

/** What an error says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
