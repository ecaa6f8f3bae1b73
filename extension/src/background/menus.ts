// The entries in the browser's menus: of the page, of a selection, of a link, of the toolbar button.

import { browser } from "../browser.js";
import { addSites, readSites, removeSite, requestSite, siteOf } from "../sites.js";
import { say } from "../words.js";
import { borrow, giveBack } from "./borrowed.js";

type Tab = chrome.tabs.Tab;

/** What the entries ask of the background. */
export interface Opener {
  /** As the toolbar button does. */
  press(tab: Tab): void;
  /** The same, for what is selected. */
  pressPart(tab: Tab): void;
  /** Opens the view, if there is an article, and is silent otherwise. */
  open(tab: number): Promise<unknown>;
}

const ENTRIES = {
  view: { title: "menu", contexts: ["page"] },
  part: { title: "menu_part", contexts: ["selection"] },
  link: { title: "menu_link", contexts: ["link"] },
  always: { title: "menu_always", contexts: ["action"], type: "checkbox" },
} as const;

/** Firefox for Android has no context menus. */
export function registerMenus(opener: Opener): void {
  if (!browser.contextMenus) return;
  browser.contextMenus.onClicked.addListener(({ menuItemId, linkUrl, checked }, tab) => {
    if (!tab) return;
    if (menuItemId === "link") void openLink(opener, linkUrl ?? "", tab);
    else if (menuItemId === "always") void turnSite(opener, tab, checked === true);
    else if (menuItemId === "part") opener.pressPart(tab);
    else opener.press(tab);
  });
  browser.tabs.onRemoved.addListener((tab) => {
    if (tab === marked) unmarkSite();
  });
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.removeAll(() => {
      for (const [id, { title, ...entry }] of Object.entries(ENTRIES)) {
        browser.contextMenus.create({ id, title: say(title), ...entry, contexts: [...entry.contexts] });
      }
    });
  });
}

/** The tab whose site the mark at "Always open on this site" speaks of. */
let marked = -1;

/** Follows which tab is looked at: of the others the browser tells no address. */
export function markSite(tab: number, isShown: boolean): void {
  if (!isShown && marked !== tab && marked >= 0) return;
  marked = isShown ? tab : -1;
  void browser.contextMenus?.update("always", { checked: isShown });
}

/** The tab is gone, or its site is none that always opens any more. */
export function unmarkSite(): void {
  markSite(marked, false);
}

/** What a private window does is kept nowhere: there the site is opened this once. */
async function turnSite(opener: Opener, tab: Tab, on: boolean): Promise<void> {
  const site = siteOf(tab.url);
  const id = tab.id ?? -1;
  const keeps = site !== null && !tab.incognito;
  // Asked at the press itself, or the browser refuses.
  const isGiven = keeps && on && (await requestSite(site));
  if (isGiven) await addSites(site);
  else if (keeps && !on) await removeSite(site);
  markSite(id, isGiven);
  if (isGiven) await run(id, "always.js");
  else if (on && tab.incognito) await opener.open(id);
}

async function run(tabId: number, file: string): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [file] }).catch(() => undefined);
}

/** In a tab of its own; refused or not, the page opens. */
async function openLink(opener: Opener, url: string, { index, windowId, id }: Tab): Promise<void> {
  const site = siteOf(url);
  const given = site !== null && (await requestSite(site));
  const tab = await browser.tabs.create({ url, index: index + 1, windowId, ...(id === undefined ? {} : { openerTabId: id }) });
  // A site that always opens does so by itself.
  if (!given || tab.id === undefined || (await readSites()).includes(site)) return;
  borrow(tab.id, site);
  if (await isThere(tab.id).catch(() => false)) opener.press(tab);
  else await giveBack(tab.id);
}

const BETWEEN_LOOKS = 50;
/** Looks at a tab that is done and lets nothing be read. A new one is done too, until the browser begins with its page. */
const LOOKS = 20;

/** Waits until the tab's page has been read by the browser; `false` if it went to a site that may not be read. */
async function isThere(tabId: number): Promise<boolean> {
  for (let look = 0; look < LOOKS; ) {
    const { url, status } = await browser.tabs.get(tabId);
    // It runs as soon as all of the page is there.
    const script = { target: { tabId }, func: () => true };
    const ran = siteOf(url) === null ? [] : await browser.scripting.executeScript(script).catch(() => []);
    if (ran[0]?.result === true) return true;
    if (status === "complete") look++;
    await new Promise((done) => setTimeout(done, BETWEEN_LOOKS));
  }
  return false;
}
