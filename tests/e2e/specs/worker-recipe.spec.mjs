// The Worker's recipe as it is shipped, under Node's own fetch: called as a Worker is, and behind a port for the page.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { HOSTS, RECIPES, pictureHosts } from "../fixtures/hosting.mjs";
import { GROUP, KNOWN_HOST, MEDDLING, METHODS, NOWHERE, PICTURE, PICTURES } from "../fixtures/relay.mjs";
import { PICTURE_ANSWERS, SIGNED, TELLTALE, arrivals, generations, serveElsewhere } from "../fixtures/relay.mjs";
import { Scenario } from "../fixtures/scenario.mjs";
import { KEY, expect, test as base } from "../fixtures/test.mjs";

// By its text: Node takes a .js file outside of any package for CommonJS.
const text = await readFile(new URL("worker.js", RECIPES), "base64");
const { default: recipe, relay } = await import(`data:text/javascript;base64,${text}`);

const PAGE = "https://boards.example";
const FROM_PAGE = { origin: PAGE, authorization: `Bearer ${KEY}` };
const ENV = { ALLOWED_ORIGINS: `https://other.example, ${PAGE}` };
/** The service's pace in the test that measures, in milliseconds. */
const PACE = 250;

const test = base.extend({
  elsewhere: async ({}, use) => {
    const elsewhere = await serveElsewhere();
    await use(elsewhere);
    await elsewhere.close();
  },

  /** Fetch for the Worker, led to this machine: a scenario, `elsewhere`, nobody; `asked` has what it was to fetch. */
  outside: async ({ ark, elsewhere }, use) => {
    await use(async (settings = {}) => {
      const scenario = new Scenario(ark, await ark.scenario(settings));
      const asked = [];
      const fetcher = (address, init) => {
        asked.push({ address, init });
        const { host, origin, pathname, search } = new URL(address);
        expect(origin).toMatch(/^https:/);
        if (host === HOSTS["ap-southeast"]) return fetch(scenario.baseUrl + pathname.replace("/api/v3", ""), init);
        if (host === HOSTS["cn-beijing"]) return fetch("http://127.0.0.1:1/", init);
        return fetch(`${elsewhere.origin}/${host}${pathname}${search}`, init);
      };
      return { asked, fetcher, scenario };
    });
  },
});

test("a streamed group of fifteen passes at the service's own pace", async ({ outside }, info) => {
  const { fetcher, scenario } = await outside({ delay_ms: PACE });
  const response = await relay(post(generations(), JSON.stringify(GROUP)), ENV, fetcher);
  expect(response.status).toBe(200);
  const times = await arrivals(response.body);
  const gaps = times.slice(1).map((time, at) => Math.round(time - times[at]));
  info.annotations.push({ type: "arrivals", description: `gaps of ${gaps.join(", ")} ms` });
  expect(times).toHaveLength(15);
  expect(Math.min(...gaps), `gaps of ${gaps}`).toBeGreaterThan(PACE / 2);
  await scenario.pictures(15);
});

test("a page of another origin sees every picture of fifteen before the next is let go", async ({
  allowed,
  ark,
  board,
  complaints,
  form,
  outside,
  site,
}) => {
  test.setTimeout(120_000);
  const { fetcher, scenario } = await outside({ hold: true });
  const worker = await serve((request) => relay(request, { ALLOWED_ORIGINS: site.origin }, fetcher));
  allowed.delete(ark.origin);
  allowed.add(worker.origin);
  await form.open(site.sub);
  await form.connect({ connection: "relay", base_url: `${worker.origin}/relay/ap-southeast/api/v3`, api_key: KEY });
  const count = "sequential_image_generation_options.max_images";
  await form.fill({ model: GROUP.model, size: "1K", response_format: "b64_json", stream: true, [count]: 15 });
  await form.generate();
  for (let arrived = 1; arrived <= 15; arrived += 1) {
    await form.expectPanels({ arrived: arrived - 1, pending: 16 - arrived });
    await scenario.release();
  }
  await board.expectRun("completed");
  await form.expectPanels({ arrived: 15 });
  const [{ headers }] = await scenario.posts();
  expect(headers.authorization).toBe(`Bearer ${KEY}`);
  expect(complaints).toEqual([]);
  await worker.close();
});

test("who leaves is gone at the service too", async ({ outside }) => {
  const { fetcher, scenario } = await outside({ hold: true });
  const leave = new AbortController();
  const answer = relay(post(generations(), JSON.stringify(GROUP), {}, leave.signal), ENV, fetcher).then((one) => one.text());
  answer.catch(() => {});
  await scenario.expectPosts(1);
  leave.abort();
  await scenario.expectAborted();
});

