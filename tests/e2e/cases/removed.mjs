/**
 * What was removed can be seen, put back where it stood, and taken out again.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { articlePage, PARAGRAPHS, wordsOf } from "../pages.mjs";
import { until } from "../wait.mjs";

const SHARING = ["Facebook", "Twitter", "LinkedIn", "WhatsApp"];
const WIDGET = `<ul class="share-buttons">${SHARING.map((name) => `<li><a href="https://share.example/${name}">${name}</a></li>`).join("")}</ul>`;

/**
 * @param {World} world
 * @param {(world: World, name: string) => Promise<void>} press a button
 */
async function putBackAndUndo(world, press) {
  const { tab, view, server } = world;
  server.add("/widget", { body: articlePage({ inside: WIDGET }) });
  await tab.open(server.address("/widget"));
  await tab.clickToolbarButton();
  await view.opened();
  const before = await view.articleMarkup();
  assert.ok(!before.includes("Facebook"), "the share buttons are removed");
  await press(world, "Removed");
  await view.part("button", "Facebook");
  const count = (await view.part("button", "Removed")).name;
  await press(world, "Put back");
  await view.part("button", "Undo");
  await until("the count follows", async () => (await view.part("button", "Removed")).name !== count);
  const shown = wordsOf(await view.articleText()).join(" ");
  const between = shown.slice(endOf(shown, PARAGRAPHS[1] ?? ""), startOf(shown, PARAGRAPHS[2] ?? "")).trim();
  assert.ok(between !== "" && SHARING.join(" ").includes(between), `"${between}" stands between its neighbours`);
  const saved = async () => String(await tab.inWorld("unhuskReading.exportAs('text')"));
  assert.ok((await saved()).includes("Facebook"), "what is shown is saved");
  await press(world, "Undo");
  await until("the article is as before, to the byte", async () => (await view.articleMarkup()) === before);
  assert.ok(!(await saved()).includes("Facebook"), "what was taken out again is not saved");
}

/**
 * @param {string} shown
 * @param {string} paragraph
 */
const startOf = (shown, paragraph) => shown.indexOf(wordsOf(paragraph).join(" "));

/**
 * @param {string} shown
 * @param {string} paragraph
 */
const endOf = (shown, paragraph) => startOf(shown, paragraph) + wordsOf(paragraph).join(" ").length;

/** @type {Case[]} */
export const cases = [
  {
    title: "puts a part back in its place and takes it out again, by pointer",
    run: (world) => putBackAndUndo(world, ({ view }, name) => view.click("button", name)),
  },
  {
    title: "puts a part back in its place and takes it out again, by keyboard",
    run: (world) => putBackAndUndo(world, ({ view }, name) => view.pressByKeyboard("button", name)),
  },
];
