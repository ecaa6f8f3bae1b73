/**
 * The list of sections, and how much was read.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { articlePage, PARAGRAPHS } from "../pages.mjs";
import { stays, until } from "../wait.mjs";

const SECTIONS = ["The green book", "What the surveyor drew", "Rollers and rails", "What is left"];

/** Sections, the third of which stands below the second, each of some paragraphs.
 * @param {string[]} titles */
const sections = (titles) =>
  titles.map((title, place) => `<h${place === 2 ? 3 : 2}>${title}</h${place === 2 ? 3 : 2}>${PARAGRAPHS.map((text) => `<p>${text} ${title}, ${place}.</p>`).join("")}`).join("");

/** Sections of fifty paragraphs, which are of one to three times the length, and a link to one of them. */
const PIECES = articlePage({
  inside: `<p>What is built begins in <a href="#section-450">the middle</a>, as everybody knows who has built a thing.</p>${Array.from({ length: 900 }, (_, place) => {
    const heading = place % 50 === 0 ? `<h2 id="section-${place}">Section ${place}</h2>` : "";
    return `${heading}<p>Paragraph ${place}. ${(PARAGRAPHS[place % PARAGRAPHS.length] ?? "").repeat(1 + (place % 3))} So much for ${place}.</p>`;
  }).join("")}`,
});

let opened = 0;

/** Each time at an address of its own, for which no place is kept.
 * @param {World} world
 * @param {string[]} titles */
async function open({ tab, view, server }, titles) {
  const path = `/sections-${(opened += 1)}`;
  server.add(path, { body: articlePage({ inside: sections(titles) }) });
  await tab.open(server.address(path));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/** Runs in the closed root.
 * @param {ShadowRoot} root */
function currentSections(root) {
  return Array.from(root.querySelectorAll("[aria-current]"), (entry) => entry.textContent);
}

/** Runs in the closed root: which part of the bar the progress takes, and how high it is.
 * @param {ShadowRoot} root */
function progress(root) {
  const bar = root.querySelector("nav")?.getBoundingClientRect();
  const line = root.querySelector(".progress")?.getBoundingClientRect();
  return { share: (line?.width ?? -1) / (bar?.width ?? 1), height: line?.height ?? 0 };
}

/** Runs in the closed root: the height at which a heading stands.
 * @param {ShadowRoot} root
 * @param {string} title */
const topOf = (root, title) => Array.from(root.querySelectorAll("article h2")).find((heading) => heading.textContent === title)?.getBoundingClientRect().top ?? -1;

/** Runs in the closed root: the list's entries.
 * @param {ShadowRoot} root */
const listIn = (root) => Array.from(root.querySelectorAll(".contents li > button"), (entry) => entry.textContent);

/** @type {Case[]} */
export const cases = [
  {
    title: "the list of sections follows the text while it is open",
    run: async (world) => {
      const { tab, view } = world;
      await open(world, SECTIONS);
      const [first = "", ...others] = SECTIONS;
      await view.click("button", "More");
      await view.click("button", "Remove parts");
      await view.click("heading", first);
      await until("a heading went", async () => !(await view.list("heading")).some(({ name }) => name === first));
      await view.click("button", "Done");
      await view.click("button", "Contents");
      assert.deepEqual(await tab.inRoot(listIn), others);
      await tab.press("Control+z");
      await until("it is listed again", async () => (await tab.inRoot(listIn)).join() === SECTIONS.join());
      await view.click("button", first);
      await until("it is in view", async () => (await tab.inRoot(currentSections)).join() === first);
    },
  },
  {
    title: "lists the sections in their order, marks the one in view, and says the time that is left",
    run: async (world) => {
      const { tab, view } = world;
      await open(world, SECTIONS);
      await view.click("button", "Contents");
      const listed = await tab.inRoot((root) => Array.from(root.querySelectorAll(".contents li > button"), (entry) => `${entry.closest("ol")?.parentElement?.localName} ${entry.textContent}`));
      assert.deepEqual(listed, SECTIONS.map((title, place) => `${place === 2 ? "li" : "div"} ${title}`));
      assert.deepEqual(await tab.inRoot(currentSections), [], "the reader is above the first section");
      const left = await tab.inRoot((root) => root.querySelector(".contents .body > p")?.textContent ?? "");
      assert.match(left, /^About \d minutes left$/);
      const x = await tab.inRoot((root) => root.querySelector(".panel")?.getBoundingClientRect().x);
      assert.equal(x, 8, "at the start side");
      await view.click("button", SECTIONS[2] ?? "");
      await until("the section chosen is marked", async () => (await tab.inRoot(currentSections)).join() === SECTIONS[2]);
      const top = await tab.inRoot((root, title) => Array.from(root.querySelectorAll("h3")).find((heading) => heading.textContent === title)?.getBoundingClientRect().top ?? -1, SECTIONS[2]);
      assert.ok(top >= 0 && top < 120, `it stands at ${top}`);
      assert.equal((await view.focused())?.text, SECTIONS[2], "the next Tab goes on from there");
      await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await until("the last section is marked", async () => (await tab.inRoot(currentSections)).join() === SECTIONS[3]);
      await until("nothing is left", async () => (await tab.inRoot((root) => root.querySelector(".contents .body > p")?.textContent)) === "Read to the end");
      await tab.press("Escape");
      assert.equal((await view.focused())?.name, "Contents");
    },
  },
  {
    title: "in a text that is laid out piece by piece, what is gone to stands at the window's top and stays there",
    run: async (world) => {
      const { tab, view, server } = world;
      server.add("/pieces", { body: PIECES });
      await tab.open(server.address("/pieces"));
      await tab.clickToolbarButton();
      await view.opened();
      await view.part("button", "Look");
      /** @param {number} place */
      const isAtTop = (place) => tab.inRoot(topOf, `Section ${place}`).then((top) => Math.abs(top - 64) < 1);
      await view.click("button", "Contents");
      for (const place of [400, 850, 100, 600]) {
        await view.pressByKeyboard("button", `Section ${place}`);
        await until(`section ${place} is gone to`, () => isAtTop(place));
        assert.ok(await stays(10, () => isAtTop(place)), `section ${place} stays`);
      }
      await view.pressByKeyboard("link", "the middle");
      await until("the middle is gone to", () => isAtTop(450));
      assert.ok(await stays(10, () => isAtTop(450)), "the middle stays");
    },
  },
  {
    title: "offers no contents below three headings",
    run: async (world) => {
      await open(world, SECTIONS.slice(0, 2));
      assert.ok(!(await world.view.list("button")).some(({ name }) => name === "Contents"));
    },
  },
  {
    title: "draws how far the text was read on the bar's hairline",
    run: async (world) => {
      const { tab } = world;
      await open(world, SECTIONS);
      const begun = await tab.inRoot(progress);
      assert.deepEqual(begun, { share: 0, height: 2 });
      await tab.evaluate(() => scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2));
      await until("half is drawn", async () => Math.abs((await tab.inRoot(progress)).share - 0.5) < 0.05);
      await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await until("all is drawn", async () => (await tab.inRoot(progress)).share > 0.99);
    },
  },
];
