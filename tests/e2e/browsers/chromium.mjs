/**
 * Chromium by playwright-core. The toolbar button is clicked by the protocol's `Extensions.triggerAction` on the tab,
 * which grants activeTab as a hand's click does; the closed root is read in the extension's own world of the page.
 *
 * @import { Browser, Extension, LaunchOptions, Tab } from "./interface.mjs"
 * @import { BrowserContext, CDPSession, Page } from "playwright-core"
 */
import { chromium } from "playwright-core";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../wait.mjs";
import { ALLOWED, asInstalled, findHost, manifestOf } from "./interface.mjs";
import { findProgram } from "./programs.mjs";

/** What the parts of this file share about one running Chromium.
 * @typedef {object} Running
 * @property {BrowserContext} context
 * @property {CDPSession} session of the whole browser
 * @property {Browser} browser
 * @property {Promise<Page>} [settings] the settings page that is open for `inExtensionPage`
 */

const SIZE = { width: 1280, height: 900 };

/**
 * @param {string[]} folders
 * @param {LaunchOptions} options
 * @returns {Promise<Browser>}
 */
export async function launchChromium(folders, options) {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), "unhusk-chromium-"));
  folders.forEach(allow);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findProgram("chromium"),
    headless: !options.headed,
    viewport: options.size ?? SIZE,
    args: switches(folders),
  });
  const session = await /** @type {import("playwright-core").Browser} */ (context.browser()).newBrowserCDPSession();
  const extensions = await installed(session, folders);
  if (options.mayBePrivate) await allowPrivate(context, extensions);
  /** @type {Running} */
  const running = {
    context,
    session,
    browser: {
      name: "chromium",
      extensions: await listening(context, extensions),
      newTab: () => newTab(running),
      newPrivateTab: () => newPrivateTab(running),
      openedTab: (address) => openedTab(running, address),
      answer: async () => undefined,
      stopWorker: (extension) => stopWorker(running, extension ?? first(running)),
      inExtensionPage: (script, ...values) => inExtensionPage(running, script, values),
      untilClosed: () => new Promise((closed) => context.once("close", () => closed())),
      close: async () => {
        await context.close();
        if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      },
    },
  };
  return running.browser;
}

/**
 * @param {Running} running
 * @param {Function | string} script
 * @param {unknown[]} values
 * @returns {Promise<any>}
 */
async function inExtensionPage(running, script, values) {
  const page = await (running.settings ??= openSettings(running));
  return page.evaluate(`(${script})(...${JSON.stringify(values)})`);
}

/**
 * Behind the tab that is in front.
 *
 * @param {Running} running
 */
async function openSettings(running) {
  const { context, session } = running;
  const { settings: address } = first(running);
  const arrives = context.waitForEvent("page", (page) => page.url() === address);
  await session.send("Target.createTarget", { url: address, background: true });
  const page = await arrives;
  await page.waitForLoadState();
  return page;
}

/**
 * Chromium asks for an optional permission in a window that no driver reaches.
 *
 * @param {string} folder a copy of the extension
 */
function allow(folder) {
  const manifest = manifestOf(folder);
  if (!manifest.optional_host_permissions) return;
  const allowed = { ...manifest, host_permissions: [`http://${ALLOWED}/*`] };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(allowed));
}

/** @param {string[]} folders */
function switches(folders) {
  const list = folders.join(",");
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return [
    ...asRoot,
    ...(list ? [`--disable-extensions-except=${list}`, `--load-extension=${list}`] : []),
    "--enable-unsafe-extension-debugging",
  ];
}

/**
 * Lets the extensions run in private windows, by the browser's own page for that. It starts them anew, and would leave
 * them turned off where it isn't told that this is a developer.
 *
 * @param {BrowserContext} context
 * @param {Extension[]} extensions
 */
async function allowPrivate(context, extensions) {
  const page = await context.newPage();
  await page.goto("chrome://extensions");
  for (const { id } of extensions) {
    await page.evaluate(async (extensionId) => {
      const { developerPrivate } = /** @type {any} */ (chrome);
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
    }, id);
  }
  await until("the extensions are on again", () =>
    page.evaluate(async () => {
      const all = await /** @type {any} */ (chrome).developerPrivate.getExtensionsInfo();
      return all.every((/** @type {any} */ { state, incognitoAccess }) => state === "ENABLED" && incognitoAccess.isActive);
    }),
  );
  await page.close();
}

