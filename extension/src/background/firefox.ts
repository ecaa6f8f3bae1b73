// Firefox's event page. The content script judges; it gets the module's bytes from here, since a file that a page
// could load as well would have to be web-accessible.

import { browser } from "../browser.js";
import { start } from "./main.js";

const bytes = fetch(browser.runtime.getURL("unhusk.wasm")).then((response) => response.arrayBuffer());
bytes.catch(() => undefined);

start({
  briefs: false,
  module: () => bytes,
  judge: () => Promise.reject(new Error("Firefox judges in the content script.")),
});
