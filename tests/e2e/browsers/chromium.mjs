/**
 * Chromium by playwright-core. The toolbar button is clicked by the protocol's `Extensions.triggerAction` on the tab,
 * which grants activeTab as a hand's click does; the closed root is read in the extension's own world of the page.
 *
 * @import { Browser, Extension, LaunchOptions, Tab } from "./index.mjs"
 * @import { BrowserContext, CDPSession, Page } from "playwright-core"
 */
import { chromium } from "playwright-core";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../wait.mjs";
import { findHost } from "./index.mjs";
import { findProgram } from "./programs.mjs";

/** What the parts of this file share about one running Chromium.
 * @typedef {object} Running
 * @property {BrowserContext} context
 * @property {CDPSession} session of the whole browser
 * @property {Browser} browser
 */

/**
 * @param {string[]} folders
 * @param {LaunchOptions} options
 * @returns {Promise<Browser>}
 */
export async function launchChromium(folders, options) {
  const profile = mkdtempSync(join(tmpdir(), "unhusk-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findProgram("chromium"),
    headless: !options.headed,
    viewport: options.size ?? { width: 1280, height: 900 },
    args: switches(folders),
  });
  const session = await /** @type {import("playwright-core").Browser} */ (context.browser()).newBrowserCDPSession();
  /** @type {Running} */
  const running = {
    context,
    session,
    browser: {
      name: "chromium",
      extensions: await installed(session, folders),
      newTab: () => newTab(running),
      stopWorker: (extension) => stopWorker(running, extension ?? first(running)),
      untilClosed: () => new Promise((closed) => context.once("close", () => closed())),
      close: async () => {
        await context.close();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      },
    },
  };
  return running.browser;
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
 * The loaded extensions, in the order of their folders.
 *
 * @param {CDPSession} session
 * @param {string[]} folders
 */
function installed(session, folders) {
  return until("the extensions are loaded", async () => {
    const { extensions } = await session.send("Extensions.getExtensions");
    const ids = folders.flatMap((folder) => extensions.find(({ path }) => path === folder)?.id ?? []);
    return ids.length === folders.length ? ids.map((id) => ({ id, address: `chrome-extension://${id}/` })) : null;
  });
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
  const { context, session, browser } = running;
  const known = new Set((await targets(session, "tab")).map(({ targetId }) => targetId));
  const page = await context.newPage();
  const fresh = (await targets(session, "tab")).find(({ targetId }) => !known.has(targetId));
  if (!fresh) throw new Error("the new tab has no target");
  const worlds = await watchWorlds(context, page);
  const click = async (extension = first(running)) => {
    await session.send("Extensions.triggerAction", { id: extension.id, targetId: fresh.targetId });
  };
  return {
    browser,
    open: async (address) => void (await page.goto(address, { waitUntil: "load" })),
    clickToolbarButton: click,
    pressCommand: () => pressCommand(worlds.session),
    press: (keys) => page.keyboard.press(keys),
    clickAt: ({ x, y }) => page.mouse.click(x, y),
    evaluate: (script, ...values) => page.evaluate(`(${script})(...${JSON.stringify(values)})`),
    hasHost: () => page.evaluate(`Boolean((${findHost})())`),
    inRoot: (script, ...values) => inRoot(worlds, first(running), script, values),
    popup: (extension = first(running)) => popup(context, extension),
    badge: () => badge(context, first(running), page.url()),
    screenshot: async (file) => void (await page.screenshot({ path: file, fullPage: true })),
    close: () => page.close(),
  };
}

/**
 * The JavaScript worlds of the page's main frame, kept up to date. Watching starts at the first look, so that a bench
 * that never looks is not watched.
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
 * @param {Function} script
 * @param {unknown[]} values
 * @returns {Promise<any>}
 */
async function inRoot({ session, of }, extension, script, values) {
  const world = of(extension);
  if (world === undefined) throw new Error("the extension has no world in this page");
  const body = `function (...values) {
    const host = (${findHost})();
    if (!host) throw new Error("no reader view is open");
    return (${script})(chrome.dom.openOrClosedShadowRoot(host), ...values);
  }`;
  const { result, exceptionDetails } = await session.send("Runtime.callFunctionOn", {
    functionDeclaration: body,
    executionContextId: world,
    arguments: values.map((value) => ({ value })),
    returnByValue: true,
    awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
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
 * @param {BrowserContext} context
 * @param {Extension} extension
 */
async function popup(context, extension) {
  const page = context.pages().find((one) => one.url().startsWith(extension.address) && /popup/.test(one.url()));
  return page ? page.evaluate(() => document.body.innerText) : null;
}

/**
 * @param {BrowserContext} context
 * @param {Extension} extension
 * @param {string} address
 */
async function badge(context, extension, address) {
  const worker = await until("the worker is awake", () =>
    context.serviceWorkers().find((one) => one.url().startsWith(extension.address)),
  );
  return worker.evaluate(async (url) => {
    const { chrome } = /** @type {any} */ (globalThis);
    const [tab] = (await chrome.tabs.query({})).filter((/** @type {any} */ one) => !one.url || one.url === url);
    return chrome.action.getBadgeText({ tabId: tab.id });
  }, address);
}
