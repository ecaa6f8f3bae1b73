// What the background does in both browsers: it opens and closes the view, and answers the content script.

import { randomAttribute } from "../attribute.js";
import { browser } from "../browser.js";
import { type Answers, type Message, type Opened, type Reply, type Times, isMessage, reasonOf } from "../messages.js";
import { readLook } from "../look.js";
import { now } from "../times.js";
import { firstWords, say } from "../words.js";
import { sayAtTheButton, showClosed, showOpen, showWaiting } from "./button.js";
import { exportArticle } from "./exporting.js";
import { measureFace } from "./face.js";
import { hidingSheet } from "./hiding-sheet.js";

type Sender = chrome.runtime.MessageSender;
type Tab = chrome.tabs.Tab;

/** What differs between the browsers. */
export interface Judging {
  module(): Promise<ArrayBuffer>;
  judge(message: Extract<Message, { type: "judge" }>): Promise<Answers["judge"]>;
}

/** A click that was answered, until its view is closed. */
interface Opening {
  attribute: string;
  clicked: number;
  styled: Promise<unknown>;
  /** Stops the sign that the click was heard. */
  answered: () => void;
}

/** Of each tab the clicks whose sheets are still on the page. Lost when the worker stops, which only leaves a sheet. */
const openings = new Map<number, Opening[]>();
const times = new Map<number, Times>();
/** Milliseconds before a call is repeated: on an idle machine the first is enough. */
const WAITS = [5, 25, 100];

/** Read once and not at the click: the storage answers later than the core. */
let look = readLook();
const words = firstWords();

/** Starts listening. Everything is registered at once, as an event that wakes the background asks for. */
export function start(judging: Judging): void {
  browser.action.onClicked.addListener((tab) => void click(tab));
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    if (!isMessage(message) || sender.id !== browser.runtime.id) return false;
    answer(judging, message, sender).then(
      (given) => reply({ answer: given } satisfies Reply),
      (error: unknown) => reply({ error: reasonOf(error) } satisfies Reply),
    );
    return true;
  });
  browser.storage.onChanged.addListener(() => {
    look = readLook();
  });
  browser.runtime.onInstalled.addListener(measureFace);
  registerMenu();
  // For measuring: the console of the background can ask too.
  Object.assign(globalThis, { unhuskTimes: (tab: number) => times.get(tab) ?? null });
}

/** Firefox for Android has no context menus. */
function registerMenu(): void {
  if (!browser.contextMenus) return;
  browser.contextMenus.onClicked.addListener((_, tab) => void (tab && click(tab)));
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.create({ id: "view", title: say("menu"), contexts: ["page", "selection"] }, () => {
      // Already there after an update; asking for the error keeps it out of the log.
      void browser.runtime.lastError;
    });
  });
}

/**
 * One click: the sheet and the content script start together. The script opens the view, or closes it where it
 * is open already, so that nobody has to remember which.
 */
async function click(tab: Tab): Promise<void> {
  const clicked = now();
  if (tab.id === undefined) return;
  const target = { tabId: tab.id };
  const attribute = randomAttribute();
  const styled = patiently(() => browser.scripting.insertCSS({ target, css: hidingSheet(attribute), origin: "USER" }));
  styled.catch(() => undefined);
  const opening = { attribute, clicked, styled, answered: showWaiting(tab.id) };
  openings.set(tab.id, [...(openings.get(tab.id) ?? []).slice(-3), opening]);
  const script = { target, files: ["content.js"], injectImmediately: true };
  const ran = await patiently(() => browser.scripting.executeScript(script)).catch(() => []);
  // Firefox runs nothing on its own pages, and calls that a success.
  if (!ran[0]) await refuse(tab);
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

async function answer(judging: Judging, message: Message, sender: Sender): Promise<Answers[Message["type"]]> {
  const tab = sender.tab?.id ?? -1;
  switch (message.type) {
    case "open":
      return open(tab);
    case "module":
      return judging.module();
    case "judge":
      return judging.judge(message);
    case "export":
      return exportArticle(message);
    case "opened":
      return opened(tab, message.times);
    case "closed":
      return closed(tab, message.attribute);
    case "refused":
      return sender.tab ? refuse(sender.tab) : null;
    case "times":
      return isOwnPage(sender) ? (times.get(message.tab) ?? null) : null;
    case "wake":
      return null;
  }
}

async function open(tab: number): Promise<Opened> {
  const opening = openings.get(tab)?.at(-1);
  if (!opening) throw new Error("The click was forgotten.");
  await opening.styled;
  return { attribute: opening.attribute, look: await look, words };
}

/** The tab's clicks, which are answered now. */
function settle(tab: number): Opening[] {
  const known = openings.get(tab) ?? [];
  for (const opening of known) opening.answered();
  return known;
}

async function refuse(tab: Tab): Promise<null> {
  settle(tab.id ?? -1);
  openings.delete(tab.id ?? -1);
  await sayAtTheButton(tab);
  return null;
}

async function opened(tab: number, steps: Omit<Times, "clicked">): Promise<null> {
  const clicked = settle(tab).at(-1)?.clicked ?? steps.started;
  times.set(tab, { clicked, ...steps });
  await showOpen(tab);
  return null;
}

/** Takes the sheets off the page: the one named, and those of clicks that found the view open. */
async function closed(tab: number, attribute: string): Promise<null> {
  const known = settle(tab);
  openings.delete(tab);
  const attributes = new Set([attribute, ...known.map((opening) => opening.attribute)].filter((each) => each !== ""));
  await Promise.allSettled(known.map((opening) => opening.styled));
  const removals = Array.from(attributes, (each) =>
    browser.scripting.removeCSS({ target: { tabId: tab }, css: hidingSheet(each), origin: "USER" }),
  );
  await Promise.allSettled([...removals, showClosed(tab)]);
  return null;
}

function isOwnPage(sender: Sender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL("")) ?? false;
}
