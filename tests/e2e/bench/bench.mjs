/**
 * Unhusk against the extension in `peer/`, by the rules of its README: real clicks, the same run, the same pages.
 *
 *     node tests/e2e/bench/bench.mjs --pages FOLDER [--loads 20] [--browser both] [--json FILE]
 *
 * `cargo xtask bench` builds what is raced and calls this.
 *
 * @import { Server } from "../server.mjs"
 * @import { BrowserName } from "../browsers/interface.mjs"
 */
import { build } from "esbuild";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { builtExtension, chosenBrowsers, ROOT } from "../arguments.mjs";
import { launch } from "../browsers/index.mjs";
import { startServer } from "../server.mjs";
import { QUIET_WITH_WASM, raceJudges } from "./judging.mjs";
import { peer, QUIET, race, unhusk } from "./race.mjs";
import { median, ratioOfMedians, rounded, steps } from "./statistics.mjs";

/** Page numbers of the WCXB development split, as the peer's README names them. */
const USUAL = ["4441", "4096", "0314", "0067", "0141", "4240", "0208", "4232", "0096", "0281", "4457"];
const LARGE = ["4072", "4340", "2908", "2875"];

/**
 * Milliseconds. After its installation Unhusk judges until Chromium has compiled the core at its best, and Chromium
 * keeps that once nothing new was compiled for two seconds. Who reads has installed it long ago.
 */
const SETTLING = 15_000;

const { values: options } = parseArgs({
  options: {
    pages: { type: "string" },
    loads: { type: "string", default: "20" },
    browser: { type: "string" },
    json: { type: "string" },
    only: { type: "string", multiple: true, default: ["awake", "asleep", "usual", "large", "judging"] },
  },
});

/** @typedef {{ id: string, ratio: number, unhusk: ReturnType<typeof steps>, peer: ReturnType<typeof steps>, raw: import("./race.mjs").Loads }} Result */

/**
 * @param {BrowserName} name
 * @param {Server} server
 * @param {string} peerFolder
 */
async function raceIn(name, server, peerFolder) {
  const browser = await launch(name, [builtExtension(name), peerFolder]);
  const [ours, theirs] = browser.extensions;
  if (!ours || !theirs) throw new Error("both extensions have to be installed");
  const contenders = [unhusk(browser, ours), peer(theirs)];
  await new Promise((over) => setTimeout(over, SETTLING));
  /**
   * @param {string} part
   * @param {string[]} ids
   */
  const over = async (part, ids) => {
    if (!options.only.includes(part)) return [];
    /** @type {Result[]} */
    const results = [];
    for (const id of ids) {
      const loads = Number(options.loads);
      const raw = await race({ browser, server, contenders, path: `/${id}`, loads, asleep: part === "asleep" });
      results.push({ id, ratio: ratioOfMedians(raw), unhusk: steps(raw.unhusk), peer: steps(raw.peer), raw });
      print(`${name} ${part}`, /** @type {Result} */ (results.at(-1)));
    }
    return results;
  };
  try {
    return name === "chromium"
      ? { awake: await over("awake", USUAL), asleep: await over("asleep", USUAL), large: await over("large", LARGE) }
      : { usual: await over("usual", USUAL), large: await over("large", LARGE) };
  } finally {
    await browser.close();
  }
}

/**
 * @param {string} part
 * @param {Result} result
 */
function print(part, { id, ratio, unhusk: ours, peer: theirs }) {
  const row = (/** @type {ReturnType<typeof steps>} */ times) =>
    Object.values(times).map((time) => time.toFixed(1).padStart(6)).join(" ");
  console.log(`${part.padEnd(16)} ${id}  ratio ${ratio.toFixed(2)}   unhusk ${row(ours)}   peer ${row(theirs)}`);
}

/** The peer's folder with its one bundle made, as its README says; the source stays unchanged. */
async function bundledPeer() {
  const folder = mkdtempSync(join(tmpdir(), "unhusk-peer-"));
  cpSync(join(ROOT, "tests", "e2e", "bench", "peer"), folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "tests", "e2e", "bench", "peer", "content.js")],
    bundle: true,
    write: false,
    format: "iife",
    footer: { js: "globalThis.peerResult" },
    logLevel: "error",
  });
  writeFileSync(join(folder, "content.bundle.js"), outputFiles[0]?.contents ?? "");
  return folder;
}

/** @param {Server} server */
function servePages(server) {
  if (!options.pages) throw new Error("--pages FOLDER is needed: the unpacked development split of WCXB");
  for (const id of [...USUAL, ...LARGE]) {
    const body = readFileSync(join(options.pages, "html", `${id}.html`));
    server.add(`/${id}`, { body, headers: { "content-security-policy": QUIET } });
    server.add(`/judge/${id}`, { body, headers: { "content-security-policy": QUIET_WITH_WASM } });
  }
}

/** @param {{ ratio: number }[]} results */
const overPages = (results) => (results.length > 0 ? rounded(median(results.map(({ ratio }) => ratio))) : null);

async function main() {
  const server = await startServer();
  servePages(server);
  const peerFolder = await bundledPeer();
  console.log("milliseconds after the click, medians: started, judged, built, painted");
  /** @type {Record<string, any>} */
  const figures = {};
  /** @type {Record<string, unknown>} */
  const raw = { loads: Number(options.loads) };
  for (const name of chosenBrowsers(options.browser)) {
    const parts = await raceIn(name, server, peerFolder);
    raw[name] = parts;
    figures[name] = Object.fromEntries(Object.entries(parts).map(([part, results]) => [part, overPages(results)]));
  }
  if (options.only.includes("judging")) {
    const judges = await raceJudges(server, USUAL.map((id) => ({ id, path: `/judge/${id}` })), Number(options.loads));
    raw["judging"] = judges;
    figures["judge_warm"] = rounded(median(judges.map(({ warmRatio }) => warmRatio)));
    figures["walk_warm"] = rounded(median(judges.map(({ walkRatio }) => walkRatio)));
    figures["judge_cold"] = rounded(median(judges.map(({ coldRatio }) => coldRatio)));
  }
  console.log(JSON.stringify(figures, null, 2));
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ ...figures, raw }, null, 2)}\n`);
  await server.close();
  rmSync(peerFolder, { recursive: true, force: true });
}

await main();
