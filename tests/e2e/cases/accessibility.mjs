/**
 * axe-core on all that the view can be in, and on the settings page.
 *
 * @import { Case } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { CHECK_CONTRAST, CHECK_IN_PLACE, CHECK_PAGE, THEMES } from "../axe.mjs";
import { settingsIn } from "../settings-page.mjs";
import { enter, STATES } from "../states.mjs";

/** @type {Case[]} */
export const cases = [
  {
    title: "axe-core finds nothing on the settings page, in every theme",
    only: "chromium",
    run: async ({ tab }) => {
      await settingsIn(tab).open();
      for (const theme of THEMES) {
        await tab.evaluate((name) => void (document.body.dataset["theme"] = name), theme);
        assert.deepEqual(await tab.evaluate(CHECK_PAGE), [], theme);
      }
    },
  },
  ...STATES.map((state) => /** @type {Case} */ ({
    title: `axe-core finds nothing, and enough contrast in every theme, ${state.name}`,
    only: "chromium",
    run: async (world) => {
      await enter(world, state);
      assert.deepEqual(await world.tab.inRoot(CHECK_IN_PLACE), []);
      assert.deepEqual(await world.tab.inRoot(CHECK_CONTRAST, THEMES, state.left ?? ""), []);
    },
  })),
];
