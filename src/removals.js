/** What was removed, one by one: it crosses borders as flat arrays, whose format stands in core/src/output/removals.rs. */

/** @import { Group, Removal, RemovedParts } from '../extension/src/judgement.js' */

/** Numbers a part. */
const STEP = 6;

/** @param {RemovedParts} parts @returns {Removal[]} in the page's order */
export function removalsOf({ numbers, kinds, text }) {
  const known = kinds.map(kindOf);
  let start = 0;
  return Array.from({ length: numbers.length / STEP }, (_, place) => {
    const [first = 0, last = 0, words = 0, score = 0, kind = 0, length = 0] = numbers.subarray(place * STEP);
    const own = text.slice(start, (start += length));
    return { first, last, words, score: score / 10_000, text: own, .../** @type {ReturnType<typeof kindOf>} */ (known[kind]) };
  });
}

/** How many they are. @param {RemovedParts} parts */
export function countOf({ numbers }) {
  return numbers.length / STEP;
}

/** @param {string} kind */
function kindOf(kind) {
  const [name = '', group, reason, ...values] = kind.split(' ');
  return { class: name, group: /** @type {Group} */ (group), reason: { key: `reason_${reason}`, values } };
}
