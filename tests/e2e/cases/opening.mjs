/**
 * Opening and closing: by the toolbar button, by command, by the view's own button and by Escape; and each time the
 * page is as it was.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { pageState } from "../page-state.mjs";
import { LIVELY_PAGE, PARAGRAPHS, TITLE } from "../pages.mjs";
import { until } from "../wait.mjs";

/** Runs in the page: a reader in the middle of something. */
function beBusy() {
  const field = /** @type {HTMLInputElement} */ (document.getElementById("search"));
  field.focus();
  field.setSelectionRange(1, 3);
  const second = /** @type {Node} */ (document.querySelectorAll("article p")[1]?.firstChild);
  const third = /** @type {Node} */ (document.querySelectorAll("article p")[2]?.firstChild);
  getSelection()?.setBaseAndExtent(second, 4, third, 9);
  /** @type {Element} */ (document.querySelector("[data-scroller]")).scrollTop = 90;
  scrollTo(0, 700);
}

/**
 * @param {World} world
 * @param {(world: World) => Promise<void>} open
 * @param {(world: World) => Promise<void>} close
 */
async function openAndClose(world, open, close) {
  const { tab, view, server } = world;
  server.add("/lively", { body: LIVELY_PAGE });
  await tab.open(server.address("/lively"));
  await tab.evaluate(beBusy);
  await until("the page has scrolled", async () => (await pageState(tab)).scroll[1] === 700);
  const before = await pageState(tab);
  await open(world);
  await view.opened();
  await view.part("heading", TITLE);
  assert.ok(await tab.evaluate(pageIsHidden), "the page is hidden");
  assert.equal(await tab.evaluate(() => scrollY), 0, "the view begins at its top");
  await close(world);
  await view.closed();
  const same = async () => JSON.stringify(await pageState(tab)) === JSON.stringify(before);
  await until("the page is as before", same, 3000).catch(() => undefined);
  assert.deepEqual(await pageState(tab), before);
}

function pageIsHidden() {
  return !document.body.checkVisibility();
}

/** @param {World} world */
const byButton = ({ tab }) => tab.clickToolbarButton();
/** @param {World} world */
const byCommand = ({ tab }) => tab.pressCommand();

/** @type {Case[]} */
export const cases = [
  {
    title: "opens and closes by the toolbar button, and the page is as before",
    run: (world) => openAndClose(world, byButton, byButton),
  },
  {
    title: "closes by its button, and the page is as before",
    run: (world) => openAndClose(world, byButton, ({ view }) => view.click("button", "Back to the page")),
  },
  {
    title: "closes by Escape, and the page is as before",
    run: (world) => openAndClose(world, byButton, ({ tab }) => tab.press("Escape")),
  },
  {
    title: "opens and closes by the keyboard command",
    run: (world) => openAndClose(world, byCommand, byCommand),
  },
  {
    title: "opens after the background was stopped",
    run: (world) =>
      openAndClose(world, async ({ browser, tab }) => {
        await browser.stopWorker();
        await tab.clickToolbarButton();
      }, byButton),
  },
  {
    title: "the toolbar button shows whether the view is open",
    run: async ({ tab, view, server }) => {
      server.add("/lively", { body: LIVELY_PAGE });
      await tab.open(server.address("/lively"));
      const closedTitle = await tab.buttonTitle();
      await tab.clickToolbarButton();
      await view.opened();
      await until("the button says that the view is open", async () => (await tab.buttonTitle()) !== closedTitle);
      await tab.clickToolbarButton();
      await view.closed();
      await until("the button says that it is closed", async () => (await tab.buttonTitle()) === closedTitle);
    },
  },
  {
    title: "shows the paragraphs in order, and nothing of the menu",
    run: async ({ tab, view, server }) => {
      server.add("/lively", { body: LIVELY_PAGE });
      await tab.open(server.address("/lively"));
      await tab.clickToolbarButton();
      await view.opened();
      const shown = (await view.list("paragraph")).map(({ text }) => text);
      assert.deepEqual(shown.filter((text) => PARAGRAPHS.includes(text)), PARAGRAPHS);
      assert.ok(!(await view.articleText()).includes("Weather"), "the menu's word");
    },
  },
];
