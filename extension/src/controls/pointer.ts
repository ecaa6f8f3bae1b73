// What the reader does with a pointer.

/** Whether it was moved. Browsers tell of a move too where the text moves below a pointer that rests. */
export function isMoved(event: PointerEvent): boolean {
  return event.isTrusted && (event.movementX !== 0 || event.movementY !== 0);
}
