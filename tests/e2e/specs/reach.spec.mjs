// Can this page reach that API? One press, and each thing that can be wrong is told from the others.

import { createServer } from "node:http";

import { png } from "../fixtures/pictures.mjs";
import { KEY, expect, test } from "../fixtures/test.mjs";

const VENDOR = "/relay/ap-southeast/api/v3";

/** A host on a port of its own that answers as told. `pages`: whether it lets pages of other hosts in. */
async function serve(answer) {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push({ method: request.method, path: request.url, headers: request.headers });
    request.resume().on("end", () => answer(request, response));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { origin, baseUrl: `${origin}/api/v3`, seen, close };
}

/** The dialog with this base URL and key in it, the check pressed, and what it found. */
async function check(page, form, { baseUrl, key = "", withKey = false }) {
  await form.button("Connection").click();
  const dialog = page.getByRole("dialog", { name: "Connection" });
  await dialog.locator('[name="connection"][value="relay"]').check({ force: true });
  await dialog.locator('[name="base_url"]').fill(baseUrl);
  await dialog.locator('[name="api_key"]').fill(key);
  if (withKey) await dialog.locator('[name="check.with_key"]').check();
  await dialog.getByRole("button", { name: "Check the connection" }).click();
  const found = dialog.locator("[data-reach]");
  await expect(found).toBeVisible({ timeout: 25_000 });
  return found;
}

test("it says what it sends: no key, unless the person says so; nothing of theirs", async ({ ark, form, page }) => {
  const scenario = await ark.scenario({ api_key: KEY });
  await form.open();
  await form.fill({ prompt: "a secret of mine" });
  const found = await check(page, form, { baseUrl: scenario.base_url, key: KEY });
  await expect(found).toHaveAttribute("data-reach", "key-needed");
  const posts = async () => (await ark.requests(scenario.id)).filter(({ method }) => method === "POST");
  const [first] = await posts();
  expect(first.headers).not.toHaveProperty("authorization");
  expect(first.body).toMatchObject({ size: "1x1" });
  expect(JSON.stringify(first.body)).not.toContain("secret");
  const dialog = page.getByRole("dialog", { name: "Connection" });
  await expect(dialog).toContainText("without your key");
  await dialog.locator('[name="check.with_key"]').check();
  await expect(dialog).toContainText("the same request with your key");
  await dialog.getByRole("button", { name: "Check the connection" }).click();
  await expect(found).toHaveAttribute("data-reach", "usable");
  await expect(found).toContainText("Nothing was made or billed");
  const [, second] = await posts();
  expect(second.headers.authorization).toBe(`Bearer ${KEY}`);
  expect((await ark.pictures(scenario.id)).pictures).toEqual([]);
});

test("a wrong key", async ({ ark, form, page }) => {
  const scenario = await ark.scenario({ api_key: "another" });
  await form.open();
  const found = await check(page, form, { baseUrl: scenario.base_url, key: KEY, withKey: true });
  await expect(found).toHaveAttribute("data-reach", "wrong-key");
  await expect(found).toContainText("Copy it anew");
});

test("a model that is not open", async ({ allowed, form, page }) => {
  const body = JSON.stringify({ error: { code: "ModelNotOpen", message: "Your account has not activated the model." } });
  const service = await serve((request, response) => {
    response.writeHead(request.method === "OPTIONS" ? 204 : 404, {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "authorization, content-type",
      "content-type": "application/json",
    });
    response.end(request.method === "OPTIONS" ? "" : body);
  });
  allowed.add(service.origin);
  await form.open();
  const found = await check(page, form, { baseUrl: service.baseUrl, key: KEY, withKey: true });
  await expect(found).toHaveAttribute("data-reach", "model-not-open");
  await service.close();
});

test("offline", async ({ ark, context, form, page }) => {
  const scenario = await ark.scenario({});
  await form.open();
  await form.button("Connection").click();
  await page.keyboard.press("Escape");
  await context.setOffline(true);
  const found = await check(page, form, { baseUrl: scenario.base_url });
  await expect(found).toHaveAttribute("data-reach", "offline");
  await context.setOffline(false);
});

