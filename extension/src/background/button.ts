// The toolbar button: whether the view is open, and what is said where no view can be.

import { browser } from "../browser.js";
import { say } from "../words.js";

const OFF = { 16: "assets/icon-16.png", 32: "assets/icon-32.png" };
const ON = { 16: "assets/icon-on-16.png", 32: "assets/icon-on-32.png" };
const POPUP = "assets/popup.html";
/** A click that takes longer shows that it was heard. */
const PATIENCE = 400;

/** Shows "…" if opening takes long; call the answer when it is over. */
export function showWaiting(tabId: number): () => void {
  const timer = setTimeout(() => void quietly(browser.action.setBadgeText({ tabId, text: "…" })), PATIENCE);
  return () => clearTimeout(timer);
}

/** Shows that the view is open in the tab. */
export async function showOpen(tabId: number): Promise<void> {
  await show(tabId, ON, say("close"));
}

/** Shows that the page is as it was. */
export async function showClosed(tabId: number): Promise<void> {
  await show(tabId, OFF, say("open"));
}

async function show(tabId: number, path: Record<number, string>, title: string): Promise<void> {
  await Promise.all([
    quietly(browser.action.setIcon({ tabId, path: absolute(path) })),
    quietly(browser.action.setTitle({ tabId, title })),
    quietly(browser.action.setBadgeText({ tabId, text: "" })),
  ]);
}

/** Says in a popup of the button that this page can't be read. */
export async function sayAtTheButton(tab: chrome.tabs.Tab): Promise<void> {
  const tabId = tab.id;
  if (tabId === undefined) return;
  await quietly(browser.action.setBadgeText({ tabId, text: "" }));
  await quietly(browser.action.setPopup({ tabId, popup: POPUP }));
  try {
    await browser.action.openPopup({ windowId: tab.windowId });
    await quietly(browser.action.setPopup({ tabId, popup: "" }));
  } catch {
    // Firefox opens a popup only while it handles a click: the mark asks for the next one, which opens it.
    await quietly(browser.action.setBadgeText({ tabId, text: "!" }));
    await quietly(browser.action.setTitle({ tabId, title: say("no_access") }));
  }
}

/** From the root: a worker resolves paths by its own address, an event page by its page's. */
function absolute(path: Record<number, string>): Record<number, string> {
  return Object.fromEntries(Object.entries(path).map(([size, file]) => [size, browser.runtime.getURL(file)]));
}

/** The tab may be gone meanwhile. */
async function quietly(call: Promise<unknown>): Promise<void> {
  await call.catch(() => undefined);
}
