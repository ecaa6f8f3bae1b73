/**
 * Runs cases in all browsers at once, each case in a tab that is as good as new, and says how each went. No case is ever skipped.
 *
 * @import { Browser, BrowserName, Tab } from "./browsers/interface.mjs"
 * @import { Server } from "./server.mjs"
 *
 * @typedef {object} World what a case gets
 * @property {Browser} browser
 * @property {Server} server
 * @property {Tab} tab with nothing of another case in it
 * @property {ReturnType<typeof viewIn>} view in that tab
 *
 * @typedef {object} Case
 * @property {string} title what is promised
 * @property {BrowserName} [only] the one browser whose driver can do it
 * @property {(world: World) => Promise<void>} run
 */
import { launch } from "./browsers/index.mjs";
import { startServer } from "./server.mjs";
import { viewIn } from "./view.mjs";

/** A case that takes longer than this hangs. */
const TIMEOUT = 120_000;

/**
 * How many of a browser run beside one another. Firefox takes longer, most of it in waiting, and would be alone at the
 * end.
 *
 * @type {Record<BrowserName, number>}
 */
const INSTANCES = { chromium: 1, firefox: 2 };

/** So many cases take longer than starting one more to help. */
const WORTH_A_START = 20;

/**
 * Says what failed, and ends the program accordingly.
 *
 * @param {BrowserName[]} names
 * @param {Case[]} cases
 * @param {object} [world]
 * @param {(name: BrowserName) => string | string[]} [world.extensions] what each browser has installed
 * @param {(server: Server) => void} [world.serve] lays out what all cases need
 */
export async function runInBrowsers(names, cases, { extensions = () => [], serve = () => undefined } = {}) {
  const runs = names.flatMap((name) => {
    const left = cases.filter(({ only }) => (only ?? name) === name);
    const length = Math.min(INSTANCES[name], Math.ceil(left.length / WORTH_A_START));
    return Array.from({ length }, () => runIn(name, left, extensions(name), serve).catch((error) => [`${name}: ${error}`]));
  });
  const failed = (await Promise.all(runs)).flat();
  for (const line of failed) console.log(`FAILED  ${line}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

/**
 * With a server of its own: what one browser asks for, and reports, is nothing to the other.
 *
 * @param {BrowserName} name
 * @param {Case[]} left
 * @param {string | string[]} extensions
 * @param {(server: Server) => void} serve
 */
async function runIn(name, left, extensions, serve) {
  const server = await startServer();
  try {
    serve(server);
    const browser = await launch(name, extensions, { mayBePrivate: true });
    return await keepProcess(browser, server).then(() => runCases(left, browser, server)).finally(browser.close);
  } finally {
    await server.close();
  }
}

/**
 * With a page of the server open all the time, Firefox starts no process for each case's tab.
 *
 * @param {Browser} browser
 * @param {Server} server
 */
async function keepProcess(browser, server) {
  server.add("/kept", { body: "<!doctype html>" });
  const tab = await browser.newTab();
  await tab.open(server.address("/kept"));
}

/**
 * @param {Case[]} left shared with the browser's other instances: what one takes is no more the others'
 * @param {Browser} browser
 * @param {Server} server
 * @returns {Promise<string[]>} the titles of those that failed
 */
async function runCases(left, browser, server) {
  const failed = [];
  /** @type {Tab | undefined} */
  let tab;
  for (let one = left.shift(); one; one = left.shift()) {
    const current = (tab ??= await browser.newTab());
    const passed = await passes(one, { browser, server, tab: current, view: viewIn(current) });
    if (!passed) failed.push(`${browser.name}: ${one.title}`);
    tab = await renewed(current, passed);
  }
  return failed;
}

/**
 * The tab for the next case, if nothing of this one is left in it.
 *
 * @param {Tab} tab
 * @param {boolean} passed
 */
async function renewed(tab, passed) {
  try {
    await (passed ? tab.renew() : tab.close());
    return passed ? tab : undefined;
  } catch {
    // The case has closed it.
    return undefined;
  }
}

/**
 * @param {Case} one
 * @param {World} world
 */
async function passes({ title, run }, world) {
  const start = Date.now();
  const took = () => `${((Date.now() - start) / 1000).toFixed(1)} s`.padStart(7);
  try {
    await inTime(run(world));
    console.log(`ok      ${took()}  ${world.browser.name}: ${title}`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${took()}  ${world.browser.name}: ${title}\n${indented(error)}`);
    return false;
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
