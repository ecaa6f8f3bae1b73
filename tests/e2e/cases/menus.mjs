/**
 * The browser's menus: the page's entry opens the view, and a link's opens it in a tab of its own.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { ALLOWED } from "../browsers/interface.mjs";
import { articlePage, PARAGRAPHS, TITLE } from "../pages.mjs";
import { stays, until } from "../wait.mjs";
import { viewIn } from "../view.mjs";

const LINK = /** @type {const} */ ({ menu: "link", id: "link", title: "Open link in reader view" });

/** Runs in the page. @param {string} selector */
function middleOf(selector) {
  const element = /** @type {Element} */ (document.querySelector(selector));
  element.scrollIntoView({ block: "center" });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** A page with a link to another site's article; answers that one's address.
 * @param {World} world */
async function openLinks({ tab, server }) {
  const address = server.address("/linked", ALLOWED);
  server.add("/linked", { body: articlePage() });
  server.add("/links", { body: `<!doctype html><title>Links</title><p><a href="${address}">A story</a></p>` });
  await tab.open(server.address("/links"));
  return address;
}

/** @param {World} world */
const permissions = ({ browser }) =>
  browser.inExtensionPage(async () => (await chrome.permissions.getAll()).origins);

/** @type {Case[]} */
export const cases = [
  {
    title: "menu: a link opens in the reader view, in a tab of its own, and its permission is given back",
    run: async (world) => {
      const { browser, tab, view } = world;
      const address = await openLinks(world);
      await tab.choose({ ...LINK, at: await tab.evaluate(middleOf, "a"), allow: true });
      const other = await browser.openedTab(address);
      await viewIn(other).opened();
      await viewIn(other).part("heading", TITLE);
      // In Chromium the manifest has it from the start.
      if (browser.name === "firefox") await until("the permission is given back", async () => (await permissions(world))?.length === 0);
      await other.press("Escape");
      await viewIn(other).closed();
      assert.ok((await other.evaluate(() => document.body.innerText)).includes(PARAGRAPHS[0] ?? ""), "the page is shown");
      await other.close();
      assert.ok(!(await view.isOpen()), "the page with the link is as it was");
    },
  },
  {
    title: "menu: a link whose site is refused opens plainly",
    only: "firefox",
    run: async (world) => {
      const { browser, tab } = world;
      const address = await openLinks(world);
      await tab.choose({ ...LINK, at: await tab.evaluate(middleOf, "a"), allow: false });
      const other = await browser.openedTab(address);
      await until("the page is there", () => other.evaluate(() => document.body.innerText.includes("lighthouse")));
      assert.ok(await stays(40, async () => !(await viewIn(other).isOpen())));
      assert.deepEqual(await permissions(world), []);
      await other.close();
    },
  },
  {
    title: "menu: of a page, the part that is selected is read, and the rest is under \"Removed\"",
    run: async ({ tab, view, server }) => {
      server.add("/story", { body: articlePage() });
      await tab.open(server.address("/story", ALLOWED));
      await tab.evaluate(() => {
        const [, second, third] = document.querySelectorAll("article p");
        getSelection()?.setBaseAndExtent(/** @type {Node} */ (second?.firstChild), 40, /** @type {Node} */ (third?.firstChild), 30);
      });
      const at = await tab.evaluate(middleOf, "article p:nth-of-type(2)");
      await tab.choose({ menu: "selection", id: "part", title: "Read this part", at });
      await view.opened();
      await view.part("heading", TITLE);
      assert.deepEqual((await view.articleText()).split(/\n+/).filter(Boolean), PARAGRAPHS.slice(1, 3));
      await view.click("button", "Removed");
      await view.part("button", "Put back");
    },
  },
  {
    title: "menu: the page's entry opens the view and closes it",
    only: "firefox",
    run: async ({ tab, view, server }) => {
      server.add("/story", { body: articlePage() });
      await tab.open(server.address("/story"));
      const entry = /** @type {const} */ ({ menu: "page", id: "view", title: "Reader view" });
      await tab.choose({ ...entry, at: await tab.evaluate(middleOf, "p") });
      await view.opened();
      await view.part("button", "Look");
      await tab.choose({ ...entry, at: { x: 400, y: 400 } });
      await view.closed();
    },
  },
];
