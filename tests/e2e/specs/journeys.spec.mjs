// From opening the page to pictures that are kept: what somebody without a key finds and does.

import { expect, test } from "../fixtures/test.mjs";

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
    await expect(page.getByRole("banner").getByText("Demo", { exact: true }).filter({ visible: true })).toBeVisible();
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
    await expect(board.line).toContainText("4 pictures counted, none billed");
  });

  test("puts the mark on when watermark is on, and only then", async ({ board, form }) => {
    const corners = [];
    for (const watermark of [false, true]) {
      await form.open();
      await form.fill({ sequential_image_generation: "disabled", size: "2048x2048", watermark });
      await form.generate();
      await board.expectRun("completed", { timeout: 20_000 });
      expect(await form.pictureSizes()).toEqual(["2048x2048"]);
      corners.push(await corner(await form.pictures()));
      await form.leave();
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
    expect(await form.pictureSizes()).toEqual(["2048x2048"]);
    expect(await firstBytes(await form.lookAt(1), 8)).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    await expect(form.panels("arrived")).toContainText("PNG");
  });

  const MISHAPS = [
    { mishap: "refused-picture", run: "completed", title: /Refused by the service/, panels: { arrived: 3, failed: 1 } },
    { mishap: "error", run: "refused", title: /The service failed/, panels: { arrived: 0, pending: 0 } },
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

test.describe("closing the page", () => {
  test("row 38: asks first while a run is under way", async ({ board, connected, form, page }) => {
    const scenario = await connected({ hold: true });
    await form.generate();
    await form.expectPanels({ pending: 4 });
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await scenario.release(4);
    await board.expectRun("completed");
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
