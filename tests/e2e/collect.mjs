/**
 * Reads many pages by the installed extension, and writes down what it made of each.
 *
 *     node tests/e2e/collect.mjs --browser chromium|firefox --pages FOLDER --json FILE [--removed]
 *
 * The folder holds pages in UTF-8, `{name}.html`. The file gets `{name: {text, removed, card, error}}`: the article as
 * the extension exports it; with `--removed` the list of what was removed and why, or what the card says that is shown
 * where there is no article; or what went wrong. Scripts of the pages
 * and the network are off, as in the race. `cargo xtask score --browser` calls this.
 *
 * @import { Browser, BrowserName, Tab } from "./browsers/interface.mjs"
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { builtExtension, chosenBrowsers } from "./arguments.mjs";
import { QUIET } from "./bench/race.mjs";
import { launch } from "./browsers/index.mjs";
import { rowsOf } from "./sample.mjs";
import { startServer } from "./server.mjs";
import { viewIn } from "./view.mjs";
import { until } from "./wait.mjs";

/** @typedef {{ text?: string, removed?: { words: string, why: string }[], card?: string, error?: string }} Collected */

/** After a failure the browser is started anew, since a page may have taken it along. */
const TRIES = 3;

/** A page that takes longer hangs, in milliseconds. */
const PATIENCE = 60_000;

const { values: options } = parseArgs({
  options: {
    browser: { type: "string" },
    pages: { type: "string" },
    json: { type: "string" },
    removed: { type: "boolean", default: false },
  },
});

/** A page that sends its reader on after a while would not be there any more.
 * @param {string} folder
 * @param {string} name */
const bodyOf = (folder, name) =>
  readFileSync(join(folder, `${name}.html`), "utf8").replace(/(http-equiv\s*=\s*["']?)refresh/giu, "$1no-refresh");

/**
 * @param {Tab} tab
 * @param {string} address
 * @returns {Promise<Collected>}
 */
async function read(tab, address) {
  const view = viewIn(tab);
  await tab.open(address);
  await tab.clickToolbarButton();
  await until("the view, or a word why there is none", async () => (await tab.hasHost()) || (await tab.refusal()));
  const text = String(await tab.inWorld("unhuskReading.exportAs('text')"));
  if (!options.removed) return { text };
  if (!(await view.isArticle())) return { text, card: await tab.inRoot((root) => root.lastElementChild?.textContent ?? "") };
  await view.click("button", "Removed");
  await view.part("heading", "Removed");
  return { text, removed: await tab.inRoot(rowsOf) };
}

/**
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
function inTime(work) {
  /** @type {NodeJS.Timeout} */
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done after ${PATIENCE / 1000} s`)), PATIENCE);
  });
  return Promise.race([work, /** @type {Promise<never>} */ (late)]).finally(() => clearTimeout(timer));
}

/**
 * @param {Browser} browser
 * @param {string} address
 */
async function inTabOfItsOwn(browser, address) {
  const tab = await inTime(browser.newTab());
  const collected = await inTime(read(tab, address));
  await inTime(tab.close());
  return collected;
}

/**
 * @param {BrowserName} name
 * @param {(page: string) => string} addressOf
 * @param {string[]} pages
 */
async function collect(name, addressOf, pages) {
  /** @type {Record<string, Collected>} */
  const all = {};
  /** @type {Browser | undefined} */
  let browser;
  const forget = async () => {
    await inTime(browser?.close() ?? Promise.resolve()).catch(() => undefined);
    browser = undefined;
  };
  for (const page of pages) {
    for (let attempt = 1; attempt <= TRIES && all[page]?.text === undefined; attempt += 1) {
      try {
        browser ??= await inTime(launch(name, builtExtension(name)));
        all[page] = await inTabOfItsOwn(browser, addressOf(page));
      } catch (error) {
        all[page] = { error: String(error).split("\n")[0] ?? "" };
        console.log(`${name} ${page}: ${all[page].error}${attempt < TRIES ? "; again" : ""}`);
        await forget();
      }
    }
  }
  await forget();
  return all;
}

if (!options.pages || !options.json) throw new Error("--pages FOLDER and --json FILE are needed");
const folder = options.pages;
const [name = "chromium"] = chosenBrowsers(options.browser);
const server = await startServer();
const pages = readdirSync(folder).filter((file) => file.endsWith(".html")).map((file) => basename(file, ".html")).toSorted();
for (const page of pages) {
  server.add(`/${page}`, { body: bodyOf(folder, page), headers: { "content-security-policy": QUIET } });
}
writeFileSync(options.json, JSON.stringify(await collect(name, (page) => server.address(`/${page}`), pages)));
await server.close();
// A browser that was lost may still hold on to this program.
process.exit(0);
