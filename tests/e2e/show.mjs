/**
 * Shows a page in the reader view of a real browser.
 *
 *     node tests/e2e/show.mjs --browser chromium|firefox --page URL --shot PNG --markdown MD [--headed]
 *
 * With `--headed` the browser stays until it is closed. `cargo xtask run` calls this.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { builtExtension, chosenBrowsers } from "./arguments.mjs";
import { launch } from "./browsers/index.mjs";
import { until } from "./wait.mjs";
import { viewIn } from "./view.mjs";

const { values: options } = parseArgs({
  options: {
    browser: { type: "string", default: "chromium" },
    page: { type: "string" },
    shot: { type: "string" },
    markdown: { type: "string" },
    headed: { type: "boolean", default: false },
  },
});
if (!options.page) throw new Error("--page URL is needed");

const [name = "chromium"] = chosenBrowsers(options.browser);
const browser = await launch(name, builtExtension(name), { headed: options.headed });
try {
  const tab = await browser.newTab();
  await tab.open(options.page);
  await tab.clickToolbarButton();
  await until("the reader view, or a message, is there", async () => (await tab.hasHost()) || (await tab.refusal()));
  if (!(await viewIn(tab).isArticle())) console.log("nothing readable was found: the page shows a message instead");
  if (options.shot) await tab.screenshot(options.shot);
  if (options.markdown) writeFileSync(options.markdown, await markdown(tab));
  if (options.headed) await browser.untilClosed();
} finally {
  await browser.close().catch(() => undefined);
}

/** @param {import("./browsers/interface.mjs").Tab} tab */
async function markdown(tab) {
  const words = await tab.inWorld("unhuskReading ? unhuskReading.exportAs('markdown') : ''");
  return `${String(words).trimEnd()}\n`;
}
