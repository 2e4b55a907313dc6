// `cargo xtask serve` offers relays; a stream must pass through them as it comes.

import { createServer } from "node:net";
import { XTASK } from "../fixtures/paths.mjs";
import { start } from "../fixtures/process.mjs";
import { expect, test } from "../fixtures/test.mjs";

const RELAYS = ["ap-southeast", "eu-west", "cn-beijing"];
/** The page is built for this; from nothing that takes minutes. */
const BUILD = 15 * 60_000;

const body = {
  model: "seedream-4-5-251128",
  prompt: "Three frames of a paper boat on a stream",
  size: "2K",
  sequential_image_generation: "auto",
  sequential_image_generation_options: { max_images: 3 },
  stream: true,
  response_format: "url",
};

test("a held stream passes through every relay unbuffered", async ({ ark }) => {
  test.setTimeout(BUILD + 60_000);
  const { id, base_url } = await ark.scenario({ hold: true, api_key: "test-key" });
  const port = await freePort();
  // As released: the release build has just been made, so that there is nothing to compile.
  const args = ["serve", "--release", "--backend", base_url, "--port", String(port)];
  const server = await start(XTASK, args, { ready: /Seedboard is ready: +(\S+)/, timeout: BUILD });
  try {
    const origin = `http://127.0.0.1:${port}`;
    expect(server.match[1]).toBe(`${origin}/`);
    expect((await fetch(`${origin}/`)).headers.get("content-type")).toContain("text/html");
    for (const relay of RELAYS) {
      await arrivesAsReleased(`${origin}/relay/${relay}/api/v3/images/generations`, ark, id);
    }
    for (const { headers } of await ark.requests(id)) {
      expect(headers.authorization).toBe("Bearer test-key");
      expect(headers).not.toHaveProperty("cookie");
      expect(headers).not.toHaveProperty("origin");
    }
  } finally {
    await server.stop();
  }
});

/** Each picture's event is here before the next one is let go, so nothing on the way waits for more. */
async function arrivesAsReleased(address, ark, id) {
  const headers = {
    authorization: "Bearer test-key",
    "content-type": "application/json",
    cookie: "other=1",
    origin: "http://127.0.0.1:1",
  };
  const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  const events = reader(response.body);
  for (const index of [0, 1, 2]) {
    expect(await events.pictures(), `pictures before release ${index + 1}`).toBe(index);
    await ark.release(id);
    await expect.poll(() => events.pictures(), { timeout: 10_000 }).toBe(index + 1);
  }
  await events.end();
}

/** Reads a stream in the background and counts the pictures in what has come so far. */
function reader(stream) {
  let text = "";
  const decoder = new TextDecoder();
  const end = (async () => {
    for await (const chunk of stream) text += decoder.decode(chunk, { stream: true });
  })();
  return {
    pictures: async () => (text.match(/"type": *"image_generation\.partial_succeeded"/g) ?? []).length,
    end: () => end,
  };
}

/** A port that was free a moment ago. */
function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
