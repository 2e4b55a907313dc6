// The key: where it is kept by whose choice, how it is forgotten, and where it is never found.

import { readFile } from "node:fs/promises";

import { KEY, expect, test } from "../fixtures/test.mjs";
import { everywhere } from "../fixtures/traces.mjs";

const PASSPHRASE = "several words are best";

const dialogOf = (page) => page.getByRole("dialog", { name: "Connection" });

/** The end of the key as the dialog shows it. */
const END = `ending in ${KEY.slice(-4)}`;

test.describe("kept where the person says", () => {
  test("by default a reload forgets it", async ({ connected, form, page }) => {
    await connected();
    await page.reload();
    await expect(page.getByRole("banner").getByText("Demo", { exact: true }).filter({ visible: true })).toBeVisible();
    await form.button("Connection").click();
    await expect(dialogOf(page)).not.toContainText(END);
  });

  test("for this tab: it outlives a reload, and another tab knows nothing of it", async ({
    board,
    connected,
    context,
    form,
    page,
  }) => {
    const scenario = await connected();
    await form.connect({ "key.place": "tab" });
    await page.reload();
    await expect(page.getByRole("banner")).not.toContainText("no key needed");
    await form.generate();
    await board.expectRun("completed");
    const [{ headers }] = await scenario.posts();
    expect(headers.authorization).toBe(`Bearer ${KEY}`);
    const other = await context.newPage();
    await other.goto(form.address);
    await expect(other.getByRole("banner").getByText("Demo", { exact: true }).filter({ visible: true })).toBeVisible();
    expect(JSON.stringify(await other.evaluate(() => [{ ...localStorage }, { ...sessionStorage }]))).not.toContain(KEY);
  });

  test("on this device: encrypted, asked for by Generate, opened by its passphrase alone", async ({
    board,
    connected,
    form,
    page,
  }) => {
    const scenario = await connected();
    await form.connect({ "key.place": "device", "key.passphrase": PASSPHRASE });
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(kept).toContain("seedboard.key");
    expect(kept).not.toContain(KEY);
    expect(kept).not.toContain(PASSPHRASE);
    await page.reload();
    await form.generate();
    const dialog = dialogOf(page);
    await expect(dialog).toContainText("kept here, encrypted");
    await scenario.expectPosts(0);
    await dialog.locator('[name="key.passphrase"]').fill("another passphrase");
    await dialog.getByRole("button", { name: "Unlock" }).click();
    await expect(dialog).toContainText("does not open it");
    await dialog.locator('[name="key.passphrase"]').fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await expect(dialog).toContainText(END);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await form.generate();
    await board.expectRun("completed");
    const [{ headers }] = await scenario.posts();
    expect(headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test("a short passphrase is refused with a reason", async ({ connected, form, page }) => {
    await connected();
    await form.button("Connection").click();
    const dialog = dialogOf(page);
    await dialog.locator('[name="key.place"]').selectOption("device");
    await dialog.locator('[name="key.passphrase"]').fill("short");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByRole("alert").filter({ hasText: "eight characters" })).toBeVisible();
    await expect(dialog.locator('[name="key.passphrase"]')).toHaveAttribute("aria-invalid", "true");
    expect(await page.evaluate(() => localStorage.getItem("seedboard.key"))).toBeNull();
  });

  test("one press forgets it, wherever it is", async ({ connected, form, page }) => {
    await connected();
    for (const place of ["tab", "device"]) {
      await form.connect({ api_key: KEY, "key.place": place, ...(place === "device" && { "key.passphrase": PASSPHRASE }) });
      await form.button("Connection").click();
      await dialogOf(page).getByRole("button", { name: "Forget the key" }).click();
      await expect(dialogOf(page)).not.toContainText(END);
      const left = await page.evaluate(() => [localStorage.getItem("seedboard.key"), sessionStorage.getItem("seedboard.key")]);
      expect(left).toEqual([null, null]);
      await page.keyboard.press("Escape");
    }
  });
});

test.describe("a key in the address", () => {
  for (const address of ["?key=", "?a=1&api_key=", "#key=", "?apikey=", "#x=1&API-KEY=", "?%6Bey=", "?ARK_API_KEY=", "#api%5Fkey="]) {
    test(`${address} is refused and erased`, async ({ form, page }) => {
      await page.goto(`${form.address}${address}${KEY}`);
      await expect(page.getByText("A key in the address was erased")).toBeVisible();
      expect(page.url()).not.toContain(KEY);
      expect(await page.evaluate(() => location.href)).not.toContain(KEY);
      await expect(page.getByRole("banner").getByText("Demo", { exact: true }).filter({ visible: true })).toBeVisible();
      await page.getByRole("button", { name: "Understood" }).click();
      await expect(page.getByText("A key in the address was erased")).toBeHidden();
    });
  }

  test("one that comes while the page is open is erased, too", async ({ form, page }) => {
    await form.open();
    await page.evaluate((key) => (location.hash = `#key=${key}`), KEY);
    await expect(page.getByText("A key in the address was erased")).toBeVisible();
    expect(page.url()).toBe(form.address);
  });

  test("no other parameter is touched", async ({ form, page }) => {
    await page.goto(`${form.address}?monkey=1#keyboard=2`);
    await expect(form.button("Generate")).toBeVisible();
    expect(page.url()).toBe(`${form.address}?monkey=1#keyboard=2`);
  });
});

/** A key and a passphrase, planted in every place where a key may be kept. */
for (const place of ["memory", "tab", "device"]) {
  test(`planted keys are found nowhere: kept in ${place}`, async ({ ark, board, connected, context, form, page, site }) => {
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error.stack)));
    const asked = [];
    context.on("request", (request) => asked.push(request));

    // A run that ends well, some that are refused or cut, one that nobody answers: each has its messages and captures.
    await connected({});
    const kept = { "key.place": place, ...(place === "device" && { "key.passphrase": PASSPHRASE }) };
    await form.connect(kept);
    await form.generate();
    await board.expectRun("completed");
    await board.expectSaved();
    const files = [await download(page, () => page.getByRole("button", { name: "Save the reply" }).first().click())];
    for (const fault of ["unauthorized_401", "gateway_html_502", "cut_in_event"]) {
      const scenario = await ark.scenario({ fault });
      await form.connect({ base_url: scenario.base_url });
      await form.generate();
      await expect(board.line).not.toHaveAttribute("data-run-state", /running|waiting/);
    }
    await form.connect({ base_url: "http://127.0.0.1:9/api/v3", api_key: KEY, "key.place": "memory" });
    await form.generate();
    await board.expectRun("refused");

    // What can be copied out: the request as JSON and as every program.
    await form.button("See the request").click();
    const dialog = page.getByRole("dialog", { name: "The request" });
    const shown = [await dialog.innerText()];
    for (const language of await dialog.getByRole("radio").all()) {
      await language.check({ force: true });
      shown.push(await dialog.innerText());
    }
    expect(shown.length, "every language").toBeGreaterThan(5);
    await page.keyboard.press("Escape");
    await form.connect({ base_url: (await ark.scenario({})).base_url, api_key: KEY, ...kept });

    const own = asked.filter((request) => request.url().startsWith(site.origin));
    const headers = await Promise.all(own.map(async (request) => JSON.stringify(await request.allHeaders())));
    const [traces, tab] = await everywhere(page, { tab: place === "tab" ? "seedboard.key" : undefined });
    const texts = [
      ["the page, its storage and its address", traces],
      ["the browser's storage", JSON.stringify(await context.storageState({ indexedDB: true }))],
      ["files", files.join("\n")],
      ["programs", shown.join("\n")],
      ["the log", said.join("\n")],
      ["addresses", asked.map((request) => request.url()).join("\n")],
      ["bodies", asked.map((request) => request.postData() ?? "").join("\n")],
      ["headers to the page's own host", headers.join("\n")],
    ];
    for (const [where, text] of texts) {
      for (const secret of [KEY, PASSPHRASE]) {
        for (const form of spellings(secret)) expect(text, where).not.toContain(form);
      }
    }
    // The one note that the person asked for, in this tab's own storage.
    if (place === "tab") expect(tab).toContain(KEY);
  });
}

