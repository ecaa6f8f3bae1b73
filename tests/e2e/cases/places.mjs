/**
 * The view begins where the page was read, the page is left where the view was read, and the next time begins there.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtExtension } from "../arguments.mjs";
import { launch } from "../browsers/index.mjs";
import { articlePage, PARAGRAPHS } from "../pages.mjs";
import { settingsIn } from "../settings-page.mjs";
import { viewIn } from "../view.mjs";
import { stays, until } from "../wait.mjs";

const COUNT = 80;

/** Numbered paragraphs, some in a list, under a bar that stays. */
const numbered = Array.from({ length: COUNT }, (_, place) => `<p>Paragraph ${place}. ${PARAGRAPHS[place % PARAGRAPHS.length]} So much for ${place}.</p>`);
const LONG_PAGE = articlePage({
  head: "<style>header { position: fixed; inset: 0 0 auto; height: 60px; background: #eee } main { max-width: 700px; margin: 300px auto }</style>",
  before: '<header><a href="/a">News</a> <a href="/b">Sport</a></header>',
  inside: `${numbered.slice(0, 40).join("")}<ul>${numbered.slice(40, 60).map((text) => `<li>${text.replace(/<.?p>/g, "")}</li>`).join("")}</ul>${numbered.slice(60).join("")}`,
});

/** So many that the view lays most of them out later. */
const MANY = Array.from({ length: 900 }, (_, place) => `<p>Paragraph ${place}. ${(PARAGRAPHS[place % PARAGRAPHS.length] ?? "").repeat(1 + (place % 3))}</p>`);

/** Runs in the page: scrolls until a paragraph stands below the bar.
 * @param {number} place */
function readOn(place) {
  const found = Array.from(document.querySelectorAll("p, li")).find((one) => one.textContent.startsWith(`Paragraph ${place}.`));
  scrollTo(0, scrollY + (found?.getBoundingClientRect().top ?? 0) - 70);
  return scrollY;
}

/** Runs anywhere: the number of the first paragraph that isn't above this height.
 * @param {ParentNode} root */
function firstRead(root) {
  const all = Array.from(root.querySelectorAll("p, li")).filter((one) => one.textContent.startsWith("Paragraph "));
  return Number(/\d+/.exec(all.find((one) => one.getBoundingClientRect().bottom > 96)?.textContent ?? "-1")?.[0]);
}

/** @param {World} world */
const inView = ({ tab }) => tab.inRoot(firstRead);
/** @param {World} world */
const onPage = ({ tab }) => tab.evaluate(`() => (${firstRead})(document)`);

/** Runs in the closed root.
 * @param {ShadowRoot} root
 * @param {number} place */
function readOnInView(root, place) {
  const found = Array.from(root.querySelectorAll("p, li")).find((one) => one.textContent.startsWith(`Paragraph ${place}.`));
  found?.scrollIntoView({ block: "start", behavior: "instant" });
  scrollBy(0, -100);
}

/** @param {World} world @param {string} [path] */
async function load({ tab, server }, path = "/long") {
  server.add(path, { body: LONG_PAGE });
  await tab.open(server.address("/long-other"));
  await tab.open(server.address(path));
}