test("the service gets body, type and key, and nothing else of the sender", async ({ outside }) => {
  const { fetcher, scenario } = await outside();
  const body = JSON.stringify({ ...GROUP, stream: false, sequential_image_generation: "disabled" });
  const response = await relay(post(generations(), body, { ...TELLTALE, accept: "*/*" }), ENV, fetcher);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toEqual({
    "access-control-allow-origin": PAGE,
    "access-control-expose-headers": "x-request-id, retry-after",
    "cache-control": "no-store",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "content-type": "application/json",
    vary: "origin",
    "x-content-type-options": "nosniff",
    "x-request-id": expect.any(String),
  });
  const [{ headers, text }] = await scenario.posts();
  expect(text).toBe(body);
  // What Node adds by itself is not the recipe's.
  const added = ["host", "connection", "accept-language", "sec-fetch-mode", "transfer-encoding"];
  expect(headers["accept-language"] ?? "*").toBe("*");
  expect(Object.fromEntries(Object.entries(headers).filter(([name]) => !added.includes(name)))).toEqual({
    accept: "*/*",
    "accept-encoding": "identity",
    authorization: `Bearer ${KEY}`,
    "content-type": "application/json",
    "user-agent": "seedboard-relay",
  });
});

test("where the platform can say a length beforehand, it is said", async ({ outside }) => {
  const { asked, fetcher } = await outside();
  const lengths = [];
  globalThis.FixedLengthStream = class extends TransformStream {
    constructor(length) {
      super();
      lengths.push(length);
    }
  };
  try {
    expect((await relay(post(generations(), "{}"), ENV, fetcher)).status).toBe(400);
  } finally {
    delete globalThis.FixedLengthStream;
  }
  expect(lengths).toEqual([2]);
  expect(asked).toHaveLength(1);
});

test("a preflight of a page that may is answered, and of no other", async ({ outside }) => {
  const { asked, fetcher } = await outside();
  for (const [path, method] of [[generations(), "POST"], [`${PICTURES}/${KNOWN_HOST}/a.png`, "GET"]]) {
    const { headers, status } = await relay(ask("OPTIONS", path, { origin: PAGE }), ENV, fetcher);
    expect([status, headers.get("access-control-allow-origin")]).toEqual([204, PAGE]);
    expect(headers.get("access-control-allow-headers")).toBe("authorization, content-type");
    expect(headers.get("access-control-allow-methods")).toBe(method);
  }
  const near = [`${PAGE}.evil.example`, "http://boards.example", `${PAGE}:8443`];
  const strangers = ["https://evil.example", ...near, "null", undefined];
  const ways = [["OPTIONS", generations()], ["POST", generations()], ["GET", `${PICTURES}/${KNOWN_HOST}/a.png`]];
  for (const origin of strangers) {
    for (const [method, path] of ways) {
      const response = await relay(ask(method, path, origin === undefined ? {} : { origin }), ENV, fetcher);
      expect(response.status, `${method} of ${origin}`).toBe(403);
      expect(response.headers.has("access-control-allow-origin")).toBe(false);
    }
  }
  for (const env of [{}, { ALLOWED_ORIGINS: "" }, { ALLOWED_ORIGINS: "*" }]) {
    expect((await relay(post(generations(), "{}"), env, fetcher)).status, "nobody may by default").toBe(403);
  }
  expect(asked).toEqual([]);
});

test("nothing else leads out: other paths, hosts, spellings, methods, sizes", async ({ outside }) => {
  const { asked, fetcher } = await outside();
  for (const { name, method, path } of NOWHERE) {
    // A URL is read before a Worker sees it, so some spellings are the plain way by then.
    const read = new URL(`https://relay.example${path}`);
    if (read.pathname + read.search === generations() || SAME_FILE.test(read.pathname)) continue;
    const request = method === "POST" ? post(path, "{}") : ask(method, path);
    expect([403, 404], `${name}: ${path}`).toContain((await relay(request, ENV, fetcher)).status);
  }
  for (const { method, path } of METHODS) {
    expect((await relay(ask(method, path), ENV, fetcher)).status, `${method} ${path}`).toBe(405);
  }
  const large = { "content-length": String(64 * 1024 * 1024 + 1) };
  expect((await relay(post(generations(), "{}", large), ENV, fetcher)).status).toBe(413);
  for (const length of ["", "-1", "1e3", "two"]) {
    expect((await relay(post(generations(), "{}", { "content-length": length }), ENV, fetcher)).status, length).toBe(411);
  }
  expect(asked).toEqual([]);
});

