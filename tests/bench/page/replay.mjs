// A reply from memory in pieces of an exact length. The network hands over what has come in meanwhile, so only this way
// does every consumer get the same pieces; and what the network costs is left out.

/** Loads the reply of `api` and answers every request to it from memory from then on. */
export async function replayInPieces({ api, recorded, pieceBytes }) {
  const real = globalThis.fetch.bind(globalThis);
  const bytes = new Uint8Array(await (await real(recorded)).arrayBuffer());
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url !== api) return real(input, init);
    const headers = { "content-type": "text/event-stream" };
    return Promise.resolve(new Response(inPieces(bytes, pieceBytes), { headers }));
  };
}

function inPieces(bytes, length) {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at === bytes.length) {
        controller.close();
        return;
      }
      // A copy, because a chunk of the network is its reader's own, too.
      const piece = bytes.slice(at, at + length);
      at += piece.length;
      controller.enqueue(piece);
    },
  });
}
