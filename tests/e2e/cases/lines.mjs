/**
 * Line focus: some lines clear, the rest veiled.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { articlePage, PARAGRAPHS, TITLE } from "../pages.mjs";
import { until } from "../wait.mjs";

/** Runs in the closed root: which part of the window is clear, and how many lines of text stand in it.
 * @param {ShadowRoot} root */
function clear(root) {
  const [above, below] = Array.from(root.querySelectorAll(".veil"), (veil) => veil.getBoundingClientRect());
  if (!above || !below) return null;
  const tops = new Set();
  for (const paragraph of root.querySelectorAll("article > p")) {
    const range = new Range();
    range.selectNodeContents(paragraph);
    for (const { top, bottom } of range.getClientRects()) if (top > above.bottom && bottom < below.top) tops.add(Math.round(top));
  }
  const { backgroundColor } = getComputedStyle(/** @type {Element} */ (root.querySelector(".veil")));
  return { top: above.bottom, bottom: below.top, lines: tops.size, whole: above.top <= 0 && below.bottom > innerHeight - 1, colour: backgroundColor };
}

/** @param {World} world @param {string} choice */
async function choose({ tab, view }, choice) {
  await tab.evaluate(() => scrollTo(0, 0));
  await until("the bar is there", async () => !(await tab.inRoot((root) => "bar" in (root.querySelector("dialog")?.dataset ?? {}))));
  await view.click("button", "More");
  await tab.clickAt(await view.part("radio", choice));
  await tab.press("Escape");
  await until("the panel is closed", async () => (await view.list("radio")).length === 0);
}

/** @type {Case[]} */
export const cases = [
  {
    title: "leaves one, three or five lines clear, from the first to the last, and none veiled when it is off",
    run: async (world) => {
      const { tab, view, server } = world;
      server.add("/lines", { body: articlePage({ inside: Array.from({ length: 8 }, (_, place) => PARAGRAPHS.map((text) => `<p>${text} ${place}.</p>`).join("")).join("") }) });
      await tab.open(server.address("/lines"));
      await tab.clickToolbarButton();
      await view.opened();
      // Titles have lines of their own height.
      for (const lines of [1, 3, 5]) {
        await choose(world, String(lines));
        await tab.evaluate(() => scrollTo(0, 900));
        await until(`${lines} are clear`, async () => (await tab.inRoot(clear))?.lines === lines);
      }
      const found = await tab.inRoot(clear);
      assert.ok(found?.whole, "all else is veiled");
      assert.match(found.colour, /0?\.75\)$/);
      await tab.evaluate(() => scrollTo(0, 0));
      const title = await view.part("heading", TITLE);
      await until("at the top it begins with the title", async () => ((await tab.inRoot(clear))?.top ?? title.y) < title.y);
      await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const end = await tab.inRoot((root) => root.querySelector("article > p:last-child")?.getBoundingClientRect().bottom ?? 0);
      await until("at the end it ends with the text", async () => Math.abs(((await tab.inRoot(clear))?.bottom ?? 0) - end) < 40);
      await tab.evaluate(() => scrollTo(0, 900));
      const at = await tab.inRoot((root) => {
        const paragraph = Array.from(root.querySelectorAll("article > p")).find((one) => one.getBoundingClientRect().top > 300);
        const { left, top } = /** @type {Element} */ (paragraph).getBoundingClientRect();
        return { x: left + 40, y: top + 50 };
      });
      await tab.moveTo(at);
      await until("it goes with the pointer", async () => {
        const now = await tab.inRoot(clear);
        return now !== null && now.top < at.y && now.bottom > at.y;
      });
      await choose(world, "Off");
      assert.equal(await tab.inRoot(clear), null);
      await choose(world, "1");
      await tab.press("Escape");
      await view.closed();
    },
  },
];
