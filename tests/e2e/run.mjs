/**
 * The end-to-end tests: the built extension, installed in real browsers, its real toolbar button clicked.
 *
 *     node tests/e2e/run.mjs [--browser chromium|firefox|both] [--only WORDS]
 *
 * `cargo xtask test e2e` builds the extension and calls this.
 *
 * @import { Browser, BrowserName, Tab } from "./browsers/interface.mjs"
 * @import { Server } from "./server.mjs"
 *
 * @typedef {object} World what a case gets
 * @property {Browser} browser
 * @property {Server} server
 * @property {Tab} tab a fresh one, closed afterwards
 * @property {ReturnType<typeof viewIn>} view in that tab
 *
 * @typedef {object} Case
 * @property {string} title what is promised
 * @property {BrowserName} [only] the one browser whose driver can do it
 * @property {(world: World) => Promise<void>} run
 */
import { parseArgs } from "node:util";
import { builtExtension, chosenBrowsers } from "./arguments.mjs";
import { launch } from "./browsers/index.mjs";
import { cases as accessibility } from "./cases/accessibility.mjs";
import { cases as hostilePages } from "./cases/hostile-pages.mjs";
import { cases as noView } from "./cases/no-view.mjs";
import { cases as opening } from "./cases/opening.mjs";
import { cases as payloads } from "./cases/payloads.mjs";
import { cases as removed } from "./cases/removed.mjs";
import { cases as sample } from "./cases/sample.mjs";
import { cases as strictPage } from "./cases/strict-page.mjs";
import { startServer } from "./server.mjs";
import { viewIn } from "./view.mjs";

const CASES = [sample, opening, removed, strictPage, noView, hostilePages, payloads, accessibility].flat();

/** A case that takes longer than this hangs. */
const TIMEOUT = 120_000;

const { values: options } = parseArgs({
  options: { browser: { type: "string" }, only: { type: "string" } },
});

const server = await startServer();
/** @type {string[]} */
const failed = [];
for (const name of chosenBrowsers(options.browser)) {
  const wanted = CASES.filter((one) => isWanted(one, name));
  const browser = await launch(name, builtExtension(name));
  try {
    for (const one of wanted) if (!(await passes(one, browser))) failed.push(`${name}: ${one.title}`);
  } finally {
    await browser.close();
  }
  console.log(`${name}: ${wanted.length} cases`);
}
await server.close();
for (const line of failed) console.log(`FAILED  ${line}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/**
 * @param {Case} one
 * @param {BrowserName} name
 */
function isWanted({ title, only }, name) {
  return (only ?? name) === name && (!options.only || title.includes(options.only));
}

/**
 * Runs a case in a tab of its own, and says how it went.
 *
 * @param {Case} one
 * @param {Browser} browser
 */
async function passes({ title, run }, browser) {
  const start = Date.now();
  const took = () => `${((Date.now() - start) / 1000).toFixed(1)} s`.padStart(7);
  /** @type {Tab | undefined} */
  let tab;
  try {
    tab = await browser.newTab();
    await inTime(run({ browser, server, tab, view: viewIn(tab) }));
    console.log(`ok      ${took()}  ${browser.name}: ${title}`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${took()}  ${browser.name}: ${title}\n${indented(error)}`);
    return false;
  } finally {
    await tab?.close().catch(() => undefined);
  }
}

/** @param {Promise<void>} running */
function inTime(running) {
  /** @type {NodeJS.Timeout} */
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`it hangs: not done after ${TIMEOUT / 1000} s`)), TIMEOUT);
  });
  return Promise.race([running, late]).finally(() => clearTimeout(timer));
}

/** @param {unknown} error */
function indented(error) {
  return String(error instanceof Error ? error.stack : error).replace(/^/gm, "        ");
}
