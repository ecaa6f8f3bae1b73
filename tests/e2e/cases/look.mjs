/**
 * How the text is laid out, and how a reader changes that.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { keptLook as kept, resetLook } from "../kept-look.mjs";
import { linesOf } from "../laid-out.mjs";
import { articlePage, PARAGRAPHS } from "../pages.mjs";
import { pageIn, SAMPLES } from "../pages-of-scripts.mjs";
import { settingsIn } from "../settings-page.mjs";
import { until } from "../wait.mjs";

const PICTURE = readFileSync(new URL("../../../extension/assets/icon-128.png", import.meta.url));
const WIDE = "keepers ".repeat(60);
/** What may be wider than a small screen. */
const INSIDE = `<p>It is written as <code>distance_to_the_sea_in_metres_on_the_first_dry_morning_of_march_of_each_year</code> in the book.</p>
  <pre><code>${WIDE}</code></pre><figure><img src="data:image/png;base64,${PICTURE.toString("base64")}" width="900" height="500" alt="The tower"><figcaption>The tower.</figcaption></figure>
  <table><tr><th>Year</th>${"<th>Distance in metres</th>".repeat(9)}</tr><tr><td>1901</td>${"<td>forty</td>".repeat(9)}</tr></table>
  <p>https://lighthouses.example/corrie-point/distances/of-the-first-dry-morning-of-march/1901-to-2013/measured.html</p>`;

/**
 * @param {World} world
 * @param {string} body
 * @param {{ width?: number, height?: number }} [size]
 */
