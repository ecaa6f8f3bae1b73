/**
 * All that the view can be in: at rest, with each panel, in each mode, and with what lies over the text.
 *
 * @import { World } from "./runner.mjs"
 *
 * @typedef {object} State
 * @property {string} name
 * @property {(world: World) => Promise<unknown>} [enter] by keyboard, from the view at rest
 * @property {(world: World) => Promise<unknown>} [shown] waits for what is there then
 * @property {string} [back] where the focus is after it, by how its name begins: where it came from, or the text
 * @property {string} [leave] the button that ends it, where Escape doesn't
 * @property {string} [page] where it isn't the usual one
 * @property {string} [left] what axe can't look through: a veil, or the text under a card
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./arguments.mjs";
import { articlePage, PARAGRAPHS, UNSURE_PAGE } from "./pages.mjs";
import { until } from "./wait.mjs";

const [first, , third] = PARAGRAPHS;
const SECTIONS = ["Granite", "Rollers", "Rails"].map((title) => `<h2>${title}</h2><p>${third} ${title}.</p>`).join("");
const PICTURES = [0, 1]
  .map((place) => `<figure><img src="/states/${place}.png" width="600" height="600" alt="Picture ${place}"><figcaption>The tower in year ${place}.</figcaption></figure>`)
  .join("");
const MARK = `<p>${first} Once more.<a id="mark-1" href="#note-1">[1]</a></p>`;
const NOTE = '<ol><li id="note-1">The book has two hundred pages. See <a href="https://example.org/book">the book</a>. <a href="#mark-1">back</a></li></ol>';

/** Something of everything: a menu, sharing, sections, pictures, a footnote. */
const PAGE = articlePage({
  before: '<nav><a href="/a">News</a> <a href="/b">Sport</a> <a href="/c">Weather</a></nav>',
  inside: `<ul class="share-buttons"><li><a href="https://share.example/f">Facebook</a></li></ul>${PICTURES}${MARK}${SECTIONS}`,
}).replace("</article>", `${NOTE}</article>`);

/** @param {World} world @param {string} name */
const press = ({ view }, name) => view.pressByKeyboard("button", name);

/** @param {World} world @param {string} role @param {string} name */
const goTo = ({ tab, view }, role, name) =>
  until(`Tab reaches ${name}`, async () => {
    const focused = await view.focused();
    if (focused?.role === role && focused.name === name) return true;
    await tab.press("Tab");
    return false;
  });

/**
 * What the press of a button opens.
 *
 * @param {string} name
 * @param {string} opener the button's name
 * @param {string} role of what is there then
 * @param {string} opened the name of that
 * @returns {State}
 */
const behind = (name, opener, role, opened) => ({
  name,
  enter: (world) => press(world, opener),
  shown: ({ view }) => view.part(role, opened),
  back: opener,
});

/** @param {string} name */
const panel = (name) => behind(`with the panel "${name}"`, name, "heading", name);

/** @param {string} name @returns {State} */
const mode = (name) => ({
  name: `in the mode "${name}"`,
  enter: async (world) => {
    await press(world, "More");
    await press(world, name);
  },
  shown: ({ tab }) => until("the mode is on", () => tab.inRoot((root) => root.querySelector(".mode") !== null)),
  back: "More",
});

/** @type {State[]} */
export const STATES = [
  { name: "at rest" },
  ...["Contents", "Removed", "Look", "More"].map(panel),
  // By Firefox's voice that never comes to an end: what it has to say would change the controls.
  { ...behind("reading aloud", "Listen", "button", "Stop listening"), page: PAGE.replace('lang="en"', 'lang="it-IT-noend"') },
  {
    name: "with line focus",
    enter: async (world) => {
      await press(world, "More");
      await goTo(world, "radio", "Off");
      await world.tab.press("ArrowRight");
      await until("lines are veiled", () => world.tab.inRoot((root) => root.querySelector(".veil") !== null));
      await world.tab.press("Escape");
    },
    left: ".veil",
  },
  {
    name: "with a removed part shown where it stood",
    enter: async (world) => {
      await press(world, "Removed");
      await press(world, "Facebook");
    },
    shown: ({ view }) => view.part("button", "Hide"),
    back: "Removed",
  },
  ...["Remove parts", "Show on the page", "Pick the main part"].map(mode),
  behind("with an enlarged picture", "Enlarge the picture Picture 0", "button", "Close picture"),
  {
    name: "with a footnote's card",
    enter: (world) => goTo(world, "link", "[1]"),
    shown: ({ view }) => view.part("note", ""),
    back: "[1]",
    left: ".article > *",
  },
  {
    name: "on a page that has changed",
    enter: ({ tab }) =>
      tab.evaluate(() => {
        for (const paragraph of document.querySelectorAll("article p")) paragraph.textContent = `${paragraph.textContent} So it was.`;
      }),
    shown: ({ view }) => view.part("button", "Read again"),
    leave: "Close message",
    back: "",
  },
  { name: "where the judgement is unsure", page: UNSURE_PAGE },
];

/**
 * @param {World} world
 * @param {State} state
 */
export async function enter(world, { enter: go, shown, page = PAGE }) {
  const { tab, view, server } = world;
  const picture = readFileSync(join(ROOT, "extension/assets/icon-128.png"));
  for (const place of [0, 1]) server.add(`/states/${place}.png`, { body: picture, type: "image/png" });
  server.add("/states", { body: page });
  await tab.open(server.address("/states"));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
  await go?.(world);
  await shown?.(world);
}
