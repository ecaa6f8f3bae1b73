/**
 * What helps to read a text and to find one's way in it.
 */
import { cases as contents } from "./contents.mjs";

export const cases = [contents].flat();
