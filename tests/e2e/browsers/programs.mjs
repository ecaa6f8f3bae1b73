/**
 * Where the browsers and their drivers lie: an environment variable first, then PATH, then the project's tool cache.
 */
import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const CACHE = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");

const PROGRAMS = {
  chromium: {
    variable: "UNHUSK_CHROMIUM",
    names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    places: ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  },
  firefox: {
    variable: "UNHUSK_FIREFOX",
    names: ["firefox", "firefox-esr"],
    places: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
  },
  geckodriver: { variable: "UNHUSK_GECKODRIVER", names: ["geckodriver"], places: [] },
};

/**
 * @param {keyof typeof PROGRAMS} program
 * @returns {string} its path
 */
export function findProgram(program) {
  const { variable, names, places } = PROGRAMS[program];
  const named = process.env[variable];
  if (named) return named;
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), join(CACHE, "unhusk", "tools", "bin")];
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places];
  const found = candidates.find(isExecutable);
  if (!found) throw new Error(`no ${names[0]} found: install it, or name it in ${variable}`);
  return found;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
