/**
 * Firefox by selenium-webdriver and geckodriver. What belongs to the browser's window (toolbar button, command, popup)
 * is done in the browser's own context.
 *
 * @import { Browser, Extension, LaunchOptions, Tab } from "./interface.mjs"
 */
import { Builder, By, Key } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import { NoSuchWindowError } from "selenium-webdriver/lib/error.js";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../wait.mjs";
import { PREFERENCES } from "./firefox-preferences.mjs";
import { rootIn } from "./firefox-root.mjs";
import { asInstalled, findHost, manifestOf } from "./interface.mjs";
import { findProgram } from "./programs.mjs";

/** What the parts of this file share about one running Firefox.
 * @typedef {object} Running
 * @property {firefox.Driver} driver
 * @property {Browser} browser
 * @property {string} downloads where it saves files
 * @property {string} current the handle of the tab that WebDriver is in
 */

/** @type {Record<string, string>} */
const KEYS = { ArrowDown: Key.ARROW_DOWN, ArrowUp: Key.ARROW_UP, Tab: Key.TAB, Enter: Key.ENTER, Space: " ", Escape: Key.ESCAPE, Shift: Key.SHIFT, Alt: Key.ALT, Control: Key.CONTROL, Meta: Key.META, ArrowRight: Key.ARROW_RIGHT, ArrowLeft: Key.ARROW_LEFT, Home: Key.HOME, End: Key.END };

/**
 * @param {string[]} folders
 * @param {LaunchOptions} options
 * @returns {Promise<Browser>}
 */
export async function launchFirefox(folders, options) {
  const downloads = mkdtempSync(join(tmpdir(), "unhusk-downloads-"));
  const driver = await startDriver(options, downloads);
  /** @type {Extension[]} */
  const extensions = [];
  /** @type {Running} */
  const running = {
    driver,
    downloads,
    current: "",
    browser: {
      name: "firefox",
      extensions,
      newTab: () => newTab(running),
      newPrivateTab: () => newPrivateTab(running),
      openedTab: (address) => openedTab(running, address),
      answer: (allow) => answerQuestion(driver, allow),
      stopWorker: (extension) => stopBackground(running, extension ?? first(running)),
      inExtensionPage: (script, ...values) => inExtensionPage(driver, first(running), script, values),
      untilClosed: () => untilClosed(driver),
      close: async () => {
        await driver.quit();
        rmSync(downloads, { recursive: true, force: true });
      },
    },
  };
  for (const folder of folders) {
    if (options.mayBePrivate) await inBrowser(driver, ALLOW_PRIVATE, manifestOf(folder).browser_specific_settings?.gecko.id);
    extensions.push(await install(driver, folder));
  }
  return running.browser;
}

/**
 * @param {LaunchOptions} options
 * @param {string} downloads
 */
