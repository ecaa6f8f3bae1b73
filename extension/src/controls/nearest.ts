/** The place that is nearest to another, of those whose item fits. */
export function nearest<T>(items: readonly T[], place: number, fits: (item: T) => boolean): number | undefined {
  let best: number | undefined;
  items.forEach((item, at) => {
    if (fits(item) && (best === undefined || Math.abs(at - place) < Math.abs(best - place))) best = at;
  });
  return best;
}
