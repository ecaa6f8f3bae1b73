// The sites on which the view opens by itself. Kept on this device only, as the browser's permissions for them are.

import { browser } from "./browser.js";

/** The pattern of an address' site, as permissions and scripts name it; null if it can't have one. */
export function siteOf(address: string | undefined): string | null {
  const { protocol, hostname } = URL.parse(address ?? "") ?? {};
  // A pattern can't name a port: it stands for all of them.
  return hostname && (protocol === "http:" || protocol === "https:") ? `${protocol}//${hostname}/*` : null;
}

/** The sites' patterns. */
export async function readSites(): Promise<string[]> {
  const { sites } = await browser.storage.local.get("sites").catch((): { sites?: unknown } => ({}));
  return checkedSites(sites);
}

/** Those of a list from outside that are sites. */
export function checkedSites(sites: unknown): string[] {
  if (!Array.isArray(sites)) return [];
  return sites.filter((site: unknown): site is string => typeof site === "string" && siteOf(site) === site);
}

/** Asks for the site; to be called first by what handles a press, or the browser refuses. */
export function requestSite(site: string): Promise<boolean> {
  return browser.permissions.request({ origins: [site] }).catch(() => false);
}

/** Opens the site by itself from now on. */
export async function addSites(...added: string[]): Promise<void> {
  await keep([...new Set([...(await readSites()), ...added])].toSorted());
}

/** Opens it no longer, and gives its permission back. */
export async function removeSite(site: string): Promise<void> {
  await keep((await readSites()).filter((kept) => kept !== site));
  await browser.permissions.remove({ origins: [site] }).catch(() => false);
}

async function keep(sites: string[]): Promise<void> {
  await registerSites(sites);
  await browser.storage.local.set({ sites });
}

const ID = "always";

/** Has the browser run the script that opens the view on these sites, and nowhere else. */
export async function registerSites(matches: string[]): Promise<void> {
  // From the root: Firefox resolves paths by the address of whatever page asks.
  const script = { id: ID, matches, js: ["/always.js"], runAt: "document_idle" as const };
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (matches.length === 0) {
    if (known) await browser.scripting.unregisterContentScripts({ ids: [ID] });
  } else if (known) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/** A site's name for a reader. */
export function nameOfSite(site: string): string {
  return site.slice(0, -2).replace(/^https:\/\//, "");
}
