// Seedboard's relay for a page on a host that serves files only: GitHub Pages, a bucket. A module for Cloudflare Workers
// and what runs the like. ALLOWED_ORIGINS, a variable of the Worker, names the pages that may use it, exactly:
//
//   https://somebody.github.io, https://boards.example.org
//
// The base URL in the page is then https://<this worker>/relay/ap-southeast/api/v3. It logs nothing.

/** The relay's only ways out; a request is compared as a whole, so a query is not among it. */
const SERVICES = new Map([
  ["/relay/ap-southeast/api/v3/images/generations", "https://ark.ap-southeast.bytepluses.com/api/v3/images/generations"],
  ["/relay/eu-west/api/v3/images/generations", "https://ark.eu-west.bytepluses.com/api/v3/images/generations"],
  ["/relay/cn-beijing/api/v3/images/generations", "https://ark.cn-beijing.volces.com/api/v3/images/generations"],
]);

/** Where the service puts pictures. */
const PICTURE_HOSTS = new Set([
  "ark-content-generation-v2-ap-southeast-1.tos-ap-southeast-1.volces.com",
  "ark-content-generation-v2-ap-southeast-1.tos-ap-southeast-1.bytepluses.com",
  "ark-content-generation-v2-cn-beijing.tos-cn-beijing.volces.com",
  "ark-content-generation-ap-southeast-1.tos-ap-southeast-1.volces.com",
  "ark-content-generation-ap-southeast-1.tos-ap-southeast-1.bytepluses.com",
  "ark-acg-ap-southeast-1.tos-ap-southeast-1.volces.com",
  "ark-acg-ap-southeast-1.tos-ap-southeast-1.bytepluses.com",
]);
/** The host, then the file with its query, which is a signature and passes as it is. */
const PICTURE = /^\/relay\/pictures\/([a-z0-9.-]+)((?:\/[\w-][\w.-]*)+(?:\?[!-~]*)?)$/;
const PICTURE_TYPE = /^image\/(?:jpeg|png|webp)$/;

/** The service takes 64 MB at most: fourteen references in base64. */
const MOST_SENT = 64 * 1024 * 1024;
/** A PNG of 4096x4096 has half of it. */
const MOST_PICTURE = 100_000_000;
/** A group of fifteen takes a quarter of an hour. */
const MOST_TIME = 20 * 60_000;

export default { fetch: (request, env) => relay(request, env) };

/** Answers one request; `fetcher` is what goes out, for tests. */
export async function relay(request, env, fetcher = fetch) {
  const origin = request.headers.get("origin");
  const allowed = (env.ALLOWED_ORIGINS ?? "").split(",").map((one) => one.trim());
  // "null" is the origin of whatever hides its own.
  if (!origin || origin === "null" || !allowed.includes(origin)) return refuse(403, "not a page of this relay");
  const answer = await route(request, fetcher).catch(() => refuse(502, "the service could not be reached"));
  answer.headers.set("access-control-allow-origin", origin);
  answer.headers.set("access-control-expose-headers", "x-request-id, retry-after");
  answer.headers.set("vary", "origin");
  return answer;
}

async function route(request, fetcher) {
  const { pathname, search } = new URL(request.url);
  const service = SERVICES.get(pathname + search);
  // How the page finds out that there is a relay for pictures.
  if (pathname + search === "/relay/pictures/") return refuse(403, "no host is named");
  const [, host, file] = PICTURE.exec(pathname + search) ?? [];
  if (service === undefined && !PICTURE_HOSTS.has(host)) return refuse(404, "nothing is relayed here");
  const method = service === undefined ? "GET" : "POST";
  if (request.method === "OPTIONS") return permission(method);
  if (request.method !== method) return refuse(405, `only ${method} is relayed here`);
  return service === undefined ? picture(`https://${host}${file}`, request, fetcher) : generate(service, request, fetcher);
}

async function generate(service, request, fetcher) {
  // The length is known before anything goes out, so that too much is never half sent.
  const length = request.headers.get("content-length") ?? "";
  if (!/^\d{1,15}$/.test(length) || request.body === null) return refuse(411, "the length is missing");
  if (Number(length) > MOST_SENT) return refuse(413, "too large");
  const headers = pick(request.headers, ["accept", "authorization", "content-type"]);
  // A key of the relay's own goes here, behind a check of a password that people enter as the key:
  // without one, whoever can write an Origin header spends your money.
  const measured = globalThis.FixedLengthStream ? new FixedLengthStream(Number(length)) : atMost(Number(length));
  const body = request.body.pipeThrough(measured);
  const answer = await send(service, { method: "POST", headers, body, duplex: "half" }, request, fetcher);
  return handOn(answer, answer.body, ["content-type", "retry-after", "x-request-id"]);
}

async function picture(address, request, fetcher) {
  const answer = await send(address, { method: "GET", headers: new Headers() }, request, fetcher);
  if (answer.status === 403 || answer.status === 404) return refuse(answer.status, "the picture is gone");
  const small = !(Number(answer.headers.get("content-length")) > MOST_PICTURE);
  if (answer.status === 200 && small && PICTURE_TYPE.test(answer.headers.get("content-type"))) {
    return handOn(answer, answer.body.pipeThrough(atMost(MOST_PICTURE)), ["content-type"]);
  }
  await answer.body?.cancel();
  return refuse(502, "not a picture, or too large a one");
}

/** Sends once, with the listed headers alone. A redirect would take prompt, pictures and key to wherever it says. */
async function send(address, init, request, fetcher) {
  init.headers.set("accept-encoding", "identity");
  init.headers.set("user-agent", "seedboard-relay");
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(MOST_TIME)]);
  const answer = await fetcher(address, { ...init, redirect: "manual", signal });
  const status = answer.type === "opaqueredirect" ? 302 : answer.status;
  if (status < 300 || status >= 400) return answer;
  await answer.body?.cancel();
  return refuse(502, "the service answered with a redirect");
}

/** An answer from elsewhere: these headers of it, and what keeps it from running as a document. */
function handOn(answer, body, names) {
  const headers = pick(answer.headers, names);
  return new Response(body, { status: answer.status, headers: inert(headers) });
}

function refuse(status, why) {
  return new Response(`${why}\n`, { status, headers: inert(new Headers({ "content-type": "text/plain" })) });
}

function permission(method) {
  const headers = { "access-control-allow-methods": method, "access-control-allow-headers": "authorization, content-type" };
  return new Response(null, { status: 204, headers: { ...headers, "access-control-max-age": "7200" } });
}

function inert(headers) {
  headers.set("cache-control", "no-store");
  headers.set("content-security-policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
  headers.set("x-content-type-options", "nosniff");
  return headers;
}

function pick(headers, names) {
  return new Headers(names.filter((name) => headers.has(name)).map((name) => [name, headers.get(name)]));
}

/** Lets so many bytes through and ends the stream with an error at the next one. */
function atMost(most) {
  let left = most;
  return new TransformStream({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) throw new RangeError("too large");
      controller.enqueue(chunk);
    },
  });
}
