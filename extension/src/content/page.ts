// What a page can lose while the view is open, and how it gets it back.

/** Remembers scroll, focus and selection; the answer puts them back, once the page is shown again. */
export function rememberPlace(): () => void {
  const left = scrollX;
  const top = scrollY;
  const focused = document.activeElement;
  const selection = rememberSelection();
  return () => {
    scrollTo({ left, top, behavior: "instant" });
    const target = focused as Partial<HTMLElement> | null;
    if (focused?.isConnected && focused !== document.activeElement) target?.focus?.({ preventScroll: true });
    selection();
  };
}

/** Remembers what is selected; only Firefox selects more than one piece. */
function rememberSelection(): () => void {
  const selection = getSelection();
  if (!selection || isInField(selection)) return () => undefined;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const more = Array.from({ length: Math.max(0, selection.rangeCount - 1) }, (_, place) => selection.getRangeAt(place + 1));
  return () => {
    const now = getSelection();
    if (!now) return;
    now.removeAllRanges();
    if (!anchorNode?.isConnected || !focusNode?.isConnected) return;
    try {
      now.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
      for (const range of more) now.addRange(range);
    } catch {
      // The page cut the text short meanwhile: nothing is selected then.
    }
  };
}

/** A field's selection is shown as a place before the field, and comes back with its focus. */
function isInField({ anchorNode, anchorOffset, isCollapsed }: Selection): boolean {
  const field = document.activeElement;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return isField && isCollapsed && anchorNode?.childNodes[anchorOffset] === field;
}

/** Stops what plays on the page; the answer lets it go on. */
export function pauseMedia(): () => void {
  const playing = Array.from(document.querySelectorAll<HTMLMediaElement>("video, audio")).filter((media) => !media.paused);
  for (const media of playing) media.pause();
  return () => {
    for (const media of playing) if (media.isConnected) media.play().catch(() => undefined);
  };
}
