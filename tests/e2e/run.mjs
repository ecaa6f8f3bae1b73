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
import { test } from "node:test";
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
for (const name of chosenBrowsers(options.browser)) {
  await test(name, async (suite) => {
    const browser = await launch(name, builtExtension(name));
    try {
      for (const each of CASES.filter((one) => isWanted(one, name))) {
        await suite.test(each.title, { timeout: TIMEOUT }, () => runCase(each, browser));
      }
    } finally {
      await browser.close();
    }
  });
}
await server.close();

/**
 * @param {Case} one
 * @param {BrowserName} name
 */
function isWanted({ title, only }, name) {
  return (only ?? name) === name && (!options.only || title.includes(options.only));
}

/**
 * @param {Case} one
 * @param {Browser} browser
 */
async function runCase({ run }, browser) {
  const tab = await browser.newTab();
  try {
    await run({ browser, server, tab, view: viewIn(tab) });
  } finally {
    await tab.close();
  }
}
