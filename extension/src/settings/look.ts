// The look of all articles, which the settings page has itself.

import { LookPanel } from "../controls/look-panel.js";
import { applyLook, readLook, saveLook, watchSystemTheme } from "../look.js";
import { element } from "../view/elements.js";
import { say } from "../words.js";
import type { Section } from "./section.js";

export const look: Section = {
  title: "look",
  async build() {
    let now = await readLook();
    const show = (): void => void applyLook(document.body, now);
    show();
    watchSystemTheme(show);
    const panel = new LookPanel(now, {
      change: (next) => {
        now = next;
        show();
      },
      keep: (next) => void saveLook(next),
    });
    const sample = element("div", { class: "article sample" }, element("p", {}, say("look_sample")));
    return [element("p", {}, say("look_hint")), panel.element, sample];
  },
};
