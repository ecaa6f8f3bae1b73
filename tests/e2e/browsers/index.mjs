/**
 * The browsers that the tests are run in.
 *
 * @import { Browser, BrowserName, LaunchOptions } from "./interface.mjs"
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchChromium } from "./chromium.mjs";
import { launchFirefox } from "./firefox.mjs";

/** @type {BrowserName[]} */
export const BROWSERS = ["chromium", "firefox"];

/**
 * Starts a browser with copies of the extensions, so that a build beside the tests takes nothing from under them.
 *
 * @param {BrowserName} name
 * @param {string | string[]} folders the unpacked extensions
 * @param {LaunchOptions} [options]
 * @returns {Promise<Browser>}
 */
export async function launch(name, folders, options = {}) {
  const launcher = name === "chromium" ? launchChromium : launchFirefox;
  // To Chromium an extension is the one that it knows by its folder.
  const place = options.profile ? join(options.profile, "unpacked") : mkdtempSync(join(tmpdir(), "unhusk-extensions-"));
  const copies = [folders].flat().map((folder, number) => {
    const copy = join(place, String(number));
    cpSync(folder, copy, { recursive: true });
    return copy;
  });
  const forget = () => options.profile ?? rmSync(place, { recursive: true, force: true });
  const browser = await launcher(copies, options).catch((error) => {
    forget();
    throw error;
  });
  return { ...browser, close: () => browser.close().finally(forget) };
}
