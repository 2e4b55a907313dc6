// The goals, held against the figures. Ratios are of medians of runs that were interleaved.

import { boards } from "./boards.mjs";
import { linkChecks } from "./links.mjs";
import { atMost, noLongTask, of } from "./check.mjs";
import { median } from "./statistics.mjs";

/** Half of what a large event is longer on the wire, in bytes: more than a process swings, less than holding it. */
const EVENT_GROWTH_ALLOWED = 12.5e6;

/** What a gigabyte may add to the idle page (issue 4). */
const GROWTH_ALLOWED = 128 * 2 ** 20;

/**
 * `results`: scenario id -> row id -> runs. Each check says what it compares, its `figure` as people read it, and
 * whether it is `met`; null: it could not be measured, and `figure` says why.
 */
export function checks(results) {
  return [
    ...reading(results.network, results["large-events"]),
    ...storing(results.network),
    ...inPieces(results),
    ...showing(results.display),
    ...boards(results),
    ...holding(results.gigabyte),
    ...linkChecks(results.links),
  ];
}

function reading(network, large) {
  const { ours, "drop-worker": drop, "openai-page": openai } = network;
  const growth = of(large.ours, "peak") - of(ours, "peak");
  return [
    atMost(1, "CPU time over the reader that drops the bytes", of(ours, "cpu") / of(drop, "cpu"), 2),
    atMost(1, "wall time over the reader that drops the bytes", of(ours, "wall") / of(drop, "wall"), 1.8),
    atMost(1, "CPU time over the openai client", of(ours, "cpu") / of(openai, "cpu"), 0.5),
    atMost(1, "wall time over the openai client", of(ours, "wall") / of(openai, "wall"), 0.5),
    noLongTask(1, "no main-thread task over 50 ms", ours),
    {
      goal: 1,
      what: "peak memory independent of the size of an event",
      figure: `${megabytes(growth)} more with large events, of at most ${megabytes(EVENT_GROWTH_ALLOWED)}`,
      met: growth <= EVENT_GROWTH_ALLOWED,
    },
  ];
}

function storing({ ours, "ours-stored": stored, "bare-write": bare }) {
  const what = "what storing adds, over a bare write of the same bytes";
  const expected = median(bare.map((run) => run.stored));
  if (stored.some((run) => run.stored < expected)) {
    return [{ goal: 1, what, figure: "not measured: this build does not store its pictures", met: null }];
  }
  const added = (figure) => (of(stored, figure) - of(ours, figure)) / of(bare, figure);
  return [
    atMost(1, `wall time: ${what}`, added("wall"), 2),
    atMost(1, `CPU time of all processes: ${what}`, added("cpuAll"), 2),
  ];
}

function inPieces(results) {
  const ratio = ({ ours, "drop-worker": drop }) => of(ours, "wall") / of(drop, "wall");
  const large = ratio(results["pieces-1024"]);
  const what = "wall time over the dropping reader, over the same in pieces of 1 MiB";
  return [64, 16].map((size) =>
    atMost(2, `in pieces of ${size} KiB: ${what}`, ratio(results[`pieces-${size}`]) / large, 1.5),
  );
}

function showing({ plain, ours }) {
  const gap = Math.max(...ours.map((run) => run.gap));
  return [
    atMost(3, "time over plain <img>", of(ours, "wall") / of(plain, "wall"), 0.5),
    atMost(3, "peak memory over plain <img>", of(ours, "peak") / of(plain, "peak"), 0.4),
    { goal: 3, what: "no frame gap over 50 ms", figure: `${gap.toFixed(0)} ms the longest`, met: gap <= 50 },
  ];
}

/** Of a file; `cargo test --test memory` holds the same of every kind of live reply, on the host. */
function holding(gigabyte) {
  if (!gigabyte) return [];
  const grown = Object.values(gigabyte).map((runs) => of(runs, "grown"));
  const most = Math.max(...grown);
  return [
    {
      goal: "memory",
      what: `most that any of ${grown.length} files of a gigabyte adds to the idle page`,
      figure: `${(most / 2 ** 20).toFixed(0)} MiB of at most ${GROWTH_ALLOWED / 2 ** 20} MiB`,
      met: most <= GROWTH_ALLOWED,
    },
  ];
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A line for each goal: `goal 1: NOT met (…)`, naming what is missed, or what was found. */
export function verdicts(all) {
  const goals = [...new Set(all.map(({ goal }) => goal))].sort();
  return goals.map((goal) => {
    const own = all.filter((check) => check.goal === goal);
    const missed = own.filter(({ met }) => met === false);
    const open = own.filter(({ met }) => met === null);
    const word = missed.length > 0 ? "NOT met" : open.length === own.length ? "not measured" : "met";
    const told = missed.length > 0 ? missed : own;
    return { goal, missed: missed.length > 0, text: `goal ${goal}: ${word} (${told.map(said).join("; ")})` };
  });
}

function said({ what, figure }) {
  return `${what}: ${figure}`;
}
