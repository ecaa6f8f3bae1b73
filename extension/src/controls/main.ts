// What a reader can do in the view. It is a script of its own, which runs after the view's first frame.

import { world } from "../world.js";
import { ViewControls } from "./controls.js";

world.unhuskControls = (view, opener) => new ViewControls(view, opener);
