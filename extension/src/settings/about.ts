// Which version this is.

import { browser } from "../browser.js";
import { element } from "../view/elements.js";
import { say } from "../words.js";
import type { Section } from "./section.js";

export const about: Section = {
  title: "about",
  async build() {
    return [element("p", {}, say("version", browser.runtime.getManifest().version))];
  },
};
