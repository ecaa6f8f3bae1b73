// The places kept in long articles, of which nothing but their number can be told.

import { browser } from "../browser.js";
import { forgetPlaces, readPlaces } from "../places.js";
import { button, element } from "../view/elements.js";
import { number, say, sayCount } from "../words.js";
import type { Section } from "./section.js";

export const places: Section = {
  title: "places",
  async build() {
    const count = element("p", { role: "status" });
    const forget = button({ class: "button framed" }, () => void forgetPlaces(), say("forget_places"));
    const show = async (): Promise<void> => {
      const { kept } = await readPlaces();
      count.textContent = kept.length === 0 ? say("no_places") : sayCount("places_kept", kept.length, number(kept.length));
      forget.hidden = kept.length === 0;
    };
    browser.storage.onChanged.addListener(({ places: changed }) => {
      if (changed) void show();
    });
    await show();
    return [element("p", {}, say("places_hint")), count, forget];
  },
};
