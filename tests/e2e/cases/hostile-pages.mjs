/**
 * Pages that are in the view's way, by accident or on purpose: it opens all the same, or the page is left as it was.
 *
 * @import { Tab } from "../browsers/interface.mjs"
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { pageState } from "../page-state.mjs";
import { articlePage, PARAGRAPHS, TITLE } from "../pages.mjs";
import { until } from "../wait.mjs";

/** A form whose fields shadow the properties by which a document is walked. */
const SHADOWING = ["firstChild", "nextSibling", "parentNode", "childNodes", "attributes", "nodeType", "tagName", "localName", "children", "hasAttribute", "getAttribute", "checkVisibility", "shadowRoot", "textContent"]
  .map((name) => `<input type="hidden" name="${name}">`)
  .join("");

/**
 * Opens the page, reads the whole article, closes, and compares the page.
 *
 * @param {World} world
 * @param {string} path
 */
async function readAndLeave({ tab, view, server }, path) {
  await tab.open(server.address(path, "hostile.localhost"));
  const before = await pageState(tab);
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("heading", TITLE);
  for (const paragraph of PARAGRAPHS) await view.part("paragraph", paragraph);
  await view.click("button", "Back to the page");
  await view.closed();
  assert.deepEqual(await pageState(tab), before);
}

/**
 * The view or a message opens and is closed again, or the toolbar button says why there is none.
 *
 * @param {Tab} tab
 */
async function answered(tab) {
  await until("the view, or a word at the button", async () => (await tab.hasHost()) || (await tab.refusal()));
  if (!(await tab.hasHost())) return;
  await tab.clickToolbarButton();
  await until("the view is closed", async () => !(await tab.hasHost()));
}

/** @type {Case[]} */
export const cases = [
  {
    title: "a form's fields named firstChild, attributes, parentNode … hide nothing",
    run: async (world) => {
      world.server.add("/shadowing", { body: articlePage({ wrap: (article) => `<form>${SHADOWING}${article}</form>` }) });
      await readAndLeave(world, "/shadowing");
    },
  },
  {
    title: "a modal dialog of the page does not make the view inert",
    run: async (world) => {
      const after = "<dialog>Subscribe now<button>No</button></dialog><script>document.querySelector('dialog').showModal()</script>";
      world.server.add("/modal", { body: articlePage({ after }) });
      await readAndLeave(world, "/modal");
    },
  },
  {
    title: "a page that removes the host is given back",
    run: async ({ tab, view, server }) => {
      const after = `<script>new MutationObserver(() => {
        for (const child of document.documentElement.children) if (child.localName === "div") { child.remove(); performance.mark("removed"); }
      }).observe(document.documentElement, { childList: true })</script>`;
      server.add("/removing", { body: articlePage({ after }) });
      await tab.open(server.address("/removing", "hostile.localhost"));
      const before = await pageState(tab);
      await tab.clickToolbarButton();
      await until("the view came back some times", () => tab.evaluate(() => performance.getEntriesByName("removed").length > 3));
      await until("the page is shown again", async () => !(await view.isOpen()) && (await tab.evaluate(bodyIsShown)));
      assert.deepEqual(await pageState(tab), before);
    },
  },
  {
    title: "a frameset is left as it was",
    run: async ({ tab, server }) => {
      const frames = '<frameset cols="50%,50%"><frame src="/left"><frame src="/right"></frameset>';
      server.add("/frames", { body: `<!doctype html><html><head><title>Frames</title></head>${frames}</html>` });
      server.add("/left", { body: articlePage() });
      server.add("/right", { body: "<p>right" });
      await tab.open(server.address("/frames", "hostile.localhost"));
      const before = await pageState(tab);
      await tab.clickToolbarButton();
      await answered(tab);
      assert.deepEqual(await pageState(tab), before);
    },
  },
  {
    title: "an SVG document is left as it was",
    run: async ({ tab, server }) => {
      const text = PARAGRAPHS.map((paragraph, row) => `<text y="${20 * row + 20}">${paragraph}</text>`).join("");
      server.add("/drawing.svg", { body: `<svg xmlns="http://www.w3.org/2000/svg">${text}</svg>`, type: "image/svg+xml" });
      await tab.open(server.address("/drawing.svg", "hostile.localhost"));
      const before = await tab.evaluate(() => document.documentElement.outerHTML);
      await tab.clickToolbarButton();
      await answered(tab);
      assert.equal(await tab.evaluate(() => document.documentElement.outerHTML), before);
    },
  },
];

function bodyIsShown() {
  return document.body.checkVisibility();
}
