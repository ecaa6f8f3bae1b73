/**
 * The closed root of the view in Firefox, which WebDriver sees.
 */
import { DetachedShadowRootError, NoSuchShadowRootError } from "selenium-webdriver/lib/error.js";
import { findHost } from "./interface.mjs";

/** WebDriver's name for a reference to a shadow root; selenium hands elements over by itself, but no roots. */
const SHADOW_ROOT = "shadow-6066-11e4-a52e-4f735466cecf";

/**
 * Runs scripts in the closed root of the view in one tab. It is asked for once, and then only whether it is the same one still: each
 * question of WebDriver's has its price, and the tests ask thousands.
 *
 * @param {import("selenium-webdriver/firefox.js").Driver} driver
 */
export function rootIn(driver) {
  /** @type {{ [SHADOW_ROOT]: string } | null} */
  let known = null;
  const find = async () => {
    const host = /** @type {import("selenium-webdriver").WebElement | undefined} */ (
      await driver.executeScript(`return (${findHost})()`)
    );
    if (!host) throw new Error("no reader view is open");
    known = { [SHADOW_ROOT]: await (await host.getShadowRoot()).getId() };
    return known;
  };
  /**
   * @param {Function | string} script
   * @param {unknown[]} values
   * @returns {Promise<any>}
   */
  return async (script, values) => {
    const asked = `const [root] = arguments; return root.host === (${findHost})() && { answer: (${script})(...arguments) }`;
    const same = known && (await driver.executeScript(asked, known, ...values).catch(nullIfGone));
    return (same || (await driver.executeScript(asked, await find(), ...values))).answer;
  };
}

/** @param {unknown} error */
function nullIfGone(error) {
  if (error instanceof DetachedShadowRootError || error instanceof NoSuchShadowRootError) return null;
  throw error;
}
