// Our worker in other surroundings, which stand before its own program is loaded. `memory`: the browser denies storage,
// as it does in some private windows, so that pictures are kept in memory and of a capture only what is short.
// `pieceBytes`: the reply comes from memory.

import { replayInPieces } from "./replay.mjs";

// run.js waits for the first message, which may come before it is loaded.
const first = new Promise((came) => self.addEventListener("message", came, { once: true }));
const listen = self.addEventListener.bind(self);
self.addEventListener = (kind, hear, options) => (kind === "message" ? first.then(hear) : listen(kind, hear, options));

const { run, memory, pieceBytes, ...replay } = Object.fromEntries(new URL(self.location.href).searchParams);
if (memory) {
  Object.defineProperty(self, "indexedDB", { value: undefined });
  Object.defineProperty(navigator.storage, "getDirectory", { value: undefined });
}
if (pieceBytes) await replayInPieces({ ...replay, pieceBytes: Number(pieceBytes) });
await import(run);
