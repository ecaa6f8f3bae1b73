/**
 * What a reader does about the judgement: removed parts shown where they stood, parts taken out, the main part picked,
 * and the judgement seen on the page itself.
 *
 * @import { Tab } from "../browsers/interface.mjs"
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pageState } from "../page-state.mjs";
import { articlePage, FORM_PAGE, PARAGRAPHS, UNSURE_PAGE, wordsOf } from "../pages.mjs";
import { lineOf } from "../pixels.mjs";
import { enter, STATES } from "../states.mjs";
import { until } from "../wait.mjs";

const SHARING = `<ul class="share-buttons"><li><a href="https://share.example/f">Facebook</a></li><li><a href="https://share.example/t">Twitter</a></li></ul>`;
const MENU = '<nav class="menu"><a href="/a">News of the day</a> <a href="/b">Sport and games</a> <a href="/c">Weather</a></nav>';

/** Thirty links with hardly a word outside. */
const LIST_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The gazette</title></head><body><h1>The gazette</h1>
<ul id="left">${Array.from({ length: 11 }, (_, n) => `<li><a href="/story-${n}">Story number ${n} of the day</a></li>`).join("")}</ul>
<div id="letters"><p>Letters of our readers: <a href="/l1">on the mill</a></p><p>Answers: <a href="/l2">on hens</a> and on what they cost us</p></div></body></html>`;

/**
 * @param {World} world
 * @param {string} [body]
 */
async function open({ tab, view, server }, body = articlePage({ before: MENU, inside: SHARING })) {
  server.add("/corrected", { body });
  await tab.open(server.address("/corrected"));
  await tab.clickToolbarButton();
  await view.opened();
}

/** The article's words as they stand in it.
 * @param {World} world */
const shownIn = async ({ view }) => wordsOf(await view.articleText()).join(" ");

const startOf = (/** @type {string} */ text, /** @type {number} */ paragraph) => text.indexOf(wordsOf(PARAGRAPHS[paragraph] ?? "").join(" "));

/**
 * Runs in the closed root: where an element is that has these words.
 *
 * @param {ShadowRoot} root
 * @param {string} selector
 * @param {string} words
 */
function placeOf(root, selector, words) {
  const found = Array.from(root.querySelectorAll(selector)).find((element) => element.textContent?.includes(words));
  found?.scrollIntoView({ block: "center", behavior: "instant" });
  const { left = 0, top = 0, width = 0, height = 0 } = found?.getBoundingClientRect() ?? {};
  return { x: left + Math.min(width / 2, 60), y: top + height / 2, width };
}

/** The same, once it stays there.
 * @param {Tab} tab
 * @param {string} selector
 * @param {string} words
 */
function stillPlace(tab, selector, words) {
  let before = "";
  return until(`"${words}" stands still`, async () => {
    const place = await tab.inRoot(placeOf, selector, words);
    const isStill = JSON.stringify(place) === before && place.width > 0;
    before = JSON.stringify(place);
    return isStill ? place : null;
  });
}

/** Where words stand on the page, in the viewport.
 * @param {string} selector
 */
function placeOnPage(selector) {
  const range = document.createRange();
  range.selectNodeContents(/** @type {Element} */ (document.querySelector(selector)));
  const { left, top, width, height } = range.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Runs in the layer's root. @param {ShadowRoot} root */
const tintsIn = (root) =>
  Array.from(root.querySelectorAll(".tint"), (tint) => ({
    name: tint.getAttribute("aria-label") ?? "",
    label: tint.textContent ?? "",
    gone: tint.classList.contains("gone"),
    focused: root.activeElement === tint,
    box: tint.getBoundingClientRect().toJSON(),
  }));

/**
 * How often it becomes darker along a tint, at the end of its last line, where that has no words.
 *
 * @param {Tab} tab
 * @param {DOMRect} box
 */
async function stripes(tab, { right, bottom }) {
  const file = join(tmpdir(), `unhusk-tints-${process.pid}-${tab.browser.name}.png`);
  await tab.screenshot(file, false);
  const dots = (await lineOf(tab.browser, file, Math.round(bottom - 12))).slice(Math.round(right) - 146, Math.round(right) - 6);
  rmSync(file);
  const red = dots.map(([value = 0]) => value);
  return red.filter((value, at) => (red[at - 1] ?? value) - value > 8).length;
}

/** Runs in the layer's root: what is outlined, and how much of it would be read. @param {ShadowRoot} root */
const pickedIn = (root) => ({
  box: root.querySelector(".picked")?.getBoundingClientRect().toJSON(),
  read: root.querySelectorAll(".tint:not(.picked)").length,
});

/** @param {World} world @param {string} key @param {string} word the end of what is in focus */
async function pressUntil({ tab, view }, key, word) {
  await until(`${key} leads to ${word}`, async () => {
    if ((await view.focused())?.name.includes(word)) return true;
    await tab.press(key);
    return false;
  });
}

/** @type {Case[]} */
export const cases = [
  {
    title: "a removed part is shown where it stood, with its reason, and hidden again",
    run: async (world) => {
      const { tab, view } = world;
      await open(world);
      const before = await view.articleMarkup();
      await view.click("button", "Removed");
      await view.click("button", "Facebook");
      await view.part("button", "Hide");
      const shown = await shownIn(world);
      const at = shown.indexOf("Facebook");
      assert.ok(startOf(shown, 1) < at && at < startOf(shown, 2), "between its neighbours");
      assert.match(shown, /Facebook Sharing Share button It shares the page Score/u);
      const ground = await tab.inRoot((root) => getComputedStyle(/** @type {Element} */ (root.querySelector(".shown"))).backgroundImage);
      assert.match(ground, /repeating-linear-gradient/u, "hatched");
      const saved = await tab.inWorld("unhuskReading.exportAs('text')");
      assert.ok(!String(saved).includes("Facebook"), "it is no part of the article");
      await view.click("button", "Hide");
      await until("the article is as before", async () => (await view.articleMarkup()) === before);
      await view.click("button", "Facebook");
      await tab.clickAt(await stillPlace(tab, ".tag button", "Put back"));
      await view.part("button", "Undo");
      assert.match(await shownIn(world), /Facebook/u);
      await tab.press("Control+z");
      await until("the article is as before again", async () => (await view.articleMarkup()) === before);
    },
  },
  {
    title: "a removed part that is tall is shown from its start, above the panel of a narrow screen",
    run: async (world) => {
      const { tab, view } = world;
      await tab.resize(360, 640);
      try {
        await open(world, articlePage({ inside: `<footer class="share-buttons"><a href="https://share.example/f">${"Share this with your friends and with theirs. ".repeat(40)}</a></footer>` }));
        await view.click("button", "Removed");
        await view.click("button", "Share this with");
        await view.part("button", "Hide");
        const { top, bar, panel } = await tab.inRoot((root) => ({
          top: root.querySelector(".shown")?.getBoundingClientRect().top ?? 0,
          bar: root.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0,
          panel: root.querySelector(".panel")?.getBoundingClientRect().top ?? 0,
        }));
        assert.ok(top >= bar && top < panel - 100, `${top} lies between ${bar} and ${panel}`);
      } finally {
        await tab.resize(1280, 900);
      }
    },
  },
  {
    title: "a group's name isn't said again in its parts",
    run: async (world) => {
      const state = STATES.find(({ name }) => name.includes("Removed"));
      assert.ok(state);
      await enter(world, state);
      const said = await world.tab.inRoot((root) =>
        Array.from(root.querySelectorAll("details"), (group) => [
          group.querySelector("summary span:nth-child(2)")?.textContent ?? "",
          group.querySelector(".why")?.textContent ?? "",
        ]),
      );
      assert.ok(said.some(([group]) => group === "Unrelated"), "one whose only class has its name");
      for (const [group = "", why = ""] of said) assert.ok(!why.startsWith(group), `${group}: ${why}`);
    },
  },
  {
    title: "parts of the article are removed by pointer, and every step is undone by Ctrl+Z",
    run: async (world) => {
      const { tab, view } = world;
      await open(world);
      const before = await view.articleMarkup();
      await view.click("button", "More");
      await view.click("button", "Remove parts");
      for (const number of [1, 3]) {
        const place = await tab.inRoot(placeOf, "article p", PARAGRAPHS[number]?.slice(0, 40));
        // Also where the text moved under a pointer that stayed.
        await tab.pointAt({ x: 5, y: 400 });
        await tab.pointAt(place);
        await until("the part is outlined", () => tab.inRoot((root, words) => root.querySelector(".chosen")?.textContent?.startsWith(words), PARAGRAPHS[number]?.slice(0, 40)));
        await tab.clickAt(place);
        await until("the part is gone", async () => startOf(await shownIn(world), number) < 0);
      }
      await tab.press("Escape");
      assert.ok(await view.isArticle(), "Escape ends the mode, not the view");
      assert.equal(await tab.inRoot((root) => root.querySelectorAll(".mode, .chosen").length), 0);
      await view.pressByKeyboard("button", "Removed");
      await until("it is listed", () => tab.inRoot((root) => root.querySelector(".removed")?.textContent?.includes("You removed it.")));
      await tab.press("Control+z");
      await until("the last step is undone", async () => startOf(await shownIn(world), 3) >= 0);
      assert.ok(startOf(await shownIn(world), 1) < 0, "the step before isn't");
      await tab.press("Control+z");
      await until("all is undone", async () => (await view.articleMarkup()) === before);
    },
  },
  {
    title: "parts of the article are removed by keyboard",
    run: async (world) => {
      const { tab, view } = world;
      await open(world);
      await view.pressByKeyboard("button", "More");
      await view.pressByKeyboard("button", "Remove parts");
      await until("the first part is outlined", () => tab.inRoot((root) => root.querySelector(".chosen")?.textContent?.startsWith("For a hundred")));
      await tab.press("ArrowDown");
      await tab.press("Enter");
      await until("the second paragraph is gone", async () => startOf(await shownIn(world), 1) < 0);
      await tab.press("Enter");
      await until("the one after it is gone", async () => startOf(await shownIn(world), 2) < 0);
      assert.ok(startOf(await shownIn(world), 0) >= 0);
      await tab.press("Escape");
      await tab.press("Control+z");
      await until("the last is back", async () => startOf(await shownIn(world), 2) >= 0);
    },
  },
  {
    title: "on a narrow screen the line of a mode stays, however far is scrolled",
    run: async (world) => {
      const { tab, view } = world;
      await tab.resize(400, 700);
      try {
        await open(world);
        await view.click("button", "More");
        await view.click("button", "Remove parts");
        for (const _ of PARAGRAPHS) {
          await tab.press("ArrowDown");
          const under = await tab.inRoot((root) => innerHeight - (root.querySelector(".chosen")?.getBoundingClientRect().bottom ?? 0));
          assert.ok(under >= 6, "the outline of what is chosen is in the window, below it too");
        }
        await tab.scroll(600);
        await until("the bar is away", () => tab.inRoot((root) => root.querySelector("dialog")?.dataset["bar"] === "away"));
        const { top, bottom } = await tab.inRoot((root) => root.querySelector(".mode")?.getBoundingClientRect().toJSON());
        assert.ok(top >= 0 && bottom > 40, `at ${top} to ${bottom}`);
      } finally {
        await tab.resize(1280, 900);
      }
    },
  },
  {
    title: "the judgement is shown on the page, with reasons on hover and on focus, and the page stays as it is",
    run: async (world) => {
      const { tab, view, server } = world;
      server.add("/corrected", { body: articlePage({ before: MENU.replace("</nav>", '<br><a href="/d">More</a></nav>'), inside: SHARING }) });
      await tab.open(server.address("/corrected"));
      const before = await pageState(tab);
      await tab.clickToolbarButton();
      await view.opened();
      await view.click("button", "More");
      await view.click("button", "Show on the page");
      await view.part("button", "Back to the article");
      assert.ok(await tab.evaluate(() => document.body.checkVisibility()), "the page is shown");
      const tints = await tab.inRoot(tintsIn);
      const kept = tints.filter(({ gone }) => !gone);
      assert.equal(kept.length, 1 + PARAGRAPHS.length, "title and paragraphs");
      const labels = tints.filter(({ gone }) => gone).map(({ label }) => label);
      assert.deepEqual(labels, ["Menus and page controls", "Sharing", ""], "of neighbours of a kind the first has the label");
      const hatched = tints.find(({ gone }) => gone)?.box;
      const plain = kept.at(-1)?.box;
      assert.ok(hatched && plain);
      assert.ok((await stripes(tab, hatched)) > 5 && (await stripes(tab, plain)) < 2, "what was removed is hatched, for whoever sees no hue");
      const heading = await tab.evaluate(placeOnPage, "h1");
      const over = (/** @type {{ box: DOMRect }} */ { box }) => box.left < heading.x && heading.x < box.right && box.top < heading.y && heading.y < box.bottom;
      assert.equal(tints.filter(over).length, 1, "a tint lies over the heading");
      const sharing = tints.find(({ label }) => label === "Sharing");
      assert.ok(sharing);
      await tab.pointAt({ x: sharing.box.left + 4, y: sharing.box.top + 8 });
      const said = (/** @type {ShadowRoot} */ root) => /** @type {HTMLElement} */ (root.querySelector(".reason")).innerText;
      await until("the reason is said on hover", async () => (await tab.inRoot(said)).startsWith("Sharing. It shares the page."));
      await pressUntil(world, "Tab", "Menus and page controls");
      await until("the reason is said on focus", async () => (await tab.inRoot(said)).startsWith("Menus and page controls. A menu of links"));
      await tab.press("Escape");
      await view.part("button", "Removed");
      assert.ok(!(await tab.evaluate(() => document.body.checkVisibility())), "the view is back");
      await tab.clickToolbarButton();
      await view.closed();
      assert.deepEqual(await pageState(tab), before);
    },
  },
  {
    title: "over the page, tints stay over what sticks to the window, and their labels within it",
    run: async (world) => {
      const { tab, view } = world;
      const menu = '<nav class="menu" style="position: sticky; top: 20px; width: fit-content"><a href="/a">A</a> <a href="/b">B</a> <a href="/c">C</a></nav>';
      const more = Array.from({ length: 5 }, (_, year) => PARAGRAPHS.map((text) => `<p>In year ${year}, ${text}</p>`).join("")).join("");
      await open(world, articlePage({ before: menu, inside: more }));
      await view.click("button", "More");
      await view.click("button", "Show on the page");
      const labelsIn = (/** @type {ShadowRoot} */ root) => Array.from(root.querySelectorAll(".tint > span"), (label) => label.getBoundingClientRect().toJSON());
      await until("it is tinted", async () => (await tab.inRoot(labelsIn)).length > 1);
      const labels = await tab.inRoot(labelsIn);
      for (const { left, right } of labels) assert.ok(left >= 0 && right <= 1280, `from ${left} to ${right}`);
      await tab.scroll(900);
      await until("the page is scrolled", () => tab.evaluate(() => scrollY > 500));
      const top = await tab.evaluate(() => document.querySelector("nav")?.getBoundingClientRect().top ?? 0);
      assert.equal(top, 20, "the menu sticks");
      await until("its tint is over it", async () => {
        const tint = (await tab.inRoot(tintsIn)).find(({ name }) => name.startsWith("Menus"));
        return tint && Math.abs(tint.box.top - top) < 10;
      });
    },
  },
  {
    title: "the main part is picked on the page, by pointer, and undone",
    run: async (world) => {
      const { tab, view } = world;
      await open(world);
      const before = await view.articleMarkup();
      await view.click("button", "More");
      await view.click("button", "Pick the main part");
      await until("what is read is outlined", async () => (await tab.inRoot(pickedIn)).read >= PARAGRAPHS.length);
      await tab.evaluate(() => scrollTo(0, 0));
      const menu = await tab.evaluate(placeOnPage, "nav a");
      await tab.pointAt(menu);
      await until("the menu is outlined", async () => {
        const { box } = await tab.inRoot(pickedIn);
        return box && box.top <= menu.y && menu.y <= box.bottom && box.height < 80;
      });
      await tab.clickAt(menu);
      await until("the menu is the article", async () => /^News of the day Sport and games Weather$/u.test(await shownIn(world)));
      await tab.press("Control+z");
      await until("it is undone", async () => (await view.articleMarkup()) === before);
    },
  },
  {
    title: "far down a page, what would be read is in the window when the picker begins; less of it takes less time",
    run: async (world) => {
      const { tab, view } = world;
      const part = (/** @type {string} */ name) => `<section id="${name}">${PARAGRAPHS.map((text) => `<p>${name}: ${text}</p>`).join("")}</section>`;
      const body = articlePage({ head: "<style>main { margin-top: 4000px }</style>", inside: ["one", "two", "three"].map(part).join("") });
      await open(world, body);
      const minutes = () => tab.inRoot((root) => root.querySelector(".byline")?.textContent ?? "");
      const before = parseInt(await minutes(), 10);
      assert.ok(before > 1, await minutes());
      await view.click("button", "More");
      await view.click("button", "Pick the main part");
      await until("it begins in the window", async () => {
        const { box } = await tab.inRoot(pickedIn);
        return box && box.top >= 0 && box.top < 200;
      });
      const paragraph = await tab.evaluate(placeOnPage, "#one p");
      await tab.pointAt(paragraph);
      await until("a paragraph is outlined", async () => {
        const { box } = await tab.inRoot(pickedIn);
        return box && box.top <= paragraph.y && paragraph.y <= box.bottom && box.height < 150;
      });
      // Once it is known what would be read, the tints are drawn anew: a press that one of them had taken would be lost.
      const takes = () => tab.inRoot((root, { x, y }) => root.elementFromPoint(x, y)?.localName, paragraph);
      await until("what would be read is tinted", () => tab.inRoot((root) => root.querySelector(".tint.read") !== null));
      assert.equal(await takes(), "dialog");
      await tab.clickAt(paragraph);
      await until("less time is said", async () => parseInt(await minutes(), 10) < before);
      await tab.press("Control+z");
      await until("it is undone", async () => parseInt(await minutes(), 10) === before);
    },
  },
  {
    title: "the main part is picked on the page, by keyboard; Escape picks nothing",
    run: async (world) => {
      const { tab, view } = world;
      await open(world);
      const before = await view.articleMarkup();
      const pick = async () => {
        await view.pressByKeyboard("button", "More");
        await view.pressByKeyboard("button", "Pick the main part");
        await until("what is read is outlined", async () => (await tab.inRoot(pickedIn)).read >= PARAGRAPHS.length);
      };
      await pick();
      await tab.press("ArrowRight");
      await tab.press("Escape");
      await view.part("button", "Removed");
      assert.equal(await view.articleMarkup(), before);
      await pick();
      await tab.press("ArrowRight");
      await tab.press("ArrowDown");
      await tab.press("Enter");
      await until("the first paragraph is the article", async () => (await shownIn(world)) === wordsOf(PARAGRAPHS[0] ?? "").join(" "));
    },
  },
  {
    title: "where the judgement is unsure, a line says so, and offers the picker and the page",
    run: async (world) => {
      const { tab, view } = world;
      await open(world);
      assert.equal(await tab.inRoot((root) => root.querySelector(".unsure")), null, "nothing is said of a sure one");
      await tab.clickToolbarButton();
      await view.closed();
      await open(world, UNSURE_PAGE);
      const [line] = (await view.list("paragraph")).filter(({ text }) => text.includes("not sure"));
      assert.equal(line?.text, "Unhusk is not sure that this is the whole text. Pick the main part or go back to the page.");
      await view.click("button", "Pick the main part");
      await until("the picker is there", () => tab.inRoot((root) => root.querySelector(".picked") !== null));
      await tab.press("Escape");
      await view.click("button", "go back to the page");
      await view.closed();
    },
  },
  {
    title: "a page without an article says within a second what it is, and lets the reader pick",
    run: async (world) => {
      const { tab, view, server } = world;
      server.add("/list", { body: LIST_PAGE });
      await tab.open(server.address("/list"));
      const before = await pageState(tab);
      const pressed = Date.now();
      await tab.clickToolbarButton();
      await until("a message is there", view.isOpen);
      assert.ok(Date.now() - pressed < 1000, `after ${Date.now() - pressed} ms`);
      assert.match(await tab.inRoot((root) => root.textContent ?? ""), /list of links: 13 links/u);
      await view.click("button", "Pick the main part");
      await until("the picker is there", () => tab.inRoot((root) => root.querySelector(".mode") !== null));
      const letters = await tab.evaluate(placeOnPage, "#letters p");
      await tab.pointAt(letters);
      await until("a part is outlined", () => tab.inRoot((root) => root.querySelector(".picked") !== null));
      await view.click("button", "Larger");
      await until("the title and both letters would be read", async () => (await tab.inRoot(pickedIn)).read === 3);
      await view.click("button", "Read this");
      await view.opened();
      assert.match(await shownIn(world), /^Letters of our readers on the mill Answers on hens/u);
      await tab.clickToolbarButton();
      await view.closed();
      assert.deepEqual(await pageState(tab), before);
    },
  },
  {
    title: "the card of a form offers the picker too, and Escape there leaves the page as it was",
    run: async ({ tab, view, server }) => {
      server.add("/form", { body: FORM_PAGE.replace("<body>", '<body style="padding-block: 3000px">') });
      await tab.open(server.address("/form"));
      const before = await pageState(tab);
      await tab.clickToolbarButton();
      await until("a message is there", view.isOpen);
      await view.click("button", "Pick the main part");
      await until("the picker is there, at the form", async () => {
        const { box } = await tab.inRoot(pickedIn);
        return box && box.top >= 0 && box.top < 200;
      });
      await tab.press("Escape");
      await view.closed();
      assert.deepEqual(await pageState(tab), before);
    },
  },
];