/** @param {World} world */
async function open({ tab, view }) {
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/** The places that are kept, as JSON.
 * @param {World["browser"]} browser */
const keptPlaces = (browser) => browser.inExtensionPage(async () => JSON.stringify(await chrome.storage.local.get("places")));

/** @param {number} found @param {number} wanted */
const isNear = (found, wanted) => assert.ok(Math.abs(found - wanted) <= 1, `paragraph ${found} in place of ${wanted}`);

/**
 * What is drawn by lot or counted may hold any digits: of that the shape is looked at, and the address is sought in the
 * rest.
 *
 * @param {string} stored
 */
function assertNamesNoAddress(stored) {
  /** @type {{ salt: string, kept: { name: string }[] }} */
  const { salt, kept } = JSON.parse(stored).places;
  assert.match(salt, /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
  for (const { name } of kept) assert.match(name, /^[A-Za-z\d+/]{16}$/);
  const drawn = [salt, ...kept.map(({ name }) => name)];
  const rest = JSON.stringify(JSON.parse(stored), (_, value) => (typeof value === "number" || drawn.includes(value) ? "" : value));
  assert.doesNotMatch(rest, /localhost|127|long/);
}

/** @type {Case[]} */
export const cases = [
  ...[3, 25, 50, 79].map((place) => ({
    title: `opens at the paragraph that is read, and leaves the page as it was: paragraph ${place}`,
    /** @param {World} world */
    run: async (world) => {
      await load(world);
      const scrolled = await world.tab.evaluate(readOn, place);
      await open(world);
      if (place < 79) isNear(await inView(world), place);
      else assert.ok((await inView(world)) > 70);
      await world.tab.press("Escape");
      await world.view.closed();
      assert.equal(await world.tab.evaluate(() => scrollY), scrolled);
    },
  })),
  {
    title: "a text of many paragraphs opens at the one that is read, and at the one that was read last",
    run: async (world) => {
      const { browser, tab, view, server } = world;
      const kept = () => keptPlaces(browser);
      await browser.inExtensionPage(() => chrome.storage.local.remove("places"));
      server.add("/many", { body: articlePage({ inside: MANY.join("") }) });
      await tab.open(server.address("/many"));
      await tab.evaluate(readOn, 500);
      await open(world);
      isNear(await inView(world), 500);
      await tab.inRoot(readOnInView, 300);
      await until("the paragraph is there", async () => Math.abs((await inView(world)) - 300) <= 1);
      await tab.press("Escape");
      await view.closed();
      await until("a place is kept", async () => (await kept()).includes('"at"'));
      await tab.open(server.address("/many"));
      await open(world);
      await until("the view is at the place", async () => Math.abs((await inView(world)) - 300) <= 1);
    },
  },
  {
    title: "a page at its top opens at its title",
    run: async (world) => {
      await load(world, "/long-top");
      await open(world);
      assert.equal(await world.tab.evaluate(() => scrollY), 0);
    },
  },
  {
    title: "leaves the page at the paragraph that was read last",
    run: async (world) => {
      await load(world, "/long-left");
      await open(world);
      for (const place of [30, 50]) {
        await world.tab.inRoot(readOnInView, place);
        isNear(await inView(world), place);
        await world.tab.press("Escape");
        await world.view.closed();
        await until("the page is there", async () => Math.abs((await onPage(world)) - place) <= 1);
        await open(world);
        isNear(await inView(world), place);
      }
    },
  },
  {
    title: "the place in a long article is kept, under no address, until it is forgotten",
    run: async (world) => {
      const { browser, tab, view } = world;
      const kept = () => keptPlaces(browser);
      await browser.inExtensionPage(() => chrome.storage.local.remove("places"));
      await load(world, "/long-kept");
      await open(world);
      await tab.inRoot(readOnInView, 30);
      await tab.press("Escape");
      await view.closed();
      await until("a place is kept", async () => (await kept()).includes('"at"'));
      assertNamesNoAddress(await kept());
      await browser.stopWorker();
      await load(world, "/long-kept");
      await open(world);
      await until("the view is at the place", async () => Math.abs((await inView(world)) - 30) <= 1);
      await load(world, "/long-unknown");
      await open(world);
      assert.equal(await tab.evaluate(() => scrollY), 0, "another article begins at its title");
      await tab.press("Escape");
      await view.closed();
      await settingsIn(tab).open();
      const saysOne = async () => (await tab.evaluate(() => document.body.innerText)).includes("1 place is kept.");
      await until("the settings page counts it", saysOne);
      const at = await tab.evaluate(() => {
        const button = Array.from(document.querySelectorAll("button")).find((one) => one.textContent === "Forget all places");
        button?.scrollIntoView({ block: "center" });
        const { x, y, width, height } = button?.getBoundingClientRect() ?? new DOMRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      // While another one is being kept, which would bring back those there were.
      await tab.evaluate(() => void navigator.locks.request("places", () => new Promise((done) => addEventListener("done", done))));
      await tab.clickAt(at);
      assert.ok(await stays(20, saysOne), "it waits for its turn");
      await tab.evaluate(() => void dispatchEvent(new Event("done")));
      await until("it is forgotten", async () => (await kept()) === "{}");
      await until("the page says so", async () => (await tab.evaluate(() => document.body.innerText)).includes("No place is kept."));
      assert.ok(!(await tab.evaluate(() => document.body.innerText)).includes("Forget all places"), "there is nothing to forget");
    },
  },
  {
    title: "the place in a long article is there when the browser was closed and started again",
    run: async ({ browser: { name }, server }) => {
      const profile = mkdtempSync(join(tmpdir(), "unhusk-profile-"));
      /** @param {(world: World) => Promise<unknown>} run */
      const once = async (run) => {
        const browser = await launch(name, builtExtension(name), { profile });
        try {
          const tab = await browser.newTab();
          const world = { browser, server, tab, view: viewIn(tab) };
          await load(world, "/long-restart");
          await open(world);
          await run(world);
        } finally {
          await browser.close();
        }
      };
      try {
        await once(async (world) => {
          assert.equal(await world.tab.evaluate(() => scrollY), 0);
          await world.tab.inRoot(readOnInView, 40);
          // The view is open still when the browser is closed.
          await until("a place is kept", () => world.browser.inExtensionPage(async () => "places" in (await chrome.storage.local.get("places"))));
        });
        await once((world) => until("the view is at the place", async () => Math.abs((await inView(world)) - 40) <= 1));
      } finally {
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  },
  {
    title: "no more than 500 places are kept, and none for more than 90 days",
    run: async (world) => {
      const { browser, tab, view } = world;
      const DAY = 24 * 60 * 60 * 1000;
      const old = [{ name: "old", at: 1, time: Date.now() - 91 * DAY }];
      const more = Array.from({ length: 520 }, (_, place) => ({ name: `place ${place}`, at: 1, time: Date.now() - 80 * DAY }));
      await browser.inExtensionPage((kept) => chrome.storage.local.set({ places: { salt: "salt", kept } }), [...old, ...more]);
      await load(world, "/long-many");
      await open(world);
      await tab.inRoot(readOnInView, 30);
      await tab.press("Escape");
      await view.closed();
      const names = await until("the place is kept", () =>
        browser.inExtensionPage(async () => {
          const { places } = /** @type {any} */ (await chrome.storage.local.get("places"));
          const listed = places.kept.map((/** @type {{ name: string }} */ place) => place.name);
          return listed.some((/** @type {string} */ name) => !/^(?:old|place \d+)$/.test(name)) ? listed : null;
        }),
      );
      assert.equal(names.length, 500);
      assert.ok(!names.includes("old") && names.includes("place 519") && !names.includes("place 0"));
      await browser.inExtensionPage(() => chrome.storage.local.remove("places"));
    },
  },
];
