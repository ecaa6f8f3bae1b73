/**
 * One race: two extensions in one browser, a page, many loads. Each load has a site, and so a renderer, of its own; the
 * two take turns; the page's scripts and the network are off.
 *
 * @import { Browser, Extension, Tab } from "../browsers/interface.mjs"
 * @import { Server } from "../server.mjs"
 */
import { until } from "../wait.mjs";

/** Nothing is fetched and no script of the page runs; its inline styles count, as they do on a real page. */
export const QUIET = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * Milliseconds since the epoch.
 *
 * @typedef {{ clicked: number, started: number, judged: number, built: number, painted: number }} Times
 *
 * @typedef {object} Contender
 * @property {"unhusk" | "peer"} name
 * @property {Extension} extension
 * @property {(tab: Tab) => Promise<Times>} times of the click in this tab, once the view is painted
 *
 * @typedef {Record<"unhusk" | "peer", Times[]>} Loads
 */

let sites = 0;

/** A host name that no load had before. */
export function freshSite() {
  sites += 1;
  return `n${sites}.localhost`;
}

/**
 * @param {object} race
 * @param {Browser} race.browser
 * @param {Server} race.server
 * @param {Contender[]} race.contenders
 * @param {string} race.path of the page
 * @param {number} race.loads of each
 * @param {boolean} race.asleep stop the background before each click
 * @returns {Promise<Loads>}
 */
export async function race({ browser, server, contenders, path, loads, asleep }) {
  /** @type {Loads} */
  const results = { unhusk: [], peer: [] };
  for (let load = 0; load < loads; load += 1) {
    const turn = load % 2 === 0 ? contenders : contenders.toReversed();
    for (const contender of turn) {
      const tab = await browser.newTab();
      await tab.open(server.address(path, freshSite()));
      if (asleep) await browser.stopWorker(contender.extension);
      await tab.clickToolbarButton(contender.extension);
      results[contender.name].push(await contender.times(tab));
      await tab.close();
    }
  }
  return results;
}

/**
 * @param {Extension} extension
 * @returns {Contender}
 */
export function peer(extension) {
  const times = (/** @type {Tab} */ tab) =>
    until("the peer's view is painted", async () =>
      /** @type {Times | null} */ (JSON.parse((await tab.evaluate(peerTimes)) ?? "null")),
    );
  return { name: "peer", extension, times };
}

function peerTimes() {
  return document.documentElement.dataset["peerTimes"];
}

/**
 * @param {Browser} browser
 * @param {Extension} extension
 * @returns {Contender}
 */
export function unhusk(browser, extension) {
  const times = async (/** @type {Tab} */ tab) => {
    await until("the reader view is there", () => tab.hasHost());
    return until("the reader view is painted", () =>
      browser.inExtensionPage(extension, lastTimes),
    );
  };
  return { name: "unhusk", extension, times };
}

/**
 * Runs in the extension's settings page, opened after the click: the tab before it is the one that was clicked.
 *
 * @returns {Promise<Times | null>}
 */
async function lastTimes() {
  const own = await chrome.tabs.getCurrent();
  const others = (await chrome.tabs.query({})).flatMap(({ id }) => (id === undefined || id === own?.id ? [] : [id]));
  const { answer } = await chrome.runtime.sendMessage({ type: "times", tab: Math.max(...others) });
  return answer;
}
