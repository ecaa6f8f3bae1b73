/**
 * The sample, a newspaper's page: the article of its fixture, to the word, and what was removed by name.
 *
 * @import { Case, World } from "../run.mjs"
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../arguments.mjs";
import { wordsOf } from "../pages.mjs";

const FIXTURE = join(ROOT, "tests", "fixtures", "korea-times");
const read = (/** @type {string} */ file) => readFileSync(join(FIXTURE, file), "utf8");

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
      assert.equal(markdown.trimEnd(), read("article.md").trimEnd());
      const shown = wordsOf(await world.view.articleText());
      const expected = wordsOf(read("article.md"));
      assert.deepEqual(shown, expected.slice(-shown.length));
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
      const panel = await world.tab.inRoot((root) => root.querySelector(".panel.removed")?.textContent ?? "");
      for (const words of ["Facebook share button", "Twitter share button", "Kakao share button", "Mail share button", "Link share button", "font-size", "CLOSE", "Top 10 Stories", "go top", "LETTER", "Share button.", "Text settings.", "Other stories."]) {
        assert.ok(panel.includes(words), `"${words}" is listed`);
      }
    },
  },
];
