/**
 * The article is taken out of the view: copied, saved and printed.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { articlePage, PARAGRAPHS, TITLE, wordsOf } from "../pages.mjs";
import { STRICT } from "../server.mjs";
import { until } from "../wait.mjs";

const PICTURE = readFileSync(new URL("../../../extension/assets/icon-128.png", import.meta.url));

/** A picture of the page's own site, one of another site, and one that stands in the page itself. */
const FIGURES = (/** @type {string} */ elsewhere) => `
  <figure><img src="/tower.png" alt="The tower" width="300" height="300"><figcaption>The tower, before it was moved.</figcaption></figure>
  <figure><img src="${elsewhere}" alt="The cliff" width="300" height="300"><figcaption>The cliff, as it is today.</figcaption></figure>
  <figure><img src="data:image/png;base64,${PICTURE.toString("base64")}" alt="The lamp" width="300" height="300"><figcaption>The lamp, after the move.</figcaption></figure>`;

/**
 * @param {World} world
 * @param {Record<string, string>} [headers]
 */
async function openMore(world, headers = {}) {
  const { tab, view, server } = world;
  server.add("/tower.png", { body: PICTURE, type: "image/png" });
  const head = '<meta name="author" content="Ada &quot;A.&quot; Keeper">';
  const body = articlePage({ head, inside: FIGURES(server.address("/tower.png", "elsewhere.localhost")) });
  server.add("/figures", { body, headers });
  await tab.open(server.address("/figures"));
  await tab.clickToolbarButton();
  await view.opened();
  await until("the pictures are shown", () =>
    tab.inRoot((root) => Array.from(root.querySelectorAll("img")).every((picture) => picture.complete)),
  );
  await view.click("button", "More");
  await view.part("heading", "More");
}

/** What the panel says.
 * @param {World} world
 * @param {string} sentence */
const said = ({ view }, sentence) => view.part("status", sentence);

const FRONT_MATTER = `---\ntitle: "${TITLE}"\nauthor: "Ada \\"A.\\" Keeper"\n`;

/** The words of markup.
 * @param {string} markup */
const wordsIn = (markup) => wordsOf(markup.replace(/^[^]*<article>/, "").replace(/<[^>]*>/g, " ").replaceAll("&quot;", '"'));

/** @param {World} world */
async function copies(world) {
  const { tab, view } = world;
  await view.click("button", "Copy as Markdown");
  await said(world, "Copied.");
  const text = await tab.clipboard();
  assert.ok(text.startsWith(`# ${TITLE}\n`), text.slice(0, 200));
  assert.equal(text.trimEnd(), String(await tab.inWorld("unhuskReading.exportAs('markdown')")).trimEnd());
  assert.equal((await view.focused())?.name, "Copy as Markdown");
}

/**
 * Its files by name.
 *
 * @param {Buffer} bytes
 */
function unpacked(bytes) {
  assert.equal(bytes.subarray(30, 58).toString(), "mimetypeapplication/epub+zip");
  const files = unzipSync(bytes);
  const text = (/** @type {string} */ name) => strFromU8(files[name] ?? assert.fail(`no ${name}`));
  return { files, text };
}

/**
 * The width and height of a PNG.
 *
 * @param {Uint8Array | undefined} bytes
 */
function sizeOf(bytes = Buffer.of()) {
  const header = Buffer.from(bytes.subarray(0, 24));
  return header.toString("latin1", 1, 4) === "PNG" ? `${header.readUInt32BE(16)} x ${header.readUInt32BE(20)}` : "no PNG";
}

