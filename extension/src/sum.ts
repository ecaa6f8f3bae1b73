/** What the numbers make together: of the lengths of the first nodes, the characters before the next. */
export function sum(numbers: Uint32Array): number {
  return numbers.reduce((all, each) => all + each, 0);
}
