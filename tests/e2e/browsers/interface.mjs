/**
 * One interface for both browsers: a browser with the extension installed, its tabs, and in a tab the reader view.
 * Chromium is driven by playwright, Firefox by selenium; no test knows which.
 *
 * @typedef {"chromium" | "firefox"} BrowserName
 *
 * @typedef {object} Extension an extension as the browser knows it
 * @property {string} id
 * @property {string} address where its own pages lie, e.g. `chrome-extension://…/`
 * @property {string} settings the address of its settings page
 *
 * @typedef {object} LaunchOptions
 * @property {boolean} [headed] show a window
 * @property {boolean} [mayBePrivate] the extension may run in private windows too
 * @property {string} [profile] the folder of a profile that stays when the browser is closed
 * @property {{ width: number, height: number }} [size] of the page's viewport
 *
 * @typedef {object} Browser
 * @property {BrowserName} name
 * @property {Extension[]} extensions in the order in which their folders were given
 * @property {() => Promise<Tab>} newTab
 * @property {() => Promise<Tab>} newPrivateTab the tab of a private window beside the others
 * @property {(address: string) => Promise<Tab>} openedTab the tab that somebody else has opened with this address
 * @property {(allow: boolean) => Promise<void>} answer answers the browser's question for a permission; Chromium asks none for `ALLOWED`
 * @property {(extension?: Extension) => Promise<void>} stopWorker ends the extension's background, as idling does
 * @property {<T>(script: (...values: any[]) => T, ...values: unknown[]) => Promise<Awaited<T>>} inExtensionPage
 *   runs a script in the first extension's settings page, which is opened for the first and stays, behind the tab in front
 * @property {() => Promise<void>} untilClosed resolves when a person closed the window
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Point
 * @property {number} x
 * @property {number} y
 *
 * @typedef {object} Download
 * @property {string} name as the browser wrote it
 * @property {Buffer} bytes
 *
 * @typedef {object} Entry an entry of one of the browser's menus
 * @property {"action" | "page" | "link" | "selection"} menu of the toolbar button, or of what is at the point
 * @property {string} id
 * @property {string} title
 * @property {Point} [at] where the page's menu is opened
 * @property {boolean} [checked] of an entry with a check mark: as the press makes it
 * @property {boolean} [allow] the press brings a question for a permission, which is answered so
 *
 * @typedef {object} Tab
 * @property {Browser} browser
 * @property {(address: string) => Promise<void>} open
 * @property {(extension?: Extension) => Promise<void>} clickToolbarButton the real one, with its activeTab grant
 * @property {() => Promise<void>} pressCommand the keyboard command, Alt+Shift+U
 * @property {(keys: string) => Promise<void>} press "Tab", "Shift+Tab", "Enter", "Space", "Escape"
 * @property {(point: Point) => Promise<void>} clickAt a real click, in viewport coordinates
 * @property {(point: Point) => Promise<void>} pointAt moves the pointer there
 * @property {(down: number) => Promise<void>} scroll by so many px, as a wheel does, with the pointer in the middle
 * @property {(point: Point) => Promise<void>} moveTo the pointer, without a press
 * @property {<T>(script: ((...values: any[]) => T) | string, ...values: unknown[]) => Promise<Awaited<T>>} evaluate in the page's own world
 * @property {() => Promise<boolean>} hasHost whether a reader view is open
 * @property {<T>(script: ((root: ShadowRoot, ...values: any[]) => T) | string, ...values: unknown[]) => Promise<Awaited<T>>} inRoot in the view's closed root
 * @property {(entry: Entry) => Promise<void>} choose presses the entry; in Chromium, whose menus no driver opens, the extension is told that it was pressed
 * @property {(expression: string) => Promise<any>} inWorld in the world of the extension's content script
 * @property {<T>(script: ((...values: any[]) => T) | string, ...values: unknown[]) => Promise<Awaited<T>>} [beside] Chromium: in a world of its own beside the page's
 * @property {() => Promise<string | null>} refusal what the toolbar button says of a page that can't be read: its popup's words
 * @property {() => Promise<string>} buttonTitle the toolbar button's title in this tab
 * @property {(file: string, whole?: boolean) => Promise<void>} screenshot of the whole page, or of what is in the window
 * @property {(selector: string, file: string) => Promise<void>} upload gives the page's field the file
 * @property {(act: () => Promise<void>) => Promise<Download>} download the file that the browser saves when this is done
 * @property {() => Promise<string>} clipboard the text on it
 * @property {(medium: "print" | null) => Promise<void>} showAs as on paper, or as on a screen again
 * @property {(width: number, height: number) => Promise<void>} resize the page's viewport
 * @property {(factor: number) => Promise<void>} zoom as the browser's own command does
 * @property {(system: System) => Promise<void>} prefer what the system asks of pages
 * @property {() => Promise<Buffer>} print what the browser's own command prints, as a PDF
 * @property {() => Promise<void>} renew makes it as good as new, which takes a fifth of the time of a new one
 * @property {() => Promise<void>} close
 *
 * @typedef {object} System
 * @property {boolean} [dark]
 * @property {boolean} [forcedColors]
 * @property {boolean} [moreContrast] in Firefox with forced colours, from which it follows there
 * @property {boolean} [reducedMotion]
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A host whose permission Chromium gives without a question: no driver can answer one there. To Chromium the extension's
 * manifest says that it has it from the start, so that it can't be given back.
 */
export const ALLOWED = "allowed.localhost";

/**
 * What an unpacked extension says of itself.
 *
 * @param {string} folder
 * @returns {{ options_ui?: { page: string }, optional_host_permissions?: string[], browser_specific_settings?: { gecko: { id: string } } }}
 */
export const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));

/**
 * @param {string} folder
 * @param {string} id
 * @param {string} address
 * @returns {Extension}
 */
export function asInstalled(folder, id, address) {
  return { id, address, settings: address + (manifestOf(folder).options_ui?.page ?? "manifest.json") };
}

/**
 * Runs in the page: the reader view's host, a div child of the root element with one attribute, which is random.
 *
 * @returns {Element | undefined}
 */
export function findHost() {
  return Array.from(document.documentElement.children).find(
    (child) => child.localName === "div" && child.attributes.length === 1 && child.attributes[0]?.name.startsWith("data-"),
  );
}
