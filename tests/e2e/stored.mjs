/**
 * All that the extension keeps, and what the browser keeps for it.
 *
 * @param {import("./browsers/interface.mjs").Browser} browser
 */
export const stored = (browser) =>
  browser.inExtensionPage(async () => {
    const { local, sync, session } = chrome.storage;
    return {
      local: await local.get(null),
      sync: await sync.get(null),
      session: await session.get(null),
      scripts: await chrome.scripting.getRegisteredContentScripts(),
      permissions: await chrome.permissions.getAll(),
    };
  });
