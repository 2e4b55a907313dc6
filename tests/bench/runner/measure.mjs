// One run: a fresh browser, one job, its figures.

import { isDeepStrictEqual } from "node:util";
import { openPage } from "./chromium.mjs";
import { cpuMs, forgetPeak, peakBytes, residentBytes } from "./proc.mjs";
import { addresses } from "./server.mjs";

/** What loading left behind is over by then. */
const SETTLE_MS = 300;
/** Three times what the slowest peer takes on a busy machine. */
const LIMIT_MS = 300_000;

/**
 * `wall`: ms from the request to the end. `cpu`: ms of the page's process; `cpuAll`: of all of the browser's processes.
 * `longest`, `gap`: ms, see page/watch.mjs. `peak`: bytes; `grown`: so much more than before the run. `stored`: bytes in IndexedDB, or null.
 * `app`: the folder of the released page in `/dist/`. With `check`, wrong pictures are an error.
 */
export async function measure({ origin, app, scenario, row, files, check }) {
  const { page, renderer, processes, close } = await openPage(origin);
  try {
    await page.evaluate(([kind, options]) => globalThis.bench.prepare(kind, options), [
      row.kind ?? scenario.kind,
      job(origin, app, scenario, row, files?.length ?? 0),
    ]);
    await new Promise((settled) => setTimeout(settled, SETTLE_MS));

    const idle = residentBytes(renderer);
    if (scenario.kind === "gigabyte") forgetPeak(renderer);
    const before = new Map((await processes()).map((id) => [id, cpuMs(id)]));
    const wall = await inTime(row, page.evaluate(() => globalThis.bench.run()));
    const cpu = cpuMs(renderer) - before.get(renderer);
    const used = (await processes()).map((id) => cpuMs(id) - (before.get(id) ?? 0));

    const { longest, gap } = await page.evaluate(() => globalThis.bench.watched());
    const peak = peakBytes(renderer);
    const stored = await page.evaluate(() => globalThis.bench.stored());
    if (check) compare(row, files, await page.evaluate(() => globalThis.bench.digests()));
    return { wall, cpu, cpuAll: used.reduce((sum, one) => sum + one, 0), longest, gap, peak, grown: peak - idle, stored };
  } finally {
    await close();
  }
}

/** A consumer that waits for ever is a mistake to be told. */
async function inTime({ title }, run) {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`${title}: no end after ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    return await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What page/page.mjs is given to prepare. */
function job(origin, app, { set, pieceBytes }, row, count) {
  const api = addresses.api(origin, set);
  const recorded = `${origin}${addresses.recorded(set)}`;
  return {
    api,
    run: `${origin}/dist/${app}/run.js`,
    replay: pieceBytes ? { api, recorded, pieceBytes } : null,
    pictures: Array.from({ length: count }, (_, at) => addresses.picture(set, at)),
    consumer: row.consumer,
    place: row.place,
    stored: row.stored ?? false,
    method: row.method,
    site: `${origin}/dist/index.html`,
    shape: row.shape,
  };
}

/** Every consumer that makes pictures makes those that were sent, in their order. */
function compare({ title, consumer }, files, digests) {
  if (digests === null || consumer === "drop") return;
  const sent = files.map(({ digest }) => digest);
  if (!isDeepStrictEqual(digests, sent)) {
    throw new Error(`${title}: its ${digests.length} pictures are not the ${sent.length} that were sent`);
  }
}
