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
 * @typedef {Record<"unhusk" | "peer", Times[]> & { lost: Record<"unhusk" | "peer", number> }} Loads
 */

let sites = 0;

/** A host name that no load had before. */
export function freshSite() {
  sites += 1;
  return `n${sites}.localhost`;
}

/** A click whose view does not come in this time is lost: the click's permission came too late for all its tries. */
const PATIENCE = 10_000;

/** Milliseconds. */
const QUIET_MOMENT = 300;

/** So often a lost click is repeated. */
const TRIES = 4;

/**
 * @typedef {object} Race
 * @property {Browser} browser
 * @property {Server} server
 * @property {Contender[]} contenders
 * @property {string} path of the page
 * @property {number} loads of each
 * @property {boolean} asleep stop the background before each click
 */

/**
 * @param {Race} rules
 * @returns {Promise<Loads>}
 */
export async function race(rules) {
  /** @type {Loads} */
  const results = { unhusk: [], peer: [], lost: { unhusk: 0, peer: 0 } };
  for (let load = 0; load < rules.loads; load += 1) {
    for (const contender of load % 2 === 0 ? rules.contenders : rules.contenders.toReversed()) {
      results[contender.name].push(await timedClick(rules, contender, results.lost));
    }
  }
  return results;
}

/** A moment in which the page comes to rest, or the view, and nobody asks either for anything. */
const quiet = () => new Promise((over) => setTimeout(over, QUIET_MOMENT));

/**
 * @param {Race} rules
 * @param {Contender} contender
 * @param {Loads["lost"]} lost
 */
async function timedClick({ browser, server, path, asleep }, { name, extension, times }, lost) {
  for (let attempt = 1; ; attempt += 1) {
    const tab = await browser.newTab();
    try {
      await tab.open(server.address(path, freshSite()));
      if (asleep) await browser.stopWorker(extension);
      await quiet();
      await tab.clickToolbarButton(extension);
      await quiet();
      return await times(tab);
    } catch (error) {
      if (attempt === TRIES) throw error;
      lost[name] += 1;
      console.log(`${browser.name} ${path}: a click of ${name} was lost, and is repeated`);
    } finally {
      await tab.close();
    }
  }
}

/**
 * @param {Extension} extension
 * @returns {Contender}
 */
export function peer(extension) {
  const times = (/** @type {Tab} */ tab) =>
    until("the peer's view is painted", async () =>
      /** @type {Times | null} */ (JSON.parse((await tab.evaluate(peerTimes)) ?? "null")),
      PATIENCE,
    );
  return { name: "peer", extension, times };
}

function peerTimes() {
  return document.documentElement.dataset["peerTimes"];
}

/**
 * @param {Browser} browser
 * @param {Extension} extension the browser's first
 * @returns {Contender}
 */
export function unhusk(browser, extension) {
  const times = async (/** @type {Tab} */ tab) => {
    await until("the reader view is there", () => tab.hasHost(), PATIENCE);
    return until("the reader view is painted", () => browser.inExtensionPage(lastTimes));
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
