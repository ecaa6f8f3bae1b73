/**
 * The sample, a newspaper's page: the article of its fixture, to the word, and what was removed by name.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { wordsOf } from "../pages.mjs";
import { assertListed, read, rowsOf, withoutAddresses } from "../sample.mjs";

/** @param {World} world */
async function openSample({ tab, view, server }) {
  server.add("/sample", { body: read("page.html") });
  await tab.open(server.address("/sample"));
  await tab.clickToolbarButton();
  await view.opened();
}

/** @type {Case[]} */
export const cases = [
  {
    title: "the sample's article is the fixture's, word for word",
    run: async (world) => {
      await openSample(world);
      const markdown = await world.tab.inWorld("unhuskReading.exportAs('markdown')");
      const expected = withoutAddresses(read("article.md")).trimEnd();
      assert.equal(withoutAddresses(markdown).trimEnd(), expected);
      const shown = wordsOf(await world.view.articleText());
      assert.deepEqual(shown, wordsOf(expected).slice(-shown.length));
      assert.ok(shown.length > 500, "the whole article is shown");
    },
  },
  {
    title: "the sample's title and byline head the view",
    run: async (world) => {
      await openSample(world);
      assert.equal((await world.view.list("heading"))[0]?.text, "NK, US poised for denuclearization talks");
      const [line] = await world.tab.inRoot((root) => Array.from(root.querySelectorAll(".byline"), (part) => part.textContent ?? ""));
      assert.match(line ?? "", /Lee Min-hyung/);
      assert.match(line ?? "", /mhlee@koreatimes\.co\.kr/);
    },
  },
  {
    title: "the sample's share buttons, settings and lists are named among what was removed",
    run: async (world) => {
      await openSample(world);
      await world.view.click("button", "Removed");
      await world.view.part("heading", "Removed");
      assertListed(await world.tab.inRoot(rowsOf));
    },
  },
];
