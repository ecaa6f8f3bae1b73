/**
 * A page that changes below the view: it offers to read again, and does so at the reader's place.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { articlePage, PARAGRAPHS } from "../pages.mjs";
import { stays, until } from "../wait.mjs";

/** Long enough to be somewhere in it. */
const MORE = Array.from({ length: 12 }, (_, year) => `<p>In year ${year + 1} of the railway, ${PARAGRAPHS[year % PARAGRAPHS.length]}</p>`).join("");
const COMMENTS = `<section class="comments" id="comments"><h2>Comments</h2>${["Ada", "Ben", "Cyd"]
  .map((name) => `<div class="comment"><b>${name}</b><p>${name} has been to see the tower, and can say that the tape is still kept beside the book.</p></div>`)
  .join("")}</section>`;

/** @param {World} world */
async function openStory({ tab, view, server }) {
  server.add("/changing", { body: articlePage({ inside: MORE }) });
  await tab.open(server.address("/changing"));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/**
 * For the page: what it does as soon as the view is there.
 *
 * @param {string} script
 */
function onOpening(script) {
  return `<script>new MutationObserver((_, observer) => { observer.disconnect(); ${script} }).observe(document.documentElement, { childList: true })</script>`;
}

/** Runs in the page: as a browser translates, text by text. */
function translate() {
  for (const paragraph of document.querySelectorAll("article p")) {
    const font = document.createElement("font");
    font.textContent = (paragraph.textContent ?? "").replace(/[a-z]+/g, (word) => `${word}u`);
    paragraph.replaceChildren(font);
  }
}

/** Runs in the page: as other tools do, within the texts, and none of them gets longer. */
function translateInPlace() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    if (text.parentElement?.closest("p")) text.data = text.data.replace(/e/g, "u");
  }
}

/** Runs in the closed root: the first paragraph on the screen, by its number, and how far it is from the top.
 * @param {ShadowRoot} root */
function placeOf(root) {
  const all = Array.from(root.querySelectorAll("article p:not(.byline)"));
  const first = all.findIndex((paragraph) => paragraph.getBoundingClientRect().bottom > 0);
  return { first, top: all[first]?.getBoundingClientRect().top ?? 0, size: getComputedStyle(/** @type {Element} */ (all[0])).fontSize };
}

/**
 * Browsers round by a pixel.
 *
 * @param {ReturnType<typeof placeOf>} after
 * @param {ReturnType<typeof placeOf>} before
 */
function assertSamePlace(after, before) {
  assert.deepEqual({ ...after, top: 0 }, { ...before, top: 0 });
  assert.ok(Math.abs(after.top - before.top) < 2, `${after.top} is not ${before.top}`);
}

/** @type {Case[]} */
export const cases = [
  {
    title: "a page that changed: read again in place, at the reader's paragraph",
    run: async (world) => {
      const { tab, view } = world;
      await openStory(world);
      await tab.inRoot((root) => root.querySelectorAll("article p:not(.byline)")[8]?.scrollIntoView({ block: "start" }));
      const before = await tab.inRoot(placeOf);
      assert.ok(before.first > 4, "it is somewhere in the middle");
      await tab.evaluate(translate);
      await view.part("status", "The page has changed.");
      assert.ok(!(await view.articleText()).includes("fromu theu seau"), "nothing is read unasked");
      assertSamePlace(await tab.inRoot(placeOf), before);
      await view.click("button", "Read again");
      await until("the new text is there", async () => (await view.articleText()).includes("fromu theu seau"));
      assertSamePlace(await tab.inRoot(placeOf), before);
      assert.equal((await view.list("status")).filter(({ text }) => text !== "").length, 0, "the strip is gone");
      await tab.press("Escape");
      await view.closed();
    },
  },
  ...[
    { change: translate, how: "with other texts", after: "fromu theu seau" },
    { change: translateInPlace, how: "with the same texts", after: "from thu sua" },
  ].map(({ change, how, after }) => ({
    title: `a page that changed: also before anything looks for changes, ${how}`,
    /** @param {World} world */
    run: async ({ tab, view, server }) => {
      server.add("/changing-early", { body: articlePage({ inside: MORE, after: onOpening(`(${change})()`) }) });
      await tab.open(server.address("/changing-early"));
      await tab.clickToolbarButton();
      await view.opened();
      await view.part("status", "The page has changed.");
      await view.click("button", "Read again");
      await until("the new text is there", async () => (await view.articleText()).includes(after));
    },
  })),
  {
    title: "a page that changed: comments that came before anything looks for changes are offered",
    run: async ({ tab, view, server }) => {
      const comment = `document.querySelector("main").insertAdjacentHTML("beforeend", ${JSON.stringify(COMMENTS)})`;
      server.add("/commented-early", { body: articlePage({ inside: MORE, after: onOpening(comment) }) });
      await tab.open(server.address("/commented-early"));
      await tab.clickToolbarButton();
      await view.opened();
      await view.part("status", "The page has changed.");
    },
  },
  {
    title: "a page that changed: comments that came are offered, and closed they stay closed",
    run: async (world) => {
      const { tab, view } = world;
      await openStory(world);
      await tab.evaluate((markup) => document.querySelector("main")?.insertAdjacentHTML("beforeend", markup), COMMENTS);
      await view.part("status", "The page has changed.");
      await view.click("button", "Close message");
      assert.ok(await stays(30, async () => (await view.list("button")).every(({ name }) => name !== "Read again")));
    },
  },
  {
    title: "a page that changed: a clock and an advert are nothing new",
    run: async (world) => {
      const { tab, view } = world;
      await openStory(world);
      await tab.evaluate(() => {
        document.body.insertAdjacentHTML("beforeend", '<div class="clock"></div><div class="ad">Sponsored: a boat for all waters</div>');
        const clock = /** @type {Element} */ (document.querySelector(".clock"));
        let ticks = 0;
        setInterval(() => (clock.textContent = `${(ticks += 1)}`), 20);
      });
      await until("it has ticked for a while", () => tab.evaluate(() => Number(document.querySelector(".clock")?.textContent) > 120));
      assert.ok((await view.list("button")).every(({ name }) => name !== "Read again"));
    },
  },
];