async function startDriver({ headed, profile, size = { width: 1280, height: 900 } }, downloads) {
  const settings = new firefox.Options().setBinary(findProgram("firefox"));
  for (const [name, value] of Object.entries(PREFERENCES)) settings.setPreference(name, value);
  settings.setPreference("browser.download.dir", downloads);
  if (!headed) settings.addArguments("-headless");
  if (profile) settings.addArguments("-profile", profile);
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
  const id = manifestOf(folder).browser_specific_settings?.gecko.id ?? "";
  const host = await inBrowser(driver, "return WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname", id);
  return asInstalled(folder, id, `moz-extension://${host}/`);
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

/** As by hand: what was popped up closes, and the page gets the focus, which the address bar has in a new tab. */
const CLICK = `document.querySelectorAll("panel").forEach((panel) => panel.hidePopup());
  gURLBar.view.close(); gURLBar.blur(); gBrowser.selectedBrowser.focus(); action.triggerAction(window)`;

const ALLOW_PRIVATE = `const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
  return ExtensionPermissions.add(arguments[0], { permissions: ["internal:privateBrowsingAllowed"], origins: [] })`;

/** A window is there before the browser has told the extensions of it. */
const WINDOWS_HAVE_BEGUN = `const windows = [...Services.wm.getEnumerator("navigator:browser")];
  return windows.every(({ gBrowserInit }) => gBrowserInit?.delayedStartupFinished)`;

const CLIPBOARD = `const transferable = Cc["@mozilla.org/widget/transferable;1"].createInstance(Ci.nsITransferable);
  transferable.init(null);
  transferable.addDataFlavor("text/plain");
  Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard);
  const text = {};
  transferable.getTransferData("text/plain", text);
  return text.value.QueryInterface(Ci.nsISupportsString).data`;

const SHOW_AS = "gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[1]";

const MIDDLE = "return { x: Math.round(innerWidth / 2), y: Math.round(innerHeight / 2) }";

/** Firefox's windows don't get narrower than 450 px, but the page in them does. */
const RESIZE = `for (const [side, length] of [["inline-size", arguments[1]], ["block-size", arguments[2]]])
  for (const limit of ["", "min-", "max-"]) gBrowser.selectedBrowser.style.setProperty(limit + side, length + "px")`;

/** All that a test changes about a tab. */
const RENEW = `for (const side of ["inline-size", "block-size"])
  for (const limit of ["", "min-", "max-"]) gBrowser.selectedBrowser.style.removeProperty(limit + side);
  gBrowser.selectedBrowser.browsingContext.mediumOverride = "";
  ZoomManager.setZoomForBrowser(gBrowser.selectedBrowser, 1)`;

const PREFER = `const { dark, forcedColors, moreContrast, reducedMotion } = arguments[1];
  Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", dark ? 0 : 1);
  Services.prefs.setIntPref("browser.display.document_color_use", forcedColors || moreContrast ? 2 : 0);
  Services.prefs.setIntPref("ui.prefersReducedMotion", reducedMotion ? 1 : 0)`;

/**
 * @param {string} folder
 * @param {() => Promise<void>} act
 */
async function download(folder, act) {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  await act();
  // Under another name until all of it is there.
  const name = await until("a file is saved", () => {
    const names = readdirSync(folder);
    const [one] = names;
    return names.length === 1 && one !== undefined && !one.endsWith(".part") && readFileSync(join(folder, one)).length > 0 ? one : null;
  });
  return { name, bytes: readFileSync(join(folder, name)) };
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

/**
 * Its tab stays behind the one in front, which keeps the focus.
 *
 * @param {firefox.Driver} driver
 * @param {Extension} extension
 * @param {(...values: any[]) => unknown} script
 * @param {unknown[]} values
 * @returns {Promise<any>}
 */
async function inExtensionPage(driver, { settings }, script, values) {
  await until("the settings page is loaded", () => inBrowser(driver, `${OPEN_SETTINGS}; return settings.linkedBrowser.currentURI.spec === arguments[1] && !settings.hasAttribute("busy")`, null, settings));
  const world = "new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })";
  const expression = `(${script})(...${JSON.stringify(values)})`;
  return evaluateIn(driver, `${OPEN_SETTINGS}; const target = settings.linkedBrowser`, world, expression, settings);
}

const OPEN_SETTINGS = `const { PrivateBrowsingUtils } = ChromeUtils.importESModule("resource://gre/modules/PrivateBrowsingUtils.sys.mjs");
  const shown = [...Services.wm.getEnumerator("navigator:browser")].find((one) => !PrivateBrowsingUtils.isWindowPrivate(one));
  const isSettings = ({ unhuskSettings }) => unhuskSettings === arguments[1];
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  const settings = shown.gBrowser.tabs.find(isSettings) ?? shown.gBrowser.addTab(arguments[1], { inBackground: true, triggeringPrincipal });
  settings.unhuskSettings = arguments[1]`;

/** @param {firefox.Driver} driver */
async function untilClosed(driver) {
  await until("the window is closed", () => driver.getAllWindowHandles().then((all) => all.length === 0, () => true), Infinity);
}

/**
 * @param {Running} running
 * @returns {Promise<Tab>}
 */
async function newTab(running) {
  const { driver } = running;
  await driver.switchTo().newWindow("tab").catch(async (error) => {
    // The tab that WebDriver is in was closed by its page.
    if (!(error instanceof NoSuchWindowError)) throw error;
    await toAnyTab(running);
    await driver.switchTo().newWindow("tab");
  });
  running.current = await driver.getWindowHandle();
  return tabOf(running, running.current);
}

/**
 * @param {Running} running
 * @returns {Promise<Tab>}
 */
async function newPrivateTab(running) {
  const { driver } = running;
  await toAnyTab(running);
  const known = await driver.getAllWindowHandles();
  await inBrowser(driver, "OpenBrowserWindow({ private: true })");
  const handle = await until("the private window is there", async () =>
    (await driver.getAllWindowHandles()).find((one) => !known.includes(one)),
  );
  await until("the private window has begun", () => inBrowser(driver, WINDOWS_HAVE_BEGUN));
  return tabOf(running, handle);
}

/**
 * @param {Running} running
 * @param {string} address
 * @returns {Promise<Tab>}
 */
async function openedTab(running, address) {
  const { driver } = running;
  const handle = await until(`a tab has ${address}`, async () => {
    for (const one of await driver.getAllWindowHandles()) {
      await switchTo(running, one);
      if ((await driver.getCurrentUrl()) === address) return one;
    }
    return null;
  });
  return tabOf(running, handle);
}

/**
 * @param {Running} running
 * @param {string} handle
 * @returns {Tab}
 */
function tabOf(running, handle) {
  const { driver, browser } = running;
  /** Every step begins here: WebDriver has one current tab, the tests may have several.
   * @template T
   * @param {() => Promise<T>} step
   */
  const here = async (step) => {
    if (running.current !== handle) await switchTo(running, handle);
    return step();
  };
  const inRoot = rootIn(driver);
  return {
    browser,
    open: (address) => here(() => driver.get(address)),
    clickToolbarButton: (extension = first(running)) =>
      here(() => inBrowser(driver, CLICK, extension.id)),
    pressCommand: () => here(() => press(driver, "Alt+Shift+U")),
    press: (keys) => here(() => press(driver, keys)),
    clickAt: ({ x, y }) =>
      here(() => driver.actions().move({ x: Math.round(x), y: Math.round(y), duration: 0 }).click().perform()),
    pointAt: ({ x, y }) => here(() => driver.actions().move({ x: Math.round(x), y: Math.round(y), duration: 0 }).perform()),
    scroll: (down) =>
      here(async () => {
        const middle = /** @type {{ x: number, y: number }} */ (await driver.executeScript(MIDDLE));
        await driver.actions().move({ ...middle, duration: 0 }).perform();
        // Its types know no wheel.
        const actions = /** @type {any} */ (driver.actions());
        await actions.scroll(middle.x, middle.y, 0, down).perform();
      }),
    moveTo: ({ x, y }) => here(() => driver.actions().move({ x: Math.round(x), y: Math.round(y), duration: 0 }).perform()),
    evaluate: (script, ...values) => here(() => driver.executeScript(`return (${script})(...arguments)`, ...values)),
    hasHost: () => here(() => driver.executeScript(`return Boolean((${findHost})())`)),
    choose: (entry) => here(() => choose(driver, first(running), entry)),
    inRoot: (script, ...values) => here(() => inRoot(script, values)),
    inWorld: (expression) => here(() => inWorld(driver, first(running), expression)),
    refusal: () => here(() => refusal(driver, first(running))),
    buttonTitle: () => here(() => ofButton(driver, first(running), "title")),
    screenshot: (file, whole = true) =>
      here(async () => writeFileSync(file, await (whole ? driver.takeFullPageScreenshot() : driver.takeScreenshot()), "base64")),
    upload: (selector, file) => here(() => driver.findElement(By.css(selector)).sendKeys(file)),
    download: (act) => download(running.downloads, act),
    clipboard: () => here(() => inBrowser(driver, CLIPBOARD)),
    showAs: (medium) => here(() => inBrowser(driver, SHOW_AS, null, medium ?? "")),
    resize: (width, height) => here(() => inBrowser(driver, RESIZE, null, width, height)),
    zoom: (factor) => here(() => inBrowser(driver, "ZoomManager.setZoomForBrowser(gBrowser.selectedBrowser, arguments[1])", null, factor)),
    prefer: (system) => here(() => inBrowser(driver, PREFER, null, system)),
    print: () => here(async () => Buffer.from(String(await driver.printPage(/** @type {any} */ ({}))), "base64")),
    renew: () =>
      here(async () => {
        await driver.get("about:blank");
        await inBrowser(driver, RENEW);
      }),
    close: () =>
      here(async () => {
        await driver.close();
        await toAnyTab(running);
      }),
  };
}

/** @param {Running} running */
async function toAnyTab(running) {
  const [handle] = await running.driver.getAllWindowHandles();
  if (handle) await switchTo(running, handle);
}

/**
 * @param {Running} running
 * @param {string} handle
 */
async function switchTo(running, handle) {
  await running.driver.switchTo().window(handle);
  running.current = handle;
}

/**
 * No driver reaches the world of a content script; the browser's own code in the page's process does.
 *
 * @param {firefox.Driver} driver
 * @param {Extension} extension
 * @param {string} expression
 * @returns {Promise<any>}
 */
async function inWorld(driver, extension, expression) {
  const { id } = extension;
  const world = `ChromeUtils.importESModule("resource://gre/modules/ExtensionContent.sys.mjs").ExtensionContent.getContextByExtensionId(${JSON.stringify(id)}, content).cloneScope`;
  return evaluateIn(driver, "const target = gBrowser.selectedBrowser", world, expression);
}

/**
 * @param {firefox.Driver} driver
 * @param {string} target a script of the browser's own that defines `target`, the element in which the page is shown
 * @param {string} world a script in the page's process, whose value is the global object to evaluate in
 * @param {string} expression whose value goes through JSON, as a promise's does
 * @param {unknown} [value] for the script that defines the target, as `arguments[1]`
 * @returns {Promise<any>}
 */
async function evaluateIn(driver, target, world, expression, value) {
  const frameScript = `
    const world = ${world};
    const answer = (error, value) => sendAsyncMessage("unhusk:answer", { error, value });
    Cu.exportFunction(answer, world, { defineAs: "answerTheTest" });
    Cu.evalInSandbox(${JSON.stringify(`Promise.resolve(${expression}).then((value) => answerTheTest("", JSON.stringify(value ?? null)), (error) => answerTheTest(String(error), "null"))`)}, world);`;
  const question = `${target};
  return new Promise((answered) => {
    const { messageManager } = target;
    const listener = ({ data }) => {
      messageManager.removeMessageListener("unhusk:answer", listener);
      answered(data);
    };
    messageManager.addMessageListener("unhusk:answer", listener);
    messageManager.loadFrameScript("data:," + encodeURIComponent(arguments[2]), false);
  })`;
  const { error, value: answer } = await inBrowser(driver, question, null, value, frameScript);
  if (error) throw new Error(error);
  return JSON.parse(answer);
}

/**
 * Keys are given to the window, as a keyboard's are: they reach the page, the browser's shortcuts and, when Tab leaves
 * the page, the toolbars on the way back to it.
 *
 * @param {firefox.Driver} driver
 * @param {string} keys
 */
async function press(driver, keys) {
  const names = keys.split("+").map((name) => KEYS[name] ?? name);
  await driver.setContext(firefox.Context.CHROME);
  try {
    const actions = names.reduce((chain, key) => chain.keyDown(key), driver.actions());
    await names.reduceRight((chain, key) => chain.keyUp(key), actions).perform();
  } finally {
    await driver.setContext(firefox.Context.CONTENT);
  }
}

/**
 * Opens the menu by the right button, presses the entry, and answers the question that may come.
 *
 * @param {firefox.Driver} driver
 * @param {Extension} extension
 * @param {import("./interface.mjs").Entry} entry
 */
async function choose(driver, extension, { menu, title, at = { x: 0, y: 0 }, checked, allow }) {
  const isAction = menu === "action";
  if (isAction) await inBrowser(driver, OPEN_ACTION_MENU, extension.id);
  else await driver.actions().move({ x: Math.round(at.x), y: Math.round(at.y), duration: 0 }).contextClick().perform();
  const popup = isAction ? "toolbar-context-menu" : "contentAreaContextMenu";
  const wasChecked = await until(`the menu has "${title}"`, async () => {
    const found = await inBrowser(driver, PRESS_ENTRY, extension.id, popup, title);
    return found && { now: found === "checked" };
  });
  const isClosed = "return document.getElementById(arguments[1]).state === 'closed'";
  await until("the menu is closed", () => inBrowser(driver, isClosed, null, popup));
  if (checked !== undefined && wasChecked.now === checked) throw new Error(`"${title}" has the wrong check mark`);
  if (allow !== undefined) await answerQuestion(driver, allow);
}

const OPEN_ACTION_MENU = `const { node } = action.widget.forWindow(window);
  const { x, y, width, height } = node.getBoundingClientRect();
  const options = { bubbles: true, button: 2, clientX: x + width / 2, clientY: y + height / 2, view: window };
  node.querySelector("toolbarbutton").dispatchEvent(new MouseEvent("contextmenu", options))`;

const PRESS_ENTRY = `const menu = document.getElementById(arguments[1]);
  const entry = menu.state === "open" && [...menu.querySelectorAll("menuitem")].find((one) => one.label === arguments[2]);
  if (!entry) return "";
  const state = entry.getAttribute("checked") === "true" ? "checked" : "found";
  menu.activateItem(entry);
  return state`;

/**
 * @param {firefox.Driver} driver
 * @param {boolean} allow
 */
async function answerQuestion(driver, allow) {
  const script = `const question = document.querySelector("#addon-webext-permissions-notification");
    const button = question?.closest("panel")?.state === "open" && question[arguments[1] ? "button" : "secondaryButton"];
    if (!button || button.disabled) return false;
    button.click();
    return true`;
  await until("Firefox asks for a permission", () => inBrowser(driver, script, null, allow));
}

/**
 * @param {firefox.Driver} driver
 * @param {Extension} extension
 * @param {"title" | "badgeText" | "popup"} property in the current tab
 */
function ofButton(driver, extension, property) {
  const script = "return action.action.getProperty(gBrowser.selectedTab, arguments[1])";
  return inBrowser(driver, script, extension.id, property);
}

/**
 * Firefox opens a popup only while it handles a click, so the extension marks the button and opens it at the next one.
 *
 * @param {firefox.Driver} driver
 * @param {Extension} extension
 * @returns {Promise<string | null>}
 */
async function refusal(driver, extension) {
  const { id, address } = extension;
  const view = `[...document.querySelectorAll("panel browser")].find((one) => one.currentURI?.spec.startsWith(arguments[1]))`;
  if (!(await inBrowser(driver, `return Boolean(${view})`, id, address))) {
    if ((await ofButton(driver, extension, "badgeText")) !== "!") return null;
    await inBrowser(driver, "action.triggerAction(window)", id);
    await until("the popup is open", () => inBrowser(driver, `return Boolean(${view})`, id, address));
  }
  const frameScript = "data:,sendAsyncMessage('popup', content.document.body.innerText)";
  const question = `return new Promise((answered) => {
    const popup = ${view};
    popup.messageManager.addMessageListener("popup", ({ data }) => {
      if (data) popup.closest("panel").hidePopup();
      answered(data);
    });
    popup.messageManager.loadFrameScript("${frameScript}", false);
    // While the popup changes its process the question is lost; the caller asks again.
    setTimeout(() => answered(""), 500);
  })`;
  return inBrowser(driver, question, id, address);
}
