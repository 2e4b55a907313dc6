// A peer in a worker. First message: what to prepare. Each one after that: read the reply of this address.

import { PEERS } from "./consumers/peers.mjs";
import { replayInPieces } from "./replay.mjs";

let consume;

self.onmessage = async ({ data }) => {
  if (consume) {
    self.postMessage(await consume(data));
    return;
  }
  if (data.replay) await replayInPieces(data.replay);
  consume = PEERS[data.consumer];
  self.postMessage("ready");
};
