// Firefox's event page.

import { start } from "./main.js";

start({ briefs: false });
