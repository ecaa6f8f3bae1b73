/**
 * The themes: enough contrast in each, and what the system asks for.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resetLook } from "../kept-look.mjs";
import { contrasts } from "../laid-out.mjs";
import { articlePage } from "../pages.mjs";
import { until } from "../wait.mjs";

const PICTURE = readFileSync(new URL("../../../extension/assets/icon-128.png", import.meta.url)).toString("base64");
const INSIDE = `<h2>What it <em>cost</em></h2><p>See <a href="/elsewhere">the drawings</a>, in <code>drawings.txt</code>.</p>
  <blockquote><p>It was a slow way to save a tower, said the surveyor, but no other had been drawn.</p></blockquote>
  <figure><img src="data:image/png;base64,${PICTURE}" width="300" height="300" alt="The tower"><figcaption>The tower, before it was moved.</figcaption></figure>
  <pre><code>distance = sea - tower</code></pre><ul><li>Rollers of oak, which were cut in the same valley.</li><li>Four hundred tonnes of granite.</li></ul>
  <table><caption>Distances</caption><tr><th>Year</th><th>Metres</th></tr><tr><td>1901</td><td>40</td></tr><tr><td>1990</td><td>12</td></tr></table>`;

/** @param {World} world
 * @param {string} [doctype] */
async function open({ tab, view, server }, doctype = "<!doctype html>") {
  const page = articlePage({ inside: INSIDE, after: '<footer><a href="/imprint">Imprint</a></footer>' });
  server.add("/themes", { body: page.replace("<!doctype html>", doctype) });
  await tab.open(server.address("/themes"));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/** @param {World} world
 * @param {string} panel */
async function openPanel({ view }, panel) {
  await view.click("button", panel);
  await view.part("heading", panel);
}

/** @param {World} world */
const theme = ({ tab }) => tab.inRoot((root) => root.querySelector("dialog")?.dataset["theme"]);

/** @param {World} world */
const filter = ({ tab }) => tab.inRoot((root) => getComputedStyle(/** @type {Element} */ (root.querySelector(".article img"))).filter);

/** @param {World} world */
const enlargedFilter = ({ tab }) => tab.inRoot((root) => getComputedStyle(/** @type {Element} */ (root.querySelector(".enlarged img"))).filter);

/** @param {World} world
 * @param {string} name */
async function assertContrast({ tab }, name) {
  const found = await tab.inRoot(contrasts);
  const kinds = new Set(found.map(({ kind }) => kind));
  assert.deepEqual([...kinds].toSorted(), ["control", "link", "text"], "there is something of each");
  const weak = found.filter(({ kind, ratio }) => ratio < (kind === "text" ? 7 : 4.5));
  assert.deepEqual(weak.map(({ what, ratio }) => `${what}: ${ratio.toFixed(2)}`), [], name);
}

/** @param {World} world
 * @param {string} name
 * @param {string} key */
async function inTheme(world, name, key) {
  await open(world);
  await openPanel(world, "Look");
  await world.view.click("radio", name);
  await until("the theme is seen", async () => (await theme(world)) === key);
  await assertContrast(world, `${name}, with the look`);
  for (const panel of ["Removed", "More"]) {
    await openPanel(world, panel);
    await assertContrast(world, `${name}, with ${panel}`);
  }
  await openPanel(world, "Look");
  await resetLook(world);
}

/** Runs in the closed root: what stands out where the system gives the colours.
 * @param {ShadowRoot} root */
function forced(root) {
  const style = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (root.querySelector(selector)));
  return {
    active: matchMedia("(forced-colors: active)").matches,
    panel: style(".panel").borderTopStyle,
    chosen: style(".choices label:has(:checked)").outlineStyle,
    open: style(".button[aria-expanded='true']").outlineStyle,
  };
}