/** @type {Case[]} */
export const cases = [
  {
    title: "copies the article as Markdown",
    run: async (world) => {
      await openMore(world);
      await copies(world);
    },
  },
  {
    title: "copies the article where the clipboard is refused",
    run: async (world) => {
      await openMore(world);
      const refuse = "(navigator.clipboard.writeText = () => Promise.reject(new Error('refused')), '')";
      await world.tab.inWorld(refuse);
      await copies(world);
    },
  },
  {
    title: "saves Markdown, with what is known above it, by keyboard",
    run: async (world) => {
      await openMore(world);
      const { name, bytes } = await world.tab.download(() => world.view.pressByKeyboard("button", "Save as Markdown"));
      await said(world, "Saved.");
      assert.equal(name, `${TITLE}.md`);
      assert.ok(bytes.toString().startsWith(FRONT_MATTER), bytes.toString().slice(0, 200));
      const markdown = await world.tab.inWorld("unhuskReading.exportAs('markdown')");
      assert.ok(bytes.toString().endsWith(`---\n\n${markdown}`));
    },
  },
  {
    title: "copies links to places of the version of a manual that is read",
    run: async ({ tab, view, server }) => {
      const head = `<link rel="canonical" href="${server.address("/6.0/lamps")}">`;
      const inside = '<p id="lamp">A lamp is trimmed at dusk and again at midnight, as <a href="#lamp">these lines</a> say.</p>';
      server.add("/5.1/lamps", { body: articlePage({ head, inside }) });
      await tab.open(server.address("/5.1/lamps"));
      await tab.clickToolbarButton();
      await view.opened();
      const markdown = String(await tab.inWorld("unhuskReading.exportAs('markdown')"));
      assert.ok(markdown.includes(`[these lines](${server.address("/5.1/lamps#lamp")})`), markdown);
    },
  },
  {
    title: "saves HTML",
    run: async (world) => {
      await openMore(world);
      const { name, bytes } = await world.tab.download(() => world.view.click("button", "Save as HTML"));
      await said(world, "Saved.");
      assert.equal(name, `${TITLE}.html`);
      const words = wordsIn(bytes.toString()).join(" ");
      for (const paragraph of PARAGRAPHS) assert.ok(words.includes(wordsOf(paragraph).join(" ")), paragraph);
    },
  },
  {
    title: "saves an EPUB with the pictures that are at hand, and says how many are not",
    run: async (world) => {
      const { server } = world;
      await openMore(world);
      const asked = server.requests.length;
      const { name, bytes } = await world.tab.download(() => world.view.click("button", "Save as EPUB"));
      await said(world, "Saved. 1 of 3 pictures could not be taken along.");
      assert.deepEqual(server.requests.slice(asked), [], "nothing is asked of the network");
      assert.equal(name, `${TITLE}.epub`);
      const { files, text } = unpacked(bytes);
      assert.equal(sizeOf(files["EPUB/pictures/1.png"]), "128 x 128", "drawn anew");
      assert.ok(PICTURE.equals(files["EPUB/pictures/2.png"] ?? Buffer.of()), "the same bytes");
      const article = text("EPUB/article.xhtml");
      assert.match(article, /<a href="http:\/\/elsewhere\.localhost:\d+\/tower\.png">The cliff<\/a>/);
      const shown = wordsOf(await world.view.articleText());
      const words = wordsIn(article.replace(/<a [^>]*>The cliff<\/a>/, ""));
      assert.deepEqual(words.slice(-shown.length), shown);
      assert.match(text("EPUB/package.opf"), /<dc:creator>Ada &quot;A.&quot; Keeper<\/dc:creator>/);
    },
  },
  {
    title: "saves on a page that allows nothing, without a report",
    run: async (world) => {
      const { server, tab, view } = world;
      await openMore(world, { "content-security-policy": `${STRICT}` });
      const reports = server.reports.length;
      const { bytes } = await tab.download(() => view.click("button", "Save as EPUB"));
      assert.equal(sizeOf(unpacked(bytes).files["EPUB/pictures/1.png"]), "128 x 128");
      await said(world, "Saved.");
      assert.deepEqual(server.reports.slice(reports), []);
    },
  },
  {
    title: "prints the article, whole and nothing else",
    run: async (world) => {
      const { tab, view, server } = world;
      const nights = Array.from({ length: 900 }, (_, night) => `<p>In night ${night + 1} the tide came in again, as it does, and the keeper wrote it down.</p>`);
      nights[9] += `<table><tr><th>Night<th>Sky<th>Tide</tr><tr><td>First<td>Clear<td rowspan=2>High</tr><tr><td>Second<td>Rain</tr></table>`;
      server.add("/long", { body: articlePage({ inside: nights.join("") }) });
      await tab.open(server.address("/long"));
      await tab.clickToolbarButton();
      await view.opened();
      await view.click("button", "More");
      await tab.inWorld("(globalThis.print = () => (document.documentElement.lang = 'printed'), '')");
      await view.click("button", "Print");
      await until("it is printed", () => tab.evaluate(() => document.documentElement.lang === "printed"));
      assert.ok((await tab.inRoot((root) => root.querySelectorAll(".article > .later").length)) > 800, "most are laid out later");
      await tab.showAs("print");
      const { shown, parts, height, rows } = await tab.inRoot(onPaper);
      await tab.showAs(null);
      assert.deepEqual(shown, ["main"]);
      assert.deepEqual(parts, ["visible"], "no part is left to be laid out later");
      assert.deepEqual(rows, ["avoid", "auto", "avoid"], "a row whose cell spans others may be parted");
      assert.ok(height > 900 * 15, `all paragraphs have their height: ${height}`);
    },
  },
];

/**
 * Runs in the closed root: which of the view's parts can be seen, whether the text's parts are laid out, how high the
 * article is, and whether rows may be parted.
 *
 * @param {ShadowRoot} root
 */
function onPaper(root) {
  const dialog = /** @type {Element} */ (root.querySelector("dialog"));
  const shown = Array.from(dialog.children).filter((part) => part.checkVisibility()).map((part) => part.localName);
  const parts = Array.from(root.querySelectorAll(".article > *"), (part) => getComputedStyle(part).contentVisibility);
  const height = root.querySelector("article")?.getBoundingClientRect().height ?? 0;
  const rows = Array.from(root.querySelectorAll("tr"), (row) => getComputedStyle(row).breakInside);
  return { shown, parts: [...new Set(parts)], height, rows };
}
