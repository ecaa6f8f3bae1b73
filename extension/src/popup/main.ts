// The button's popup, for pages that no extension may read.

import { browser } from "../browser.js";
import { applyLook, readLook } from "../look.js";
import { element } from "../view/elements.js";
import sheet from "../view/look.css" with { type: "text" };
import pages from "../view/pages.css" with { type: "text" };
import { interfaceDirection, interfaceLanguage, say } from "../words.js";

async function show(): Promise<void> {
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = interfaceDirection();
  document.title = say("name");
  document.head.append(element("style", {}, sheet, pages));
  document.body.className = "unhusk popup";
  applyLook(document.body, await readLook());
  document.body.append(element("main", {}, element("h1", {}, say("no_access")), element("p", {}, say("no_access_why"))));
}

// It speaks of one tab; where nothing takes its focus it would outlive it, and swallow the next press.
browser.tabs.onActivated.addListener(() => window.close());
void show();
