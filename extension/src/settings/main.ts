// The settings page: a list of sections, each in a file of its own.

import lookPanel from "../controls/look-panel.css" with { type: "text" };
import { element } from "../view/elements.js";
import buttons from "../view/buttons.css" with { type: "text" };
import chosen from "../view/chosen.css" with { type: "text" };
import sheet from "../view/look.css" with { type: "text" };
import pages from "../view/pages.css" with { type: "text" };
import { interfaceDirection, interfaceLanguage, say } from "../words.js";
import { about } from "./about.js";
import { backup } from "./backup.js";
import { corrections } from "./corrections.js";
import { keys } from "./keys.js";
import { look } from "./look.js";
import type { Section } from "./section.js";
import { places } from "./places.js";
import { sites } from "./sites.js";
import { tools } from "./tools.js";

/** In the page's order. */
const SECTIONS: readonly Section[] = [look, keys, sites, corrections, places, backup, tools, about];

async function show(): Promise<void> {
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = interfaceDirection();
  document.title = say("settings");
  document.head.append(element("style", {}, sheet, chosen, buttons, lookPanel, pages));
  document.body.className = "unhusk";
  const sections = await Promise.all(SECTIONS.map(shown));
  const heading = element("h1", {}, ...document.body.querySelectorAll("img"), say("settings"));
  document.body.append(element("main", { class: "settings" }, heading, ...sections));
}

async function shown({ title, build }: Section): Promise<HTMLElement> {
  return element("section", {}, element("h2", {}, say(title)), ...(await build()));
}

void show();
