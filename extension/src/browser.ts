// The one door to the browser's extension API: Firefox names it `browser`, Chromium `chrome`.

const world = globalThis as { browser?: typeof chrome; chrome?: typeof chrome };

/** The extension API; calls answer with promises in both browsers. */
export const browser = (world.browser ?? world.chrome) as typeof chrome;
