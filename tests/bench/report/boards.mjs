// Goal 4: a board of 1,000 panels (issue 6, "Scale").

import { atMost, noLongTask, of } from "./check.mjs";

const GOAL = 4;
/** Under that ratio two times are the same. */
const TIE = 1.3;
/** A frame gap of which people say that it moves. */
const SMOOTH_MS = 50;

/** The checks; `results` as in goals.mjs. */
export function boards(results) {
  return [...opening(results["board-first"]), ...working(results["board-work"]), ...holding(results["board-memory"])];
}

function opening({ "ours-1000": long, "ours-20": short, "plain-1000": plain }) {
  return [
    atMost(GOAL, "first screen of 1,000 panels, from the data on, over a plain grid's", of(long, "drawn") / of(plain, "drawn"), 0.1),
    atMost(GOAL, "first screen of 1,000 panels, from the navigation on, over that of 20", of(long, "first") / of(short, "first"), 1.5),
    noLongTask(GOAL, "no main-thread task over 50 ms while 1,000 panels are opened", long),
  ];
}

function working({ "ours-1000": long, "ours-20": short, "plain-1000": plain }) {
  const usual = of(long, "usual");
  const longest = Math.max(...long.map(({ gap }) => gap));
  return [
    {
      goal: GOAL,
      what: `95 % of the frame gaps at most ${SMOOTH_MS} ms while 1,000 panels are scrolled over`,
      figure: `${usual.toFixed(0)} ms, the longest ${longest.toFixed(0)} ms; a plain grid ${of(plain, "usual").toFixed(0)} ms`,
      met: usual <= SMOOTH_MS,
    },
    ...typing(long, short),
  ];
}

function typing(long, short) {
  const what = "typing a caption among 1,000 panels, over the same among 20";
  if ([...long, ...short].some(({ key }) => key === null)) {
    return [{ goal: GOAL, what, figure: "not measured: this build has no field for a caption", met: null }];
  }
  return [
    atMost(GOAL, `${what}: from a key to its frame`, of(long, "key") / of(short, "key"), TIE),
    atMost(GOAL, `${what}: main thread's time for a key`, of(long, "work") / of(short, "work"), TIE),
  ];
}

function holding(memory) {
  const kinds = { fresh: "thumbnails made meanwhile", kept: "thumbnails there" };
  return Object.entries(kinds).map(([kind, words]) => {
    // The shorter bench has fewer.
    const many = [1000, 200].find((count) => memory[`${kind}-${count}`]);
    const ratio = of(memory[`${kind}-${many}`], "held") / of(memory[`${kind}-50`], "held");
    return atMost(GOAL, `memory of its own after ${many} stored pictures were looked at, over that after 50, ${words}`, ratio, 1.5);
  });
}