/** @type {Case[]} */
export const cases = [
  ...[["Light", "light"], ["Sepia", "sepia"], ["Dark", "dark"], ["Strong", "contrast"]].map(([name = "", key = ""]) => ({
    title: `text has a contrast of 7 to 1, links and controls of 4.5 to 1: ${name}`,
    run: (/** @type {World} */ world) => inTheme(world, name, key),
  })),
  {
    title: "the window's scroll bar has the colours of the theme, and the page's own once the view is closed",
    run: async (world) => {
      const { tab, view } = world;
      // Of the root element.
      const scheme = () => tab.evaluate(() => {
        const { colorScheme, scrollbarColor } = getComputedStyle(document.documentElement);
        return scrollbarColor === "auto" ? colorScheme : scrollbarColor;
      });
      await open(world);
      assert.equal(await scheme(), "normal");
      await openPanel(world, "Look");
      for (const [name = "", wanted] of [["Dark", "dark"], ["Sepia", "rgb(121, 98, 63) rgb(244, 236, 216)"], ["Strong", "dark"]]) {
        await view.click("radio", name);
        await until(`it is ${wanted}`, async () => (await scheme()) === wanted);
      }
      const inner = await tab.inRoot((root) => getComputedStyle(/** @type {Element} */ (root.querySelector("article .scroll"))).scrollbarColor);
      assert.equal(inner, "rgb(255, 255, 255) rgba(0, 0, 0, 0)", "that of a table or of code as well");
      // The page is uncovered for a moment when it is read again.
      await tab.evaluate(() => document.querySelector("article p")?.replaceChildren("So it was, and so it is to this day, as whoever goes there can see."));
      await view.part("status", "The page has changed.");
      assert.equal(await scheme(), "dark");
      await tab.press("Escape");
      await tab.press("Escape");
      await view.closed();
      assert.equal(await scheme(), "normal");
      await tab.clickToolbarButton();
      await view.opened();
      await until("it is dark from the start", async () => (await scheme()) === "dark");
      await openPanel(world, "Look");
      await resetLook(world);
      await until("it is light again", async () => (await scheme()) === "normal");
    },
  },
  {
    title: "text has its contrast in a page without a doctype, where browsers let tables inherit nothing",
    run: async (world) => {
      await open(world, "");
      await openPanel(world, "Look");
      await world.view.click("radio", "Dark");
      await until("the theme is seen", async () => (await theme(world)) === "dark");
      await assertContrast(world, "Dark");
      await resetLook(world);
    },
  },
  {
    title: "the theme follows the system, at once",
    run: async (world) => {
      await world.tab.prefer({ dark: true });
      await open(world);
      assert.equal(await theme(world), "dark");
      await world.tab.prefer({});
      await until("it is light", async () => (await theme(world)) === "light");
      await world.tab.prefer({ moreContrast: true });
      await until("it is the strong one", async () => (await theme(world)) === "contrast");
      await world.tab.prefer({});
      await until("it is light again", async () => (await theme(world)) === "light");
    },
  },
  {
    title: "pictures are dimmed in the dark theme, unless the reader wants none of it",
    run: async (world) => {
      await open(world);
      await openPanel(world, "Look");
      assert.equal(await filter(world), "none");
      await world.view.click("radio", "Dark");
      await until("they are dimmed", async () => (await filter(world)) === "brightness(0.84)");
      await world.view.pressByKeyboard("button", "Enlarge the picture");
      assert.equal(await enlargedFilter(world), "brightness(0.84)", "no less when they are enlarged");
      await world.tab.press("Escape");
      await world.view.click("checkbox", "Dim pictures in dark");
      await until("they are not", async () => (await filter(world)) === "none");
      await resetLook(world);
    },
  },
  {
    title: "where the system gives the colours, panels have an edge and what is chosen a ring",
    run: async (world) => {
      await world.tab.prefer({ forcedColors: true });
      try {
        await open(world);
        await openPanel(world, "Look");
        assert.deepEqual(await world.tab.inRoot(forced), { active: true, panel: "solid", chosen: "solid", open: "solid" });
      } finally {
        await world.tab.prefer({});
      }
    },
  },
];
