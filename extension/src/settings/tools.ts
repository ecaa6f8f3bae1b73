// Other tools: whether they may look into the view.

import { switchRow } from "../controls/switch.js";
import { readTools, saveTools } from "../tools.js";
import { element } from "../view/elements.js";
import { say } from "../words.js";
import type { Section } from "./section.js";

export const tools: Section = {
  title: "tools",
  async build() {
    const { row, box } = switchRow(say("let_tools"), (on) => void saveTools(on));
    box.setAttribute("aria-describedby", "tools-why");
    box.checked = await readTools();
    return [row, element("p", { id: "tools-why" }, say("let_tools_why"))];
  },
};
