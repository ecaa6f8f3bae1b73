// Where in the window a reader reads.

/** What is read stands at this height, in px: below the bar. */
export const LINE = 96;

/** Whether it doesn't end above what is read: the first of which that is true is read now. */
export function isRead(element: Element | null): boolean {
  return (element?.getBoundingClientRect().bottom ?? 0) > LINE;
}
