// A disk that is slow, full, denied, damaged, cleared, or another version's: what came is shown, whole, and what is not kept is said
// to be so.

import { rm, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256, unzipped } from "../fixtures/archive.mjs";
import { Desk } from "../fixtures/desk.mjs";
import { Form } from "../fixtures/form.mjs";
import { Panel } from "../fixtures/panel.mjs";
import { launchProfile } from "../fixtures/profile.mjs";
import { Shelf } from "../fixtures/shelf.mjs";
import { file, noise, png } from "../fixtures/pictures.mjs";
import { STREAM, completed, pictureEvent, serveReplies } from "../fixtures/replies.mjs";
import { remove, stored } from "../fixtures/stored.mjs";
import { KEY, expect, test } from "../fixtures/test.mjs";

async function connect(form, service) {
  await form.connect({ connection: "relay", base_url: service.baseUrl, api_key: KEY });
  await form.fill({ "sequential_image_generation_options.max_images": 3, response_format: "b64_json" });
}

test("what came before a connection broke is not lost while an earlier picture waits for the disk", async ({ board, context, form, page }) => {
  const pictures = [0, 1, 2].map((at) => noise(300 + at, 300));
  let broken = false;
  const service = await serveReplies((response) => {
    response.writeHead(200, STREAM).write(pictureEvent(0, pictures[service.posts.length]));
    if (service.posts.length === 1) return response.end(completed(1));
    setTimeout(() => response.write(pictureEvent(1, pictures[0])), 300);
    setTimeout(() => response.destroy(), 900);
    response.once("close", () => (broken = true));
  });
  await form.open();
  await connect(form, service);
  // The first run makes the database.
  await form.generate();
  await board.expectRun("completed");
  await board.expectSaved();
  const other = await context.newPage();
  await other.goto(form.address);
  const release = await holdDatabase(other);
  await form.generate();
  await expect.poll(() => broken, { message: "the connection broke" }).toBe(true);
  await form.expectPanels({ arrived: 1, pending: 3 });
  await release();
  await form.expectPanels({ arrived: 3, interrupted: 1 });
  await board.expectRun("interrupted");
  await service.close();
});

test("row 41: without room, pictures are shown, and said not to be saved", async ({ board, form, page }) => {
  const body = [0, 1, 2].map((at) => pictureEvent(at, noise(500 + at, 400))).join("") + completed(3);
  const service = await serveReplies((response) => response.writeHead(200, STREAM).end(body));
  await form.open();
  const browser = await page.context().newCDPSession(page);
  await browser.send("Storage.overrideQuotaForOrigin", { origin: new URL(form.address).origin, quotaSize: 1 });
  await connect(form, service);
  await form.generate();
  await board.expectRun("completed");
  await form.expectPanels({ arrived: 3 });
  const sizes = await form.pictureSizes();
  expect(sizes).toEqual(["500x400", "501x400", "502x400"]);
  await expect(page.locator("[data-saving]")).toHaveAttribute("data-saving", "failed");
  const saved = page.waitForEvent("download");
  await board.area.getByRole("button", { name: "Save everything to a file" }).click();
  const files = await unzipped(await saved);
  expect(files["boards/board.json"], "what there was no room for is in it").toContain("panels");
  expect(Object.keys(files).filter((name) => name.startsWith("pictures/"))).toHaveLength(3);
  await page.getByRole("button", { name: "Save the reply" }).click();
  await expect(board.area.getByText("this device had no room for it")).toBeVisible();
  await service.close();
});

test("row 42: without room, an edit stays on the screen, and is kept once there is some", async ({ board, form, page }) => {
  const [desk, panel, shelf] = [new Desk(form), new Panel(page), new Shelf(form)];
  await form.open();
  // Before anything is kept: once it has counted, the browser lets small writings pass for a while.
  const browser = await page.context().newCDPSession(page);
  const { origin } = new URL(form.address);
  await browser.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await shelf.open();
  await shelf.button("New board").click();
  await desk.add(1);
  await panel.field("caption").fill("First light");
  await expect(saving(page)).toHaveAttribute("data-saving", "failed");
  const told = page.getByRole("alert").filter({ hasText: "This board is not kept" });
  await expect(told).toContainText("This browser has no room left for it");
  await expect(desk.panel(1).locator("h3")).toHaveText("First light");
  await told.getByRole("button", { name: "Try again" }).click();
  await expect(told, "there is still no room").toBeVisible();
  await browser.send("Storage.overrideQuotaForOrigin", { origin });
  await told.getByRole("button", { name: "Try again" }).click();
  await board.expectSaved();
  await expect(told).toHaveCount(0);
  await page.reload();
  await expect(desk.panel(1).locator("h3")).toHaveText("First light");
});

