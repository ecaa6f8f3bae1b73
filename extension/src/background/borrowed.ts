// Permissions for one page: a link that was opened in the reader view. They are given back once the view is there.

import { browser } from "../browser.js";
import { readSites } from "../sites.js";

const borrowed = new Map<number, string>();

/** The tab's page may be read, this once. */
export function borrow(tab: number, site: string): void {
  borrowed.set(tab, site);
}

/** The tab's page was read. */
export async function giveBack(tab: number): Promise<void> {
  const site = borrowed.get(tab);
  if (site === undefined) return;
  borrowed.delete(tab);
  if ((await readSites()).includes(site) || [...borrowed.values()].includes(site)) return;
  await browser.permissions.remove({ origins: [site] }).catch(() => false);
}

/** What a browser that was closed in between has left. */
export async function giveBackAll(): Promise<void> {
  const [{ origins = [] }, sites] = await Promise.all([browser.permissions.getAll(), readSites()]);
  const left = origins.filter((site) => !sites.includes(site));
  if (left.length > 0) await browser.permissions.remove({ origins: left }).catch(() => false);
}
