// How a goal is held against a figure.

import { median } from "./statistics.mjs";

/** The median of a figure over runs. */
export function of(runs, figure) {
  return median(runs.map((run) => run[figure]));
}

/** A check that a ratio is at most `limit`. */
export function atMost(goal, what, ratio, limit) {
  return { goal, what, figure: `${ratio.toFixed(2)}x of at most ${limit}x`, met: ratio <= limit };
}

/** A check that none of the runs had a main-thread task over 50 ms; the browser tells only of those. */
export function noLongTask(goal, what, runs) {
  const blocked = runs.filter(({ longest }) => longest > 0).length;
  const longest = Math.max(...runs.map((run) => run.longest));
  const figure = `${longest.toFixed(0)} ms the longest; in ${blocked} of ${runs.length} runs`;
  return { goal, what, figure, met: blocked === 0 };
}
