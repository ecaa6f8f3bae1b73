// Places in long articles, as the browser's storage has them.

import { browser } from "./browser.js";

export interface Place {
  /** A salted hash of the page's address. */
  name: string;
  /** How many of the text's characters come before. */
  at: number;
  /** When it was kept, in milliseconds since the epoch. */
  time: number;
}

export interface Places {
  /** Made once, at random. */
  salt: string;
  /** The newest is the last. */
  kept: Place[];
}

const MOST = 500;
const LONGEST = 90 * 24 * 60 * 60 * 1000;

/** The places that are not too old. */
export async function readPlaces(): Promise<Places> {
  const { places } = (await browser.storage.local.get("places")) as { places?: Places };
  if (!places) return { salt: crypto.randomUUID(), kept: [] };
  return { ...places, kept: places.kept.filter(({ time }) => Date.now() - time < LONGEST) };
}

/** Keeps the newest of them. */
export async function writePlaces({ salt, kept }: Places): Promise<void> {
  await browser.storage.local.set({ places: { salt, kept: kept.slice(-MOST) } });
}

/** Forgets all of them, and what they were named by. */
export function forgetPlaces(): Promise<void> {
  return inTurn(() => browser.storage.local.remove("places"));
}

/** One change is made after the other, whichever of the extension's pages makes it. */
export async function inTurn(change: () => Promise<void>): Promise<void> {
  await navigator.locks.request("places", change);
}
