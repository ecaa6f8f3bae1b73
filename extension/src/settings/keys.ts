// The keys, as the browser has them now.

import { browser } from "../browser.js";
import { button, element } from "../view/elements.js";
import { say } from "../words.js";
import type { Section } from "./section.js";

export const keys: Section = {
  title: "keys",
  async build() {
    return [await toggle(), ...shortcutButton()];
  },
};

async function toggle(): Promise<HTMLElement> {
  const commands = browser.commands ? await browser.commands.getAll() : [];
  const shortcut = commands.find((command) => command.name === "_execute_action")?.shortcut;
  return element("ul", {}, element("li", {}, element("span", {}, say("key_toggle")), element("kbd", {}, shortcut || say("no_key"))));
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
