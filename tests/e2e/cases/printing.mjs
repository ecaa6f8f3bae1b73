/**
 * The article on paper, from the browser's own command.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { isDefault, resetLook } from "../kept-look.mjs";
import { lettersOn } from "../paper.mjs";
import { articlePage } from "../pages.mjs";
import { until } from "../wait.mjs";

const NIGHTS = Array.from({ length: 300 }, (_, night) => `<p>In night ${night + 1} the tide came in again, as it does, and the keeper wrote it down.</p>`).join("");
const LINKS = `<p>See <a href="/drawings">his drawings</a>, and the <a href="#notes">note on the rollers</a> below.</p>
  <p id="notes">The rollers were of oak, and were cut in the same valley in which the tower stands now.</p>`;
/** What the page has beside the article. */
const BESIDE = `<nav>${'<a href="/a">News from the coast</a> '.repeat(40)}</nav>`;

/** @param {World} world
 * @param {string} inside */
async function open({ tab, view, server }, inside) {
  server.add("/print", { body: articlePage({ inside, before: BESIDE }) });
  await tab.open(server.address("/print"));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "More");
}

/** Runs in the closed root, as on paper.
 * @param {ShadowRoot} root */
function onPaper(root) {
  const style = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (root.querySelector(selector)));
  const cut = [...root.querySelectorAll("main, main *")].filter((one) => {
    const { overflowX, overflowY, position } = getComputedStyle(one);
    return overflowX !== "visible" || overflowY !== "visible" || position === "fixed";
  });
  const links = Array.from(root.querySelectorAll("article p a"), (link) => getComputedStyle(link, "::after").content);
  return {
    cut: cut.map(({ localName, className }) => `${localName}.${className}`),
    colours: [style("article").color, style("article p a").color, style("dialog").backgroundColor],
    links,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}

/** @param {World} world */
async function paper({ tab }) {
  await tab.showAs("print");
  const found = await tab.inRoot(onPaper);
  await tab.showAs(null);
  return found;
}

/** @type {Case[]} */
export const cases = [
  {
    title: "the browser's own command prints the article and nothing else, each line once",
    run: async (world) => {
      await open(world, NIGHTS);
      await world.view.click("button", "Removed");
      await world.view.part("heading", "Removed");
      const words = await world.tab.inRoot((root) => root.querySelector("article")?.textContent ?? "");
      const letters = words.replace(/\s+/g, " ").length;
      const printed = lettersOn(await world.tab.print());
      // Of a line that is cut, both pages have all letters: that would be a fiftieth more.
      assert.ok(printed > letters * 0.99 && printed < letters * 1.005, `${printed} letters of ${letters}`);
    },
  },
  {
    title: "nothing on paper can be cut off, and a dark theme is black on white there",
    run: async (world) => {
      const code = `<pre><code>${"keepers ".repeat(60)}</code></pre><table><tr>${"<td>the distance</td>".repeat(12)}</tr></table>`;
      await open(world, LINKS + code);
      await world.view.click("button", "Look");
      await world.view.click("radio", "Dark");
      const { cut, colours } = await paper(world);
      assert.deepEqual(cut, []);
      assert.deepEqual(colours, ["rgb(0, 0, 0)", "rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]);
      await resetLook(world);
    },
  },
  {
    title: "on paper links have their addresses if the reader wants it, but not those within the article",
    run: async (world) => {
      await open(world, LINKS);
      assert.deepEqual((await paper(world)).links, ["none", "none"]);
      await world.view.click("button", "More");
      await world.view.click("checkbox", "With addresses of links");
      const address = world.server.address("/drawings");
      await until("they are there", async () => (await paper(world)).links[0]?.includes(address) || (await paper(world)).links[0]?.includes("attr(href)"));
      assert.equal((await paper(world)).links[1], "none");
      const onScreen = await world.tab.inRoot((root) => getComputedStyle(/** @type {Element} */ (root.querySelector("article p a")), "::after").content);
      assert.equal(onScreen, "none");
      await world.view.click("checkbox", "With addresses of links");
      await until("they are gone", async () => (await paper(world)).links[0] === "none");
      await isDefault(world);
    },
  },
];
