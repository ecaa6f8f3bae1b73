/**
 * What the programs of this folder are told on their command line.
 *
 * @import { BrowserName } from "./browsers/interface.mjs"
 */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { BROWSERS } from "./browsers/index.mjs";

/** The project's root folder. */
export const ROOT = resolve(fileURLToPath(import.meta.url), "../../..");

/**
 * The unpacked extension that the build leaves.
 *
 * @param {BrowserName} browser
 */
export const builtExtension = (browser) => join(ROOT, "dist", browser);

/**
 * @param {string | undefined} name as given on the command line
 * @returns {BrowserName[]}
 */
export function chosenBrowsers(name) {
  if (name === undefined || name === "both") return BROWSERS;
  const chosen = BROWSERS.filter((browser) => browser === name);
  if (chosen.length === 0) throw new Error(`no such browser: ${name} (chromium, firefox or both)`);
  return chosen;
}
