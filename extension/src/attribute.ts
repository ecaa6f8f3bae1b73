// The name of a host's only attribute. A page can't know it beforehand, so it can't style or hide the view by it.

/** `data-` and twelve random letters. */
export function randomAttribute(): string {
  const letters = crypto.getRandomValues(new Uint8Array(12));
  return `data-${Array.from(letters, (byte) => String.fromCharCode(97 + (byte % 26))).join("")}`;
}
