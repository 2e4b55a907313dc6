// Repetitions, summed up.

/** The middle one, or the mean of the two. NaN for none. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Median, least and most of one figure over all runs. */
export function summary(runs, figure) {
  const values = runs.map((run) => run[figure]);
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}