/**
 * The loaded extensions, in the order of their folders.
 *
 * @param {CDPSession} session
 * @param {string[]} folders
 */
function installed(session, folders) {
  return until("the extensions are loaded", async () => {
    const { extensions } = await session.send("Extensions.getExtensions");
    const found = folders.flatMap((folder) => {
      const id = extensions.find(({ path }) => path === folder)?.id;
      return id ? asInstalled(folder, id, `chrome-extension://${id}/`) : [];
    });
    return found.length === folders.length ? found : null;
  });
}

/**
 * Waits until the extensions' workers have run: before that, Chromium drops a press of the toolbar button.
 *
 * @param {BrowserContext} context
 * @param {Extension[]} extensions
 */
async function listening(context, extensions) {
  for (const { address } of extensions) {
    await until("the extension listens to its toolbar button", () => {
      const worker = context.serviceWorkers().find((one) => one.url().startsWith(address));
      return worker?.evaluate(() => chrome.action.onClicked.hasListeners());
    });
  }
  return extensions;
}

/** @param {Running} running */
function first(running) {
  const extension = running.browser.extensions[0];
  if (!extension) throw new Error("no extension is installed");
  return extension;
}

/**
 * @param {CDPSession} session
 * @param {string} type
 */
async function targets(session, type) {
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type }] });
  return targetInfos;
}

/**
 * @param {Running} running
 * @param {Extension} extension
 */
async function stopWorker({ session }, extension) {
  const workers = async () =>
    (await targets(session, "service_worker")).filter(({ url }) => url.startsWith(extension.address));
  for (const { targetId } of await workers()) await session.send("Target.closeTarget", { targetId });
  await until("the worker has stopped", async () => (await workers()).length === 0);
}

/**
 * @param {Running} running
 * @returns {Promise<Tab>}
 */
async function newTab(running) {
  const { context, session } = running;
  const known = new Set((await targets(session, "tab")).map(({ targetId }) => targetId));
  const page = await context.newPage();
  const fresh = (await targets(session, "tab")).find(({ targetId }) => !known.has(targetId));
  if (!fresh) throw new Error("the new tab has no target");
  return tabOf(running, page, fresh.targetId);
}

/**
 * Opened by the extension: playwright's own ways lead to windows without extensions.
 *
 * @param {Running} running
 */
async function newPrivateTab(running) {
  const address = "about:blank#private";
  await inExtensionPage(running, async (/** @type {string} */ url) => void (await chrome.windows.create({ incognito: true, url })), [address]);
  return openedTab(running, address);
}

/**
 * @param {Running} running
 * @param {string} address
 * @returns {Promise<Tab>}
 */
async function openedTab(running, address) {
  const page = await until(`a tab has ${address}`, () => running.context.pages().find((one) => one.url() === address));
  const target = (await targets(running.session, "tab")).find(({ url }) => url === address);
  return tabOf(running, page, target?.targetId ?? "");
}

/**
 * @param {Running} running
 * @param {Page} page
 * @param {string} targetId
 * @returns {Promise<Tab>}
 */