test("row 43: with storage denied, the page works in memory, and says so", async ({ site }, testInfo) => {
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  const { context, page } = await launchProfile(testInfo.outputPath("profile"), blocked);
  try {
    const broken = [];
    page.on("pageerror", (error) => broken.push(String(error)));
    const form = new Form(page, site.root);
    const desk = new Desk(form);
    await desk.make(2);
    expect(await page.evaluate(() => { try { return typeof localStorage; } catch { return "denied"; } })).toBe("denied");
    await expect(saving(page)).toHaveAttribute("data-saving", "failed");
    await expect(page.getByRole("alert").filter({ hasText: "This board is not kept" })).toContainText("keeps nothing for this page");
    expect(await form.pictureSizes()).toHaveLength(2);
    await desk.add(1);
    await expect(desk.panels).toHaveCount(3);
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save everything to a file" }).click();
    const files = await unzipped(await saved);
    expect(JSON.parse(files["boards/board.json"]).panels).toHaveLength(3);
    expect(Object.keys(files).filter((name) => name.startsWith("pictures/"))).toHaveLength(2);
    expect(broken).toEqual([]);
  } finally {
    await context.close();
  }
});

test("row 44: what is damaged on the disk is said to be gone, and never taken for a first visit", async ({ site }, testInfo) => {
  const profile = testInfo.outputPath("profile");
  let { context, page } = await launchProfile(profile);
  let form = new Form(page, site.root);
  await new Desk(form).make(2);
  await expect(saving(page)).toHaveAttribute("data-saving", "saved");
  // What stands beside the database is on the disk as well, then.
  await page.reload();
  await form.expectPanels({ arrived: 2 });
  await context.close();
  await damage(join(profile, "Default", "IndexedDB"));
  ({ context, page } = await launchProfile(profile));
  try {
    form = new Form(page, site.root);
    await form.open();
    const told = page.getByRole("alert");
    await expect(told).toHaveCount(1);
    await expect(told).toContainText(/The board that was kept here is gone|could not be read just now|keeps nothing for this page/);
    await expect(page.locator("li.panel")).toHaveCount(0);
  } finally {
    await context.close();
  }
});

test("row 44: a picture that is gone costs its panel its picture, and nothing else", async ({ board, form, page }) => {
  const desk = new Desk(form);
  await desk.make(2);
  await board.expectSaved();
  const { pictures } = await stored(page);
  for (const store of ["pictures", "thumbnails"]) await remove(page, store, pictures[0].name);
  await page.reload();
  await expect(desk.panels).toHaveCount(2);
  await expect(desk.panels.getByText("Picture unreadable")).toHaveCount(1);
  await expect(page.locator("li.panel .frame img")).toHaveCount(1);
});

test("row 46: a tab with an older version lets go, and asks to be reloaded", async ({ board, context, form, page }) => {
  const [desk, panel] = [new Desk(form), new Panel(page)];
  await desk.make(1);
  await board.expectSaved();
  const newer = await context.newPage();
  await newer.goto(form.address);
  expect(await openAt(newer, 1000), "it does not stand in the way").toBe("opened");
  const told = page.getByRole("alert").filter({ hasText: "This board is not kept" });
  await expect(told).toContainText("A newer version of this page is open in another tab");
  await panel.open(1);
  await panel.field("caption").fill("First light");
  await expect(desk.panel(1).locator("h3")).toHaveText("First light");
  await expect(saving(page)).toHaveAttribute("data-saving", "failed");
  const saved = page.waitForEvent("download");
  await told.getByRole("button", { name: "Save everything to a file" }).click();
  const files = await unzipped(await saved);
  expect(files["boards/board.json"], "what is on the screen").toContain("First light");
  expect(Object.keys(files).filter((name) => name.startsWith("pictures/")), "what the newer version keeps").toHaveLength(1);
});

