/**
 * The reader's look as the browser keeps it, for this article and for those of the next cases.
 *
 * @import { World } from "./runner.mjs"
 */
import { until } from "./wait.mjs";

const DEFAULTS = { theme: "auto", face: "auto", size: 19, width: 58, leading: 1.6, letters: 0, words: 0, straight: false, hyphens: false, pictures: true, dim: true, addresses: false };

/** @param {World} world */
export const keptLook = ({ browser }) =>
  browser.inExtensionPage(async () => {
    const { look = {} } = await chrome.storage.local.get("look");
    return /** @type {Record<string, unknown>} */ (look);
  });

/**
 * Presses "Reset all" in the open panel, and waits until it is kept: a case that ends before leaves its look to the next.
 *
 * @param {World} world
 */
export async function resetLook(world) {
  await world.view.click("button", "Reset all");
  await isDefault(world);
}

/** @param {World} world */
export const isDefault = (world) =>
  until("the look is kept as it was at first", async () => {
    const look = await keptLook(world);
    return Object.entries(DEFAULTS).every(([name, value]) => look[name] === value);
  });
