// What follows the reader's scrolling: once a frame at most, however often the browser tells.

/** Calls back in the frame after a scroll or a change of the window's size, until told to stop. */
export function followScroll(moved: () => void): () => void {
  let asked = 0;
  const ask = (event: Event): void => {
    if (event.isTrusted) asked ||= requestAnimationFrame(() => {
      asked = 0;
      moved();
    });
  };
  for (const type of ["scroll", "resize"]) addEventListener(type, ask, { passive: true });
  return () => {
    cancelAnimationFrame(asked);
    for (const type of ["scroll", "resize"]) removeEventListener(type, ask);
  };
}
