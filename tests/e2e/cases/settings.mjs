/**
 * The settings page: what it exports, an untouched profile takes over.
 *
 * @import { Case } from "../runner.mjs"
 * @import { Tab } from "../browsers/interface.mjs"
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtExtension } from "../arguments.mjs";
import { ALLOWED } from "../browsers/interface.mjs";
import { launch } from "../browsers/index.mjs";
import { articlePage } from "../pages.mjs";
import { settingsIn } from "../settings-page.mjs";
import { viewIn } from "../view.mjs";
import { until } from "../wait.mjs";

/** @param {Tab} tab */
async function exported(tab) {
  const settings = settingsIn(tab);
  await settings.open();
  const { name, bytes } = await tab.download(() => settings.press("Export"));
  assert.match(name, /^unhusk.*\.json$/);
  return bytes.toString();
}

/** @type {Case[]} */
export const cases = [
  {
    title: "settings: exported, and imported into a fresh profile, they are equal",
    run: async ({ browser, tab, server }) => {
      const folder = mkdtempSync(join(tmpdir(), "unhusk-backup-"));
      const settings = settingsIn(tab);
      await settings.open();
      await settings.press("Dark");
      await settings.press("Let other tools into the view");
      await settings.turnOn(`http://${ALLOWED}`);
      const text = await exported(tab);
      const { look, tools, sites } = JSON.parse(text);
      assert.deepEqual([look.theme, tools, sites], ["dark", true, [`http://${ALLOWED}/*`]]);
      const file = join(folder, "backup.json");
      writeFileSync(file, text);
      const fresh = await launch(browser.name, builtExtension(browser.name));
      try {
        const other = await fresh.newTab();
        assert.notEqual(await exported(other), text);
        await other.upload("#backup", file);
        await settingsIn(other).says("The file has a site that always opens");
        await settingsIn(other).press("Turn on");
        await fresh.answer(true);
        await settingsIn(other).says("Turn off");
        assert.equal(await exported(other), text);
        server.add("/story", { body: articlePage() });
        await other.open(server.address("/story", ALLOWED));
        await viewIn(other).opened();
        assert.equal(await other.inRoot((root) => root.querySelector("dialog")?.dataset["theme"]), "dark");
      } finally {
        await fresh.close();
        rmSync(folder, { recursive: true, force: true });
      }
      await settings.open();
      await settings.press("Turn off");
      await settings.says("No sites yet.");
      await settings.press("Auto");
      await settings.press("Let other tools into the view");
      await until("all is as it was", async () => {
        const now = JSON.parse(await exported(tab));
        return now.look.theme === "auto" && !now.tools;
      });
    },
  },
  {
    title: "settings: a file that is no backup changes nothing",
    run: async ({ tab }) => {
      const settings = settingsIn(tab);
      const folder = mkdtempSync(join(tmpdir(), "unhusk-backup-"));
      const before = await exported(tab);
      const file = join(folder, "other.json");
      writeFileSync(file, '{"look": {"theme": "dark"}}');
      await tab.upload("#backup", file);
      await settings.says("This file is no backup");
      assert.equal(await exported(tab), before);
      // What isn't sound in a backup is passed over.
      writeFileSync(file, JSON.stringify({ unhusk: 1, look: { theme: "<b>", size: 1e9 }, tools: "yes", sites: ["<all_urls>", 7, "https://*/*"] }));
      await settings.import(file);
      assert.equal(await exported(tab), before);
      rmSync(folder, { recursive: true, force: true });
    },
  },
];
