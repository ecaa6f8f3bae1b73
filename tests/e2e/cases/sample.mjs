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

/** The fixture was judged without an address, so its links lead elsewhere.
 * @param {string} markdown */
const withoutAddresses = (markdown) => markdown.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1");

/** @type {Record<string, { message: string }>} */
const MESSAGES = JSON.parse(readFileSync(join(ROOT, "extension", "_locales", "en", "messages.json"), "utf8"));

/**
 * Runs in the closed root.
 *
 * @param {ShadowRoot} root
 */
function rowsOf(root) {
  const words = (/** @type {Element | null} */ part) => (part?.textContent ?? "").replace(/\s+/gu, " ").trim();
  return Array.from(root.querySelectorAll(".panel.removed li"), (row) => ({
    words: words(row.querySelector(".words")),
    why: words(row.querySelector(".why")),
  }));
}

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
      const rows = await world.tab.inRoot(rowsOf);
      /** @type {{ class: string, text: string }[]} */
      const expected = JSON.parse(read("removed.json"));
      for (const { class: name, text } of expected) {
        const label = MESSAGES[`class_${name}`]?.message ?? "";
        const listed = rows.some(({ words, why }) => words.includes(text) && why.startsWith(label));
        assert.ok(listed && label !== "", `"${text}" is listed as ${name}:\n${JSON.stringify(rows, null, 1)}`);
      }
    },
  },
];
