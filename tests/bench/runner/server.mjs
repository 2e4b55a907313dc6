// Serves the page of the bench, the released worker, the pictures, and the API's reply as fast as it is read.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

/** Large, so that the server costs little beside the reader. */
const WRITE_BYTES = 1 << 20;

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The API of a set of pictures, and other addresses of it. */
export const addresses = {
  api: (origin, set) => `${origin}/${set}/api/v3/images/generations`,
  recorded: (set) => `/${set}/recorded`,
  picture: (set, at) => `/${set}/${at}`,
};

/** `folders`: what stands at `/`, `/bundle/`, `/dist/`. `sets`, filled in later: format to `{ body, files }`. */
export async function serve(folders, sets) {
  const server = createServer((request, response) => {
    answer(folders, sets, request, response).catch((error) => response.destroy(error));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(folders, sets, request, response) {
  const { pathname } = new URL(request.url, "http://127.0.0.1");
  const [, first, ...rest] = pathname.split("/");
  const set = sets[first];
  if (!set) {
    await answerFile(folders, pathname, response);
  } else if (request.method === "POST") {
    request.resume();
    response.writeHead(200, { "content-type": "text/event-stream" });
    await stream(set.body, response);
  } else {
    const recorded = rest[0] === "recorded";
    const type = recorded ? "text/event-stream" : `image/${first}`;
    response.writeHead(200, { "content-type": type }).end(recorded ? set.body : set.files[Number(rest[0])].bytes);
  }
}

/** Chunked, unthrottled, never more ahead of the reader than the socket takes. */
async function stream(body, response) {
  for (let at = 0; at < body.length; at += WRITE_BYTES) {
    if (!response.write(body.subarray(at, at + WRITE_BYTES))) await once(response, "drain");
  }
  response.end();
}

async function answerFile(folders, pathname, response) {
  const inside = pathname === "/" ? "/index.html" : pathname;
  const mount = ["/bundle/", "/dist/"].find((start) => inside.startsWith(start)) ?? "/";
  const path = normalize(join(folders[mount], inside.slice(mount.length)));
  const type = TYPES[extname(path)];
  if (!type || !path.startsWith(normalize(folders[mount] + sep))) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(await readFile(path));
}