async function open({ tab, view, server }, body, { width = 1280, height = 900 } = {}) {
  server.add("/look", { body });
  await tab.resize(width, height);
  await tab.open(server.address("/look"));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/** @param {World} world */
async function openLook(world) {
  await world.view.click("button", "Look");
  await world.view.part("heading", "Look");
}

/** Runs in the closed root: how one element is drawn.
 * @param {ShadowRoot} root
 * @param {string} selector
 * @param {string[]} properties */
function drawn(root, selector, properties) {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  const style = getComputedStyle(element);
  return properties.map((property) => style.getPropertyValue(property));
}

/**
 * @param {World} world
 * @param {string} property
 * @param {string} [selector]
 */
const ofText = async ({ tab }, property, selector = ".article > p:last-child") => (await tab.inRoot(drawn, selector, [property]))[0] ?? "";

/** How wide the document is beyond its window. */
const tooWide = (/** @type {World} */ { tab }) =>
  tab.inRoot((root) => {
    const inner = root.querySelector("dialog")?.scrollWidth ?? 0;
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(inner, scrollWidth) - clientWidth;
  });

/** All lines but the last of each paragraph, on average.
 * @param {World} world */
async function meanLine({ tab }) {
  const lines = (await tab.inRoot(linesOf, ".article > p:not(.byline, .site)")).flatMap((each) => each.slice(0, -1));
  return lines.reduce((sum, one) => sum + one, 0) / lines.length;
}

/**
 * By keyboard, so that each step is one of the slider's own.
 *
 * @param {World} world
 * @param {string} name
 * @param {string} key
 */
async function pressOn({ tab, view }, name, key) {
  await until(`Tab reaches ${name}`, async () => {
    if ((await view.focused())?.name === name) return true;
    await tab.press("Tab");
    return false;
  });
  await tab.press(key);
}

/** Sliders: what one step more does to the text. @type {[string, string, string, (value: string) => boolean][]} */
const SLIDERS = [
  ["Size", "size", "font-size", (value) => parseFloat(value) > 0],
  ["Width", "width", "width", (value) => parseFloat(value) > 0],
  ["Line height", "leading", "line-height", (value) => Math.abs(parseFloat(value) - 19 * 1.7) < 0.1],
  ["Letters", "letters", "letter-spacing", (value) => parseFloat(value) > 0.1],
  ["Words", "words", "word-spacing", (value) => parseFloat(value) > 0.1],
];

/** Switches: what they do. @type {[string, string, string, string, string, string][]} */
const SWITCHES = [
  ["Straight edges", "straight", ".article > p:last-child", "text-align", "start", "justify"],
  ["Hyphens", "hyphens", ".article > p:last-child", "hyphens", "manual", "auto"],
  ["Pictures", "pictures", ".article img", "width", "", "1px"],
];

/** @type {Case[]} */
export const cases = [
  ...[768, 1440, 2560].map((width) => ({
    title: `a line has 60 to 75 characters at ${width} px`,
    run: async (/** @type {World} */ world) => {
      await open(world, articlePage(), { width });
      const mean = await meanLine(world);
      assert.ok(mean >= 60 && mean <= 75, `${mean.toFixed(1)} characters a line`);
      assert.ok(Math.abs(parseFloat(await ofText(world, "line-height")) - 19 * 1.6) < 0.01);
      assert.equal(await ofText(world, "text-align"), "start");
    },
  })),
  {
    title: "at 360 px a line is what fits, and nothing scrolls sideways but what is wide",
    run: async (world) => {
      await open(world, articlePage({ inside: INSIDE }), { width: 360, height: 640 });
      const mean = await meanLine(world);
      assert.ok(mean >= 28 && mean <= 40, `${mean.toFixed(1)} characters a line`);
      assert.equal(await tooWide(world), 0);
      await world.tab.resize(320, 640);
      await until("at 320 px neither", async () => (await tooWide(world)) === 0);
      await openLook(world);
      for (const name of ["Size", "Width", "Line height", "Letters", "Words"]) await pressOn(world, name, "End");
      await until("everything is as large as can be", async () => (await ofText(world, "word-spacing")) !== "0px");
      assert.equal(await tooWide(world), 0, "at the largest");
      await resetLook(world);
    },
  },
  {
    title: "at 200 % zoom nothing scrolls sideways, and the text has room",
    run: async (world) => {
      await open(world, articlePage({ inside: INSIDE }), { width: 1280 });
      await world.tab.zoom(2);
      await until("it is zoomed", () => world.tab.evaluate(() => devicePixelRatio === 2));
      assert.equal(await tooWide(world), 0);
      const column = parseFloat(await ofText(world, "width"));
      assert.ok(column > 500 && column <= 640, `${column} px of ${1280 / 2}`);
      await openLook(world);
      assert.equal(await tooWide(world), 0, "with a panel");
      await world.tab.zoom(1);
    },
  },
  // At 768 px no more squares of 19 px fit between the gutters.
  ...["zh-Hans", "ja"].flatMap((language) => [[768, 36], [1440, 40], [2560, 40]].map(([width = 0, count = 0]) => ({
    title: `a line has ${count} characters at ${width} px: ${language}`,
    run: async (/** @type {World} */ world) => {
      const sample = SAMPLES.find((one) => one.language === language);
      assert.ok(sample);
      await open(world, pageIn(sample), { width });
      const [column = "", size = ""] = await world.tab.inRoot(drawn, ".article > p:last-child", ["width", "font-size"]);
      assert.equal(parseFloat(size), 19);
      assert.equal(Math.floor(parseFloat(column) / 19 + 0.01), count, "each is a square");
      // Where the system has such a face, they are counted too.
      const square = await world.tab.inRoot(() => {
        const pen = new OffscreenCanvas(1, 1).getContext("2d");
        if (pen) pen.font = "100px sans-serif";
        return pen?.measureText("塔").width === 100;
      });
      const mean = await meanLine(world);
      if (square) assert.ok(mean > count - 3 && mean < count + 2, `${mean.toFixed(1)} characters a line`);
    },
  }))),
  {
    title: "every slider of the look works at once, is kept, and can be reset",
    run: async (world) => {
      await open(world, articlePage());
      await openLook(world);
      for (const [name, key, property, isRight] of SLIDERS) {
        const before = await ofText(world, property);
        await pressOn(world, name, "ArrowRight");
        await until(`${name} is seen`, async () => (await ofText(world, property)) !== before);
        assert.ok(isRight(await ofText(world, property)), `${name}: ${await ofText(world, property)}`);
        const shown = await world.tab.inRoot((root, id) => /** @type {HTMLInputElement} */ (root.querySelector(id)).valueAsNumber, `#look-${key}`);
        await until(`${name} is kept`, async () => (await kept(world))[key] === shown);
        await world.view.click("button", `Reset: ${name}`);
        await until(`${name} is reset`, async () => (await ofText(world, property)) === before);
        assert.equal((await world.view.focused())?.name, name);
      }
    },
  },
  {
    title: "every switch of the look works at once, is kept, and stays for the next article",
    run: async (world) => {
      await open(world, articlePage({ inside: INSIDE }));
      await openLook(world);
      for (const [name, key, selector, property, before, after] of SWITCHES) {
        if (before) assert.equal(await ofText(world, property, selector), before, name);
        await world.view.click("checkbox", name);
        await until(`${name} is seen`, async () => (await ofText(world, property, selector)) === after);
        await until(`${name} is kept`, async () => (await kept(world))[key] === (after !== "1px"));
      }
      await world.tab.press("Escape");
      await world.tab.press("Escape");
      await world.view.closed();
      await world.tab.clickToolbarButton();
      await world.view.opened();
      for (const [name, , selector, property, , after] of SWITCHES) assert.equal(await ofText(world, property, selector), after, name);
      await openLook(world);
      await resetLook(world);
      for (const [name, , selector, property, before] of SWITCHES) {
        if (before) await until(`${name} is reset`, async () => (await ofText(world, property, selector)) === before);
      }
    },
  },
  {
    title: "faces are generic, of one height, and stay for the next article",
    run: async (world) => {
      await open(world, articlePage());
      await openLook(world);
      const size = Number.parseFloat(await ofText(world, "font-size"));
      for (const [name, family] of [["Sans", "sans-serif"], ["Mono", "monospace"], ["Serif", "serif"]]) {
        await world.view.click("radio", name ?? "");
        await until(`${name} is seen`, async () => (await ofText(world, "font-family")) === family);
        const scaled = parseFloat(await ofText(world, "font-size"));
        assert.ok(Math.abs(scaled - size) < size / 4, `${name}: ${scaled}`);
        const mean = await meanLine(world);
        assert.ok(mean >= 60 && mean <= 75, `${name}: ${mean.toFixed(1)} characters a line`);
      }
      await until("the last one is kept", async () => (await kept(world))["face"] === "serif");
      await world.view.click("button", "Reset: Face");
      await until("it is kept", async () => (await kept(world))["face"] === "auto");
    },
  },
  {
    title: "faces that not every system has are offered where they are there",
    run: async (world) => {
      await open(world, articlePage());
      await openLook(world);
      const offered = async () => (await world.view.list("radio")).map(({ name }) => name);
      const installed = await offered();
      assert.ok(installed.includes("Sans"));
      await world.tab.press("Escape");
      await world.tab.press("Escape");
      // The page has one of them as its own, which is as good.
      const style = '<style>@font-face { font-family: "Atkinson Hyperlegible"; src: local("DejaVu Sans Mono"), local("Courier New"), local("Menlo") } body { font-family: "Atkinson Hyperlegible" }</style>';
      await open(world, articlePage({ head: style }));
      await openLook(world);
      const added = (await offered()).filter((name) => !installed.includes(name));
      assert.deepEqual(added, installed.includes("Hyperlegible") ? [] : ["Hyperlegible"]);
      await world.view.click("radio", "Hyperlegible");
      await until("it is seen", async () => (await ofText(world, "font-family")).includes("Atkinson"));
      await resetLook(world);
    },
  },
  {
    title: "nothing is drawn around the text, and code has as much room below it as above",
    run: async (world) => {
      await open(world, articlePage({ inside: `${INSIDE}<h2>The list</h2><pre>1901\n1902</pre>` }));
      assert.equal(await ofText(world, "outline-style", "main"), "none");
      const [above, below] = await world.tab.inRoot((root) => {
        const heading = /** @type {Element} */ (root.querySelector("article h2"));
        const place = heading.getBoundingClientRect();
        const [before, after] = [heading.previousElementSibling, heading.nextElementSibling].map((one) => one?.getBoundingClientRect());
        return [place.top - (before?.bottom ?? 0), (after?.top ?? 0) - place.bottom];
      });
      assert.ok((below ?? 0) > 0 && (below ?? 0) * 2 < (above ?? 0), `code is ${below} below its heading, which is ${above} below what is above it`);
      const [box, inner] = await world.tab.inRoot((root) =>
        [".scroll.code", "pre"].map((selector) => /** @type {HTMLElement} */ (root.querySelector(selector)).getBoundingClientRect().height),
      );
      // Firefox has its scroll bar below the text.
      assert.ok((box ?? 0) - (inner ?? 0) < 20, `${box} for ${inner}`);
    },
  },
  {
    title: "at its defaults the look sets nothing but the theme",
    run: async (world) => {
      await open(world, articlePage());
      const [names, style] = await world.tab.inRoot((root) => {
        const dialog = root.querySelector("dialog");
        return [Object.keys(dialog?.dataset ?? {}), dialog?.style.cssText ?? ""];
      });
      assert.deepEqual(names, ["theme"]);
      assert.match(style, /^(?:--u-scale: ?[\d.]+;)?$/);
    },
  },
  {
    title: "a look from another of the reader's devices is taken over",
    run: async (world) => {
      const bring = (/** @type {number} */ size) =>
        world.browser.inExtensionPage((brought) => chrome.storage.sync.set({ look: { size: brought } }), size);
      await bring(27);
      await until("it is kept here too", async () => (await kept(world))["size"] === 27);
      await open(world, articlePage());
      const size = await world.tab.inRoot((root) => root.querySelector("dialog")?.style.getPropertyValue("--u-size"));
      assert.equal(size, "27px");
      await bring(19);
      await until("it is as before", async () => (await kept(world))["size"] === 19);
    },
  },
  {
    title: "the settings page has the same look, live and kept",
    run: async (world) => {
      const { tab } = world;
      await settingsIn(tab).open();
      await until("the panel is there", () => tab.evaluate(() => document.querySelectorAll(".look input[type=range]").length === 5));
      await tab.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#look-leading")).focus());
      await tab.press("ArrowRight");
      const lines = () => tab.evaluate(() => parseFloat(getComputedStyle(/** @type {Element} */ (document.querySelector(".sample p"))).lineHeight));
      await until("the sample shows it", async () => Math.abs((await lines()) - 19 * 1.7) < 0.1);
      await until("it is kept", async () => (await kept(world))["leading"] === 1.7);
      await open(world, articlePage());
      assert.ok(Math.abs(parseFloat(await ofText(world, "line-height")) - 19 * 1.7) < 0.1);
      await openLook(world);
      await resetLook(world);
      await until("it is reset", async () => (await kept(world))["leading"] === 1.6);
      assert.ok((await world.view.articleText()).includes(PARAGRAPHS[4] ?? ""));
    },
  },
];
