// Ours: the worker of the released page, as it is.

import { openOurWorker } from "../our-worker.mjs";

/** `memory`: nothing is stored. `replay`: the reply comes from memory. */
export async function openOurs({ run, memory, replay }) {
  const around = { ...(memory && { memory }), ...replay };
  const plain = Object.keys(around).length === 0;
  const script = plain ? run : `/bundle/our-worker-around.js?${new URLSearchParams({ run, ...around })}`;
  const worker = await openOurWorker(script);
  return {
    consume: (api) => worker.send(api, memory),
    /** The file of a picture that was handed over. */
    whole: (picture) => (Array.isArray(picture) ? new Blob(picture) : worker.job({ show: picture, whole: true })),
  };
}
