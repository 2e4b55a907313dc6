// What the runner calls in the page: prepare a job, run it (measured), then ask what it saw and whether it is right.

import { openDisplay } from "./display/display.mjs";
import { openGigabyte } from "./gigabyte.mjs";
import { openIngest } from "./ingest.mjs";
import { openStore } from "./store.mjs";
import { watch } from "./watch.mjs";

const KINDS = { ingest: openIngest, store: openStore, display: openDisplay, gigabyte: openGigabyte };

let job;
let watching;

globalThis.bench = {
  /** Everything that comes before the measured time: workers started, bodies and pictures loaded. */
  async prepare(kind, options) {
    job = await KINDS[kind](options);
    watching = watch();
  },

  /** The measured work. Milliseconds of wall time. */
  async run() {
    const start = performance.now();
    const end = await job.run();
    return (end ?? performance.now()) - start;
  },

  /** What the main thread suffered meanwhile: the longest task and the longest time without a frame, in ms. */
  watched: () => watching.stop(),

  /** SHA-256 of each picture in turn, in hexadecimal; null for a job that makes none. */
  digests: () => job.digests?.() ?? null,

  /** Bytes that the job left in IndexedDB; null where it is not asked to leave any. */
  stored: () => job.stored?.() ?? null,
};