async function tabOf(running, page, targetId) {
  const { context, session, browser } = running;
  const worlds = await watchWorlds(context, page);
  const click = async (extension = first(running)) => {
    await session.send("Extensions.triggerAction", { id: extension.id, targetId });
  };
  return {
    browser,
    open: (address) => goTo(page, address),
    clickToolbarButton: click,
    pressCommand: () => pressCommand(worlds.session),
    press: (keys) => page.keyboard.press(keys),
    clickAt: ({ x, y }) => page.mouse.click(x, y),
    moveTo: ({ x, y }) => page.mouse.move(x, y),
    pointAt: ({ x, y }) => page.mouse.move(x, y),
    scroll: async (down) => {
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
      await page.mouse.move(width / 2, height / 2);
      await page.mouse.wheel(0, down);
    },
    evaluate: (script, ...values) => page.evaluate(`(${script})(...${JSON.stringify(values)})`),
    hasHost: () => page.evaluate(`Boolean((${findHost})())`),
    choose: (entry) => choose(running, page, entry),
    inRoot: (script, ...values) => inRoot(worlds, first(running), script, values),
    beside: (script, ...values) => callBeside(worlds.session, script, values),
    inWorld: (expression) => callInWorld(worlds, first(running), `() => ${expression}`, []),
    refusal: () => refusal(session, first(running)),
    buttonTitle: () => inExtensionPage(running, buttonTitle, []),
    screenshot: async (file, whole = true) => void (await page.screenshot({ path: file, fullPage: whole })),
    upload: (selector, file) => page.setInputFiles(selector, file),
    download: async (act) => {
      const [download] = await Promise.all([page.waitForEvent("download"), act()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    },
    clipboard: async () => {
      await context.grantPermissions(["clipboard-read"]);
      return page.evaluate(() => navigator.clipboard.readText()).finally(() => context.clearPermissions());
    },
    showAs: (medium) => page.emulateMedia({ media: medium }),
    resize: (width, height) => page.setViewportSize({ width, height }),
    zoom: (factor) => inExtensionPage(running, zoom, [factor]),
    prefer: ({ dark, forcedColors, moreContrast, reducedMotion }) =>
      page.emulateMedia({
        colorScheme: dark ? "dark" : "light",
        forcedColors: forcedColors ? "active" : "none",
        contrast: moreContrast ? "more" : "no-preference",
        reducedMotion: reducedMotion ? "reduce" : "no-preference",
      }),
    print: () => page.pdf({ margin: { top: "15mm", right: "15mm", bottom: "15mm", left: "15mm" } }),
    renew: async () => {
      await page.goto("about:blank");
      await page.setViewportSize(SIZE);
      await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null, contrast: null, reducedMotion: null });
    },
    close: () => page.close(),
  };
}

/**
 * @param {Page} page
 * @param {string} address
 */
async function goTo(page, address) {
  try {
    await page.goto(address, { waitUntil: "load" });
  } catch (error) {
    // On its way to a page of an extension's, the tab may change its process, which playwright takes for a second navigation.
    if (!String(error).includes(`interrupted by another navigation to "${address}"`)) throw error;
    await page.waitForURL(address, { waitUntil: "load" });
  }
}

/**
 * The JavaScript worlds of the page's main frame, kept up to date.
 *
 * @typedef {{ session: CDPSession, of: (extension: Extension) => number | undefined }} Worlds
 * @param {BrowserContext} context
 * @param {Page} page
 * @returns {Promise<Worlds>}
 */
async function watchWorlds(context, page) {
  const session = await context.newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  /** @type {Map<number, { origin: string, frame: string }>} */
  const worlds = new Map();
  session.on("Runtime.executionContextCreated", ({ context: { id, origin, auxData } }) => {
    worlds.set(id, { origin, frame: /** @type {{ frameId: string }} */ (auxData).frameId });
  });
  session.on("Runtime.executionContextDestroyed", ({ executionContextId }) => void worlds.delete(executionContextId));
  session.on("Runtime.executionContextsCleared", () => worlds.clear());
  await session.send("Runtime.enable");
  const of = (/** @type {Extension} */ extension) =>
    [...worlds].findLast(
      ([, { origin, frame }]) => frame === frameTree.frame.id && extension.address.startsWith(origin) && origin !== "",
    )?.[0];
  return { session, of };
}

/**
 * @param {Worlds} worlds
 * @param {Extension} extension
 * @param {Function | string} script
 * @param {unknown[]} values
 */
function inRoot(worlds, extension, script, values) {
  const declaration = `function (...values) {
    const host = (${findHost})();
    if (!host) throw new Error("no reader view is open");
    return (${script})(chrome.dom.openOrClosedShadowRoot(host), ...values);
  }`;
  return callInWorld(worlds, extension, declaration, values);
}

/**
 * @param {Worlds} worlds
 * @param {Extension} extension
 * @param {string} functionDeclaration
 * @param {unknown[]} values
 * @returns {Promise<any>}
 */
async function callInWorld({ session, of }, extension, functionDeclaration, values) {
  const world = of(extension);
  if (world === undefined) throw new Error("the extension has no world in this page");
  return call(session, world, functionDeclaration, values);
}

/**
 * @param {CDPSession} session
 * @param {number} world
 * @param {string} functionDeclaration
 * @param {unknown[]} values
 * @returns {Promise<any>}
 */
