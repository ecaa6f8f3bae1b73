// What the background does in both browsers: it opens and closes the view, and answers the content script.

import { browser } from "../browser.js";
import { type Answers, type Message, type Opened, type Reply, type Times, isMessage, reasonOf } from "../messages.js";
import { DEFAULT_LOOK, followSyncedLook, readLook } from "../look.js";
import { checkedSites, readSites, registerSites, removeSite, siteOf } from "../sites.js";
import { now } from "../times.js";
import { readTools } from "../tools.js";
import { firstWords } from "../words.js";
import { giveBack, giveBackAll } from "./borrowed.js";
import { sayAtTheButton, showClosed, showOpen, showWaiting } from "./button.js";
import { exportArticle, saveArticle } from "./exporting.js";
import { watchFace } from "./face.js";
import { hidingSheet } from "./hiding-sheet.js";
import { train } from "./judge.js";
import { judgeOn } from "./site-rules.js";
import { keepPlace, recallPlace } from "./places.js";
import { markSite, registerMenus, unmarkSite } from "./menus.js";

type Sender = chrome.runtime.MessageSender;
type Tab = chrome.tabs.Tab;

/** What differs between the browsers. */
interface Ways {
  /** Whether a further script in a page costs less than the content script's question. */
  briefs: boolean;
}

/** A click that has not been answered yet. */
interface Opening {
  clicked: number;
  /** Stops the sign that the click was heard. */
  answered: () => void;
}

/** What readers have chosen, as far as a view needs it. */
type Kept = Omit<Opened, "words">;

const openings = new Map<number, Opening>();
/** Of each tab, the sheet that is being put in. */
const sheets = new Map<number, Promise<unknown>>();
const times = new Map<number, Times>();
/** Milliseconds before a call is repeated: on an idle machine the first is enough. */
const WAITS = [5, 25, 100, 400];

const SCRIPTS = ["walk.js", "content.js"];
const PART_SCRIPTS = ["part.js", "content.js"];

/** Read once and not at the click: the storage answers later than the core. */
let kept: Kept | Promise<Kept> = { look: DEFAULT_LOOK, tools: false };
const words = firstWords();

/** Starts listening. Everything is registered at once, as an event that wakes the background asks for. */
export function start({ briefs }: Ways): void {
  const clicked = (tab: Tab): void => void click(tab, briefs);
  browser.action.onClicked.addListener(clicked);
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    if (!isMessage(message) || sender.id !== browser.runtime.id) return false;
    answer(message, sender).then(
      (given) => reply({ answer: given } satisfies Reply),
      (error: unknown) => reply({ error: reasonOf(error) } satisfies Reply),
    );
    return true;
  });
  browser.storage.onChanged.addListener(({ sites, look, faceScale, tools }) => {
    if (sites) followSites(sites);
    // Not for each place that is kept while somebody reads.
    if (look || faceScale || tools) void refresh();
  });
  void refresh();
  followSyncedLook();
  watchFace();
  browser.runtime.onInstalled.addListener(() => void train());
  registerMenus({ press: clicked, pressPart: (tab) => void click(tab, briefs, PART_SCRIPTS), open });
  registerKeptSites();
  // For measuring: the console of the background can ask too.
  Object.assign(globalThis, { unhuskTimes: (tab: number) => times.get(tab) ?? null });
}

async function refresh(): Promise<void> {
  const reading = readKept();
  kept = reading;
  const read = await reading;
  if (kept === reading) kept = read;
}

async function readKept(): Promise<Kept> {
  const [look, tools] = await Promise.all([readLook(), readTools()]);
  return { look, tools };
}

function followSites({ oldValue, newValue }: chrome.storage.StorageChange): void {
  if (checkedSites(newValue).length < checkedSites(oldValue).length) unmarkSite();
}

/** The browser forgets its scripts at an update, and readers may take a permission back in the browser's own settings. */
function registerKeptSites(): void {
  browser.runtime.onInstalled.addListener(async () => registerSites(await readSites()));
  browser.runtime.onStartup.addListener(() => void giveBackAll());
  browser.permissions.onRemoved.addListener(({ origins }) => void Promise.all((origins ?? []).map(removeSite)));
}

/** Opens the view where a site always does. */
function open(tabId: number): Promise<unknown> {
  return patiently(() => browser.scripting.executeScript({ target: { tabId }, files: SCRIPTS }));
}

