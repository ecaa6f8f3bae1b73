/**
 * "Always open on this site": asked for at the press, opens there and nowhere else, and gives the permission back.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { ALLOWED } from "../browsers/interface.mjs";
import { articlePage, FORM_PAGE, PARAGRAPHS, TITLE } from "../pages.mjs";
import { settingsIn } from "../settings-page.mjs";
import { stored } from "../stored.mjs";
import { stays, until } from "../wait.mjs";
import { viewIn } from "../view.mjs";

const SITE = `http://${ALLOWED}/*`;
const ALWAYS = /** @type {const} */ ({ menu: "action", id: "always", title: "Always open on this site" });

/** @param {World} world */
function addPages({ server }) {
  server.add("/story", { body: articlePage({ inside: '<p><a href="/next">The next story of the same site</a></p>' }) });
  server.add("/next", { body: articlePage({ head: "<meta name=author content=Next>" }) });
  server.add("/form", { body: FORM_PAGE });
}

/** What the extension may read and keeps. @param {World} world */
const kept = ({ browser }) =>
  browser.inExtensionPage(async () => {
    const { origins = [] } = await chrome.permissions.getAll();
    /** @type {{ sites?: unknown[] }} */
    const { sites = [] } = await chrome.storage.local.get("sites");
    const scripts = await chrome.scripting.getRegisteredContentScripts();
    return { origins, sites, matches: scripts.flatMap(({ matches }) => matches) };
  });

/** @param {World} world */
async function turnOnByMenu(world) {
  const { tab, view, server } = world;
  addPages(world);
  await tab.open(server.address("/story", ALLOWED));
  await tab.choose({ ...ALWAYS, checked: true, allow: true });
  await view.opened();
}

/** @param {World} world */
async function turnOffByMenu(world) {
  const { tab } = world;
  await tab.choose({ ...ALWAYS, checked: false });
  await until("the site is forgotten", async () => (await kept(world)).sites.length === 0);
}

/** A page after whose coming nothing opens.
 * @param {World} world
 * @param {string} address */
async function staysClosed({ tab, view }, address) {
  await tab.open(address);
  assert.ok(await stays(40, async () => !(await view.isOpen())), `nothing opens on ${address}`);
}

/** @type {Case[]} */
export const cases = [
  {
    title: "a site that always opens: turned on in the button's menu, it opens there and nowhere else, and is turned off",
    run: async (world) => {
      const { tab, view, server } = world;
      await turnOnByMenu(world);
      assert.deepEqual(await kept(world), { origins: [SITE], sites: [SITE], matches: [SITE] });
      await view.click("link", "The next story of the same site");
      await until("the next page is there", () => tab.evaluate(() => location.pathname === "/next"));
      await view.opened();
      await view.part("heading", TITLE);
      await staysClosed(world, server.address("/form", ALLOWED));
      await staysClosed(world, server.address("/story", `other.${ALLOWED}`));
      await staysClosed(world, server.address("/story"));
      await tab.open(server.address("/story", ALLOWED));
      await view.opened();
      await turnOffByMenu(world);
      const { origins, matches } = await kept(world);
      assert.deepEqual(matches, []);
      // What Chromium's manifest has from the start can't be given back.
      assert.deepEqual(origins, world.browser.name === "firefox" ? [] : [SITE]);
      await staysClosed(world, server.address("/story", ALLOWED));
    },
  },
  {
    title: "a site that always opens stays closed once the reader has left, and opens again on its next page",
    run: async (world) => {
      const { tab, view, server } = world;
      await turnOnByMenu(world);
      await tab.press("Escape");
      await view.closed();
      assert.ok(await stays(40, async () => !(await view.isOpen())), "it stays closed");
      await tab.open(server.address("/next", ALLOWED));
      await view.opened();
      await turnOffByMenu(world);
    },
  },
  {
    title: "a site that always opens, and is built by a script: the view comes once there is an article",
    run: async (world) => {
      const { tab, view, server } = world;
      await turnOnByMenu(world);
      const text = JSON.stringify(`<h1>${TITLE}</h1>${PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join("")}`);
      const script = `<script>setTimeout(() => { document.querySelector("main").innerHTML = ${text} }, 900)</script>`;
      server.add("/built", { body: `<!doctype html><title>Built</title><main>Loading</main>${script}` });
      await tab.open(server.address("/built", ALLOWED));
      await view.opened();
      await turnOffByMenu(world);
    },
  },
  {
    title: "a site is turned on and off in the settings page",
    run: async (world) => {
      const { browser, tab, server } = world;
      addPages(world);
      await settingsIn(tab).open();
      await until("the page is built", () => tab.evaluate(() => document.querySelector("#site") !== null));
      await tab.clickAt(await tab.evaluate(middleOf, "#site"));
      for (const letter of SITE.slice(0, -2)) await tab.press(letter);
      await tab.press("Enter");
      await browser.answer(true);
      await until("the site is listed", () => tab.evaluate(() => document.body.innerText.includes("allowed.localhost")));
      const other = await browser.newTab();
      await other.open(server.address("/story", ALLOWED));
      await viewIn(other).opened();
      await other.close();
      await tab.clickAt(await tab.evaluate(middleOf, "li button[aria-label^='Turn off']"));
      await until("the site is forgotten", async () => (await kept(world)).sites.length === 0);
      await until("the list is empty", () => tab.evaluate(() => document.body.innerText.includes("No sites yet.")));
    },
  },
  {
    title: "a site that always opens: in a private window it is opened this once, and nothing is kept",
    run: async (world) => {
      const { browser } = world;
      const tab = await browser.newPrivateTab();
      addPages(world);
      await tab.open(world.server.address("/story", ALLOWED));
      const before = await until("the face was measured", async () => {
        const now = await stored(browser);
        return "faceScale" in now.local && now;
      });
      await tab.choose({ ...ALWAYS, checked: true });
      await viewIn(tab).opened();
      await viewIn(tab).part("button", "Look");
      await tab.evaluate(() => scrollTo(0, 200));
      await tab.press("Escape");
      await viewIn(tab).closed();
      assert.deepEqual(await stored(browser), before);
      // The check mark went back.
      await tab.choose({ ...ALWAYS, checked: true });
      await tab.close();
    },
  },
  {
    title: "a site whose permission is refused is not kept",
    only: "firefox",
    run: async (world) => {
      const { tab, view, server } = world;
      addPages(world);
      await tab.open(server.address("/story", ALLOWED));
      await tab.choose({ ...ALWAYS, checked: true, allow: false });
      assert.deepEqual(await kept(world), { origins: [], sites: [], matches: [] });
      assert.ok(!(await view.isOpen()));
      // The check mark went back: it can be turned on still.
      await turnOnByMenu(world);
      await turnOffByMenu(world);
    },
  },
];

/** Runs in the page. @param {string} selector */
function middleOf(selector) {
  const element = /** @type {Element} */ (document.querySelector(selector));
  element.scrollIntoView({ block: "center" });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
