/**
 * Firefox by selenium-webdriver and geckodriver. What belongs to the browser's window (toolbar button, command, popup)
 * is done in the browser's own context; the closed root is read by WebDriver, which sees it.
 *
 * @import { Browser, Extension, LaunchOptions, Tab } from "./index.mjs"
 */
import { Builder, By, Key } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "../wait.mjs";
import { findHost } from "./index.mjs";
import { findProgram } from "./programs.mjs";

/** What the parts of this file share about one running Firefox.
 * @typedef {object} Running
 * @property {firefox.Driver} driver
 * @property {Browser} browser
 */

/** Requests and prompts of the browser's own that would disturb a test. */
const PREFERENCES = {
  "app.update.enabled": false,
  "browser.chrome.site_icons": false,
  "browser.shell.checkDefaultBrowser": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "pdfjs.disabled": false,
};

/** WebDriver's name for a reference to a shadow root; selenium hands elements over by itself, but no roots. */
const SHADOW_ROOT = "shadow-6066-11e4-a52e-4f735466cecf";

/** @type {Record<string, string>} */
const KEYS = { Tab: Key.TAB, Enter: Key.ENTER, Space: " ", Escape: Key.ESCAPE, Shift: Key.SHIFT, Alt: Key.ALT };

/**
 * @param {string[]} folders
 * @param {LaunchOptions} options
 * @returns {Promise<Browser>}
 */
export async function launchFirefox(folders, options) {
  const driver = await startDriver(options);
  /** @type {Extension[]} */
  const extensions = [];
  /** @type {Running} */
  const running = {
    driver,
    browser: {
      name: "firefox",
      extensions,
      newTab: () => newTab(running),
      stopWorker: (extension) => stopBackground(running, extension ?? first(running)),
      untilClosed: () => untilClosed(driver),
      close: () => driver.quit(),
    },
  };
  for (const folder of folders) extensions.push(await install(driver, folder));
  return running.browser;
}

/** @param {LaunchOptions} options */
async function startDriver({ headed, size = { width: 1280, height: 900 } }) {
  const settings = new firefox.Options().setBinary(findProgram("firefox"));
  for (const [name, value] of Object.entries(PREFERENCES)) settings.setPreference(name, value);
  if (!headed) settings.addArguments("-headless");
  settings.windowSize(size);
  const service = new firefox.ServiceBuilder(findProgram("geckodriver")).addArguments("--allow-system-access");
  const built = new Builder().forBrowser("firefox").setFirefoxOptions(settings).setFirefoxService(service).build();
  const driver = /** @type {firefox.Driver} */ (await built);
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  return driver;
}

/**
 * @param {firefox.Driver} driver
 * @param {string} folder
 * @returns {Promise<Extension>}
 */
async function install(driver, folder) {
  await driver.installAddon(folder, true);
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const id = manifest.browser_specific_settings.gecko.id;
  const host = await inBrowser(driver, "return WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname", id);
  return { id, address: `moz-extension://${host}/` };
}

/**
 * Runs a script in the browser's own context, with `action(id)` for an extension's toolbar button.
 *
 * @param {firefox.Driver} driver
 * @param {string} script
 * @param {...unknown} values
 * @returns {Promise<any>}
 */
async function inBrowser(driver, script, ...values) {
  const opening = `const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
    const extension = WebExtensionPolicy.getByID(arguments[0])?.extension;
    const action = ExtensionParent.apiManager.global.browserActionFor?.(extension);`;
  await driver.setContext(firefox.Context.CHROME);
  try {
    return await driver.executeScript(opening + script, ...values);
  } finally {
    await driver.setContext(firefox.Context.CONTENT);
  }
}

/** @param {Running} running */
function first(running) {
  const extension = running.browser.extensions[0];
  if (!extension) throw new Error("no extension is installed");
  return extension;
}

/**
 * @param {Running} running
 * @param {Extension} extension
 */
async function stopBackground({ driver }, extension) {
  await inBrowser(driver, "return extension.terminateBackground({ ignoreDevToolsAttached: true })", extension.id);
}

