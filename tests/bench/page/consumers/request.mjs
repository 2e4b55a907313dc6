// The request that every consumer sends; the server answers it with a recorded reply, whatever it says.

export const BODY = { model: "seedream-bench", prompt: "noise", stream: true };

/** The request as `fetch` takes it. */
export const POST = {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(BODY),
};
