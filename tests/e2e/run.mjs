/**
 * The end-to-end tests: the built extension, installed in real browsers, its real toolbar button clicked.
 *
 *     node tests/e2e/run.mjs [--browser chromium|firefox|both] [--only WORDS]
 *
 * `cargo xtask test e2e` builds the extension and calls this.
 */
import { parseArgs } from "node:util";
import { builtExtension, chosenBrowsers } from "./arguments.mjs";
import { cases as accessibility } from "./cases/accessibility.mjs";
import { cases as articles } from "./cases/articles.mjs";
import { cases as bar } from "./cases/bar.mjs";
import { cases as corrections } from "./cases/corrections.mjs";
import { cases as exporting } from "./cases/exporting.mjs";
import { cases as hostilePages } from "./cases/hostile-pages.mjs";
import { cases as keyboard } from "./cases/keyboard.mjs";
import { cases as look } from "./cases/look.mjs";
import { cases as menus } from "./cases/menus.mjs";
import { cases as noView } from "./cases/no-view.mjs";
import { cases as opening } from "./cases/opening.mjs";
import { cases as pageChanges } from "./cases/page-changes.mjs";
import { cases as payloads } from "./cases/payloads.mjs";
import { cases as privateWindows } from "./cases/private-windows.mjs";
import { cases as printing } from "./cases/printing.mjs";
import { cases as reading } from "./cases/reading.mjs";
import { cases as removed } from "./cases/removed.mjs";
import { cases as sample } from "./cases/sample.mjs";
import { cases as scripts } from "./cases/scripts.mjs";
import { cases as settings } from "./cases/settings.mjs";
import { cases as singlePages } from "./cases/single-pages.mjs";
import { cases as siteRules } from "./cases/site-rules.mjs";
import { cases as sites } from "./cases/sites.mjs";
import { cases as smallScreens } from "./cases/small-screens.mjs";
import { cases as strictPage } from "./cases/strict-page.mjs";
import { cases as styledAway } from "./cases/styled-away.mjs";
import { cases as themes } from "./cases/themes.mjs";
import { cases as tools } from "./cases/tools.mjs";
import { runInBrowsers } from "./runner.mjs";

const CASES = [
  sample,
  opening,
  look,
  themes,
  smallScreens,
  scripts,
  bar,
  printing,
  reading,
  removed,
  corrections,
  articles,
  siteRules,
  exporting,
  sites,
  menus,
  settings,
  privateWindows,
  tools,
  singlePages,
  pageChanges,
  strictPage,
  noView,
  hostilePages,
  payloads,
  styledAway,
  keyboard,
  accessibility,
].flat();

const { values: options } = parseArgs({
  options: { browser: { type: "string" }, only: { type: "string" } },
});

const cases = CASES.filter(({ title }) => title.includes(options.only ?? ""));
if (cases.length === 0) throw new Error(`no case has "${options.only}" in its title`);
await runInBrowsers(chosenBrowsers(options.browser), cases, { extensions: builtExtension });
