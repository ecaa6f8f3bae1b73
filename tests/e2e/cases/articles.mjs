/**
 * Several articles on one page: the one in view is read, and the others are a press away.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { CHECK_IN_PLACE } from "../axe.mjs";
import { PARAGRAPHS, TITLE } from "../pages.mjs";
import { until } from "../wait.mjs";

const SECOND = "The mill that stayed where it was";
const THIRD = "The bridge nobody wanted";

/** The paragraphs of another article.
 * @param {string} about */
const textOf = (about) => PARAGRAPHS.map((text) => text.replaceAll("tower", about).replaceAll("lighthouse", about)).map((text, place) => `<p>The ${about}, ${place + 1}. ${text}</p>`);

/** A page on which one story follows the other: the second has a byline and a date of its own, the third says nothing. */
const ENDLESS = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE}</title><meta name="author" content="Ada Byron"><meta property="article:published_time" content="2018-01-02"></head><body><main>
<article><h1>${TITLE}</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</article>
<article><h1>${SECOND}</h1><p>By Ben Cole, <time datetime="2019-03-08">March 8, 2019</time></p>${textOf("mill").join("")}</article>
<article><h1>${THIRD}</h1>${textOf("bridge").join("")}</article></main></body></html>`;

/** A question and its answers. */
const THREAD = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE}</title></head><body><main><h1>${TITLE}</h1>
${["mill", "bridge", "windmill"].map((name) => `<article class="post">${textOf(name).join("")}</article>`).join("")}</main></body></html>`;

/**
 * @param {World} world
 * @param {string} body
 * @param {string} [heading] what the page is scrolled to
 */
async function open({ tab, view, server }, body, heading) {
  server.add("/endless", { body });
  await tab.open(server.address("/endless"));
  if (heading) {
    await tab.evaluate((words) => {
      const found = Array.from(document.querySelectorAll("h1")).find((own) => own.textContent === words);
      scrollTo(0, scrollY + (found?.getBoundingClientRect().top ?? 0) - 20);
    }, heading);
  }
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/** Runs in the closed root: the title, the dialog's name, who wrote it, and what the text begins and ends with.
 * @param {ShadowRoot} root */
function readIn(root) {
  const text = Array.from(root.querySelectorAll("article > :not(header)"), (part) => part.textContent ?? "");
  return {
    title: root.querySelector("h1")?.textContent,
    name: root.querySelector("dialog")?.getAttribute("aria-label") ?? "",
    byline: root.querySelector(".byline")?.textContent ?? "",
    paragraphs: text.length,
    first: text[0]?.slice(0, 12),
  };
}

/** Runs in the closed root: the list, the one that is read in brackets.
 * @param {ShadowRoot} root */
const listIn = (root) => Array.from(root.querySelectorAll(".contents nav button"), (entry) => (entry.hasAttribute("aria-current") ? `[${entry.textContent}]` : entry.textContent));

/** Waits for an article.
 * @param {World} world
 * @param {string} title */
const reads = ({ tab }, title) => until(`"${title}" is read`, async () => (await tab.inRoot(readIn)).title === title);

/** @type {Case[]} */
export const cases = [
  {
    title: "several articles on a page: the first is read, the others by the list, each by itself, and undone",
    run: async (world) => {
      const { tab, view } = world;
      await open(world, ENDLESS);
      const before = await tab.inRoot(readIn);
      assert.deepEqual([before.title, before.paragraphs, before.first], [TITLE, 5, "For a hundre"]);
      assert.match(before.byline, /^Ada Byron2.January.2018/);
      await view.pressByKeyboard("button", "Contents");
      assert.equal((await view.list("navigation")).filter(({ name }) => name === "Articles on this page").length, 1);
      assert.deepEqual(await tab.inRoot(listIn), [`[${TITLE}]`, SECOND, THIRD]);
      await view.pressByKeyboard("button", SECOND);
      await reads(world, SECOND);
      const second = await tab.inRoot(readIn);
      assert.deepEqual([second.paragraphs, second.first], [5, "The mill, 1."]);
      assert.ok(second.name.includes(SECOND), second.name);
      assert.match(second.byline, /^Ben Cole8.March.2019/);
      const saved = String(await tab.inWorld("unhuskReading.exportAs('html')"));
      assert.ok(saved.includes("Ben Cole") && !saved.includes("Ada Byron"), saved.slice(0, 900));
      assert.equal((await view.focused())?.text, SECOND, "the next Tab goes on from the title");
      await view.click("button", "Contents");
      assert.deepEqual(await tab.inRoot(listIn), [TITLE, `[${SECOND}]`, THIRD]);
      await view.click("button", THIRD);
      await reads(world, THIRD);
      assert.doesNotMatch((await tab.inRoot(readIn)).byline, /Ada|Ben|20/);
      await tab.press("Control+z");
      await reads(world, SECOND);
      await tab.press("Control+z");
      await reads(world, TITLE);
      assert.deepEqual(await tab.inRoot(readIn), before);
    },
  },
  {
    title: "a page scrolled to its second article: that one is read, at its paragraph, and the first is a press away",
    run: async (world) => {
      const { tab, view } = world;
      await open(world, ENDLESS, SECOND);
      const { title, byline } = await tab.inRoot(readIn);
      assert.equal(title, SECOND);
      assert.match(byline, /^Ben Cole/);
      assert.ok((await tab.evaluate(() => scrollY)) < 10, "it begins at the title");
      await view.click("button", "Contents");
      assert.deepEqual(await tab.inRoot(listIn), [TITLE, `[${SECOND}]`, THIRD]);
      await view.click("button", TITLE);
      await reads(world, TITLE);
      assert.match((await tab.inRoot(readIn)).byline, /Ada Byron/);
      await tab.press("Control+z");
      await reads(world, SECOND);
    },
  },
  {
    title: "an article with the title of another one is turned to as well, and read where it is in view",
    run: async (world) => {
      const { tab, view, server } = world;
      server.add("/alike", { body: ENDLESS.replaceAll(SECOND, TITLE) });
      await tab.open(server.address("/alike"));
      await tab.clickToolbarButton();
      await view.opened();
      await view.click("button", "Contents");
      const second = await tab.inRoot((root) => {
        const { left = 0, top = 0 } = root.querySelectorAll(".contents nav button")[1]?.getBoundingClientRect() ?? {};
        return { x: left + 20, y: top + 10 };
      });
      await tab.clickAt(second);
      await until("the second one is read", async () => (await tab.inRoot(readIn)).first === "The mill, 1.");
      assert.match((await tab.inRoot(readIn)).byline, /^Ben Cole/);
      await tab.clickToolbarButton();
      await view.closed();
      await tab.evaluate(() => document.querySelectorAll("h1")[1]?.scrollIntoView());
      await tab.clickToolbarButton();
      await view.opened();
      assert.equal((await tab.inRoot(readIn)).first, "The mill, 1.");
    },
  },
  {
    title: "a thread has one article: all its posts are kept, and there is no list of others",
    run: async (world) => {
      await open(world, THREAD);
      const read = await world.view.articleText();
      for (const name of ["mill", "bridge", "windmill"]) for (const place of [1, 5]) assert.ok(read.includes(`The ${name}, ${place}.`), `${name} ${place}`);
      assert.ok(!(await world.view.list("button")).some(({ name }) => name === "Contents"));
    },
  },
  {
    title: "axe-core finds nothing, with the list of a page's articles",
    only: "chromium",
    run: async (world) => {
      await open(world, ENDLESS);
      await world.view.click("button", "Contents");
      assert.deepEqual(await world.tab.inRoot(CHECK_IN_PLACE), []);
    },
  },
];
