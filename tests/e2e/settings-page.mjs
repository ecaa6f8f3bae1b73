/**
 * The extension's settings page, used by hand.
 *
 * @import { Tab } from "./browsers/interface.mjs"
 */
import { until } from "./wait.mjs";

/** Runs in the page. @param {string} selector */
function middleOf(selector) {
  const element = document.querySelector(selector);
  if (!element) return null;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Runs in the page: marks the last button or label with these words. @param {string} words */
function markByWords(words) {
  for (const marked of document.querySelectorAll("[data-wanted]")) marked.removeAttribute("data-wanted");
  const all = [...document.querySelectorAll("button, label")].filter((one) => one.textContent.trim() === words);
  all.at(-1)?.setAttribute("data-wanted", "");
}

/** @param {Tab} tab */
export function settingsIn(tab) {
  const settings = {
    open: async () => {
      await tab.open(tab.browser.extensions[0]?.settings ?? "");
      await until("the settings page is built", () => tab.evaluate(() => document.querySelector("main") !== null));
    },
    /** Clicks the middle of it. @param {string} selector */
    click: async (selector) => tab.clickAt(await until(`the page has ${selector}`, () => tab.evaluate(middleOf, selector))),
    /** Presses a button or a label. @param {string} words */
    press: async (words) => {
      await tab.evaluate(markByWords, words);
      await settings.click("[data-wanted]");
    },
    /** @param {string} words */
    says: (words) => until(`the page says "${words}"`, () => tab.evaluate((text) => document.body.innerText.includes(text), words)),
    /** Imports a backup, after which the page is built anew. @param {string} file */
    import: async (file) => {
      await tab.evaluate(() => document.body.setAttribute("data-before", ""));
      await tab.upload("#backup", file);
      await until("the page is built anew", () => tab.evaluate(() => document.querySelector("body:not([data-before]) main") !== null));
    },
    /** @param {string} address */
    turnOn: async (address) => {
      await settings.click("#site");
      for (const letter of address) await tab.press(letter);
      await tab.press("Enter");
      await tab.browser.answer(true);
      await settings.says("Turn off");
    },
  };
  return settings;
}
