// Generate sends once, and Stop ends it: at the service, too.

import { KEY, expect, test } from "../fixtures/test.mjs";

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

  test("row 49: a double click on Generate sends one request", async ({ board, connected, form }) => {
    const scenario = await connected({ delay_ms: 100 });
    await form.button("Generate").dblclick();
    await board.expectRun("completed");
    await form.expectPanels({ arrived: 4 });
    await expect(form.panels()).toHaveCount(4);
    await scenario.expectPosts(1);
  });

  test("row 49: while a run is under way, neither button nor shortcut sends another", async ({ board, connected, form }) => {
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
  test("row 40: before the headers ends the request at the service", async ({ board, connected, form }) => {
    const scenario = await connected({ header_delay_ms: 30_000 });
    await form.generate();
    await scenario.expectPosts(1);
    await form.stop();
    await board.expectRun("cancelled");
    await scenario.expectAborted();
    await form.expectPanels({ interrupted: 4, pending: 0 });
    expect((await board.fault("Stopped by you")).cause).toContain("may still be billed");
  });

  test("row 40: in mid-stream ends the request at the service and keeps what came", async ({ board, connected, form }) => {
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
