// The settings page: the look for all articles, the keys, and which version this is.

import { browser } from "../browser.js";
import { applyLook, readLook, saveLook, watchSystemTheme } from "../look.js";
import { element, button } from "../view/elements.js";
import { LookPanel } from "../controls/look-panel.js";
import lookPanel from "../controls/look-panel.css" with { type: "text" };
import buttons from "../view/buttons.css" with { type: "text" };
import sheet from "../view/look.css" with { type: "text" };
import pages from "../view/pages.css" with { type: "text" };
import { interfaceDirection, interfaceLanguage, say } from "../words.js";

async function show(): Promise<void> {
  let look = await readLook();
  const panel = new LookPanel(look, {
    change: (next) => {
      look = next;
      applyLook(document.body, look);
    },
    keep: (next) => void saveLook(next),
  });
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = interfaceDirection();
  document.title = say("settings");
  document.head.append(element("style", {}, sheet, buttons, lookPanel, pages));
  document.body.className = "unhusk";
  applyLook(document.body, look);
  watchSystemTheme(() => applyLook(document.body, look));
  document.body.append(
    element(
      "main",
      { class: "settings" },
      element("h1", {}, ...document.body.querySelectorAll("img"), say("settings")),
      section("look", element("p", {}, say("look_hint")), panel.element),
      section("keys", await keys(), ...shortcutButton()),
      section("about", element("p", {}, say("version", browser.runtime.getManifest().version))),
    ),
  );
}

function section(title: string, ...children: Node[]): HTMLElement {
  return element("section", {}, element("h2", {}, say(title)), ...children);
}

/** The key as the browser has it now. */
async function keys(): Promise<HTMLElement> {
  const commands = browser.commands ? await browser.commands.getAll() : [];
  const shortcut = commands.find((command) => command.name === "_execute_action")?.shortcut;
  return element("p", {}, say("key_toggle"), " ", element("kbd", {}, shortcut || say("no_key")));
}

/** Firefox for Android has no commands. */
function shortcutButton(): HTMLElement[] {
  return browser.commands ? [button({ class: "button framed" }, openShortcuts, say("change_keys"))] : [];
}

/** Firefox has a call that opens its page of shortcuts; Chromium has a page that a tab may show. */
function openShortcuts(): void {
  const { commands } = browser as { commands: { openShortcutSettings?: () => Promise<void> } };
  if (commands.openShortcutSettings) void commands.openShortcutSettings();
  else void browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}

void show();