test("a host that is down", async ({ allowed, form, page }) => {
  const gone = await serve(() => {});
  await gone.close();
  allowed.add(gone.origin);
  await form.open();
  const found = await check(page, form, { baseUrl: gone.baseUrl });
  await expect(found).toHaveAttribute("data-reach", "down");
});

test("a host that is up and lets no browsers in, like the vendor's", async ({ allowed, form, page }) => {
  // protocol.md 6.1: the preflight's fixed list has no `authorization`, and the 401 names no origin.
  const vendor = await serve((request, response) => {
    if (request.method === "OPTIONS") {
      const fixed = { "access-control-allow-origin": "*", "access-control-allow-headers": "Origin,Content-Length,Content-Type" };
      return response.writeHead(204, fixed).end();
    }
    response.writeHead(401).end("{}");
  });
  allowed.add(vendor.origin);
  await form.open();
  for (const withKey of [false, true]) {
    const found = await check(page, form, { baseUrl: vendor.baseUrl, key: KEY, withKey });
    await expect(found).toHaveAttribute("data-reach", "refuses-browsers");
    await expect(found).toContainText("Choose Relay");
    await page.keyboard.press("Escape");
  }
  expect(vendor.seen.filter(({ headers }) => headers.authorization)).toEqual([]);
  await vendor.close();
});

test("no relay at this path of the page's own host", async ({ form, page }) => {
  await form.open();
  const found = await check(page, form, { baseUrl: VENDOR });
  await expect(found).toHaveAttribute("data-reach", "relay-missing");
  await expect(found).toContainText("hosting/");
});

test("pictures: readable through a relay for them, and otherwise not", async ({ form, page, site }) => {
  const answers = { pictures: 404 };
  await page.context().route(`${site.origin}/relay/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith("/relay/pictures/")) return route.fulfill({ status: answers.pictures, body: "" });
    const body = JSON.stringify({ error: { code: "AuthenticationError", message: "no key" } });
    return route.fulfill({ status: 401, contentType: "application/json", body });
  });
  // What the result host itself says is not asked here: it is no host of this machine.
  await page.context().route(/volces\.com/, (route) => route.abort());
  await form.open();
  answers.pictures = 403;
  let found = await check(page, form, { baseUrl: VENDOR });
  await expect(found).toHaveAttribute("data-pictures", "readable");
  await page.keyboard.press("Escape");
  answers.pictures = 404;
  found = await check(page, form, { baseUrl: VENDOR });
  await expect(found).toHaveAttribute("data-pictures", "unreadable");
  await expect(found).toContainText("this page cannot read them");
});

test("a gateway that speaks OpenAI's image API is a relay too", async ({ allowed, board, form }) => {
  // OpenAI's shape: no stream, `data` with `b64_json`, and a `usage` of its own; its base URL ends in /v1.
  const gateway = await serve((request, response) => {
    const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "authorization, content-type" };
    if (request.method === "OPTIONS") return response.writeHead(204, headers).end();
    const data = [{ b64_json: png(64, 36).toString("base64") }, { b64_json: png(64, 36, 9).toString("base64") }];
    response.writeHead(200, { ...headers, "content-type": "application/json" });
    response.end(JSON.stringify({ created: 1790000000, data, usage: { total_tokens: 18 } }));
  });
  allowed.add(gateway.origin);
  await form.open();
  await form.connect({ connection: "relay", base_url: `${gateway.origin}/v1`, api_key: KEY });
  await form.generate();
  await board.expectRun("completed");
  await form.expectPanels({ arrived: 2 });
  const [{ headers, path }] = gateway.seen.filter(({ method }) => method === "POST");
  expect([path, headers.authorization]).toEqual(["/v1/images/generations", `Bearer ${KEY}`]);
  await gateway.close();
});

test("what was found is taken away when the address changes", async ({ ark, form, page }) => {
  const scenario = await ark.scenario({});
  await form.open();
  const found = await check(page, form, { baseUrl: scenario.base_url });
  await page.getByRole("dialog", { name: "Connection" }).locator('[name="base_url"]').fill("https://a.example/api/v3");
  await expect(found).toHaveCount(0);
});