/** One click: the content script opens the view, or closes it where it is open already, so that nobody has to remember. */
async function click(tab: Tab, briefs: boolean, files = SCRIPTS): Promise<void> {
  const clicked = now();
  if (tab.id === undefined) return;
  const target = { tabId: tab.id };
  settle(tab.id);
  openings.set(tab.id, { clicked, answered: showWaiting(tab.id) });
  if (briefs && !(kept instanceof Promise)) brief(target, { ...kept, words });
  const script = { target, files, injectImmediately: true };
  const ran = await patiently(() => browser.scripting.executeScript(script)).catch(() => []);
  // Firefox runs nothing on its own pages, and calls that a success.
  if (!ran[0]) await refuse(tab);
}

/**
 * Lays what the view needs ready for the content script, which saves it a question and the wait for the answer. If it
 * comes too late, the script asks.
 */
function brief(target: { tabId: number }, briefing: Opened): void {
  const script = { target, func: takeBriefing, args: [briefing] as [Opened], injectImmediately: true };
  browser.scripting.executeScript(script).catch(() => undefined);
}

/** Runs in the page, in the extension's own world. */
function takeBriefing(briefing: Opened): void {
  (globalThis as { unhuskBriefing?: Opened }).unhuskBriefing = briefing;
}

/** A call of a click may lose the race for the click's permission; a moment later it has it. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (const wait of WAITS) {
    try {
      return await call();
    } catch {
      await new Promise((done) => setTimeout(done, wait));
    }
  }
  return call();
}

async function answer(message: Message, sender: Sender): Promise<Answers[Message["type"]]> {
  const tab = sender.tab?.id ?? -1;
  switch (message.type) {
    case "open":
      return { ...(await kept), words };
    case "replace":
      return replace(tab, message.attribute, sender);
    case "keep":
      keepPlace(sender, message.address, message.at);
      return null;
    case "controls":
      return runControls(tab);
    case "judge":
      return judgeOn(sender.url, message);
    case "export":
      return exportArticle(message, sender.url);
    case "save":
      return saveArticle(message, sender.url);
    case "opened":
      return opened(tab, message.times);
    case "closed":
      return closed(tab, message.attribute);
    case "refused":
      return sender.tab ? refuse(sender.tab) : null;
    case "times":
      return isOwnPage(sender) ? (times.get(message.tab) ?? null) : null;
    case "arrived":
      return (await isAlwaysOpen(sender)) ? arrived(tab) : null;
    case "shown":
      markSite(tab, message.isShown && (await isAlwaysOpen(sender)));
      return null;
    case "wake":
      return null;
  }
}

async function isAlwaysOpen({ url, frameId }: Sender): Promise<boolean> {
  return frameId === 0 && (await readSites()).includes(siteOf(url) ?? "");
}

async function arrived(tab: number): Promise<null> {
  await open(tab);
  return null;
}

/** Hides the page behind the view, and gives that its controls. */
async function replace(tab: number, attribute: string, sender: Sender): Promise<number | null> {
  const target = { tabId: tab };
  const sheet = browser.scripting.insertCSS({ target, css: hidingSheet(attribute), origin: "USER" });
  sheets.set(tab, sheet);
  const place = recallPlace(sender).catch(() => null);
  await Promise.all([sheet, runControls(tab)]);
  return place;
}

async function runControls(tabId: number): Promise<null> {
  await browser.scripting.executeScript({ target: { tabId }, files: ["controls.js"], injectImmediately: true });
  return null;
}

/** The tab's click is answered; the time of it, if it is known. */
function settle(tab: number): number | undefined {
  const opening = openings.get(tab);
  openings.delete(tab);
  opening?.answered();
  return opening?.clicked;
}

async function refuse(tab: Tab): Promise<null> {
  settle(tab.id ?? -1);
  await sayAtTheButton(tab);
  await giveBack(tab.id ?? -1);
  return null;
}

async function opened(tab: number, steps: Omit<Times, "clicked">): Promise<null> {
  times.set(tab, { clicked: settle(tab) ?? steps.started, ...steps });
  await Promise.all([showOpen(tab), giveBack(tab)]);
  return null;
}

async function closed(tab: number, attribute: string): Promise<null> {
  settle(tab);
  await Promise.allSettled([attribute === "" ? null : unhide(tab, attribute), showClosed(tab)]);
  await giveBack(tab);
  return null;
}

/** Takes the sheet off the page again. */
async function unhide(tab: number, attribute: string): Promise<void> {
  await Promise.allSettled([sheets.get(tab)]);
  sheets.delete(tab);
  await browser.scripting.removeCSS({ target: { tabId: tab }, css: hidingSheet(attribute), origin: "USER" });
}

function isOwnPage(sender: Sender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL("")) ?? false;
}
