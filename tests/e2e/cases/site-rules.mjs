/**
 * Corrections that are kept for a site: made on its next pages, listed, changed and deleted on the settings page.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { articlePage, PARAGRAPHS, wordsOf } from "../pages.mjs";
import { settingsIn } from "../settings-page.mjs";
import { until } from "../wait.mjs";

const PROMISE = "Our keepers write a letter each month, and whoever pays for it reads it before the others do, on paper.";
const PAGE = articlePage({ inside: `<p class="promise">${PROMISE}</p>` });
/** Of the same site, with other words. */
const NEXT = articlePage({ inside: '<p class="promise">Who pays for the letter in June reads in May what the others read in June, and that on paper too.</p>' })
  .replaceAll(PARAGRAPHS[0] ?? "", `${PARAGRAPHS[0]} So it was.`);

/** @param {World} world @param {string} path @param {string} [host] */
async function open({ tab, view, server }, path, host) {
  await tab.open(server.address(path, host));
  await tab.clickToolbarButton();
  await view.opened();
}

/** @param {World} world */
const shownIn = async ({ view }) => wordsOf(await view.articleText()).join(" ");

/** @type {Case[]} */
export const cases = [
  {
    title: "corrections kept for a site are made on its next pages, with a sign, and left out at a press",
    run: async (world) => {
      const { tab, view, server } = world;
      server.add("/first", { body: PAGE });
      server.add("/next", { body: NEXT });
      await open(world, "/first");
      assert.match(await shownIn(world), /whoever pays for it/u);
      await view.pressByKeyboard("button", "More");
      await view.pressByKeyboard("button", "Remove parts");
      await tab.press("ArrowDown");
      await tab.press("ArrowDown");
      await tab.press("Enter");
      await until("the part is gone", async () => !/whoever pays for it/u.test(await shownIn(world)));
      await tab.press("Escape");
      await view.pressByKeyboard("button", "Removed");
      await view.pressByKeyboard("button", "Keep for this site");
      await view.part("button", "Kept: 1 of 1");
      await open(world, "/next");
      assert.doesNotMatch(await shownIn(world), /reads in May/u);
      const sign = (await view.list("paragraph")).map(({ text }) => text);
      assert.ok(sign.includes("Read with what you corrected on this site. Read it without."), sign.join("\n"));
      await view.click("button", "Read it without");
      await until("it is there", async () => /reads in May/u.test(await shownIn(world)));
      await tab.press("Control+z");
      await until("it is gone again", async () => !/reads in May/u.test(await shownIn(world)));
      await open(world, "/next", "other.localhost");
      assert.match(await shownIn(world), /reads in May/u, "another site is read as it is");
      const settings = settingsIn(tab);
      await settings.open();
      const paths = () => tab.evaluate(() => Array.from(document.querySelectorAll(".rule input"), (field) => /** @type {HTMLInputElement} */ (field).value));
      assert.deepEqual(await paths(), ["body > main > article > p.promise"]);
      const { bytes } = await tab.download(() => settings.press("Export"));
      await settings.press("Delete");
      await settings.says("No corrections yet.");
      const folder = mkdtempSync(join(tmpdir(), "unhusk-rules-"));
      writeFileSync(join(folder, "backup.json"), bytes);
      await settings.import(join(folder, "backup.json"));
      await until("it is listed again", async () => (await paths()).length === 1);
      rmSync(folder, { recursive: true, force: true });
      await settings.click(".rule input");
      await tab.press("End");
      for (const letter of "sory") await tab.press(letter);
      await tab.press("Enter");
      await until("it is changed", async () => (await paths())[0] === "body > main > article > p.promisesory");
      await open(world, "/next");
      assert.match(await shownIn(world), /reads in May/u, "the changed rule says nothing of this page");
      await settings.open();
      await settings.press("Delete");
      await settings.says("No corrections yet.");
    },
  },
];
