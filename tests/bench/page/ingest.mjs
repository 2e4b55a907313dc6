// From the reply of the API to pictures in memory, or stored.

import { ask } from "./ask.mjs";
import { openOurs } from "./consumers/ours.mjs";
import { PEERS } from "./consumers/peers.mjs";
import { digestOf } from "./digest.mjs";
import { replayInPieces } from "./replay.mjs";
import { storedBytes } from "./stored.mjs";

/**
 * `api`: where the reply comes from. `replay`: it comes from memory instead.
 * `consumer`: "ours" or a name of PEERS; `place`: "page" or "worker"; `stored`: ours stores its pictures.
 */
export async function openIngest({ api, run, replay, consumer, place, stored }) {
  const open = consumer === "ours" ? openOurs : place === "worker" ? peerInWorker : peerInPage;
  const { consume, whole } = await open({ run, replay, consumer, memory: !stored });
  let pictures = [];
  return {
    async run() {
      pictures = await consume(api);
    },
    // One after the other: they are large.
    async digests() {
      const digests = [];
      for (const picture of pictures) digests.push(await digestOf(whole ? await whole(picture) : new Blob([picture])));
      return digests;
    },
    stored: stored ? storedBytes : null,
  };
}

async function peerInWorker({ replay, consumer }) {
  const worker = new Worker("/bundle/peer-worker.js", { type: "module" });
  await ask(worker, { consumer, replay });
  return { consume: (api) => ask(worker, api) };
}

async function peerInPage({ replay, consumer }) {
  if (replay) await replayInPieces(replay);
  return { consume: PEERS[consumer] };
}
