/**
 * Footnotes, shown beside their marks.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { articlePage, PARAGRAPHS } from "../pages.mjs";
import { until } from "../wait.mjs";

const NOTE = "The book has two hundred pages, of which the first was cut out.";

/** Three marks with notes that lead back, one of them by a number above it, and a link to a section, which is none. */
const PAGE = articlePage({
  inside: `<p>${PARAGRAPHS[0]} Once more.<a id="mark-1" href="#note-1">[1]</a> And then<sup id="mark-2"><a href="#note-2">2</a></sup> again, as told <a href="#later">below</a>.</p><p>It was so ever since.<a id="mark-3" href="#note-3">3</a></p>
${PARAGRAPHS.map((text, place) => `<p>${text} And so on, ${place}.</p>`).join("")}<h2 id="later">Later</h2>`,
}).replace(
  "</article>",
  `<ol><li id="note-1">${NOTE} See <a href="https://example.org/book">the book</a>. <a href="#mark-1">back</a></li>
<li id="note-2">The second of them was kept by his daughter, who could draw as well. <a href="#mark-2">back</a></li></ol>
<div><a id="note-3" href="#mark-3">3</a><div><p>But for the year of the gale, of which nothing is told in the book.</p></div></div></article>`,
);

/** @param {World} world */
async function open({ tab, view, server }) {
  server.add("/notes", { body: PAGE });
  await tab.open(server.address("/notes"));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/** Runs in the closed root: the note's words, and whether it lies off its mark and in the window.
 * @param {ShadowRoot} root
 * @param {string} mark */
function noteAt(root, mark) {
  const note = root.querySelector("[role=note]");
  const link = Array.from(root.querySelectorAll("article a")).find((one) => one.textContent === mark);
  if (!note || !link) return null;
  const [card, at] = [note.getBoundingClientRect(), link.getBoundingClientRect()];
  return {
    words: note.textContent,
    off: card.top >= at.bottom || card.bottom <= at.top,
    seen: card.left >= 0 && card.right <= innerWidth && card.top >= 0 && card.bottom <= innerHeight,
  };
}

/** @param {World} world @param {string} mark */
const shown = ({ tab }, mark) => until(`the note of ${mark} is shown`, () => tab.inRoot(noteAt, mark));
/** @param {World} world */
const gone = ({ tab }) => until("no note is shown", async () => !(await tab.inRoot(noteAt, "[1]")));

/** @type {Case[]} */
export const cases = [
  {
    title: "a footnote is shown beside its mark while the pointer is there",
    run: async (world) => {
      await open(world);
      const { tab, view } = world;
      await tab.moveTo(await view.part("link", "[1]"));
      const note = await shown(world, "[1]");
      assert.equal(note.words.replace(/\s+/gu, " ").trim(), `1${NOTE} See the book.`, "without its way back");
      assert.ok(note.off && note.seen, JSON.stringify(note));
      await tab.moveTo({ x: 5, y: 500 });
      await gone(world);
      await tab.moveTo(await view.part("link", "below"));
      await tab.moveTo(await view.part("link", "2"));
      assert.match((await shown(world, "2")).words, /^2The second/);
      await tab.moveTo({ x: 5, y: 500 });
      await gone(world);
      await tab.moveTo(await view.part("link", "3"));
      assert.match((await shown(world, "3")).words, /^3But for the year/);
    },
  },
  {
    title: "a press shows the footnote and stays where it is; Escape closes that first",
    run: async (world) => {
      await open(world);
      const { tab, view } = world;
      await tab.clickAt(await view.part("link", "2"));
      await shown(world, "2");
      assert.equal(await tab.evaluate(() => scrollY), 0);
      await tab.press("Escape");
      await gone(world);
      assert.ok(await view.isOpen());
      await tab.press("Escape");
      await view.closed();
    },
  },
  {
    title: "the keyboard reaches a footnote, the links in it, and the text behind its mark",
    run: async (world) => {
      await open(world);
      const { tab, view } = world;
      const focus = (/** @type {string} */ name) => until(`the focus is at ${name}`, async () => (await view.focused())?.name === name);
      await until("Tab reaches the mark", async () => {
        await tab.press("Tab");
        return (await view.focused())?.name === "[1]";
      });
      await shown(world, "[1]");
      await tab.press("Tab");
      await focus("the book");
      await tab.press("Shift+Tab");
      await focus("[1]");
      await tab.press("Tab");
      await focus("the book");
      await tab.press("Tab");
      await focus("[1]");
      await gone(world);
      await tab.press("Tab");
      await focus("2");
      await shown(world, "2");
      await tab.press("Tab");
      await focus("below");
      await gone(world);
    },
  },
];
