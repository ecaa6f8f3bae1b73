// Where the reader was in long articles. What is kept says of no address which it is: only whoever has the address can
// ask for its place.

import { browser } from "../browser.js";
import { type Place, inTurn, readPlaces, writePlaces } from "../places.js";

type Sender = chrome.runtime.MessageSender;

/** The characters of the text before the place that was kept for a page; null if there is none. */
export async function recallPlace(sender: Sender): Promise<number | null> {
  if (isPrivate(sender) || !sender.url) return null;
  const { salt, kept } = await readPlaces();
  if (kept.length === 0) return null;
  const name = await nameOf(salt, sender.url);
  return kept.find((place) => place.name === name)?.at ?? null;
}

/** Keeps a page's place, or forgets it if there is none to keep. */
export function keepPlace(sender: Sender, address: string, at: number | null): void {
  if (isPrivate(sender)) return;
  inTurn(() => change(address, at)).catch(() => undefined);
}

async function change(address: string, at: number | null): Promise<void> {
  const { salt, kept } = await readPlaces();
  const name = await nameOf(salt, address);
  const others = kept.filter((place) => place.name !== name);
  if (at === null && others.length === kept.length) return;
  const own: Place[] = at === null ? [] : [{ name, at, time: Date.now() }];
  await writePlaces({ salt, kept: [...others, ...own] });
}

/** A private window's pages leave nothing. */
function isPrivate({ tab }: Sender): boolean {
  return !tab || tab.incognito || browser.extension.inIncognitoContext;
}

/** Places within a page are places of one text. */
async function nameOf(salt: string, address: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(salt + address.split("#")[0]));
  return btoa(String.fromCharCode(...new Uint8Array(digest, 0, 12)));
}