/** @param {firefox.Driver} driver */
async function untilClosed(driver) {
  await until("the window is closed", () => driver.getAllWindowHandles().then((all) => all.length === 0, () => true), Infinity);
}

/**
 * @param {Running} running
 * @returns {Promise<Tab>}
 */
async function newTab(running) {
  const { driver, browser } = running;
  await toAnyTab(driver);
  await driver.switchTo().newWindow("tab");
  const handle = await driver.getWindowHandle();
  /** Every step begins here: WebDriver has one current tab, the tests may have several.
   * @template T
   * @param {() => Promise<T>} step
   */
  const here = async (step) => {
    if ((await driver.getWindowHandle().catch(() => "")) !== handle) await driver.switchTo().window(handle);
    return step();
  };
  return {
    browser,
    open: (address) => here(() => driver.get(address)),
    clickToolbarButton: (extension = first(running)) =>
      here(() => inBrowser(driver, "action.triggerAction(window)", extension.id)),
    pressCommand: () => here(() => pressCommand(driver)),
    press: (keys) => here(() => press(driver, keys)),
    clickAt: ({ x, y }) =>
      here(() => driver.actions().move({ x: Math.round(x), y: Math.round(y), duration: 0 }).click().perform()),
    evaluate: (script, ...values) => here(() => driver.executeScript(`return (${script})(...arguments)`, ...values)),
    hasHost: () => here(() => driver.executeScript(`return Boolean((${findHost})())`)),
    inRoot: (script, ...values) => here(() => inRoot(driver, script, values)),
    popup: (extension = first(running)) => here(() => popup(driver, extension)),
    badge: () =>
      here(() => inBrowser(driver, "return action.action.getProperty(gBrowser.selectedTab, 'badgeText')", first(running).id)),
    screenshot: (file) =>
      here(async () => writeFileSync(file, await driver.takeFullPageScreenshot(), "base64")),
    close: () =>
      here(async () => {
        await driver.close();
        await toAnyTab(driver);
      }),
  };
}

/** @param {firefox.Driver} driver */
async function toAnyTab(driver) {
  const [handle] = await driver.getAllWindowHandles();
  if (handle) await driver.switchTo().window(handle);
}

/**
 * @param {firefox.Driver} driver
 * @param {Function} script
 * @param {unknown[]} values
 * @returns {Promise<any>}
 */
async function inRoot(driver, script, values) {
  const host = /** @type {import("selenium-webdriver").WebElement | undefined} */ (
    await driver.executeScript(`return (${findHost})()`)
  );
  if (!host) throw new Error("no reader view is open");
  const root = { [SHADOW_ROOT]: await (await host.getShadowRoot()).getId() };
  return driver.executeScript(`return (${script})(...arguments)`, root, ...values);
}

/**
 * @param {firefox.Driver} driver
 * @param {string} keys
 */
async function press(driver, keys) {
  const names = keys.split("+").map((name) => KEYS[name] ?? name);
  const actions = names.reduce((chain, key) => chain.keyDown(key), driver.actions());
  await names.reduceRight((chain, key) => chain.keyUp(key), actions).perform();
}

/**
 * Keys of WebDriver that are given to the window itself reach the browser's shortcuts.
 *
 * @param {firefox.Driver} driver
 */
async function pressCommand(driver) {
  await driver.setContext(firefox.Context.CHROME);
  try {
    await driver.findElement(By.css("#urlbar-input, #urlbar")).catch(() => null);
    await press(driver, "Alt+Shift+U");
  } finally {
    await driver.setContext(firefox.Context.CONTENT);
  }
}

/**
 * @param {firefox.Driver} driver
 * @param {Extension} extension
 * @returns {Promise<string | null>}
 */
async function popup(driver, extension) {
  const script = `const view = [...document.querySelectorAll("browser")].find((one) => one.currentURI?.spec.startsWith(arguments[1]) && one.closest("panel"));
    if (!view) return null;
    return view.browsingContext.currentWindowGlobal.getActor("MarionetteCommands") ? view.currentURI.spec : null;`;
  return inBrowser(driver, script, extension.id, extension.address);
}
