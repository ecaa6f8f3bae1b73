/**
 * From raw times to the figures that are compared.
 *
 * @import { Loads, Times } from "./race.mjs"
 */

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** From the click in the background to the first frame.
 * @param {Times} times */
const toFirstFrame = ({ clicked, painted }) => painted - clicked;

/** @param {Loads} loads */
export function ratioOfMedians({ unhusk, peer }) {
  return median(unhusk.map(toFirstFrame)) / median(peer.map(toFirstFrame));
}

/**
 * Where the time went: the medians of each step, in milliseconds after the click.
 *
 * @param {Times[]} loads
 */
export function steps(loads) {
  const after = (/** @type {keyof Times} */ step) => median(loads.map((times) => times[step] - times.clicked));
  return { started: after("started"), judged: after("judged"), built: after("built"), painted: after("painted") };
}

/** @param {number} value */
export const rounded = (value) => Math.round(value * 1000) / 1000;
