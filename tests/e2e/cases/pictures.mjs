/**
 * Pictures by themselves; tables and code that are too wide.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../arguments.mjs";
import { articlePage } from "../pages.mjs";
import { until } from "../wait.mjs";

const CAPTIONS = ["The tower on its rollers.", "The rails, a year later.", "The lamp."];
const figure = (/** @type {string} */ caption, /** @type {number} */ place) =>
  `<figure><img src="/pictures/${place}.png" width="600" height="600" alt="Picture ${place}"><figcaption>${caption}</figcaption></figure>`;
const [first = "", second = "", third = ""] = CAPTIONS.map(figure);
/** The last leads to its larger self. */
const LINKED = third.replace(/<img[^>]*>/, (picture) => `<a href="/pictures/large.png">${picture}</a>`);
const WIDE = `<table><tr>${"<th>Distance in metres</th>".repeat(20)}</tr>${`<tr>${"<td>40.25</td>".repeat(20)}</tr>`.repeat(3)}</table>
<pre><code>const distance = ${"measure(tower, sea) + ".repeat(20)}0;</code></pre>`;

/** @param {World} world */
async function open({ tab, view, server }) {
  const body = readFileSync(join(ROOT, "extension/assets/icon-128.png"));
  for (const name of ["0", "1", "2", "large"]) server.add(`/pictures/${name}.png`, { body, type: "image/png" });
  server.add("/pictures", { body: articlePage({ inside: first + second + LINKED + WIDE }) });
  await tab.open(server.address("/pictures"));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/** Runs in the closed root: the picture that is shown by itself.
 * @param {ShadowRoot} root */
function enlarged(root) {
  const dialog = root.querySelector("dialog dialog");
  const picture = dialog?.querySelector("img");
  const place = picture?.getBoundingClientRect();
  return {
    caption: dialog?.querySelector("figcaption")?.textContent ?? "",
    address: picture ? new URL(picture.src).pathname : "",
    height: place ? Math.round((place.height / innerHeight) * 100) : 0,
  };
}

/** @param {World} world @param {number} place */
const shows = ({ tab }, place) => until(`picture ${place} is shown`, async () => (await tab.inRoot(enlarged)).caption === (CAPTIONS[place] ?? ""));

/** @type {Case[]} */
export const cases = [
  {
    title: "a press enlarges a picture with its caption; Escape closes that first",
    run: async (world) => {
      await open(world);
      const { tab, view } = world;
      await view.click("button", "Enlarge the picture Picture 0");
      await shows(world, 0);
      assert.ok((await tab.inRoot(enlarged)).height > 80, "it fills the window");
      await tab.press("Escape");
      await until("it is closed", async () => (await tab.inRoot(enlarged)).height === 0);
      assert.ok(await view.isOpen());
      assert.equal((await view.focused())?.name, "Enlarge the picture Picture 0", "the focus is back");
    },
  },
  {
    title: "the keyboard enlarges pictures and goes from one to the next",
    run: async (world) => {
      await open(world);
      const { tab, view } = world;
      await view.pressByKeyboard("button", "Enlarge the picture Picture 1");
      await shows(world, 1);
      await tab.press("ArrowRight");
      await shows(world, 2);
      assert.equal((await tab.inRoot(enlarged)).address, "/pictures/large.png", "what the picture's link leads to");
      await tab.press("ArrowRight");
      await shows(world, 0);
      await tab.press("ArrowLeft");
      await shows(world, 2);
      await view.pressByKeyboard("button", "Previous picture");
      await shows(world, 1);
      await view.pressByKeyboard("button", "Close picture");
      await until("it is closed", async () => (await tab.inRoot(enlarged)).height === 0);
      assert.equal((await view.focused())?.name, "Enlarge the picture Picture 1", "the focus is at the last one seen");
    },
  },
  {
    title: "wide tables and code scroll by themselves, by keys too, and the page doesn't",
    run: async (world) => {
      await open(world);
      const { tab, view } = world;
      const wide = () => tab.inRoot((root) => ({
        page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        parts: Array.from(root.querySelectorAll("article .scroll"), (part) => ({ wide: part.scrollWidth > part.clientWidth, at: part.scrollLeft })),
      }));
      assert.deepEqual(await wide(), { page: 0, parts: [{ wide: true, at: 0 }, { wide: true, at: 0 }] });
      for (const [place, name] of ["Table", "Code"].entries()) {
        await until(`Tab reaches it: ${name}`, async () => {
          await tab.press("Tab");
          return (await view.focused())?.name === name;
        });
        await tab.press("ArrowRight");
        await until(`it has scrolled: ${name}`, async () => ((await wide()).parts[place]?.at ?? 0) > 0);
      }
      assert.equal((await wide()).page, 0);
    },
  },
];
