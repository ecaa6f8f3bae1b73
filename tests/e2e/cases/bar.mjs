/**
 * The bar leaves while one reads, and comes back when it is wanted.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { articlePage } from "../pages.mjs";
import { stays, until } from "../wait.mjs";

const NIGHTS = Array.from({ length: 60 }, (_, night) => `${night % 15 === 0 ? `<h2>Week ${night / 15 + 1} of the move</h2>` : ""}<p>In night ${night + 1} the tide came in again, as it does, and the keeper wrote it down.</p>`).join("");

let opened = 0;

/** Each time at an address of its own, for which no place is kept.
 * @param {World} world */
async function open({ tab, view, server }) {
  const path = `/bar-${(opened += 1)}`;
  server.add(path, { body: articlePage({ inside: NIGHTS }) });
  await tab.open(server.address(path));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/** Runs in the closed root: where the bar is, and how it is drawn. It is away with the line that is drawn below it.
 * @param {ShadowRoot} root */
function bar(root) {
  const found = /** @type {HTMLElement} */ (root.querySelector(".bar"));
  const { top, bottom, left, right } = found.getBoundingClientRect();
  const { boxShadow, transitionDuration } = getComputedStyle(found);
  // On a narrow screen one of them stands in the panel "More" instead.
  const drawn = Array.from(found.querySelectorAll("button")).filter((button) => button.checkVisibility());
  const buttons = drawn.map((button) => {
    const place = button.getBoundingClientRect();
    return { name: button.textContent ?? "", width: place.width, height: place.height, start: place.left, end: place.right };
  });
  return { shown: top === 0, away: bottom <= -2, hairline: boxShadow !== "none", transitionDuration, left, right, buttons };
}

/** @param {World} world */
async function readOn(world) {
  await world.tab.scroll(900);
  await until("the bar is away", async () => (await world.tab.inRoot(bar)).away);
}

/** @param {World} world
 * @param {string} what */
const isBack = (world, what) => until(`the bar is back: ${what}`, async () => (await world.tab.inRoot(bar)).shown);

/** @type {Case[]} */
export const cases = [
  {
    title: "the bar leaves while one reads on, and comes back as one turns back, with a line below it",
    run: async (world) => {
      await open(world);
      assert.equal((await world.tab.inRoot(bar)).hairline, false, "at the top there is no line");
      await readOn(world);
      await world.tab.scroll(-200);
      await isBack(world, "by the wheel");
      assert.equal((await world.tab.inRoot(bar)).hairline, true);
    },
  },
  {
    title: "the bar is there when the view opens at what was being read",
    run: async (world) => {
      await open(world);
      await world.tab.press("Escape");
      await world.view.closed();
      await world.tab.evaluate(() => scrollTo(0, 1500));
      await world.tab.clickToolbarButton();
      await world.view.opened();
      await world.view.part("button", "Look");
      assert.ok(await world.tab.evaluate(() => scrollY > 500), "it opens further down");
      assert.ok(await stays(20, async () => (await world.tab.inRoot(bar)).shown));
      assert.equal((await world.tab.inRoot(bar)).hairline, true);
      await readOn(world);
    },
  },
  {
    title: "the bar comes back to a pointer at the top edge, and goes with it",
    run: async (world) => {
      await open(world);
      await readOn(world);
      await world.tab.pointAt({ x: 640, y: 2 });
      await isBack(world, "for the pointer");
      await world.tab.pointAt({ x: 640, y: 400 });
      await until("it is away", async () => (await world.tab.inRoot(bar)).away);
    },
  },
  {
    title: "the bar comes back to the keyboard",
    run: async (world) => {
      await open(world);
      await readOn(world);
      await until("Tab reaches it", async () => {
        await world.tab.press("Shift+Tab");
        return ["Back to the page", "More"].includes((await world.view.focused())?.name ?? "");
      });
      await isBack(world, "for the focus");
    },
  },
  {
    title: "the bar stays while a panel of it is open, and leaves although its button was pressed",
    run: async (world) => {
      await open(world);
      await world.view.click("button", "More");
      await world.view.part("heading", "More");
      await world.tab.scroll(900);
      await until("it scrolled", () => world.tab.evaluate(() => scrollY > 500));
      assert.ok(await stays(10, async () => (await world.tab.inRoot(bar)).shown));
      await world.view.click("button", "More");
      await readOn(world);
    },
  },
  {
    title: "the bar doesn't slide where the system asks for less motion",
    run: async (world) => {
      await open(world);
      assert.notEqual((await world.tab.inRoot(bar)).transitionDuration, "0s");
      await world.tab.prefer({ reducedMotion: true });
      await until("it doesn't", async () => (await world.tab.inRoot(bar)).transitionDuration === "0s");
      await world.tab.prefer({});
    },
  },
  ...[320, 360, 768].map((width) => ({
    title: `the bar has room at ${width} px, each button with its name and 40 px`,
    run: async (/** @type {World} */ world) => {
      await world.tab.resize(width, 640);
      await open(world);
      const { buttons, left, right } = await world.tab.inRoot(bar);
      assert.ok(buttons.length >= 5);
      for (const [place, { name, width: wide, height, start, end }] of buttons.entries()) {
        assert.ok(wide >= 40 && height >= 40, `${name}: ${wide} x ${height}`);
        assert.ok(start >= left && end <= right, `${name} is in the bar`);
        assert.ok(start >= (buttons[place - 1]?.end ?? 0), `${name} has a place of its own`);
        assert.notEqual(name.trim(), "");
        if (width < 640) assert.ok(wide < 90, `the words of ${name} are spoken and not drawn`);
      }
    },
  })),
  {
    title: "below 640 px a panel is a sheet from the bottom, with the text above it",
    run: async (world) => {
      await world.tab.resize(360, 640);
      await open(world);
      await world.view.click("button", "Look");
      await world.view.part("heading", "Look");
      const { top, bottom, width, targets } = await world.tab.inRoot((root) => {
        const panel = /** @type {Element} */ (root.querySelector(".panel"));
        const place = panel.getBoundingClientRect();
        const all = [...panel.querySelectorAll("button:not([hidden]), label:has(input), [type=range]")];
        return { top: place.top, bottom: place.bottom, width: place.width - document.documentElement.clientWidth, targets: all.map((one) => one.getBoundingClientRect().height) };
      });
      assert.equal(Math.round(bottom), 640);
      assert.equal(Math.round(width), 0);
      assert.ok(top >= 640 * 0.37, `the text is seen above ${top}`);
      assert.ok(targets.every((height) => height >= 40), `${targets}`);
    },
  },
];
