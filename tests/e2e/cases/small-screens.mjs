/**
 * What a small screen asks of the line below the title, and of tables.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { articlePage } from "../pages.mjs";
import { until } from "../wait.mjs";

const WORDS = "The keeper walked out with a tape on the first dry morning of March, and wrote it down";
const TABLE = `<table><tr><th>Year</th><th>Found</th><th>Said</th><th>Done</th></tr>
  ${[1901, 1902, 1903].map((year) => `<tr><td>${year}</td>${`<td>${WORDS} in ${year}</td>`.repeat(3)}</tr>`).join("")}</table>`;
/** Of figures, and of what is none. */
const FIGURES = `<table><caption>Kept</caption><tr><th>Year</th><th>Metres</th><th>Share of the cliff</th><th>Cost</th><th>Day</th></tr>
  <tr><td>1901</td><td>40.25</td><td>5 %</td><td>£1,204.50</td><td>12.03.1901</td></tr>
  <tr><td rowspan="2">1902</td><td>8.5</td><td>–</td><td>£98.00</td><td>3.03.1902</td></tr>
  <tr><td>101</td><td>12 %</td><td>−£2</td><td>14.10.1902</td></tr></table>
  <table><tr><th>Command</th><th>What it does</th></tr><tr><td><code>keep measuredfromthesea now</code></td><td>${WORDS}.</td></tr></table>`;
const SIGNED = '<meta name="author" content="Theodora Wetherby-Hale"><meta property="article:published_time" content="2019-09-28">';

/**
 * @param {World} world
 * @param {number} width
 * @param {string} body
 */
async function open({ tab, view, server }, width, body) {
  server.add("/small", { body });
  await tab.resize(width, 740);
  await tab.open(server.address("/small"));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/** Runs in the closed root: how many lines the word takes.
 * @param {ShadowRoot} root */
function linesOfWord(root) {
  const text = /** @type {Text} */ (root.querySelector("td code")?.firstChild);
  const range = new Range();
  range.setStart(text, text.data.indexOf("measured"));
  range.setEnd(text, text.data.indexOf(" now"));
  return range.getClientRects().length;
}

/** Runs in the closed root: where the words end on the right, in each row of a column.
 * @param {ShadowRoot} root
 * @param {number} column */
function endsOf(root, column) {
  const table = Array.from(root.querySelectorAll("table")).find((one) => one.caption?.textContent === "Kept");
  const rows = Array.from(table?.rows ?? []).filter(({ cells }) => cells.length === 5);
  return rows.map(({ cells }) => {
    const range = new Range();
    range.selectNodeContents(/** @type {Node} */ (cells[column]));
    return Math.round(range.getBoundingClientRect().right);
  });
}

/** Runs in the closed root: of each part of the line below the title whether it begins a line, and where its dot is seen.
 * @param {ShadowRoot} root */
function partsOfByline(root) {
  const line = root.querySelector(".byline");
  if (!line) throw new Error("no byline");
  const around = line.getBoundingClientRect();
  const cuts = getComputedStyle(line).overflowX === "clip";
  return Array.from(line.children, (part, place) => {
    const { left, right, top } = part.getBoundingClientRect();
    const before = line.children[place - 1]?.getBoundingClientRect();
    const { content, left: away, width } = getComputedStyle(part, "::before");
    const dot = left + parseFloat(away) + parseFloat(width) / 2;
    const isSeen = content !== "none" && !(cuts && (dot < around.left || dot > around.right));
    const isBetween = before !== undefined && dot > Math.min(before.right, right) && dot < Math.max(before.left, left);
    return { begins: before === undefined || before.bottom <= top, isSeen, isBetween };
  });
}

/** @param {World} world */
async function parts({ tab }) {
  const found = await tab.inRoot(partsOfByline);
  assert.equal(found.length, 3);
  for (const { begins, isSeen, isBetween } of found) {
    assert.equal(isSeen, !begins, JSON.stringify(found));
    if (isSeen) assert.ok(isBetween, JSON.stringify(found));
  }
  return found;
}

/** @type {Case[]} */
export const cases = [
  {
    title: "the line below the title has its dots between its parts, and none where it breaks",
    run: async (world) => {
      await open(world, 320, articlePage({ head: SIGNED }));
      const narrow = await parts(world);
      assert.ok(narrow.some(({ begins }, place) => begins && place > 0), "it breaks");
      await world.tab.resize(768, 740);
      await until("there is room", () => world.tab.evaluate(() => innerWidth === 768));
      const wide = await parts(world);
      assert.deepEqual(wide.map(({ begins }) => begins), [true, false, false]);
      // What is written from right to left has the other side first, and our words run as they do.
      await open(world, 768, articlePage({ head: SIGNED }).replace('<html lang="en"', '<html lang="ar" dir="rtl"'));
      assert.deepEqual(await parts(world), wide);
    },
  },
  {
    title: "a table of many words scrolls by itself and has no tall columns; figures end at one edge",
    run: async (world) => {
      await open(world, 360, articlePage({ inside: TABLE + FIGURES }));
      const found = await world.tab.inRoot((root) => {
        const scroller = root.querySelector(".scroll");
        const cells = Array.from(scroller?.querySelectorAll("td") ?? [], (cell) => cell.getBoundingClientRect());
        return {
          scrolls: (scroller?.scrollWidth ?? 0) > (scroller?.clientWidth ?? 0),
          beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          year: cells[0]?.width ?? 0,
          words: Math.min(...cells.filter((_, place) => place % 4 > 0).map(({ width }) => width)),
        };
      });
      assert.ok(found.scrolls && found.words >= 110, JSON.stringify(found));
      assert.ok(found.year < 80, "short cells stay narrow");
      assert.equal(found.beyond, 0);
      assert.equal(await world.tab.inRoot(linesOfWord), 1, "a word of code in a cell is in one piece");
      for (const [column, isAligned] of [true, true, true, true, false].entries()) {
        const ends = await world.tab.inRoot(endsOf, column);
        assert.equal(new Set(ends).size === 1, isAligned, `column ${column} ends at ${ends.join(", ")}`);
      }
    },
  },
];
