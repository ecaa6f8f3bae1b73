// What a reader can do in the view. It is a script of its own, which runs after the view's first frame.

import { world } from "../world.js";
import buttons from "../view/buttons.css" with { type: "text" };
import bar from "./bar.css" with { type: "text" };
import corrections from "./corrections.css" with { type: "text" };
import { ViewControls } from "./controls.js";
import { startPicking } from "./corrections.js";

world.unhuskControls = (view, opener) => new ViewControls(view, opener);
world.unhuskPick = (view, ...asked) => {
  view.addSheets(buttons, bar, corrections);
  return startPicking(view, ...asked);
};
