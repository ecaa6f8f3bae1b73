/**
 * Judging alone, without clicks and frames: our module and Readability.js in the same page of Chromium, both called as
 * their extensions call them, in a world beside the page's: the walk over the document and the judging, and cloneNode and parse.
 *
 * @import { Server } from "../server.mjs"
 * @import { Tab } from "../browsers/interface.mjs"
 */
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../arguments.mjs";
import { launch } from "../browsers/index.mjs";
import { freshSite } from "./race.mjs";
import { median } from "./statistics.mjs";

/** As in the race, but WebAssembly may be compiled in the page itself. */
export const QUIET_WITH_WASM = "default-src 'none'; style-src 'unsafe-inline'; script-src 'wasm-unsafe-eval'";

const MODULE = join(ROOT, "target", "wasm-judge");
const WARMING = 300;
const WARM_CALLS = 15;

/** What the page gets: `bench.unhusk()` and `bench.readability()`, each one whole judging, and of ours the walk alone. */
const ENTRY = `
  import { initSync, judge_snapshot } from "${join(MODULE, "unhusk.js")}";
  import { takeSnapshot } from "${join(ROOT, "src", "snapshot.js")}";
  import { Readability } from "@mozilla/readability";
  globalThis.bench = {
    prepare: (text) => initSync({ module: Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) }),
    unhusk: () => judge_snapshot(takeSnapshot(document), []),
    walk: () => takeSnapshot(document),
    readability: () => new Readability(document.cloneNode(true), { serializer: (element) => element }).parse(),
  };`;

/** @typedef {"unhusk" | "walk" | "readability"} Judge */
/** @typedef {Record<Judge, { cold: number[], warm: number[] }>} JudgeTimes */

/**
 * Runs in the page: how long each call took, in milliseconds.
 *
 * @param {Judge} judge
 * @param {number} calls
 */
function timeCalls(judge, calls) {
  const { bench } = /** @type {any} */ (globalThis);
  return Array.from({ length: calls }, () => {
    const start = performance.now();
    bench[judge]();
    return performance.now() - start;
  });
}

/**
 * @param {Server} server
 * @param {{ id: string, path: string }[]} pages
 * @param {number} loads
 */
export async function raceJudges(server, pages, loads) {
  const script = await bundle();
  const wasm = readFileSync(join(MODULE, "unhusk_bg.wasm")).toString("base64");
  const browser = await launch("chromium", []);
  try {
    const results = [];
    for (const { id, path } of pages) {
      /** @type {JudgeTimes} */
      const times = { unhusk: { cold: [], warm: [] }, walk: { cold: [], warm: [] }, readability: { cold: [], warm: [] } };
      for (const judge of turns(loads)) {
        const tab = await browser.newTab();
        await tab.open(server.address(path, freshSite()));
        const [cold, warm] = await timeJudge(tab, script, wasm, judge);
        times[judge].cold.push(cold);
        times[judge].warm.push(warm);
        await tab.close();
      }
      results.push({ id, ...compare(times) });
    }
    return results;
  } finally {
    await browser.close();
  }
}

/**
 * Where both extensions' scripts run: in a world beside the page's.
 *
 * @param {Tab} tab
 */
function beside(tab) {
  if (!tab.beside) throw new Error("judging alone is raced in Chromium");
  return tab.beside;
}

/** @param {JudgeTimes} times */
function compare(times) {
  const [cold, warm] = [medians(times, "cold"), medians(times, "warm")];
  return {
    cold,
    warm,
    coldRatio: cold.unhusk / cold.readability,
    warmRatio: warm.unhusk / warm.readability,
    walkRatio: warm.walk / warm.readability,
  };
}

/**
 * @param {JudgeTimes} times
 * @param {"cold" | "warm"} state
 */
function medians({ unhusk, walk, readability }, state) {
  return { unhusk: median(unhusk[state]), walk: median(walk[state]), readability: median(readability[state]) };
}

/**
 * @param {number} loads
 * @returns {Judge[]}
 */
function turns(loads) {
  return Array.from({ length: loads }, (_, load) =>
    /** @type {Judge[]} */ (load % 2 === 0 ? ["unhusk", "readability", "walk"] : ["walk", "readability", "unhusk"]),
  ).flat();
}

/**
 * @param {Tab} tab
 * @param {string} script
 * @param {string} wasm
 * @param {Judge} judge
 * @returns {Promise<[number, number]>} cold and warm
 */
async function timeJudge(tab, script, wasm, judge) {
  await beside(tab)(`(wasm) => { ${script}; bench.prepare(wasm); return true; }`, wasm);
  const [cold] = await beside(tab)(timeCalls, judge, 1);
  await beside(tab)(timeCalls, judge, WARMING);
  return [cold ?? NaN, median(await beside(tab)(timeCalls, judge, WARM_CALLS))];
}

async function bundle() {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT, loader: "js" },
    bundle: true,
    write: false,
    format: "iife",
    define: { "import.meta.url": '""' },
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
