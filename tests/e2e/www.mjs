/**
 * The playground in both browsers: text and HTML pasted, a file dropped.
 *
 *     node tests/e2e/www.mjs [--browser chromium|firefox|both]
 *
 * `cargo xtask test www` builds the playground into www/build and calls this.
 *
 * @import { Tab } from "./browsers/interface.mjs"
 * @import { Case, World } from "./runner.mjs"
 * @import { Server } from "./server.mjs"
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { chosenBrowsers, ROOT } from "./arguments.mjs";
import { wordsOf } from "./pages.mjs";
import { assertListed, read, rowsOf, withoutAddresses } from "./sample.mjs";
import { runInBrowsers } from "./runner.mjs";
import { until } from "./wait.mjs";

const BUILD = join(ROOT, "www", "build");

/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

const { values: options } = parseArgs({ options: { browser: { type: "string" } } });

/**
 * Copies the text on a page of its own and pastes it into the playground, by the keyboard.
 *
 * @param {World} world
 * @param {string} text
 */
async function paste(world, text) {
  const { tab, server } = world;
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  server.add("/clipboard", { body: `<!doctype html><meta charset="utf-8"><textarea autofocus>\n${escaped}</textarea>` });
  await tab.open(server.address("/clipboard"));
  await tab.evaluate(() => document.querySelector("textarea")?.select());
  await tab.press(`${MODIFIER}+c`);
  await openPlayground(world);
  await tab.evaluate(() => document.querySelector("textarea")?.focus());
  await tab.press(`${MODIFIER}+v`);
  await result(tab);
}

const MODIFIER = process.platform === "darwin" ? "Meta" : "Control";

/** @param {World} world */
async function openPlayground({ tab, server }) {
  await tab.open(server.address("/index.html"));
}

/**
 * What is shown, once something is.
 *
 * @param {Tab} tab
 */
async function result(tab) {
  await until("the article is shown", () => tab.evaluate(() => document.getElementById("result")?.hidden === false));
  return tab.evaluate(shown);
}

/** Runs in the page. */
function shown() {
  const parts = Array.from(document.querySelectorAll("#article > :not(header)"), (part) => part.textContent ?? "");
  return {
    title: document.querySelector("#article h1")?.textContent ?? "",
    body: parts.join("\n"),
    markdown: document.getElementById("markdown")?.textContent ?? "",
  };
}

/**
 * Runs in the page.
 *
 * @param {string} name
 * @param {string} text
 */
function drop(name, text) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
}

/** @param {Awaited<ReturnType<typeof result>>} result */
function assertIsTheSample({ title, body, markdown }) {
  const expected = wordsOf(withoutAddresses(read("article.md")));
  assert.equal(title, "NK, US poised for denuclearization talks");
  const words = wordsOf(body);
  assert.deepEqual(words, expected.slice(-words.length));
  assert.ok(words.length > 500, "the whole article is shown");
  assert.deepEqual(wordsOf(withoutAddresses(markdown)).slice(-words.length), words);
}

/** @param {Tab} tab */
const assertRemovedIsListed = async (tab) => assertListed(await tab.evaluate(`() => (${rowsOf})(document)`));

/** @type {Case[]} */
const CASES = [
  {
    title: "HTML that is pasted: article, Markdown and what was removed",
    run: async (world) => {
      await paste(world, read("page.html"));
      const found = await result(world.tab);
      assertIsTheSample(found);
      assert.equal(withoutAddresses(found.markdown), withoutAddresses(read("article.md")));
      await assertRemovedIsListed(world.tab);
    },
  },
  {
    title: "plain text that is pasted: the same article",
    run: async (world) => {
      await paste(world, read("page.txt"));
      assertIsTheSample(await result(world.tab));
      await assertRemovedIsListed(world.tab);
    },
  },
  {
    title: "a file that is dropped: the same article",
    run: async (world) => {
      await openPlayground(world);
      await world.tab.evaluate(drop, "page.html", read("page.html"));
      assertIsTheSample(await result(world.tab));
      await assertRemovedIsListed(world.tab);
    },
  },
  {
    title: "a part is put back and taken out again",
    run: async (world) => {
      await openPlayground(world);
      await world.tab.evaluate(drop, "page.html", read("page.html"));
      const before = await result(world.tab);
      await pressButton(world.tab, "Put back");
      await until("the part is back", async () => (await result(world.tab)).markdown !== before.markdown);
      await pressButton(world.tab, "Undo");
      await until("the article is as before", async () => (await result(world.tab)).markdown === before.markdown);
    },
  },
];

/**
 * Runs in the page. The panel answers a person's press only, and Enter on a focused button is one.
 *
 * @param {string} name
 */
function focusOn(name) {
  const button = Array.from(document.querySelectorAll("button")).find((one) => one.textContent === name);
  button?.focus();
  return button !== undefined;
}

/**
 * @param {Tab} tab
 * @param {string} name
 */
async function pressButton(tab, name) {
  await until(`there is a button "${name}"`, () => tab.evaluate(focusOn, name));
  await tab.press("Enter");
}

/** @param {Server} server */
function serve(server) {
  for (const file of readdirSync(BUILD)) {
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    server.add(`/${file}`, { body: readFileSync(join(BUILD, file)), type });
  }
}

await runInBrowsers(chosenBrowsers(options.browser), CASES, { serve });
