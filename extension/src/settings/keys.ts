// The keys, as the browser has them now.

import { browser } from "../browser.js";
import { button, element } from "../view/elements.js";
import { say } from "../words.js";
import type { Section } from "./section.js";

export const keys: Section = {
  title: "keys",
  async build() {
    const list = element("ul", {}, row("key_toggle", await shortcut()), row("key_undo", isMac() ? "⌘Z" : "Ctrl+Z"));
    return [list, ...shortcutButton()];
  },
};

async function shortcut(): Promise<string> {
  const commands = browser.commands ? await browser.commands.getAll() : [];
  return commands.find((command) => command.name === "_execute_action")?.shortcut || say("no_key");
}

function row(name: string, key: string): HTMLElement {
  return element("li", {}, element("span", {}, say(name)), element("kbd", {}, key));
}

function isMac(): boolean {
  return navigator.platform.startsWith("Mac");
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
