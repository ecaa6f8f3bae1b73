/**
 * Scripts: each with its direction, its lengths and heights, and code that is never mirrored.
 *
 * @import { Case, World } from "../runner.mjs"
 * @import { Sample } from "../pages-of-scripts.mjs"
 */
import assert from "node:assert/strict";
import { isDefault } from "../kept-look.mjs";
import { articlePage } from "../pages.mjs";
import { CODE, pageIn, SAMPLES } from "../pages-of-scripts.mjs";

/** What each script needs: the height of a line, of the text's 19 px; the face; whether words stay whole; how strict lines end.
 * @type {Record<string, { height: number, family: string, words?: string, lines?: string }>} */
const NEEDS = {
  ar: { height: 1.85 * 1.1, family: "serif" },
  fa: { height: 1.85 * 1.1, family: "serif" },
  he: { height: 1.6, family: "serif" },
  "zh-Hans": { height: 1.75, family: "sans-serif", lines: "strict" },
  ja: { height: 1.75, family: "sans-serif", lines: "strict" },
  ko: { height: 1.75, family: "sans-serif", words: "keep-all" },
  th: { height: 1.75, family: "sans-serif" },
};

/** Runs in the closed root: how a paragraph and what is beside it are laid out.
 * @param {ShadowRoot} root
 * @param {string} selector */
function layout(root, selector) {
  const text = /** @type {Element} */ (root.querySelector(selector));
  const style = getComputedStyle(text);
  const edges = (/** @type {Element | null} */ element) => {
    if (!element) return { left: 0, right: 0 };
    const range = document.createRange();
    range.selectNodeContents(element);
    // The last line: short, and at the edge where lines begin.
    const last = Array.from(range.getClientRects()).at(-1);
    return { left: last?.left ?? 0, right: last?.right ?? 0 };
  };
  const place = text.getBoundingClientRect();
  const last = edges(text);
  const code = root.querySelector("pre");
  const emphasis = root.querySelector(".article em");
  return {
    direction: style.direction,
    height: parseFloat(style.lineHeight),
    family: style.fontFamily,
    size: parseFloat(style.fontSize),
    words: style.wordBreak,
    lines: style.lineBreak,
    lang: text.closest("[lang]")?.getAttribute("lang"),
    atStart: style.direction === "rtl" ? Math.abs(last.right - place.right) < 2 : Math.abs(last.left - place.left) < 2,
    code: code && { direction: getComputedStyle(code).direction, align: getComputedStyle(code).textAlign, text: code.textContent },
    emphasis: emphasis && `${getComputedStyle(emphasis).fontStyle} ${getComputedStyle(emphasis).fontWeight}`,
    scrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
}

/** @param {World} world
 * @param {string} body */
async function open({ tab, view, server }, body) {
  server.add("/script", { body });
  await tab.open(server.address("/script"));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/** @param {World} world
 * @param {Sample} sample */
async function readsWell(world, sample) {
  const { language, direction } = sample;
  const needs = NEEDS[language];
  assert.ok(needs);
  await open(world, pageIn(sample));
  const found = await world.tab.inRoot(layout, ".article > p:last-child");
  assert.equal(found.direction, direction);
  assert.equal(found.lang, language);
  assert.ok(found.atStart, "lines begin at the start");
  assert.ok(Math.abs(found.height - 19 * needs.height) < 0.1, `height of a line: ${found.height}`);
  assert.equal(found.family, needs.family);
  assert.equal(found.words, needs.words ?? "normal");
  assert.equal(found.lines, needs.lines ?? "auto");
  assert.deepEqual(found.code, { direction: "ltr", align: "left", text: CODE });
  assert.equal(found.emphasis, "normal 600", "no slanted letters");
  assert.equal(found.scrolls, false);
}

const MIXED = `<p lang="ar" dir="rtl">${SAMPLES[0]?.paragraphs[0]}</p><p lang="ja">${SAMPLES[4]?.paragraphs[0]}</p>`;

/** @type {Case[]} */
export const cases = [
  ...SAMPLES.map((sample) => ({
    title: `direction, face and lines are right, and code isn't mirrored: ${sample.language}`,
    run: (/** @type {World} */ world) => readsWell(world, sample),
  })),
  {
    title: "direction, face and lines are right in an article of several scripts",
    run: async (world) => {
      await open(world, articlePage({ inside: MIXED }));
      const arabic = await world.tab.inRoot(layout, '.article > [lang="ar"]');
      assert.equal(arabic.direction, "rtl");
      assert.ok(arabic.atStart);
      assert.ok(Math.abs(arabic.height - arabic.size * 1.85) < 0.1, `${arabic.height} of ${arabic.size}`);
      const japanese = await world.tab.inRoot(layout, '.article > [lang="ja"]');
      assert.deepEqual([japanese.direction, japanese.family, japanese.lines], ["ltr", "sans-serif", "strict"]);
      const english = await world.tab.inRoot(layout, ".article > p:last-child");
      assert.deepEqual([english.direction, english.family, english.lines], ["ltr", "serif", "auto"]);
      assert.ok(english.atStart);
    },
  },
  {
    title: "the interface's own words keep their direction in a page that is written from right to left",
    run: async (world) => {
      const { tab, view } = world;
      const [arabic] = SAMPLES;
      assert.ok(arabic);
      const menu = '<nav class="menu"><a href="/a">News</a> <a href="/b">Sport</a> <a href="/c">Weather</a></nav>';
      await open(world, pageIn(arabic).replace("<main>", `${menu}<main>`));
      const direction = (/** @type {string} */ selector) =>
        tab.inRoot((root, of) => {
          const element = root.querySelector(of);
          return element && `${getComputedStyle(element).direction} ${element.closest("[lang]")?.getAttribute("lang")?.slice(0, 2)}`;
        }, selector);
      await tab.resize((await tab.inRoot((root) => root.querySelector("article")?.clientWidth ?? 0)) + 2 * 360, 900);
      await view.click("button", "Removed");
      const free = await tab.inRoot((root) => {
        const [panel, text] = [".panel", "article"].map((selector) => root.querySelector(selector)?.getBoundingClientRect());
        return (panel?.left ?? 0) - (text?.right ?? 0);
      });
      assert.ok(free >= 0, `the panel lies ${-free} px over where lines begin`);
      assert.equal(await tab.inRoot((root) => getComputedStyle(/** @type {Element} */ (root.querySelector(".panel .words"))).textAlign), "start");
      await view.click("button", "News");
      await view.part("button", "Hide");
      assert.equal(await direction(".tag"), "ltr en");
      await view.click("button", "Show on the page");
      await view.part("button", "Back to the article");
      assert.equal(await direction(".mode"), "ltr en");
      await tab.resize(1280, 900);
    },
  },
  {
    title: "letters that are joined stay so, whatever room the reader wants between letters",
    run: async (world) => {
      const spacing = () =>
        world.tab.inRoot((root) => {
          const of = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (root.querySelector(selector))).letterSpacing;
          return [of('.article > [lang="ar"]'), of(".article > p:last-child"), of("h1")];
        });
      await open(world, articlePage({ inside: MIXED }));
      await world.view.click("button", "Look");
      await world.view.click("slider", "Letters");
      const [arabic = "", english = "", title = ""] = await spacing();
      assert.ok(["0px", "normal"].includes(arabic), arabic);
      assert.ok(parseFloat(english) > 0.1, english);
      assert.ok(parseFloat(title) > 0.1, title);
      await world.view.click("button", "Reset: Letters");
      await isDefault(world);
    },
  },
];
