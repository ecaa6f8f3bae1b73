/**
 * The sample page and what its fixture expects of it.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./arguments.mjs";

/** A file of the fixture: page.html, page.txt, article.md.
 * @param {string} file */
export const read = (file) => readFileSync(join(ROOT, "tests", "fixtures", "korea-times", file), "utf8");

/** @type {Record<string, { message: string }>} */
const MESSAGES = JSON.parse(readFileSync(join(ROOT, "extension", "_locales", "en", "messages.json"), "utf8"));

/** What the view calls a class of boilerplate.
 * @param {string} name */
export const labelOf = (name) => MESSAGES[`class_${name}`]?.message ?? "no such class";

/** The fixture was judged without an address, so its links lead elsewhere.
 * @param {string} markdown */
export const withoutAddresses = (markdown) => markdown.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").trimEnd();

/**
 * Runs in the page: the rows of the list of what was removed.
 *
 * @param {ParentNode} root
 */
export function rowsOf(root) {
  const words = (/** @type {Element | null} */ part) => (part?.textContent ?? "").replace(/\s+/gu, " ").trim();
  return Array.from(root.querySelectorAll(".removed li"), (row) => ({
    words: words(row.querySelector(".words")),
    why: words(row.querySelector(".why")),
    group: words(row.closest("details")?.querySelector("summary > :nth-child(2)") ?? null),
  }));
}

/**
 * Everything that the fixture names is in the list, with its class.
 *
 * @param {ReturnType<typeof rowsOf>} rows
 */
export function assertListed(rows) {
  /** @type {{ class: string, text: string }[]} */
  const expected = JSON.parse(read("removed.json"));
  for (const { class: name, text } of expected) {
    // A class that is its group's only one is named by that.
    const listed = rows.some(({ words, why, group }) => words.includes(text) && [why, `${group}.`].some((label) => label.startsWith(labelOf(name))));
    assert.ok(listed, `"${text}" is listed as ${name}:\n${rows.map(({ words, why }) => `${words} | ${why}`).join("\n")}`);
  }
}