test("a body that is longer than it says is not passed on", async ({ outside }) => {
  const { fetcher } = await outside();
  const response = await relay(post(generations(), "x".repeat(100_000), { "content-length": "10" }), ENV, fetcher);
  expect(response.status).toBe(502);
});

test("a redirect is refused and not followed; a service that is away is a 502", async ({ elsewhere, outside }) => {
  const { fetcher } = await outside();
  const moved = await relay(post(generations("eu-west"), "{}"), ENV, fetcher);
  expect(moved.status).toBe(502);
  for (const name of ["location", ...Object.keys(MEDDLING)]) {
    if (name !== "access-control-allow-origin") expect(moved.headers.has(name), name).toBe(false);
  }
  expect(moved.headers.get("access-control-allow-origin")).toBe(PAGE);
  expect(elsewhere.requests).toHaveLength(1);
  const away = await relay(post(generations("cn-beijing"), "{}"), ENV, fetcher);
  expect([away.status, await away.text()]).toEqual([502, "the service could not be reached\n"]);
});

test("pictures of a known host pass with their signature, and nothing but pictures", async ({ elsewhere, outside }) => {
  const { fetcher } = await outside();
  const file = `/${KNOWN_HOST}/seedream-4-0/0217_0.jpeg${SIGNED}`;
  const answer = await relay(ask("GET", PICTURES + file, { ...TELLTALE, ...FROM_PAGE }), ENV, fetcher);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(Buffer.from(await answer.arrayBuffer()).equals(PICTURE)).toBe(true);
  expect(answer.headers.has("set-cookie")).toBe(false);
  const [{ headers, url }] = elsewhere.requests;
  expect(url).toBe(file);
  const byNode = ["accept-language", "user-agent"];
  const own = Object.keys(TELLTALE).filter((name) => !byNode.includes(name));
  for (const name of ["authorization", "origin", ...own]) expect(headers).not.toHaveProperty(name);
  for (const host of await pictureHosts()) {
    expect((await relay(ask("GET", `${PICTURES}/${host}/a.png`), ENV, fetcher)).status, host).toBe(200);
  }
  for (const [name, { want }] of Object.entries({ ...PICTURE_ANSWERS, "huge.png": { want: 502 } })) {
    expect((await relay(ask("GET", `${PICTURES}/${KNOWN_HOST}/${name}`), ENV, fetcher)).status, name).toBe(want);
  }
});

test("it says nothing, and fetches by itself where nobody says how", async ({}) => {
  const said = [];
  const { console: own, fetch: real } = globalThis;
  globalThis.console = new Proxy(own, { get: () => (...words) => said.push(words) });
  globalThis.fetch = (address) => Promise.reject(new TypeError(`no way to ${address}`));
  try {
    expect((await recipe.fetch(post(generations(), "{}"), ENV, { waitUntil() {} })).status).toBe(502);
  } finally {
    Object.assign(globalThis, { console: own, fetch: real });
  }
  expect(said).toEqual([]);
});

/** A file of a known host, whatever its spelling was. */
const SAME_FILE = new RegExp(`^${PICTURES}/${KNOWN_HOST}(/[\\w-][\\w.-]*)+$`);

function ask(method, path, headers = { origin: PAGE }) {
  return new Request(`https://relay.example${path}`, { method, headers });
}

function post(path, body, headers = {}, signal) {
  const length = { "content-length": String(Buffer.byteLength(body)) };
  const own = { ...length, ...FROM_PAGE, "content-type": "application/json" };
  return new Request(`https://relay.example${path}`, { method: "POST", body, signal, headers: { ...own, ...headers } });
}

/** Puts `answer`, from a `Request` to a `Response`, behind a port, as the platform of a Worker does. */
async function serve(answer) {
  const server = createServer(async (incoming, outgoing) => {
    const leave = new AbortController();
    outgoing.on("close", () => leave.abort());
    const { headers, method, url } = incoming;
    const body = method === "POST" ? { body: Readable.toWeb(incoming), duplex: "half" } : {};
    const response = await answer(new Request(`http://127.0.0.1${url}`, { method, headers, signal: leave.signal, ...body }));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.flushHeaders();
    for await (const chunk of response.body ?? []) outgoing.write(chunk);
    outgoing.end();
  });
  await new Promise((ready, failed) => server.once("error", failed).listen(0, "127.0.0.1", ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
