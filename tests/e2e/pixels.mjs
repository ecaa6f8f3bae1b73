/**
 * What a screenshot shows, dot by dot.
 *
 * @import { Browser } from "./browsers/interface.mjs"
 */
import { readFileSync } from "node:fs";

/**
 * The dots of one line of a picture. The browser reads it, in a page of the extension, where no page forbids that.
 *
 * @param {Browser} browser
 * @param {string} file PNG
 * @param {number} y
 * @returns {Promise<number[][]>} red, green, blue
 */
export async function lineOf(browser, file, y) {
  const address = `data:image/png;base64,${readFileSync(file, "base64")}`;
  return browser.inExtensionPage(draw, address, y);
}

/**
 * Runs in a page of the extension.
 *
 * @param {string} address
 * @param {number} y
 */
async function draw(address, y) {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const context = new OffscreenCanvas(picture.width, 1).getContext("2d");
  context?.drawImage(picture, 0, -y);
  const dots = context?.getImageData(0, 0, picture.width, 1).data ?? [];
  return Array.from({ length: picture.width }, (_, x) => Array.from(dots.slice(4 * x, 4 * x + 3)));
}
