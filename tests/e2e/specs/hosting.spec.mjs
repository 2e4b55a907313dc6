// The recipes for nginx and Caddy as they are shipped: the page below a path of its own, and the relay, which lets through
// what the page sends and nothing else.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Form } from "../fixtures/form.mjs";
import { RECIPES, SERVERS, byReadme, freePort, host, ownPolicy, pictureHosts } from "../fixtures/hosting.mjs";
import { DIST } from "../fixtures/paths.mjs";
import { GROUP, KNOWN_HOST, MEDDLING, METHODS, NOWHERE, PICTURE, PICTURES } from "../fixtures/relay.mjs";
import { PICTURE_ANSWERS, SIGNED, TELLTALE, arrivals, ask, generations, serveElsewhere } from "../fixtures/relay.mjs";
import { Scenario } from "../fixtures/scenario.mjs";
import { KEY, expect, test as base } from "../fixtures/test.mjs";

/** The service's pace in the test that measures, in milliseconds. */
const PACE = 250;

const test = base.extend({
  server: [null, { option: true }],

  /** A host that answers what no service should; pictures come from there. */
  elsewhere: async ({}, use) => {
    const elsewhere = await serveElsewhere();
    await use(elsewhere);
    await elsewhere.close();
  },

  /** The server with its relays: to a scenario, to `elsewhere`, and to a port where nobody is. */
  hosted: async ({ allowed, ark, elsewhere, server }, use) => {
    let hosted;
    await use(async (settings = {}) => {
      const scenario = new Scenario(ark, await ark.scenario(settings));
      const nobody = `http://127.0.0.1:${await freePort()}`;
      const service = scenario.baseUrl.replace("/api/v3", "");
      const services = { "ap-southeast": service, "eu-west": elsewhere.origin, "cn-beijing": nobody };
      hosted = await host(server, { services, pictures: elsewhere.origin });
      // With the relay beside it, the page asks no other host.
      allowed.clear();
      allowed.add(hosted.origin);
      return Object.assign(hosted, { scenario });
    });
    await hosted?.stop();
  },
});

const JSON_KEY = { authorization: `Bearer ${KEY}`, "content-type": "application/json" };

