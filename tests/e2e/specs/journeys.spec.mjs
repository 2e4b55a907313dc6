// From opening the page to pictures that are kept: the ways people take.

import { KEY, expect, test } from "../fixtures/test.mjs";

test.describe("a first visit", () => {
  test("shows a finished board of four, marked as a sample, and a prompt ready to run", async ({ board, form, page }) => {
    await form.open();
    await form.expectPanels({ arrived: 4, pending: 0 });
    const sizes = await form.pictureSizes();
    expect(sizes.every((size) => /^[1-9]\d{2,}x[1-9]\d{2,}$/.test(size)), `real pictures: ${sizes}`).toBe(true);
    await expect(board.area.getByText("Sample", { exact: true })).toBeVisible();
    await expect(board.line).toHaveCount(0);
    await expect(form.control("prompt")).not.toHaveValue("");
    await expect(form.button("Generate")).toHaveAttribute("aria-disabled", "false");
    await expect(page.getByRole("banner").getByText("Demo", { exact: true })).toBeVisible();
    expect(await form.shownRequest()).toMatchObject({ stream: true, sequential_image_generation: "auto" });
  });

  test("asks nothing of anybody: no key, no request off the page", async ({
    board,
    complaints,
    form,
    requested,
    site,
  }) => {
    await form.open();
    await form.generate();
    await board.expectRun("completed", { timeout: 20_000 });
    await form.expectPanels({ arrived: 4 });
    expect(requested.filter((address) => !/^(blob|data):/.test(address) && !address.startsWith(site.root))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("is left behind by the first run of one's own", async ({ board, form }) => {
    await form.open();
    const samples = await form.panels("arrived").locator("img").evaluateAll((all) => all.map((picture) => picture.src));
    await form.generate();
    await form.expectPanels({ pending: 4, arrived: 0 });
    await expect(board.area.getByText("Sample", { exact: true })).toHaveCount(0);
    await form.expectPanels({ arrived: 4 }, { timeout: 20_000 });
    const own = await form.panels("arrived").locator("img").evaluateAll((all) => all.map((picture) => picture.src));
    expect(own.filter((source) => samples.includes(source))).toEqual([]);
  });
});

test.describe("the demo", () => {
  test("paints one picture after the other, in the pixels that were asked for", async ({ board, form }) => {
    await form.open();
    await form.fill({ size: "1920x2560" });
    await form.generate();
    await board.expectRun("running");
    await expect(form.panels("arrived")).toHaveCount(1, { timeout: 15_000 });
    await expect(form.panels("pending"), "one by one").not.toHaveCount(0);
    await board.expectRun("completed", { timeout: 20_000 });
    expect(await form.pictureSizes()).toEqual(Array(4).fill("1920x2560"));
    await expect(board.line).toContainText("4 pictures billed");
  });

  test("puts the mark on when watermark is on, and only then", async ({ board, form }) => {
    const corners = [];
    for (const watermark of [false, true]) {
      await form.open();
      await form.fill({ sequential_image_generation: "disabled", size: "2048x2048", watermark });
      await form.generate();
      await board.expectRun("completed", { timeout: 20_000 });
      expect((await form.pictureSizes())).toEqual(["2048x2048"]);
      corners.push(await corner(form.panels("arrived").locator("img")));
      await leave(form.page);
    }
    expect(corners[1], "pixels of the lower right corner").not.toEqual(corners[0]);
  });

  test("makes a real PNG on 5.0 lite", async ({ board, form }) => {
    await form.open();
    await form.fill({
      model: "seedream-5-0-260128",
      output_format: "png",
      sequential_image_generation: "disabled",
      size: "2048x2048",
    });
    await form.generate();
    await board.expectRun("completed", { timeout: 20_000 });
    const picture = form.panels("arrived").locator("img");
    expect(await form.pictureSizes()).toEqual(["2048x2048"]);
    expect(await firstBytes(picture, 8)).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    await expect(form.panels("arrived")).toContainText("PNG");
  });

  const MISHAPS = [
    { mishap: "refused-picture", run: "completed", title: /Refused by the service/, panels: { arrived: 3, failed: 1 } },
    { mishap: "error", run: "refused", title: /.+/, panels: { arrived: 0, pending: 0 } },
    { mishap: "cut", run: "interrupted", title: /The connection broke|The reply ended early/, panels: { pending: 0, failed: 0 } },
  ];
  for (const { mishap, run, title, panels } of MISHAPS) {
    test(`can be asked for a mishap: ${mishap}`, async ({ board, form }) => {
      await form.open();
      await form.connect({ connection: "demo", "demo.mishap": mishap });
      await form.generate();
      await board.expectRun(run, { timeout: 20_000 });
      await form.expectPanels(panels);
      if (mishap === "refused-picture") {
        await expect(form.panels("failed").getByText(title)).toBeVisible();
      } else {
        await expect(board.faults.getByRole("heading", { name: title })).toBeVisible();
      }
      if (mishap === "cut") {
        expect(await form.panels("interrupted").count()).toBeGreaterThan(0);
        expect(await form.panels("arrived").count()).toBeGreaterThan(0);
      }
    });
  }
});

test.describe("sending", () => {
  for (const shortcut of ["Control+Enter", "Meta+Enter"]) {
    test(`${shortcut} sends from within the prompt`, async ({ board, connected, form }) => {
      const scenario = await connected();
      const before = await form.control("prompt").inputValue();
      await form.control("prompt").press(shortcut);
      await board.expectRun("completed");
      await scenario.expectPosts(1);
      await expect(form.control("prompt")).toHaveValue(before);
    });
  }

  test("a double click on Generate sends one request", async ({ board, connected, form }) => {
    const scenario = await connected({ delay_ms: 100 });
    await form.button("Generate").dblclick();
    await board.expectRun("completed");
    await form.expectPanels({ arrived: 4 });
    await expect(form.panels()).toHaveCount(4);
    await scenario.expectPosts(1);
  });

  test("while a run is under way, neither button nor shortcut sends another", async ({ board, connected, form }) => {
    const scenario = await connected({ hold: true });
    await form.generate();
    await scenario.expectPosts(1);
    await expect(form.button("Generate")).toHaveAttribute("aria-disabled", "true");
    await form.button("Generate").click({ force: true });
    await form.control("prompt").press("Control+Enter");
    await scenario.release(4);
    await board.expectRun("completed");
    await expect(form.panels()).toHaveCount(4);
    await scenario.expectPosts(1);
  });

  test("a second run appends its panels", async ({ board, connected, form }) => {
    const scenario = await connected();
    await form.generate();
    await board.expectRun("completed");
    const first = await form.panels().evaluateAll((all) => all.map((panel) => panel.dataset.run));
    await form.fill({ "sequential_image_generation_options.max_images": 2 });
    await form.generate();
    await form.expectPanels({ arrived: 6, pending: 0 });
    const runs = await form.panels().evaluateAll((all) => all.map((panel) => panel.dataset.run));
    expect(runs.slice(0, 4)).toEqual(first);
    expect(new Set(runs).size).toBe(2);
    expect(runs[4]).toBe(runs[5]);
    await scenario.expectPosts(2);
  });

  test("the request carries the key, and nothing else of this browser", async ({ board, connected, form }) => {
    const scenario = await connected();
    await form.generate();
    await board.expectRun("completed");
    const [{ headers, path }] = await scenario.posts();
    expect(headers.authorization).toBe(`Bearer ${KEY}`);
    expect(headers["content-type"]).toMatch(/^application\/json/);
    expect(headers).not.toHaveProperty("cookie");
    expect(headers).not.toHaveProperty("referer");
    expect(path).toContain("/images/generations");
  });
});

test.describe("Stop", () => {
  test("before the headers ends the request at the service", async ({ board, connected, form }) => {
    const scenario = await connected({ header_delay_ms: 30_000 });
    await form.generate();
    await scenario.expectPosts(1);
    await form.stop();
    await board.expectRun("cancelled");
    await scenario.expectAborted();
    await form.expectPanels({ interrupted: 4, pending: 0 });
    expect((await board.fault("Stopped by you")).cause).toContain("may still be billed");
  });

  test("in mid-stream ends the request at the service and keeps what came", async ({ board, connected, form }) => {
    const scenario = await connected({ hold: true });
    await form.generate();
    await scenario.release(2);
    await form.expectPanels({ arrived: 2, pending: 2 });
    await form.stop();
    await board.expectRun("cancelled");
    await scenario.expectAborted();
    await form.expectPanels({ arrived: 2, interrupted: 2, pending: 0 });
    expect(await form.pictureSizes()).toHaveLength(2);
    await expect(board.live).toHaveText("Stopped. 2 of 4 pictures are here.");
    await scenario.expectPosts(1);
  });

  test("makes room for the next run at once", async ({ board, connected, form }) => {
    const scenario = await connected({ hold: true });
    await form.generate();
    await scenario.expectPosts(1);
    await form.stop();
    await board.expectRun("cancelled");
    await form.generate();
    await scenario.expectPosts(2);
    await scenario.release(4);
    await board.expectRun("completed");
    await form.expectPanels({ interrupted: 4, arrived: 4 });
  });
});

test.describe("closing the page", () => {
  test("asks first when pictures would be lost", async ({ board, connected, form, page }) => {
    await connected();
    await form.generate();
    await board.expectRun("completed");
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await form.expectPanels({ arrived: 4 });
    expect(await form.pictureSizes()).toHaveLength(4);
  });

  test("does not ask on the sample board", async ({ form, page }) => {
    await form.open();
    // A gesture, without which no browser asks anyway.
    await form.control("prompt").click();
    const asked = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      return dialog.accept();
    });
    const closed = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    await closed;
    expect(asked).toEqual([]);
  });
});

test.describe("the form", () => {
  test("parks what a model does not have, and brings it back", async ({ form }) => {
    await form.open();
    await form.fill({ model: "seedream-5-0-260128", output_format: "png" });
    expect(await form.shownRequest()).toMatchObject({ output_format: "png" });

    await form.fill({ model: "seedream-4-0-250828" });
    await expect(form.control("output_format")).toHaveCount(0);
    await expect(form.compose.getByText(/“png” is kept for a model that has it/)).toBeVisible();
    expect(await form.shownRequest()).not.toHaveProperty("output_format");

    await form.fill({ "optimize_prompt_options.mode": "fast" });
    expect(await form.shownRequest()).toMatchObject({ optimize_prompt_options: { mode: "fast" } });

    await form.fill({ model: "seedream-5-0-260128" });
    await expect(form.control("output_format")).toHaveValue("png");
    await expect(form.control("optimize_prompt_options.mode")).toHaveCount(0);
    await expect(form.compose.getByText(/“fast” is kept for a model that has it/)).toBeVisible();
    expect(await form.shownRequest()).toMatchObject({ output_format: "png", optimize_prompt_options: { mode: "standard" } });

    await form.fill({ model: "seedream-4-0-250828" });
    await expect(form.control("optimize_prompt_options.mode")).toHaveValue("fast");
    expect(await form.shownRequest()).toMatchObject({ optimize_prompt_options: { mode: "fast" } });
  });

  test("says the numbers beside an illegal size, and mends it in one press", async ({ connected, form }) => {
    const scenario = await connected();
    await form.fill({ size: "1000x1000" });
    await expect(form.control("size")).toHaveAttribute("aria-invalid", "true");
    const note = form.noteOf("size");
    await expect(note).toContainText("1000 × 1000 = 1,000,000");
    await expect(note).toContainText("3,686,400");
    await form.generate();
    await expect(form.control("size")).toBeFocused();
    await scenario.expectPosts(0);

    const mend = note.getByRole("button", { name: /^Use \d+x\d+$/ });
    const [width, height] = (await mend.innerText()).match(/\d+/g).map(Number);
    expect(width * height).toBeGreaterThanOrEqual(3_686_400);
    await mend.click();
    await expect(form.control("size")).toHaveValue(`${width}x${height}`);
    await expect(form.control("size")).toHaveAttribute("aria-invalid", "false");
    await form.generate();
    await form.expectPanels({ arrived: 4 });
    expect((await scenario.body()).size).toBe(`${width}x${height}`);
  });

  test("Generate with a problem goes to the control, and sends nothing", async ({ connected, form }) => {
    const scenario = await connected();
    await form.fill({ prompt: "   " });
    await form.generate();
    await expect(form.control("prompt")).toBeFocused();
    await expect(form.noteOf("prompt")).toContainText("Write what you want to see.");
    await form.expectPanels({ pending: 0 });
    await scenario.expectPosts(0);
  });

  test("a problem behind the disclosure opens it and is gone to", async ({ connected, form }) => {
    const scenario = await connected();
    await form.fill({ image: ["https://example.com/a.png", "ftp://example.com/b.png"] });
    const details = form.compose.locator("details");
    await details.locator("summary").first().click();
    await expect(form.control("image")).toBeHidden();
    await form.generate();
    await expect(details).toHaveAttribute("open", "");
    await expect(form.control("image")).toBeFocused();
    await expect(form.noteOf("image")).toContainText("Line 2");
    await scenario.expectPosts(0);
  });

  test("counts references and pictures against the same budget", async ({ connected, form }) => {
    const scenario = await connected();
    const addresses = Array.from({ length: 12 }, (_, at) => `https://example.com/${at}.png`);
    await form.fill({ image: addresses });
    await expect(form.noteOf("sequential_image_generation_options.max_images")).toContainText(
      "12 references + 4 pictures are over 15",
    );
    await form.generate();
    await scenario.expectPosts(0);
    await form.button("Ask for 3").click();
    await form.generate();
    await form.expectPanels({ arrived: 3, pending: 0, missing: 0 });
    expect((await scenario.body()).image).toEqual(addresses);
  });

  test("pickers for resolution and shape write into the size", async ({ form }) => {
    await form.open();
    await form.fill({ size: "2K" });
    await form.fill({ "size.ratio": "16:9" });
    const wide = await form.control("size").inputValue();
    const [width, height] = wide.split("x").map(Number);
    expect(width / height).toBeCloseTo(16 / 9, 1);
    await form.fill({ "size.tier": "4K" });
    const [larger] = (await form.control("size").inputValue()).split("x").map(Number);
    expect(larger).toBeGreaterThan(width);
    await form.fill({ "size.ratio": "" });
    await expect(form.control("size")).toHaveValue("4K");
  });

  test("an example fills in the tutorial's own words and references", async ({ form }) => {
    await form.open();
    await form.button("Roller coaster").click();
    const shown = await form.shownRequest();
    expect(shown.prompt).toContain("riding a roller coaster");
    expect(shown.image).toHaveLength(2);
    expect(shown.sequential_image_generation_options).toEqual({ max_images: 3 });
  });
});

test.describe("looking closely", () => {
  test("opens a picture, turns to the next and back, and Escape closes it", async ({ board, connected, form, page }) => {
    await connected();
    await form.fill({ size: "2K" });
    await form.generate();
    await board.expectRun("completed");
    const sources = await form.panels("arrived").locator("img").evaluateAll((all) => all.map((picture) => picture.src));
    const opener = form.button("Look at panel 2 closely");
    await opener.click();
    const viewer = page.getByRole("dialog", { name: "Panel 2" });
    await expect(viewer.locator("img")).toHaveAttribute("src", sources[1]);
    await viewer.getByRole("button", { name: "Next" }).click();
    const third = page.getByRole("dialog", { name: "Panel 3" });
    await expect(third.locator("img")).toHaveAttribute("src", sources[2]);
    await third.getByRole("button", { name: "Next" }).click();
    const last = page.getByRole("dialog", { name: "Panel 4" });
    await expect(last.getByRole("button", { name: "Next" })).toBeDisabled();
    await last.getByRole("button", { name: "Previous" }).click();
    await expect(third.locator("img")).toHaveAttribute("src", sources[2]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await opener.click();
    await expect(viewer, "it opens again").toBeVisible();
  });

  test("says size, file, model and prompt as the service returned them", async ({ board, connected, form, page }) => {
    const scenario = await connected();
    await form.fill({ size: "2K", prompt: "Four frames of a paper boat" });
    await form.generate();
    await board.expectRun("completed");
    await form.button("Look at panel 1 closely").click();
    const viewer = page.getByRole("dialog", { name: "Panel 1" });
    const { pictures } = await scenario.ledger();
    await expect(viewer).toContainText(pictures[0].size.replace("x", " × "));
    await expect(viewer).toContainText("JPEG");
    await expect(viewer).toContainText("seedream-4-5-251128");
    await expect(viewer).toContainText("Four frames of a paper boat");
  });

  const FILES = [
    { model: "seedream-4-5-251128", fields: {}, name: "seedboard-panel-3.jpg" },
    { model: "seedream-5-0-260128", fields: { output_format: "png" }, name: "seedboard-panel-3.png" },
  ];
  for (const { model, fields, name } of FILES) {
    test(`saves the picture's own bytes as ${name}`, async ({ board, connected, form, page }) => {
      const scenario = await connected();
      await form.fill({ model, size: "2K", ...fields });
      await form.generate();
      await board.expectRun("completed");
      await form.button("Look at panel 3 closely").click();
      const download = page.waitForEvent("download");
      await page.getByRole("dialog").getByRole("link", { name: "Save picture" }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(name);
      const { pictures } = await scenario.ledger();
      expect(await length(file)).toBe(pictures[2].bytes);
    });
  }
});

test.describe("the key and the address", () => {
  test("a key appears nowhere on the page after a run", async ({ board, connected, context, form, page }) => {
    const console = [];
    page.on("console", (message) => console.push(message.text()));
    const scenario = await connected({ fault: "unauthorized_401" });
    await form.generate();
    await board.expectRun("refused");
    await form.button("See the request").click();
    await expect(page.getByRole("dialog", { name: "The request" })).toBeVisible();
    const everywhere = await page.evaluate(() =>
      JSON.stringify([
        document.documentElement.outerHTML,
        Array.from(document.querySelectorAll("input, textarea, select"), (control) => control.value),
        location.href,
        history.state,
        document.cookie,
        { ...localStorage },
        { ...sessionStorage },
        performance.getEntries().map((entry) => entry.name),
        document.title,
      ]),
    );
    expect(everywhere).not.toContain(KEY);
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
      await expect(page.getByRole("banner").getByText("Demo", { exact: true }), "the old one is in use").toBeVisible();
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

/** The pixels of the lower right corner, where a mark stands. */
function corner(picture) {
  return picture.evaluate(async (image) => {
    await image.decode();
    const canvas = new OffscreenCanvas(480, 160);
    const context = canvas.getContext("2d");
    context.drawImage(image, 480 - image.naturalWidth, 160 - image.naturalHeight);
    const { data } = context.getImageData(0, 0, 480, 160);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
    return Array.from(digest).join(" ");
  });
}

function firstBytes(picture, count) {
  return picture.evaluate(async (image, count) => {
    const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());
    return Array.from(bytes.slice(0, count));
  }, count);
}

async function length(download) {
  let bytes = 0;
  for await (const chunk of await download.createReadStream()) bytes += chunk.length;
  return bytes;
}

/** Leaves the page without being asked about the pictures on it. */
async function leave(page) {
  await page.evaluate(() => (window.onbeforeunload = null));
}
