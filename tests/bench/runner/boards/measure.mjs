// One run of a long board: a fresh browser with a copy of its profile, what is done there, its figures.

import { processesOf } from "../chromium.mjs";
import { privateBytes } from "../proc.mjs";
import { launchBare } from "./bare.mjs";
import { BOARDS } from "./boards.mjs";
import { watchPeaks } from "./peaks.mjs";
import { launch } from "./profiles.mjs";
import { findScroller, jump, walk } from "./scroll.mjs";
import { type } from "./typing.mjs";
import { watchBoard } from "./watch.mjs";

/** Until a screen is there; three times what the slowest takes on a busy machine. */
const LIMIT_MS = 60_000;
/** Panels that ours draws at least: a sheet (`src/session/sheets.rs`). */
const FIRST_SHEET = 8;

/** What is still going on after the last panel is over by then. */
const SETTLE_MS = 1000;

/** The steps that a scenario can ask for, each with the figures that it adds. */
const STEPS = { jump: jumped, type, walk: async (page, { screens }) => ({ screens: await walk(page, screens) }) };

/**
 * `first`: ms from the navigation until the first screen is painted; `drawn`: from the board's JSON until then; `filled`: from
 * when the pictures' addresses were at hand, of the plain page only. `longest`: ms of the longest task from the JSON to the end.
 * `peak`, `peakAll`: most bytes of the page's process, and those of all processes added up; `own`: of the page's process without
 * what the browser keeps of decoded pictures only until somebody needs the room; `held`: the same at the end.
 */
export async function measureBoard({ origin, profiles, scenario, row }) {
  const { panels } = BOARDS[row.board];
  const profile = await profiles.copy(row.board, row);
  const context = await (scenario.bare ? launchBare(profile) : launch(profile));
  try {
    const [page] = context.pages();
    const session = await context.browser().newBrowserCDPSession();
    const watching = watchPeaks(session);
    const watchingOwn = watchPeaks(session, privateBytes);
    page.setDefaultTimeout(LIMIT_MS);
    await page.addInitScript(watchBoard, { panels });
    await page.addInitScript(findScroller);
    await page.goto(`${origin}${row.plain ? "/plain-board.html" : "/dist/index.html"}`);
    await page.waitForFunction(() => globalThis.boardSeen.first !== null);
    // Ours draws of a long board what is near the screen; the plain page draws all.
    const drawn = row.plain ? panels : Math.min(panels, FIRST_SHEET);
    await page.waitForFunction((count) => document.getElementsByClassName("panel").length >= count, drawn);
    await page.waitForTimeout(SETTLE_MS);

    const figures = {};
    for (const step of scenario.steps) Object.assign(figures, await STEPS[step](page, row));
    await page.waitForTimeout(SETTLE_MS);
    const seen = await page.evaluate(() => globalThis.boardSeen);

    const peaks = await watching.stop();
    const own = await watchingOwn.stop();
    const { renderer } = await processesOf(context.browser(), page);
    const held = privateBytes(renderer);
    return {
      ...figures,
      first: seen.first,
      drawn: seen.first - seen.there,
      filled: seen.atHand === null ? null : seen.first - seen.atHand,
      longest: longestSince(seen.there, seen.tasks),
      peak: peaks.get(renderer),
      own: own.get(renderer),
      held,
      peakAll: [...peaks.values()].reduce((sum, one) => sum + one, 0),
    };
  } finally {
    await context.close();
  }
}

/** The browser tells only of tasks over 50 ms; 0: there was none. */
function longestSince(there, tasks) {
  const after = tasks.filter(({ startTime, duration }) => startTime + duration > there);
  return Math.max(0, ...after.map(({ duration }) => duration));
}

async function jumped(page) {
  const gaps = await jump(page);
  const sorted = gaps.toSorted((a, b) => a - b);
  return { gap: sorted.at(-1), usual: sorted[Math.ceil(sorted.length * 0.95) - 1], scroll: gaps.reduce((a, b) => a + b, 0) };
}
