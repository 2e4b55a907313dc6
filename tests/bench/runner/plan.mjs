// What is measured, how often, and in which order.

import { SHAPES } from "../page/shapes.mjs";

const KIB = 1024;

/** `repetitions`: by default, and with `--quick`; 0 leaves the row out. */
const row = (id, title, repetitions, job) => ({ id, title, repetitions, ...job });

const NAMES = {
  drop: "a reader that drops the bytes",
  openai: "openai",
  "eventsource-parser": "eventsource-parser",
  "fetch-event-source": "@microsoft/fetch-event-source",
};

const peer = (consumer, place, repetitions) =>
  row(`${consumer}-${place}`, `${NAMES[consumer]}, ${place === "page" ? "on the page" : "in a worker"}`, repetitions, {
    consumer,
    place,
  });

const ours = (repetitions) =>
  row("ours", "ours, to pieces in memory", repetitions, { consumer: "ours", place: "worker" });

const readerRows = [
  peer("drop", "worker", [9, 3]),
  ours([9, 3]),
  row("ours-stored", "ours, stored", [9, 3], { consumer: "ours", place: "worker", stored: true }),
  row("bare-write", "bare write to IndexedDB", [9, 3], { kind: "store", stored: true }),
  peer("drop", "page", [3, 1]),
  peer("openai", "page", [3, 1]),
  peer("openai", "worker", [3, 0]),
  peer("eventsource-parser", "page", [3, 1]),
  peer("eventsource-parser", "worker", [3, 0]),
  peer("fetch-event-source", "page", [3, 1]),
];

const largeEventRows = [
  peer("drop", "worker", [3, 1]),
  ours([5, 3]),
  peer("openai", "page", [3, 1]),
  peer("eventsource-parser", "page", [3, 1]),
  peer("fetch-event-source", "page", [3, 1]),
];

/** The peers show whether their time grows faster than the number of pieces; once is enough for factors of ten. */
const pieces = (pieceBytes, peers) => ({
  id: `pieces-${pieceBytes / KIB}`,
  title: `15 JPEGs replayed from memory in pieces of exactly ${pieceBytes / KIB} KiB`,
  kind: "ingest",
  set: "jpeg",
  pieceBytes,
  rows: [peer("drop", "worker", [9, 3]), ours([9, 3]), ...peers],
});

const gigabyte = ([shape, { title }]) => row(shape, title, [1, 0], { shape });

const ours1000 = (repetitions) => row("ours-1000", "ours, 1,000 panels", repetitions, { board: "small-1000" });
const ours20 = (repetitions) => row("ours-20", "ours, 20 panels", repetitions, { board: "small-20" });
const plain1000 = (repetitions) =>
  row("plain-1000", "a plain grid, 1,000 panels", repetitions, { board: "small-1000", plain: true });

/** Of a short board too: what nobody needs any more is there until the browser looks for it, after so many screens or after ten. */
const SCREENS = 250;

/** `fresh`: the page makes the thumbnails while it shows them; otherwise they are there. */
const memory = (pictures, repetitions) =>
  ["fresh", "kept"].map((kind) =>
    row(
      `${kind}-${pictures}`,
      `${pictures.toLocaleString("en")} pictures, thumbnails ${kind === "fresh" ? "made meanwhile" : "there"}`,
      repetitions,
      { board: `large-${pictures}`, thumbnails: kind === "kept", screens: SCREENS },
    ),
  );

const SCENARIOS = [
  {
    id: "network",
    title: "15 JPEGs from a local server",
    kind: "ingest",
    set: "jpeg",
    rows: readerRows,
  },
  {
    id: "large-events",
    title: "The same number of bytes in 4 PNGs from a local server",
    kind: "ingest",
    set: "png",
    rows: largeEventRows,
  },
  pieces(1024 * KIB, []),
  pieces(64 * KIB, [
    peer("openai", "page", [1, 1]),
    peer("eventsource-parser", "page", [1, 1]),
    peer("fetch-event-source", "page", [1, 0]),
  ]),
  pieces(16 * KIB, [
    peer("openai", "page", [1, 0]),
    peer("eventsource-parser", "page", [1, 0]),
    peer("fetch-event-source", "page", [1, 0]),
  ]),
  {
    id: "display",
    title: "15 pictures of 4096x4096 to a painted grid of 240 px cells",
    kind: "display",
    set: "jpeg",
    rows: [
      row("plain", "plain <img>", [5, 2], { method: "plain" }),
      row("ours", "ours: thumbnails from the worker", [5, 2], { method: "ours" }),
    ],
  },
  {
    id: "board-first",
    title: "A stored board of 1,000 panels to its first screen",
    kind: "board",
    steps: [],
    rows: [ours1000([5, 2]), ours20([5, 2]), plain1000([5, 2])],
  },
  {
    id: "board-work",
    title: "Scrolling over a board of 1,000 panels, and typing a caption",
    kind: "board",
    steps: ["jump", "type"],
    rows: [ours1000([3, 1]), ours20([3, 1]), plain1000([2, 1])],
  },
  {
    id: "board-memory",
    title: "Screen by screen through a board of stored pictures of 2048x2048",
    kind: "board",
    bare: true,
    steps: ["walk"],
    rows: [...memory(1000, [1, 0]), ...memory(200, [0, 1]), ...memory(50, [1, 1])],
  },
  {
    id: "gigabyte",
    title: "A file of a gigabyte, dropped on the page",
    kind: "gigabyte",
    rows: Object.entries(SHAPES).map(gigabyte),
  },
];

/** The scenarios with the rows that run at all; each row's `repetitions` is a number. */
export function plan({ quick }) {
  return SCENARIOS.map((scenario) => ({
    ...scenario,
    rows: scenario.rows
      .map((one) => ({ ...one, repetitions: one.repetitions[quick ? 1 : 0] }))
      .filter((one) => one.repetitions > 0),
  })).filter(({ rows }) => rows.length > 0);
}

/**
 * The rows one after the other: in rounds, so that whatever else the machine does meets all of them; each round starts
 * with another row; a row with fewer repetitions is spread over the rounds.
 */
export function schedule(rows) {
  const rounds = Math.max(...rows.map(({ repetitions }) => repetitions));
  return Array.from({ length: rounds }, (_, round) => {
    const due = rows.filter(({ repetitions }) => {
      const until = (after) => Math.floor((after * repetitions) / rounds);
      return until(round + 1) > until(round);
    });
    const first = round % due.length;
    return [...due.slice(first), ...due.slice(0, first)];
  }).flat();
}
