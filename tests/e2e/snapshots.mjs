/**
 * Takes snapshots of real pages in real browsers, for `core/tests/browsers_agree.rs` to compare with html5ever's reading.
 *
 *     UNHUSK_PAGES=FOLDER node tests/e2e/snapshots.mjs --out FOLDER [--number N] [--browser chromium|firefox|both]
 *
 * Of N pages, evenly from all, each is taken twice by the very walk that the extension ships: parsed alone, and laid
 * out. Scripts of the pages and the network are off. Into the folder go `{page}.html`, the markup as it was served, and
 * `{page}.{browser}.json`. `cargo xtask test e2e` calls this.
 *
 * @import { BrowserName, Tab } from "./browsers/interface.mjs"
 * @import { Server } from "./server.mjs"
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { chosenBrowsers, ROOT } from "./arguments.mjs";
import { QUIET } from "./bench/race.mjs";
import { launch } from "./browsers/index.mjs";
import { startServer } from "./server.mjs";
import { until } from "./wait.mjs";

const NUMBER = "30";

/** The page that walks others, which stand in a frame of it. */
const WALKER = `<!doctype html><meta charset="utf-8"><style>iframe { width: 1280px; height: 900px }</style>
<script type="module">
  import { takeSnapshot } from "/snapshot.js";

  // Lengths hold: a lone surrogate is as long as what the core reads in its place.
  const written = (snapshot) => Object.fromEntries(Object.entries(snapshot).map(
    ([name, part]) => [name, typeof part === "string" ? part.toWellFormed() : Array.from(part)],
  ));

  async function live(address) {
    const frame = document.createElement("iframe");
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    frame.src = address;
    document.body.append(frame);
    await loaded;
    const snapshot = takeSnapshot(frame.contentDocument);
    frame.remove();
    return snapshot;
  }

  async function parsed(address) {
    const markup = await (await fetch(address)).text();
    return takeSnapshot(Document.parseHTMLUnsafe(markup));
  }

  globalThis.walk = async (address) => JSON.stringify({
    address,
    parsed: written(await parsed(address)),
    live: written(await live(address)),
  });
</script>`;

/** A page that sends its reader on after a while would not be there any more.
 * @param {string} file */
const markupOf = (file) => readFileSync(file, "utf8").replace(/(http-equiv\s*=\s*["']?)refresh/giu, "$1no-refresh");

/** What React streams is put in its place by a script of the page: html5ever's reading does that, and here no script runs.
 * @param {string} markup */
const isStreamed = (markup) => /<template id=["']?[BP]:/u.test(markup);

/**
 * Evenly from all pages.
 *
 * @param {string} folder
 * @param {number} number
 */
function chosenPages(folder, number) {
  const files = readdirSync(folder).filter((file) => file.endsWith(".html")).toSorted();
  const step = Math.max(1, files.length / number);
  const chosen = Array.from({ length: Math.min(number, files.length) }, (_, at) => files[Math.floor(at * step)] ?? "");
  const pages = chosen.map((file) => ({ name: basename(file, ".html"), markup: markupOf(join(folder, file)) }));
  return pages.filter(({ markup }) => !isStreamed(markup));
}

/**
 * @param {Server} server
 * @param {{ name: string, markup: string }[]} pages
 */
function serve(server, pages) {
  server.add("/walker", { body: WALKER });
  server.add("/snapshot.js", { body: readFileSync(join(ROOT, "src", "snapshot.js")), type: "text/javascript" });
  for (const { name, markup } of pages) {
    server.add(`/page/${name}`, { body: markup, headers: { "content-security-policy": QUIET } });
  }
}

/**
 * @param {Tab} tab
 * @param {string} address
 */
const walked = (tab, address) => tab.evaluate(`(address) => globalThis.walk(address)`, address);

/**
 * @param {BrowserName} name
 * @param {string} into a folder
 */
async function takeIn(name, into) {
  const browser = await launch(name, []);
  try {
    const tab = await browser.newTab();
    await tab.open(server.address("/walker"));
    await until("the walk is there", () => tab.evaluate(() => "walk" in globalThis));
    for (const page of pages) {
      writeFileSync(join(into, `${page.name}.${name}.json`), String(await walked(tab, server.address(`/page/${page.name}`))));
    }
  } finally {
    await browser.close();
  }
}

const { values: options } = parseArgs({
  options: { out: { type: "string" }, number: { type: "string", default: NUMBER }, browser: { type: "string" } },
});
const folder = process.env["UNHUSK_PAGES"];
const { out } = options;
if (!folder || !out) throw new Error("UNHUSK_PAGES and --out FOLDER are needed");
const pages = chosenPages(join(folder, "html"), Number(options.number));
const server = await startServer();
serve(server, pages);
mkdirSync(out, { recursive: true });
for (const { name, markup } of pages) writeFileSync(join(out, `${name}.html`), markup);
// One that fails leaves the other to its end, and no browser behind.
const taken = await Promise.allSettled(chosenBrowsers(options.browser).map((name) => takeIn(name, out)));
await server.close();
for (const one of taken) if (one.status === "rejected") throw one.reason;
console.log(`snapshots of ${pages.length} pages`);
