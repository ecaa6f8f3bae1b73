// Chromium's worker.

import { start } from "./main.js";

start({ briefs: true });
