/**
 * What helps to read a text and to find one's way in it.
 */
import { cases as contents } from "./contents.mjs";
import { cases as lines } from "./lines.mjs";
import { cases as listening } from "./listening.mjs";
import { cases as notes } from "./notes.mjs";
import { cases as pictures } from "./pictures.mjs";
import { cases as places } from "./places.mjs";

export const cases = [contents, notes, pictures, places, lines, listening].flat();
