// What is not drawn at first is loaded when somebody asks for it, and only then.

import { expect, test } from "../fixtures/test.mjs";

const CHUNK = /\/split-[0-9a-f]+\/.*\.wasm$/;
const chunks = (requested) => requested.filter((address) => CHUNK.test(address));

/** Presses a button without a pointer or the focus coming near it, so that nothing is loaded ahead. */
const pressUnseen = (button) => button.evaluate((button) => button.click());

test.describe("dialogs that are loaded when asked for", () => {
  for (const place of ["root", "sub"]) {
    test(`the first visit loads none of them, each opens, and one load is enough (${place})`, async ({
      complaints,
      form,
      page,
      requested,
      site,
    }) => {
      await form.open(site[place]);
      await page.waitForLoadState("networkidle");
      expect(chunks(requested)).toEqual([]);
      await form.button("Work on panel 1").click();
      for (const [button, dialog] of [
        ["Connection", "Connection"],
        ["See the request", "The request"],
        ["Look at panel 1 closely", "Panel 1"],
        ["Connection", "Connection"],
      ]) {
        await page.getByRole("button", { name: button }).first().click();
        await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
      }
      const loaded = chunks(requested);
      expect(loaded).not.toEqual([]);
      expect(new Set(loaded).size, "nothing is loaded twice").toBe(loaded.length);
      expect(complaints).toEqual([]);
    });
  }

  test("reaching for a button loads them ahead", async ({ form, page, requested }) => {
    await page.addInitScript(countModules);
    await form.open();
    const before = await page.evaluate(() => globalThis.modules.ready);
    await form.button("Connection").focus();
    await expect.poll(() => chunks(requested).length).toBeGreaterThan(0);
    // Fetched is not yet compiled.
    await page.waitForFunction((before) => {
      const { begun, ready } = globalThis.modules;
      return ready > before && ready === begun;
    }, before);
    // There in the same task as the press.
    const heading = await form.button("Connection").evaluate(async (button) => {
      button.click();
      await new Promise((done) => setTimeout(done));
      return document.querySelector("dialog[open] h2").textContent;
    });
    expect(heading).toBe("Connection");
  });

  test("a slow one says so, can be closed, and has the focus where it belongs when it is there", async ({ form, page }) => {
    let go;
    const gone = new Promise((done) => (go = done));
    await page.route(CHUNK, async (route) => {
      await gone;
      await route.continue();
    });
    await form.open();
    await pressUnseen(form.button("Connection"));
    const waiting = page.getByRole("dialog", { name: "Loading" });
    await expect(waiting).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await pressUnseen(form.button("Connection"));
    await expect(waiting).toBeVisible();
    go();
    const dialog = page.getByRole("dialog", { name: "Connection" });
    await expect(dialog).toBeVisible();
    await expect(dialog.locator('[name="connection"]:checked')).toBeFocused();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("one that does not arrive says why and is fetched again on demand", async ({ form, page }) => {
    await page.route(CHUNK, (route) => route.abort());
    await form.open();
    await pressUnseen(form.button("See the request"));
    const missing = page.getByRole("dialog", { name: "This part of the page did not arrive" });
    await expect(missing).toContainText("Check the connection");
    await missing.getByRole("button", { name: "Try again" }).click();
    await expect(missing).toBeVisible();
    await missing.getByRole("button", { name: "Close" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.unroute(CHUNK);
    await pressUnseen(form.button("See the request"));
    const dialog = page.getByRole("dialog", { name: "The request" });
    await expect(dialog.locator("pre")).toContainText('"model"');
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("one that a newer release has removed is a message, not a broken page", async ({ board, form, page }) => {
    await page.route(CHUNK, (route) => route.fulfill({ status: 404, body: "" }));
    await form.open();
    await pressUnseen(form.button("Connection"));
    await expect(page.getByRole("dialog")).toContainText("newer release");
    await page.keyboard.press("Escape");
    await form.generate();
    const said = board.area.getByRole("alert").filter({ has: page.getByRole("heading", { name: "A part of the page is missing" }) });
    await expect(said).toContainText("newer release");
    await form.expectPanels({ pending: 0, arrived: 4 });
  });

  test("what went wrong is said when its words arrive; until then, that they are missing", async ({ board, form, page }) => {
    await page.route(/split_form/, (route) => route.abort());
    await form.open();
    const error = { error: { code: "AuthenticationError", message: "The API key is invalid." } };
    const open = async () => {
      const dialog = await form.openDialog("Open a response", "Open a response");
      const buffer = Buffer.from(JSON.stringify(error));
      await dialog.locator('[name="response.file"]').setInputFiles({ name: "reply.json", mimeType: "application/json", buffer });
      await expect(dialog).toBeHidden();
    };
    await open();
    const fault = page.locator(".fault").first();
    await expect(fault).toContainText("Check the connection and try again");
    await expect(fault.locator("h3")).not.toBeEmpty();
    await page.unroute(/split_form/);
    await open();
    await expect(page.locator(".fault .next").first()).toContainText("key");
    await board.expectRun("refused");
  });
});

/** In the page: how many modules were begun to be made, and how many are there. */
function countModules() {
  const modules = { begun: 0, ready: 0 };
  globalThis.modules = modules;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      modules.begun += 1;
      const made = await make.apply(WebAssembly, given);
      modules.ready += 1;
      return made;
    };
  }
}