for (const server of SERVERS) {
  test.describe(server.name, () => {
    test.skip(!server.program, `${server.name} is not on PATH, nor named in ${server.name.toUpperCase()}`);
    test.use({ server });

    test("serves the page below a path, and the demo runs", async ({ board, complaints, hosted, page, requested }) => {
      const { page: address } = await hosted();
      const form = new Form(page, address);
      await form.open();
      await form.generate();
      await board.expectRun("completed", { timeout: 30_000 });
      await form.expectPanels({ arrived: 4 });
      expect(complaints).toEqual([]);
      expect(requested.filter((one) => one.startsWith("http") && !one.startsWith(address))).toEqual([]);
    });

    test("serves every file with its type, compressed, and for as long as it may be kept", async ({ hosted }) => {
      const { origin, page } = await hosted();
      const moved = await ask(origin, { method: "GET", path: "/storyboards" });
      expect([moved.status, moved.headers.location]).toEqual([301, "/storyboards/"]);
      const index = await get(page);
      expect(index.headers).toMatchObject({ "cache-control": "no-cache", ...SECURITY });
      expect(index.headers["content-type"]).toMatch(/^text\/html/);
      const policy = `${await ownPolicy()}; frame-ancestors 'none'`;
      expect(index.headers["content-security-policy"], "as in the page itself").toBe(policy);

      const folder = (await readdir(DIST)).find((name) => /^app-[0-9a-f]{16}$/.test(name));
      const files = await readdir(`${DIST}/${folder}`, { recursive: true });
      for (const [ending, type] of TYPES) {
        for (const name of files.filter((name) => name.endsWith(ending))) {
          const { headers, status } = await get(`${page}${folder}/${name}`);
          expect(status, name).toBe(200);
          expect(headers["content-type"], name).toMatch(type);
          expect(headers["cache-control"], name).toBe("public, max-age=31536000, immutable");
          expect(headers["content-security-policy"], name).toBe("frame-ancestors 'self'");
          expect(headers, name).toMatchObject(SECURITY);
          if (files.includes(`${name}.gz`)) expect(["br", "gzip"], name).toContain(headers["content-encoding"]);
        }
      }
      expect(files.some((name) => name.endsWith(".wasm.gz")), "the page has been compressed").toBe(true);

      const missing = await get(`${page}${folder}/missing.js`);
      expect(missing.status).toBe(404);
      expect(missing.headers["cache-control"], "what is missing today may come tomorrow").not.toMatch(/immutable/);
      const outside = ["/", "/storyboards/../", "/storyboards/%2e%2e/", "/storyboards../hosting/", "/storyboards/..%2fx"];
      for (const path of outside) {
        expect((await ask(origin, { method: "GET", path })).status, path).toBeGreaterThanOrEqual(400);
      }
    });

    test("a streamed group of fifteen passes at the service's own pace", async ({ hosted }, info) => {
      const { origin, scenario } = await hosted({ delay_ms: PACE });
      const options = { method: "POST", headers: JSON_KEY, body: JSON.stringify(GROUP) };
      const response = await fetch(origin + generations(), options);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("text/event-stream");
      const times = await arrivals(response.body);
      const gaps = times.slice(1).map((time, at) => Math.round(time - times[at]));
      info.annotations.push({ type: "arrivals", description: `gaps of ${gaps.join(", ")} ms` });
      expect(times).toHaveLength(15);
      // Had anything on the way waited for more, several would have come at once.
      expect(Math.min(...gaps), `gaps of ${gaps}`).toBeGreaterThan(PACE / 2);
      await scenario.pictures(15);
    });

    test("in the page, every picture of fifteen is on its panel before the next is let go", async ({
      board,
      complaints,
      hosted,
      page,
    }, info) => {
      test.setTimeout(120_000);
      const { page: address, scenario } = await hosted({ hold: true });
      const form = new Form(page, address);
      await form.open();
      await form.connect({ connection: "relay", base_url: "/relay/ap-southeast/api/v3", api_key: KEY });
      const count = "sequential_image_generation_options.max_images";
      await form.fill({ model: GROUP.model, size: "1K", response_format: "b64_json", stream: true, [count]: 15 });
      await form.generate();
      const lags = [];
      for (let arrived = 1; arrived <= 15; arrived += 1) {
        await form.expectPanels({ arrived: arrived - 1, pending: 16 - arrived });
        const before = performance.now();
        await scenario.release();
        await form.expectPanels({ arrived });
        lags.push(Math.round(performance.now() - before));
      }
      info.annotations.push({ type: "arrivals", description: `on its panel ${lags.join(", ")} ms after its release` });
      await board.expectRun("completed");
      const [{ headers }] = await scenario.posts();
      expect(headers.authorization).toBe(`Bearer ${KEY}`);
      expect(complaints).toEqual([]);
    });

    test("who leaves is gone at the service too", async ({ hosted }) => {
      const { origin, scenario } = await hosted({ hold: true });
      const leave = new AbortController();
      const options = { method: "POST", headers: JSON_KEY, body: JSON.stringify(GROUP), signal: leave.signal };
      const asked = fetch(origin + generations(), options).then((response) => response.text());
      await scenario.expectPosts(1);
      leave.abort();
      await expect(asked).rejects.toThrow();
      await scenario.expectAborted();
    });

    test("the service gets body, type and key, and nothing else of the sender", async ({ hosted }) => {
      const { origin, scenario } = await hosted();
      const body = JSON.stringify({ ...GROUP, stream: false, sequential_image_generation: "disabled" });
      const own = { accept: "*/*", origin, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" };
      const headers = { ...TELLTALE, ...JSON_KEY, ...own, "content-length": Buffer.byteLength(body) };
      const answer = await ask(origin, { method: "POST", path: generations(), headers, body });
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({ "x-request-id": expect.any(String), ...RELAYED });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
      const [post] = await scenario.posts();
      expect(post.text).toBe(body);
      expect(post.headers).toEqual({
        accept: "*/*",
        authorization: `Bearer ${KEY}`,
        "content-length": String(Buffer.byteLength(body)),
        "content-type": "application/json",
        host: expect.stringMatching(/^127\.0\.0\.1/),
        "user-agent": "seedboard-relay",
      });
    });

    test("an error of the service passes with its body, status and id", async ({ hosted }) => {
      const { origin } = await hosted({ fault: "rate_limit_429", retry_after: 9 });
      const options = { method: "POST", headers: JSON_KEY, body: JSON.stringify(GROUP) };
      const response = await fetch(origin + generations(), options);
      expect(response.status).toBe(429);
      expect(response.headers.get("retry-after")).toBe("9");
      expect((await response.json()).error.code).toMatch(/RateLimit/);
    });

    test("nothing else leads out: other paths, hosts, spellings, methods, origins, sizes", async ({ elsewhere, hosted }) => {
      const { origin, scenario } = await hosted();
      const headers = { ...JSON_KEY, "content-length": 2 };
      for (const { name, method, path } of NOWHERE) {
        const options = method === "POST" ? { headers, body: "{}" } : {};
        const { status } = await ask(origin, { method, path, ...options });
        expect([400, 403, 404], `${name}: ${path}`).toContain(status);
      }
      for (const { method, path } of METHODS) {
        expect((await ask(origin, { method, path })).status, `${method} ${path}`).toBe(405);
      }
      const picture = `${PICTURES}/${KNOWN_HOST}/a.png`;
      for (const stranger of STRANGERS) {
        const post = { method: "POST", path: generations(), headers: { ...headers, ...stranger }, body: "{}" };
        for (const request of [post, { method: "GET", path: picture, headers: stranger }]) {
          expect((await ask(origin, request)).status, `${request.method} of ${JSON.stringify(stranger)}`).toBe(403);
        }
      }
      const large = { ...JSON_KEY, "content-length": 64 * 1024 * 1024 + 1 };
      expect((await ask(origin, { method: "POST", path: generations(), headers: large })).status).toBe(413);
      const endless = { ...JSON_KEY, "transfer-encoding": "chunked" };
      expect((await ask(origin, { method: "POST", path: generations(), headers: endless, body: "{}" })).status).toBe(411);
      expect(await scenario.posts(), "what came to the service").toEqual([]);
      expect(elsewhere.requests, "what came to any other host").toEqual([]);
    });

    test("as much as the service takes does pass", async ({ hosted }) => {
      const { origin, scenario } = await hosted();
      const body = JSON.stringify({ ...GROUP, prompt: "" }).padEnd(64 * 1024 * 1024, " ");
      const response = await fetch(origin + generations(), { method: "POST", headers: JSON_KEY, body });
      expect(response.status, "the service's own word").toBe(400);
      const [{ headers }] = await scenario.posts();
      expect(headers["content-length"]).toBe(String(64 * 1024 * 1024));
    });

    test("a redirect is refused and not followed", async ({ elsewhere, hosted }) => {
      const { origin } = await hosted();
      const path = generations("eu-west");
      const sent = { ...JSON_KEY, "content-length": 2 };
      const { headers, status } = await ask(origin, { method: "POST", path, headers: sent, body: "{}" });
      expect(status).toBe(502);
      for (const name of ["location", ...Object.keys(MEDDLING)]) expect(headers).not.toHaveProperty(name);
      expect(elsewhere.requests).toHaveLength(1);
    });

    test("pictures of a known host pass with their signature, and nothing but pictures", async ({
      elsewhere,
      hosted,
      page,
      server,
    }) => {
      const { origin, page: address } = await hosted();
      const own = { ...TELLTALE, authorization: `Bearer ${KEY}`, "sec-fetch-site": "same-origin" };
      const path = `${PICTURES}/${KNOWN_HOST}/seedream-4-0/0217_0.jpeg${SIGNED}`;
      const answer = await ask(origin, { method: "GET", path, headers: own });
      expect(answer.status).toBe(200);
      expect(answer.body.equals(PICTURE)).toBe(true);
      expect(answer.headers).toMatchObject({ "content-type": "image/png", ...RELAYED });
      for (const name of Object.keys(MEDDLING)) expect(answer.headers).not.toHaveProperty(name);
      for (const { headers, method, url } of elsewhere.requests) {
        expect([method, url]).toEqual(["GET", `/${KNOWN_HOST}/seedream-4-0/0217_0.jpeg${SIGNED}`]);
        const own = ["host", "connection", "user-agent", "accept"];
        expect(Object.keys(headers).filter((name) => !own.includes(name))).toEqual([]);
      }
      for (const [name, { want }] of Object.entries(PICTURE_ANSWERS)) {
        const { body, headers, status } = await ask(origin, { method: "GET", path: `${PICTURES}/${KNOWN_HOST}/${name}` });
        expect(status, name).toBe(want);
        expect(headers, name).not.toHaveProperty("location");
        expect(body.includes("<script>") || body.includes("<svg"), name).toBe(false);
      }
      const known = await pictureHosts();
      expect(known).toContain(KNOWN_HOST);
      for (const one of known) {
        expect((await ask(origin, { method: "GET", path: `${PICTURES}/${one}/a.png` })).status, one).toBe(200);
      }
      const huge = { method: "GET", path: `${PICTURES}/${KNOWN_HOST}/huge.png` };
      if (server.measures) expect((await ask(origin, huge)).status).toBe(502);
      // The page may read it, which the host itself does not allow.
      await page.goto(address);
      const length = await page.evaluate(async (path) => (await (await fetch(path)).arrayBuffer()).byteLength, path);
      expect(length).toBe(PICTURE.length);
    });

    test("no key is in a log, whatever went wrong", async ({ hosted }) => {
      const { logs, origin, page } = await hosted({ fault: "unauthorized_401" });
      const options = { method: "POST", headers: JSON_KEY, body: JSON.stringify({ prompt: "a secret boat" }) };
      const statuses = [];
      const ways = ["ap-southeast", "eu-west", "cn-beijing"].map(generations);
      for (const path of [...ways, "/relay/none", "/storyboards/none"]) {
        statuses.push((await fetch(origin + path, options)).status);
      }
      expect(statuses.slice(0, 4)).toEqual([401, 502, 502, 404]);
      await get(`${page}?key=${KEY}`);
      // What nobody answered is always written down.
      await expect.poll(async () => Object.values(await logs()).join("\n")).toMatch(/refused/);
      for (const [name, text] of Object.entries(await logs())) {
        expect(text, name).not.toContain(KEY);
        expect(text, name).not.toContain("secret boat");
      }
    });

    test("the check finds its relay, and the one for pictures", async ({ allowed, board, hosted, page }) => {
      const { page: address } = await hosted({ api_key: KEY });
      const form = new Form(page, address, allowed);
      await form.open();
      const dialog = await form.openDialog("Connection", "Connection");
      await dialog.locator('[name="connection"][value="relay"]').check({ force: true });
      await dialog.locator('[name="api_key"]').fill(KEY);
      await dialog.locator('[name="check.with_key"]').check();
      await dialog.getByRole("button", { name: "Check the connection" }).click();
      await expect(dialog.locator("[data-reach]")).toHaveAttribute("data-reach", "usable");
      await expect(dialog.locator("[data-reach]")).toHaveAttribute("data-pictures", "readable");
    });

    test("the commands of the README make a site of the recipe that the server takes", async ({ server }) => {
      const folder = await mkdtemp(join(tmpdir(), "readme-"));
      try {
        const site = await byReadme(server, folder);
        expect(site).toContain("boards.example.org");
        expect(site).not.toContain("storyboards.example.org");
        const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
        // It ends with an error where it would not start with that.
        await promisify(execFile)(server.program, await server.check(folder), { env });
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    test("it starts with the vendor's own names where none of them can be resolved", async ({ server }) => {
      const hosted = await host(server);
      try {
        expect((await get(hosted.page)).status).toBe(200);
      } finally {
        await hosted.stop();
      }
    });
  });
}

test("the headers for Netlify and Cloudflare Pages hold the page's own policy, and say nothing twice", async () => {
  const rules = (await readFile(new URL("_headers", RECIPES), "utf8")).split(/\n(?=\/)/).slice(1);
  const of = Object.fromEntries(rules.map((rule) => rule.trim().split(/\n\s+/)).map(([path, ...lines]) => [path, lines]));
  const policy = `Content-Security-Policy: ${await ownPolicy()}; frame-ancestors 'none'`;
  for (const path of ["/", "/index.html"]) expect(of[path]).toEqual(["Cache-Control: no-cache", policy]);
  const names = (path) => of[path].map((line) => line.split(":")[0]);
  expect(names("/*").filter((name) => [...names("/"), ...names("/app-*")].includes(name))).toEqual([]);
});

/** What every file of the page comes with. */
const SECURITY = {
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** What every answer from elsewhere comes with. */
const RELAYED = {
  "cache-control": "no-store",
  "content-security-policy": expect.stringMatching(/^sandbox; default-src 'none'/),
  "x-content-type-options": "nosniff",
};

const TYPES = [
  [".wasm", /^application\/wasm$/],
  [".js", /^(text|application)\/javascript/],
  [".css", /^text\/css/],
  [".html", /^text\/html/],
  [".svg", /^image\/svg\+xml/],
];

/** What browsers say of a page of another site. */
const STRANGERS = [
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "none" },
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:1" },
];

function get(address) {
  const { origin, pathname } = new URL(address);
  return ask(origin, { method: "GET", path: pathname, headers: { "accept-encoding": "gzip, deflate, br" } });
}
