// Our worker in other surroundings, which stand before its own program is loaded. `memory`: the browser denies storage,
// as it does in some private windows, so that pictures are kept in memory and of a capture only what is short.
// `pieceBytes`: the reply comes from memory.

import { replayInPieces } from "./replay.mjs";

const { run, memory, pieceBytes, ...replay } = Object.fromEntries(new URL(self.location.href).searchParams);
if (memory) {
  Object.defineProperty(self, "indexedDB", { value: undefined });
  Object.defineProperty(navigator.storage, "getDirectory", { value: undefined });
}
if (pieceBytes) await replayInPieces({ ...replay, pieceBytes: Number(pieceBytes) });
await import(run);
