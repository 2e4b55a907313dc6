// A disk that is slow, and one that takes nothing: what came is shown, whole.

import { noise } from "../fixtures/pictures.mjs";
import { STREAM, completed, pictureEvent, serveReplies } from "../fixtures/replies.mjs";
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

test("without room, pictures are shown, and said not to be saved", async ({ board, form, page }) => {
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
  await page.getByRole("button", { name: "Save the reply" }).click();
  await expect(board.area.getByText("this device had no room for it")).toBeVisible();
  await service.close();
});

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
