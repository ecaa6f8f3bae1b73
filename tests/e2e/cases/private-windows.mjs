/**
 * Private windows leave no trace, and what is kept from other windows is of use in them.
 *
 * @import { Tab } from "../browsers/interface.mjs"
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { articlePage, PARAGRAPHS } from "../pages.mjs";
import { stored } from "../stored.mjs";
import { stays, until } from "../wait.mjs";
import { viewIn } from "../view.mjs";

const PROMISE = "Our keepers write a letter each month, and whoever pays for it reads it before the others do, on paper.";
const MORE = Array.from({ length: 40 }, (_, place) => `<p>Page ${place} of the book. ${PARAGRAPHS[place % PARAGRAPHS.length]} So much for ${place}.</p>`).join("");
const PAGE = articlePage({ inside: `<p class="promise">${PROMISE}</p>${MORE}` });

/** A tab with the article in the view.
 * @param {Tab} tab
 * @param {World} world */
async function read(tab, { server }) {
  server.add("/long-private", { body: PAGE });
  const view = viewIn(tab);
  await tab.open(server.address("/long-private"));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
  return view;
}

/** Takes a part of the article out of it.
 * @param {Tab} tab
 * @param {string} beginning of its words */
async function remove(tab, beginning) {
  const view = viewIn(tab);
  await view.pressByKeyboard("button", "More");
  await view.pressByKeyboard("button", "Remove parts");
  const isChosen = () => tab.inRoot((root, start) => root.querySelector(".chosen")?.textContent?.startsWith(start) ?? false, beginning);
  await until(`it is chosen: ${beginning}`, async () => (await isChosen()) || (await tab.press("ArrowDown")));
  await tab.press("Enter");
  await until("it is gone", async () => !(await view.articleText()).includes(beginning));
  await tab.press("Escape");
}

/** Reads on to the middle, and leaves.
 * @param {Tab} tab */
async function readOnAndLeave(tab) {
  await tab.inRoot((root) => {
    const middle = Array.from(root.querySelectorAll("article > p")).find((one) => one.textContent?.startsWith("Page 20 "));
    middle?.scrollIntoView({ block: "start", behavior: "instant" });
  });
  await tab.press("Escape");
  await viewIn(tab).closed();
}

/** @type {Case[]} */
export const cases = [
  {
    title: "a private window reads by what is kept for a site, and leaves no trace of the look, the place and the corrections in it",
    run: async (world) => {
      const { browser, tab } = world;
      const view = await read(tab, world);
      await remove(tab, "Our keepers");
      await view.pressByKeyboard("button", "Removed");
      await view.pressByKeyboard("button", "Keep for this site");
      await view.part("button", "Kept: 1 of 1");
      await tab.press("Escape");
      const before = await until("the rule is kept, and the face was measured", async () => {
        const now = await stored(browser);
        return "rules" in now.local && "faceScale" in now.local ? now : null;
      });
      const hidden = await browser.newPrivateTab();
      const within = await read(hidden, world);
      assert.doesNotMatch(await within.articleText(), /Our keepers/u, "the site's rule is applied");
      await remove(hidden, "Page 3 ");
      await within.pressByKeyboard("button", "Removed");
      await within.part("button", "Pick the main part");
      assert.ok((await within.list("button")).every(({ name }) => name !== "Keep for this site"), "nothing can be kept");
      await hidden.press("Escape");
      await within.click("button", "Look");
      await within.click("radio", "Dark");
      const theme = () => hidden.inRoot((root) => root.querySelector("dialog")?.dataset["theme"]);
      await until("it is dark here", async () => (await theme()) === "dark");
      await hidden.press("Escape");
      await readOnAndLeave(hidden);
      assert.ok(await stays(40, async () => !(await within.isOpen())));
      assert.deepEqual(await stored(browser), before);
      await hidden.close();
      assert.deepEqual(await stored(browser), before);
      await readOnAndLeave(tab);
      const places = JSON.stringify(before.local["places"]);
      await until("beside it a place is kept", async () => JSON.stringify((await stored(browser)).local["places"]) !== places);
      await browser.inExtensionPage(() => chrome.storage.local.remove(["rules", "places"]));
    },
  },
];
