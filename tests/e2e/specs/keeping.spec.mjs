// The board stays on this device: in pieces, named by their content, open again on the next visit.

import { digest } from "../fixtures/digest.mjs";
import { put, stored } from "../fixtures/stored.mjs";
import { expect, test } from "../fixtures/test.mjs";

const PIECE = 1 << 20;

test("the next visit finds the board, without asking anybody for anything", async ({ board, connected, form, page, requested }) => {
  const scenario = await connected();
  await form.fill({ size: "4K", model: "seedream-4-0-250828" });
  await form.generate();
  await board.expectRun("completed", { timeout: 30_000 });
  await board.expectSaved();
  const line = await board.line.locator(".num").innerText();
  const before = requested.length;
  await page.reload();
  await form.expectPanels({ arrived: 4, pending: 0 });
  await board.expectSaved();
  await board.expectRun("completed", { timeout: 30_000 });
  expect(await board.line.locator(".num").innerText()).toBe(line);
  const pictures = await scenario.pictures(4);
  expect(await form.pictureSizes()).toEqual(pictures.map((picture) => picture.size));
  expect(await digest(await form.lookAt(4)), "every byte of it").toBe(pictures[3].sha256);
  const asked = requested.slice(before).filter((address) => address.includes("/images/") || address.includes("/pictures/"));
  expect(asked, "requests to the service").toEqual([]);
  await scenario.expectPosts(1);
});

test("pictures are kept in pieces, once each, and what the grid shows is small", async ({ board, connected, form, page }) => {
  const scenario = await connected();
  await form.fill({ size: "4K", model: "seedream-4-0-250828" });
  await form.generate();
  await board.expectRun("completed", { timeout: 30_000 });
  await form.pictureSizes();
  await board.expectSaved();
  const kept = await stored(page);
  const files = (await scenario.pictures(4)).map((picture) => picture.sha256);
  expect(kept.pictures.map((picture) => picture.sha256).sort()).toEqual([...new Set(files)].sort());
  for (const picture of kept.pictures) {
    const last = picture.pieces.pop();
    expect(picture.pieces.every((bytes) => bytes === PIECE), `pieces of ${picture.pieces}`).toBe(true);
    expect(last).toBeLessThanOrEqual(PIECE);
  }
  expect(kept.orphans, "pieces that no picture names").toBe(0);
  const shown = await (await form.pictures()).evaluateAll((all) => all.map((image) => Math.max(image.naturalWidth, image.naturalHeight)));
  expect(Math.max(...shown)).toBeLessThanOrEqual(768);
});

test("row 38: a picture that the page had no time to write down is there on the next visit", async ({
  board,
  connected,
  form,
  page,
}) => {
  await page.clock.install();
  const scenario = await connected({ hold: true });
  await form.fill({ response_format: "b64_json" });
  await form.generate();
  await scenario.expectPosts(1);
  // The page's timers stand still from here on, as in a tab that is frozen; the worker's do not.
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await scenario.release(2);
  await form.expectPanels({ arrived: 2, pending: 2 });
  await expect(page.locator("[data-saving]"), "the board is not written yet").toHaveAttribute("data-saving", "saving");
  const noted = async () => (await stored(page)).journal;
  await expect.poll(noted).toBe(2);
  await page.evaluate(() => (window.onbeforeunload = null));
  await page.goto("about:blank");
  await form.open();
  await form.expectPanels({ arrived: 2, interrupted: 2 });
  await page.clock.runFor(1_000);
  await board.expectSaved();
  await expect.poll(noted, { message: "the board says it now" }).toBe(0);
  await scenario.expectPosts(1);
});

test("what nobody names is removed, a day after it was first found", async ({ board, connected, form, page }) => {
  await connected();
  await form.fill({ response_format: "b64_json" });
  await form.generate();
  await board.expectRun("completed");
  await board.expectSaved();
  const before = (await stored(page)).pictures.length;
  await put(page, "pieces", new Array(10).fill(7), [12345, 0]);
  await page.clock.install();
  const visit = async () => {
    await page.reload();
    await board.expectSaved();
    await page.clock.runFor(61_000);
  };
  const strays = async () => (await stored(page)).strays;
  await visit();
  await expect.poll(strays).toBe(1);
  expect((await stored(page)).orphans, "found, and left for a day").toBe(1);
  await put(page, "strays", Date.now() - 25 * 3_600_000, 12345);
  await visit();
  await expect.poll(async () => (await stored(page)).orphans).toBe(0);
  expect(await strays()).toBe(0);
  expect((await stored(page)).pictures.length, "what the board names stays").toBe(before);
});

test("row 38: the page is reloaded in mid-stream: what came is here, the rest says so, nothing is sent again", async ({
  board,
  connected,
  form,
  page,
}) => {
  const scenario = await connected({ hold: true });
  await form.generate();
  await scenario.release(2);
  await form.expectPanels({ arrived: 2, pending: 2 });
  await board.expectSaved();
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await form.expectPanels({ arrived: 2, interrupted: 2, pending: 0 });
  await board.expectRun("interrupted");
  const said = await board.fault(/The page was closed in the middle/);
  expect(said.cause).toMatch(/may have been billed/);
  expect(await form.pictureSizes()).toHaveLength(2);
  await scenario.expectPosts(1);
});

test("a second run goes on where the last visit stopped", async ({ board, connected, form, page }) => {
  await connected();
  await form.fill({ sequential_image_generation: "disabled" });
  await form.generate();
  await board.expectRun("completed");
  await board.expectSaved();
  await page.reload();
  await form.expectPanels({ arrived: 1 });
  await form.generate();
  await form.expectPanels({ arrived: 2 }, { timeout: 20_000 });
  await expect(form.panels().nth(1)).toHaveAttribute("data-run", "2");
});

test("nothing of the key is kept", async ({ board, connected, form, page }) => {
  await connected();
  await form.generate();
  await board.expectRun("completed");
  await board.expectSaved();
  const { boards } = await stored(page);
  expect(boards).toHaveLength(1);
  expect(boards[0]).not.toContain("sk-test");
  expect(boards[0]).not.toContain("127.0.0.1");
});

test("a first visit keeps nothing and starts no worker", async ({ form, page }) => {
  await form.open();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(page.workers()).toHaveLength(0);
});
