/**
 * Waiting for conditions, never for a length of time: a slow machine makes these tests slower, not red.
 */

/** How long a condition may take before the test is given up, in milliseconds. */
export const PATIENCE = 20_000;

const BETWEEN_LOOKS = 15;

/**
 * Asks again and again until the answer is truthy, and returns that answer.
 *
 * @template T
 * @param {string} what the condition in words, for the message when it never comes
 * @param {() => Promise<T> | T} probe an error thrown by it counts as "not yet"
 * @param {number} [patience]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, probe, patience = PATIENCE) {
  const end = Date.now() + patience;
  let lastError = "";
  for (;;) {
    try {
      const answer = await probe();
      if (answer) return answer;
      lastError = "";
    } catch (error) {
      lastError = ` (${String(error).split("\n")[0]})`;
    }
    if (Date.now() > end) throw new Error(`waited ${patience} ms in vain: ${what}${lastError}`);
    await new Promise((next) => setTimeout(next, BETWEEN_LOOKS));
  }
}

/**
 * Looks at the same thing over a span of events instead of a span of time: `rounds` answered questions to the page,
 * each of which has to be true. Used where something must *not* happen.
 *
 * @param {number} rounds
 * @param {() => Promise<boolean>} probe
 * @returns {Promise<boolean>}
 */
export async function stays(rounds, probe) {
  for (let round = 0; round < rounds; round += 1) {
    if (!(await probe())) return false;
  }
  return true;
}
