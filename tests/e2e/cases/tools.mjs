/**
 * Other extensions: a translating and a hinting one work in the view if the reader lets them, and not otherwise.
 *
 * @import { Case } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { builtExtension } from "../arguments.mjs";
import { launch } from "../browsers/index.mjs";
import { articlePage, TITLE } from "../pages.mjs";
import { settingsIn } from "../settings-page.mjs";
import { viewIn } from "../view.mjs";
import { until } from "../wait.mjs";

const STUBS = ["translating", "hinting"].map((name) => fileURLToPath(new URL(`../stubs/${name}`, import.meta.url)));

/** @type {Case[]} */
export const cases = [
  {
    title: "other tools get into the view when the reader lets them, and not before",
    run: async ({ browser: { name }, server }) => {
      server.add("/story", { body: articlePage({ inside: '<p>More of it stands in <a href="/book">the green book</a>, which is kept by the door.</p>' }) });
      const browser = await launch(name, [builtExtension(name), ...STUBS]);
      try {
        const tab = await browser.newTab();
        const view = viewIn(tab);
        /** Has the tools work on an open view, and answers its text. */
        const worked = async () => {
          await tab.open(server.address("/story"));
          await tab.clickToolbarButton();
          await view.opened();
          await view.part("heading", TITLE);
          await tab.evaluate(() => void dispatchEvent(new Event("tools-work")));
          await until("they worked on the page", () => tab.evaluate(() => /Leuchtturm[^]*\[hint\]/.test(document.body.textContent)));
          return view.articleText();
        };
        const closed = await worked();
        assert.ok(!closed.includes("Leuchtturm") && !closed.includes("[hint]"), "they see nothing of the view");
        assert.equal(await tab.evaluate(() => document.documentElement.lastElementChild?.shadowRoot), null);
        const settings = settingsIn(tab);
        await settings.open();
        await settings.press("Let other tools into the view");
        await until("it is kept", () => tab.evaluate(async () => (await chrome.storage.local.get("tools"))["tools"] === true));
        const open = await worked();
        assert.ok(open.includes("Leuchtturm"), "it is translated");
        assert.ok(open.includes("the green book [hint]"), "its links have hints");
        // What the tools do to the page is no reason to read the view as a part of the page.
        const removed = (await view.part("button", "Removed")).name;
        await view.click("button", "Read again");
        await until("it was read again", async () => (await view.list("button")).every((button) => button.name !== "Read again"));
        assert.equal((await view.articleText()).split("More of it stands in").length, 2, "once");
        assert.equal((await view.part("button", "Removed")).name, removed, "nor is it removed");
      } finally {
        await browser.close();
      }
    },
  },
];
