/**
 * Pages without anything to read, and pages that no extension may touch: a word about it, and the page as it was.
 *
 * @import { Case } from "../runner.mjs"
 * @import { Tab } from "../browsers/interface.mjs"
 */
import assert from "node:assert/strict";
import { pageState } from "../page-state.mjs";
import { FORM_PAGE } from "../pages.mjs";
import { until } from "../wait.mjs";

/** One empty sheet. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
`;

const BROWSER_PAGE = { chromium: "chrome://version", firefox: "about:support" };

/** What is said is a sentence. */
const SENTENCE = /\p{L}+ \p{L}+.*\./u;

/**
 * A popup closes when its window loses the focus, as a starting browser's may; then the button is pressed again.
 *
 * @param {Tab} tab
 */
function clickedAndTold(tab) {
  return until("the popup speaks", async () => {
    await tab.clickToolbarButton();
    return until("the popup speaks after this click", () => tab.refusal(), 4000);
  });
}

/** @type {Case[]} */
export const cases = [
  {
    title: "a page without an article gets a short message and stays as it was",
    run: async ({ tab, view, server }) => {
      server.add("/form", { body: FORM_PAGE });
      await tab.open(server.address("/form"));
      const before = await pageState(tab);
      await tab.clickToolbarButton();
      await until("a message is there", view.isOpen);
      assert.ok(await tab.evaluate(() => document.body.checkVisibility()), "the page is still shown");
      const said = await tab.inRoot((root) => /** @type {HTMLElement} */ (root.lastElementChild).innerText);
      assert.match(said, SENTENCE);
      assert.deepEqual((await view.list("button")).map(({ name }) => name), ["Pick the main part", "Close message"]);
      await tab.clickToolbarButton();
      await view.closed();
      assert.deepEqual(await pageState(tab), before);
    },
  },
  {
    title: "a page of the browser's own: the toolbar button says that it can't be read",
    run: async ({ tab, browser }) => {
      await tab.open(BROWSER_PAGE[browser.name]);
      assert.match(await clickedAndTold(tab), SENTENCE);
    },
  },
  {
    title: "a PDF: the toolbar button says that it can't be read",
    run: async ({ tab, server }) => {
      server.add("/sheet.pdf", { body: PDF, type: "application/pdf" });
      await tab.open(server.address("/sheet.pdf"));
      assert.match(await clickedAndTold(tab), SENTENCE);
    },
  },
];