test("row 46: a newer version says which tab it waits for", async ({ context, form, page }) => {
  await page.goto(`${form.address}schema/none`);
  expect(await openAt(page, 2, true)).toBe("opened");
  await page.evaluate(() => localStorage.setItem("seedboard.board", "board"));
  const second = await context.newPage();
  const other = new Form(second, form.address);
  await other.open();
  const told = second.getByRole("alert");
  await expect(told).toContainText("An older version of this page is open in another tab");
  await page.close();
  await told.getByRole("button", { name: "Try again" }).click();
  await expect(told).toContainText("The board that was kept here is gone");
});

test("row 47: cleared while it is open, the board stays in memory, and is kept again on a press", async ({ board, form, page }) => {
  const [desk, panel] = [new Desk(form), new Panel(page)];
  await desk.make(1);
  await board.expectSaved();
  const browser = await page.context().newCDPSession(page);
  const { origin } = new URL(form.address);
  await browser.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  const told = page.getByRole("alert").filter({ hasText: "This board is not kept" });
  await expect(told).toContainText("was cleared while it was open");
  await expect(desk.panels).toHaveCount(1);
  await told.getByRole("button", { name: "Try again" }).click();
  await board.expectSaved();
  await expect(told).toHaveCount(0);
  await panel.open(1);
  await panel.field("caption").fill("First light");
  await board.expectSaved();
  await page.reload();
  await expect(desk.panel(1).locator("h3")).toHaveText("First light");
  await expect(desk.panels.getByText("Picture unreadable")).toHaveCount(1);
});

test("row 48: a connection to the database that is lost is opened again, and what waited is written", async ({ board, complaints, form, page }) => {
  const [desk, panel] = [new Desk(form), new Panel(page)];
  await desk.make(1);
  await board.expectSaved();
  await loseConnections(page);
  await panel.open(1);
  await panel.field("caption").fill("First light");
  await board.expectSaved();
  await panel.pickOwn(file("mine.png", png(64, 36)));
  await panel.expectTakes(2, 2);
  await board.expectSaved();
  const { boards, pictures } = await stored(page);
  expect(boards[0]).toContain("First light");
  expect(pictures).toHaveLength(2);
  await page.reload();
  await expect(desk.panel(1).locator("h3")).toHaveText("First light");
  await panel.open(1);
  await panel.expectTakes(2, 2);
  expect(complaints).toEqual([]);
});

test("row 48: where no connection holds, that is said, and everything goes into a file", async ({ board, form, page }) => {
  const [desk, panel] = [new Desk(form), new Panel(page)];
  await desk.make(2);
  await board.expectSaved();
  const before = await stored(page);
  await loseConnections(page, { forGood: true });
  await panel.open(1);
  await panel.field("caption").fill("Last light");
  const told = page.getByRole("alert").filter({ hasText: "This board is not kept" });
  await expect(told).toBeVisible();
  const saved = page.waitForEvent("download");
  await told.getByRole("button", { name: "Save everything to a file" }).click();
  const files = await unzipped(await saved);
  expect(files["boards/board.json"]).toContain("Last light");
  // What the database has cannot be read either.
  expect((await stored(page)).boards).toEqual(before.boards);
});

