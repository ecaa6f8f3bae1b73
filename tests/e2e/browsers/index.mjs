/**
 * The browsers that the tests are run in.
 *
 * @import { Browser, BrowserName, LaunchOptions } from "./interface.mjs"
 */
import { launchChromium } from "./chromium.mjs";
import { launchFirefox } from "./firefox.mjs";

/** @type {BrowserName[]} */
export const BROWSERS = ["chromium", "firefox"];

/**
 * @param {BrowserName} name
 * @param {string | string[]} folders the unpacked extensions
 * @param {LaunchOptions} [options]
 * @returns {Promise<Browser>}
 */
export function launch(name, folders, options = {}) {
  const launcher = name === "chromium" ? launchChromium : launchFirefox;
  return launcher([folders].flat(), options);
}
