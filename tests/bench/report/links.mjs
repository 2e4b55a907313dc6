// Goal 6: links without picture addresses.

import { atMost } from "./check.mjs";
import { median } from "./statistics.mjs";

const GOAL = 6;
/** Of pako's length (Mermaid's way); 0.6 is the aim. */
const OF_PAKO = 0.75;
/** To pack or unpack 60 panels, in milliseconds (shared/performance.md). */
const TIME_MS = 150;

/** `found`: of runner/links.mjs; undefined, where it was not measured. */
export function linkChecks(found) {
  if (!found) return [];
  const ratios = found.lengths.map(({ ours, peers }) => ours / peers.pako);
  const what = `link over pako's, of the worst of ${ratios.length} boards (the median: ${median(ratios).toFixed(2)}x)`;
  const [longest] = Object.entries(found.times);
  const ms = median(longest[1]);
  return [
    atMost(GOAL, what, Math.max(...ratios), OF_PAKO),
    {
      goal: GOAL,
      what: `from the change of the address to the board of ${longest[0]}`,
      figure: `${ms.toFixed(0)} ms of at most ${TIME_MS} ms`,
      met: ms <= TIME_MS,
    },
  ];
}

/** The lines of its table. */
export function linkTable(found, cells) {
  if (!found) return [];
  const peers = Object.keys(found.lengths[0].peers);
  const share = (ours, length) => `${length} (${(ours / length).toFixed(2)}x)`;
  const times = Object.entries(found.times).map(([kind, all]) => `${kind} ${median(all).toFixed(0)} ms`);
  return [
    "## Links without addresses and previews",
    "",
    `Characters behind the mark, and ours over it. Opened in the page, the median: ${times.join(", ")}.`,
    "",
    cells("board", "ours", ...peers),
    `|${"---|".repeat(peers.length + 2)}`,
    ...found.lengths.map(({ kind, ours, peers: all }) => cells(kind, ours, ...peers.map((peer) => share(ours, all[peer])))),
    "",
  ];
}
