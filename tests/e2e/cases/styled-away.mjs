/**
 * Pages of which style sheets show only a part: what is not seen is not in the article, but listed as hidden; what is
 * seen, or may be opened, is there.
 *
 * Each page of `styled-away/` says in a comment at its top which words are `shown` and which are `hidden`. Words that
 * are `still shown` shouldn't be: nobody sees them in the page, but the snapshot doesn't know. Such a line fails when
 * they are hidden at last.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "../arguments.mjs";
import { wordsOf } from "../pages.mjs";
import { labelOf, rowsOf } from "../sample.mjs";

const FOLDER = join(ROOT, "tests", "e2e", "styled-away");

/** @param {string} text */
const joined = (text) => wordsOf(text).join(" ");

/**
 * What the comment says of the page.
 *
 * @param {string} body
 * @param {"shown" | "hidden" | "still shown"} what
 */
function expected(body, what) {
  const comment = /<!--(.*?)-->/su.exec(body)?.[1] ?? "";
  return comment.split("\n").filter((line) => line.startsWith(`${what}: `)).map((line) => joined(line.slice(what.length + 2)));
}

/**
 * @param {World} world
 * @param {string} name
 */
async function read({ tab, view, server }, name) {
  const body = readFileSync(join(FOLDER, `${name}.html`), "utf8");
  server.add(`/${name}`, { body });
  await tab.open(server.address(`/${name}`));
  await tab.clickToolbarButton();
  await view.opened();
  // What a closed details holds is not among the words on the screen.
  const article = joined(String(await tab.inWorld("unhuskReading.exportAs('text')")));
  for (const words of expected(body, "still shown")) assert.ok(article.includes(words), `"${words}" is hidden now, and the page says otherwise`);
  for (const words of expected(body, "shown")) assert.ok(article.includes(words), `"${words}" is in the article:\n${article}`);
  const hidden = expected(body, "hidden");
  for (const words of hidden) assert.ok(!article.includes(words), `"${words}" is not in the article`);
  if (hidden.length === 0) return;
  await view.click("button", "Removed");
  await view.part("heading", "Removed");
  const rows = await tab.inRoot(rowsOf);
  const listed = rows.filter(({ why }) => why.startsWith(labelOf("hidden"))).map((row) => joined(row.words));
  for (const words of hidden) {
    assert.ok(listed.some((row) => row.includes(words)), `"${words}" is listed as hidden:\n${JSON.stringify(rows, null, 1)}`);
  }
}

/** @type {Case[]} */
export const cases = readdirSync(FOLDER).toSorted().map((file) => {
  const name = basename(file, ".html");
  return { title: `styled away: ${name}`, run: (world) => read(world, name) };
});