test("everything goes into a file: boards, pictures as they are kept, what was done and how it was", async ({ board, form, page }) => {
  const [desk, panel, shelf] = [new Desk(form), new Panel(page), new Shelf(form)];
  await desk.make(2);
  await panel.open(1);
  await panel.field("caption").fill("First light");
  await desk.more("History");
  await page.getByRole("dialog", { name: "History" }).getByRole("button", { name: "Keep one now" }).click();
  await page.keyboard.press("Escape");
  await board.expectSaved();
  await shelf.open();
  const saved = page.waitForEvent("download");
  await shelf.dialog.getByRole("button", { name: "Save everything to a file" }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^seedboard-\d{4}-\d\d-\d\d\.zip$/);
  const files = await unzipped(download);
  const { boards, pictures } = await stored(page);
  expect(files["boards/board.json"]).toBe(boards[0]);
  expect(JSON.parse(files["seedboard.json"]).boards).toHaveLength(1);
  expect(JSON.parse(files["history/board/steps.json"]).steps.length).toBeGreaterThan(0);
  expect(Object.keys(files).filter((name) => /^history\/board\/\d+-hand\.json$/.test(name))).toHaveLength(1);
  const names = Object.keys(files).filter((name) => name.startsWith("pictures/"));
  expect(names.sort()).toEqual(pictures.map(({ name }) => `pictures/${name}.jpg`).sort());
  for (const picture of pictures) expect(sha256(files[`pictures/${picture.name}.jpg`])).toBe(picture.sha256);
});

test("a page that is hidden or left writes at once what waits to be written", async ({ board, form, page }) => {
  const [desk, panel] = [new Desk(form), new Panel(page)];
  await desk.make(1);
  await board.expectSaved();
  // The board's rest before it is written never ends.
  await page.evaluate(() => {
    const { setTimeout } = window;
    window.setTimeout = (then, ms, ...rest) => (ms >= 200 ? 0 : setTimeout(then, ms, ...rest));
  });
  await panel.open(1);
  for (const [words, leaving] of [
    ["First light", "visibilitychange"],
    ["Last light", "pagehide"],
  ]) {
    await panel.field("caption").fill(words);
    await expect(saving(page)).toHaveAttribute("data-saving", "saving");
    await page.evaluate((leaving) => (leaving === "pagehide" ? window : document).dispatchEvent(new Event(leaving, { bubbles: true })), leaving);
    await board.expectSaved();
    expect((await stored(page)).boards[0]).toContain(words);
  }
});

const saving = (page) => page.locator("[data-saving]");

/**
 * Every connection that the page's workers have is dead, as WebKit's are when its storage process dies; `forGood`: and so is
 * every one that they open from now on.
 */
async function loseConnections(page, { forGood = false } = {}) {
  const lose = (forGood) => {
    const alive = new WeakSet();
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...named) {
      const request = open.apply(this, named);
      if (!forGood) request.addEventListener("success", () => alive.add(request.result));
      return request;
    };
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...of) {
      if (alive.has(this)) return transaction.apply(this, of);
      throw new DOMException("Connection to Indexed Database server lost. Refresh the page to try again", "UnknownError");
    };
  };
  const workers = page.workers();
  expect(workers.length).toBeGreaterThan(0);
  await Promise.all(workers.map((worker) => worker.evaluate(lose, forGood)));
}

/** Opens the database at a version, past the page; `holds`: and does not let go of it. "opened", or the error's name. */
function openAt(page, version, holds = false) {
  return page.evaluate(
    ([version, holds]) =>
      new Promise((resolve) => {
        const request = indexedDB.open("seedboard", version);
        request.onsuccess = () => {
          resolve("opened");
          if (!holds) request.result.close();
          globalThis.held = request.result;
        };
        request.onblocked = () => resolve("blocked");
        request.onerror = () => resolve(request.error.name);
      }),
    [version, holds],
  );
}

/** Overwrites what the databases of a profile say of themselves. */
async function damage(folder) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (/^(MANIFEST|CURRENT)/.test(entry.name) || /sqlite|\.db$/.test(entry.name)) await writeFile(path, "garbage");
    if (/\.(log|ldb)$/.test(entry.name)) await rm(path);
  }
}

/** Keeps every other transaction waiting; resolves to what lets them go. */
async function holdDatabase(page) {
  await page.evaluate(async () => {
    const opened = await new Promise((resolve, reject) => {
      const request = indexedDB.open("seedboard");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const names = [...opened.objectStoreNames];
    const store = opened.transaction(names, "readwrite").objectStore(names[0]);
    const keep = () => {
      if (!window.released) store.get("nothing").onsuccess = keep;
    };
    keep();
  });
  return () => page.evaluate(() => (window.released = true));
}