async function call(session, world, functionDeclaration, values) {
  const { result, exceptionDetails } = await session.send("Runtime.callFunctionOn", {
    functionDeclaration,
    executionContextId: world,
    arguments: values.map((value) => ({ value })),
    returnByValue: true,
    awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/**
 * Runs in a world of its own beside the page's, as an extension's script does: objects of the document have other
 * wrappers there, which cost more. It stays for the next call.
 *
 * @param {CDPSession} session
 * @param {Function | string} script
 * @param {unknown[]} values
 */
async function callBeside(session, script, values) {
  const { frameTree } = await session.send("Page.getFrameTree");
  const frame = { frameId: frameTree.frame.id, worldName: "beside" };
  const { executionContextId } = await session.send("Page.createIsolatedWorld", frame);
  return call(session, executionContextId, String(script), values);
}

/**
 * Alt+Shift+U as the raw event that the browser's own shortcuts listen to; playwright's `press` goes to the page alone.
 *
 * @param {CDPSession} session
 */
async function pressCommand(session) {
  const key = { key: "U", code: "KeyU", windowsVirtualKeyCode: 85, nativeVirtualKeyCode: 85, modifiers: 1 + 8 };
  await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
}

/**
 * The menus are the system's. What the extension hears of a press is said to its worker in their place, by a message
 * from a page of the extension that was pressed: with that comes the right to ask for a permission, as with a press.
 *
 * @param {Running} running
 * @param {Page} page
 * @param {import("./interface.mjs").Entry} entry
 */
async function choose(running, page, { id, at, checked }) {
  const extension = first(running);
  const worker = running.context.serviceWorkers().find((one) => one.url().startsWith(extension.address));
  await worker?.evaluate(() => {
    chrome.runtime.onMessage.addListener(function pressed(message) {
      if (!message.pressed) return;
      chrome.runtime.onMessage.removeListener(pressed);
      /** @type {any} */ (chrome.contextMenus).onClicked.dispatch(...message.pressed);
    });
  });
  const linkUrl = at && (await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest("a")?.href, at));
  await page.bringToFront();
  const info = { menuItemId: id, linkUrl, checked };
  await inExtensionPage(running, pressEntry, [info, page.url()]);
  await page.bringToFront();
}

/**
 * Runs in a page of the extension.
 *
 * @param {{ menuItemId: string }} info
 * @param {string} url of the tab in question: it may stand in another window where the extension may read it, else it is the one before this
 */
async function pressEntry(info, url) {
  const own = await chrome.tabs.getCurrent();
  const tabs = (await chrome.tabs.query({})).filter(({ id }) => id !== own?.id);
  const [latest] = tabs.toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  const tab = tabs.find((one) => one.url === url) ?? latest;
  await chrome.runtime.sendMessage({ pressed: [info, { ...tab, url }] }).catch(() => undefined);
}

/**
 * The popup is a page of its own, which playwright does not follow: it is asked through the browser's session.
 *
 * @param {CDPSession} session
 * @param {Extension} extension
 * @returns {Promise<string | null>}
 */
async function refusal(session, extension) {
  const page = (await targets(session, "page")).find(
    ({ url }) => url.startsWith(extension.address) && url !== extension.settings,
  );
  if (!page) return null;
  const { sessionId } = await session.send("Target.attachToTarget", { targetId: page.targetId, flatten: false });
  const reply = new Promise((answered) =>
    session.on("Target.receivedMessageFromTarget", ({ sessionId: from, message }) => {
      if (from === sessionId) answered(JSON.parse(message).result.result.value);
    }),
  );
  const question = { id: 1, method: "Runtime.evaluate", params: { expression: "document.body.innerText" } };
  await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify(question) });
  return /** @type {Promise<string>} */ (reply);
}

/** Runs in the extension's settings page, opened last: the tab before it is the one in question. */
async function buttonTitle() {
  const own = await chrome.tabs.getCurrent();
  const others = (await chrome.tabs.query({})).flatMap(({ id }) => (id === undefined || id === own?.id ? [] : [id]));
  return chrome.action.getTitle({ tabId: Math.max(...others) });
}

/**
 * Runs there too. Other tabs of the same site stay as they are.
 *
 * @param {number} factor
 */
async function zoom(factor) {
  const own = await chrome.tabs.getCurrent();
  const others = (await chrome.tabs.query({})).flatMap(({ id }) => (id === undefined || id === own?.id ? [] : [id]));
  const tab = Math.max(...others);
  await chrome.tabs.setZoomSettings(tab, { scope: "per-tab" });
  await chrome.tabs.setZoom(tab, factor);
}