test("a service that says the key back is shown without it", async ({ board, context, form, page }) => {
  const { serveReplies, READABLE } = await import("../fixtures/replies.mjs");
  const service = await serveReplies((response, request) => {
    const message = `Bad header ${request.headers.authorization}. Request id: r1`;
    response.writeHead(400, { ...READABLE, "content-type": "application/json" });
    response.end(JSON.stringify({ error: { code: `Invalid ${KEY}`, message } }));
  });
  try {
    await form.open();
    await form.connect({ connection: "relay", base_url: service.baseUrl, api_key: KEY });
    await form.generate();
    await board.expectRun("refused");
    expect(service.posts).toHaveLength(1);
    await board.expectSaved();
    expect((await everywhere(page))[0]).not.toContain(KEY);
    expect(JSON.stringify(await context.storageState({ indexedDB: true }))).not.toContain(KEY);
    const file = await download(page, () => page.getByRole("button", { name: "Save the reply" }).first().click());
    expect(file).toContain("Bad header Bearer ****");
    expect(file).not.toContain(KEY);
  } finally {
    await service.close();
  }
});

/** A text as it may stand in a file: plain, in base64 at each of the three places, in percent and in hex. */
function spellings(text) {
  const bytes = Buffer.from(text);
  const shifted = [0, 1, 2].map((by) => {
    const whole = Buffer.concat([Buffer.alloc(by), bytes]).toString("base64");
    // Without the characters that the neighbours have a part in.
    return whole.slice(by === 0 ? 0 : 4, -4);
  });
  return [text, encodeURIComponent(text), bytes.toString("hex"), ...shifted];
}

async function download(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFile(await file.path(), "latin1");
}
