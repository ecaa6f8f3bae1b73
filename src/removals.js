/** What was removed, one by one: it crosses borders as flat arrays, whose format stands in core/src/output/removals.rs. */

/** @import { Group, Removal, RemovedParts } from '../extension/src/judgement.js' */

/** @param {RemovedParts} parts @returns {Removal[]} in the page's order */
export function removalsOf({ numbers, scores, kinds, text }) {
  const known = kinds.split('\n').map(kindOf);
  let start = 0;
  return Array.from(scores, (score, place) => {
    const [first = 0, last = 0, words = 0, kind = 0, length = 0] = numbers.subarray(place * 5, place * 5 + 5);
    const own = text.slice(start, (start += length));
    return { first, last, words, score, text: own, .../** @type {ReturnType<typeof kindOf>} */ (known[kind]) };
  });
}

/** @param {string} line */
function kindOf(line) {
  const [name = '', group, reason, ...values] = line.split(' ');
  return { class: name, group: /** @type {Group} */ (group), reason: { key: `reason_${reason}`, values } };
}
