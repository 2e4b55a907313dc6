// The bare write: what storing the same bytes costs when nothing else is done.

import { ask } from "./ask.mjs";
import { storedBytes } from "./stored.mjs";

/** `pictures`: addresses of the files. */
export async function openStore({ pictures }) {
  const worker = new Worker("/bundle/store-worker.js", { type: "module" });
  await ask(worker, pictures);
  return {
    run: async () => void (await ask(worker, "write")),
    stored: storedBytes,
  };
}
