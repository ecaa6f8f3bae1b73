/** What Firefox is told for the tests: no requests and prompts of its own, and no work that nobody waits for. */
export const PREFERENCES = {
  "app.update.enabled": false,
  "browser.chrome.site_icons": false,
  // Into a folder that is named, without a panel that would take the focus.
  "browser.download.alwaysOpenPanel": false,
  "browser.download.folderList": 2,
  "browser.shell.checkDefaultBrowser": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  // Names that pages have looked up ahead: a browser that quits would wait five seconds for answers that cannot come.
  "network.dns.disablePrefetch": true,
  "network.preconnect": false,
  // Voices of its own for tests, which say nothing.
  "media.webspeech.synth.test": true,
  "pdfjs.disabled": false,
  // Processes and pages for tabs that may be opened next: nobody waits for them here.
  "dom.ipc.processPrelaunch.enabled": false,
  "browser.newtab.preload": false,
  // As long as a tab of a site is open, another needs no process of its own.
  "dom.ipc.processCount": 1,
  "dom.ipc.processCount.webIsolated": 1,
  // Installed for the tests, an extension goes with the browser; in a profile that stays, what it keeps is to stay.
  "extensions.webextensions.keepStorageOnUninstall": true,
  "extensions.webextensions.keepUuidOnUninstall": true,
};
