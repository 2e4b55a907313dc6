// A peer in a worker. First question: what to prepare. Each one after that: read the reply of this address.

import { answer } from "./ask.mjs";
import { PEERS } from "./consumers/peers.mjs";
import { replayInPieces } from "./replay.mjs";

let consume;

answer(async (question) => {
  if (consume) return consume(question);
  if (question.replay) await replayInPieces(question.replay);
  consume = PEERS[question.consumer];
  return undefined;
});
