// Whether other tools (translators, link hints) may work in the view. Kept on this device.

import { browser } from "./browser.js";

export async function readTools(): Promise<boolean> {
  const { tools } = await browser.storage.local.get("tools").catch((): { tools?: unknown } => ({}));
  return tools === true;
}

export async function saveTools(tools: boolean): Promise<void> {
  await browser.storage.local.set({ tools });
}
