// The key stays here, and goes to the address that its owner chose and nowhere else.

import { KEY, expect, test } from "../fixtures/test.mjs";
import { everywhere } from "../fixtures/traces.mjs";

test.describe("the key and the address", () => {
  test("a key appears nowhere on the page after a run", async ({ board, connected, context, form, page }) => {
    const console = [];
    page.on("console", (message) => console.push(message.text()));
    const scenario = await connected({ fault: "unauthorized_401" });
    await form.generate();
    await board.expectRun("refused");
    await form.button("See the request").click();
    await expect(page.getByRole("dialog", { name: "The request" })).toBeVisible();
    expect((await everywhere(page))[0]).not.toContain(KEY);
    expect(console.join("\n")).not.toContain(KEY);
    expect(JSON.stringify(await context.storageState({ indexedDB: true }))).not.toContain(KEY);
    const [{ headers, path }] = await scenario.posts();
    expect(path).not.toContain(KEY);
    expect(headers.authorization).toContain(KEY);
  });

  test("a saved key is not shown again: only its end", async ({ connected, form, page }) => {
    await connected();
    await form.button("Connection").click();
    const dialog = page.getByRole("dialog", { name: "Connection" });
    await expect(dialog.locator('[name="api_key"]')).toHaveValue("");
    await expect(dialog).toContainText(`ending in ${KEY.slice(-4)}`);
    await dialog.getByRole("button", { name: "Forget the key" }).click();
    await expect(dialog).not.toContainText(`ending in ${KEY.slice(-4)}`);
  });

  const BAD = [
    { base: "", why: /address is missing/i },
    { base: "http://example.com/api/v3", why: /begin with https/ },
    { base: "relay.example/api/v3", why: /begin with https/ },
    { base: "https://user:pass@example.com/api/v3", why: /user name or password/ },
    { base: "https://exa mple.com/api/v3", why: /space or another character/ },
    { base: "javascript:alert(1)", why: /begin with https/ },
  ];
  for (const { base, why } of BAD) {
    test(`the dialog refuses the base URL “${base}” with a reason`, async ({ form, page }) => {
      await form.open();
      await form.button("Connection").click();
      const dialog = page.getByRole("dialog", { name: "Connection" });
      await dialog.locator('[name="connection"][value="relay"]').check({ force: true });
      await dialog.locator('[name="base_url"]').fill(base);
      await dialog.locator('[name="api_key"]').fill(KEY);
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(dialog).toBeVisible();
      await expect(dialog.locator('[name="base_url"]')).toHaveAttribute("aria-invalid", "true");
      await expect(dialog.getByText(why)).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(page.getByRole("banner").getByText("Demo", { exact: true }).filter({ visible: true }), "the old one is in use").toBeVisible();
    });
  }

  test("the vendor's own address asks for a key", async ({ form, page }) => {
    await form.open();
    await form.button("Connection").click();
    const dialog = page.getByRole("dialog", { name: "Connection" });
    await dialog.locator('[name="connection"][value="direct"]').check({ force: true });
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText("needs a key")).toBeVisible();
  });

  test("a key stays with its origin: kept for another path, dropped for another host", async ({
    ark,
    board,
    connected,
    form,
  }) => {
    const first = await connected();
    const second = await ark.scenario({});
    await form.connect({ base_url: second.base_url });
    await form.generate();
    await board.expectRun("completed");
    const [kept] = (await ark.requests(second.id)).filter(({ method }) => method === "POST");
    expect(kept.headers.authorization).toBe(`Bearer ${KEY}`);

    // The same service under its other name is another origin.
    const third = await ark.scenario({});
    await form.connect({ base_url: third.base_url.replace("127.0.0.1", "localhost") });
    await form.generate();
    await board.expectRun("refused");
    const [dropped] = (await ark.requests(third.id)).filter(({ method }) => method === "POST");
    expect(dropped.headers).not.toHaveProperty("authorization");
    await first.expectPosts(0);
  });
});
