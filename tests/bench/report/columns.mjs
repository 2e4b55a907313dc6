// What a table shows of each run: a title, the figure, and the unit that it is divided by.

const MS = 1;
const MB = 1e6;

const READING = [
  ["wall ms", "wall", MS],
  ["CPU ms", "cpu", MS],
  ["CPU ms, all processes", "cpuAll", MS],
  ["longest task ms", "longest", MS],
  ["frame gap ms", "gap", MS],
  ["peak MB", "peak", MB],
];

/** By the scenario's id. */
const COLUMNS = {
  "board-first": [
    ["from navigation ms", "first", MS],
    ["from the board's data ms", "drawn", MS],
    ["from the pictures' addresses ms", "filled", MS],
    ["longest task ms", "longest", MS],
    ["peak MB", "peak", MB],
  ],
  "board-work": [
    ["scroll ms", "scroll", MS],
    ["frame gap ms, 95 %", "usual", MS],
    ["frame gap ms, longest", "gap", MS],
    ["key to frame ms", "key", MS],
    ["main thread ms a key", "work", MS],
    ["longest task ms", "longest", MS],
    ["peak MB", "peak", MB],
  ],
  "board-memory": [
    ["screens", "screens", 1],
    ["longest task ms", "longest", MS],
    ["its own MB", "held", MB],
    ["most of its own MB", "own", MB],
    ["peak MB", "peak", MB],
    ["peak MB, all processes", "peakAll", MB],
  ],
};

/** The columns of a scenario's table, the most telling first. */
export function columnsOf({ id }) {
  return COLUMNS[id] ?? READING;
}

/** A figure as people read it. Null, where a run has none: a dash. */
export function shown(value, unit) {
  return value === null || value === undefined ? "–" : (value / unit).toFixed(value / unit < 10 ? 1 : 0);
}
