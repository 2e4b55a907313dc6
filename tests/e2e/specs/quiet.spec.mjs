// Nothing is redrawn when nothing visible changed, and one chunk is one redraw at most.

import { expect, test } from "../fixtures/test.mjs";

test("while only keep-alive comments come, nothing changes but the elapsed time", async ({
  board,
  connected,
  form,
  page,
}) => {
  const scenario = await connected({ hold: true, comments_every_ms: 20 });
  await form.generate();
  await scenario.release();
  await form.expectPanels({ arrived: 1, pending: 3 });
  const watched = await watch(board.area);
  const [elapsed] = await times(form);
  // Over a second of comments: some fifty chunks, and ten ticks of the clock.
  await expect.poll(async () => Number.parseFloat((await times(form))[0])).toBeGreaterThan(Number.parseFloat(elapsed) + 1);
  const mutations = await watched();
  expect(mutations.length, "the time is seen to go on").toBeGreaterThan(0);
  expect(mutations.filter((mutation) => !mutation.isTime)).toEqual([]);
  await scenario.release(3);
  await board.expectRun("completed");
  await expect(page.getByText(/keep-?alive/i)).toHaveCount(0);
});

test("an arrival changes its own panel and leaves the others alone", async ({ board, connected, form }) => {
  const scenario = await connected({ hold: true });
  await form.generate();
  await scenario.release();
  await form.expectPanels({ arrived: 1, pending: 3 });
  const watched = await watch(board.list);
  await scenario.release();
  await form.expectPanels({ arrived: 2, pending: 2 });
  const mutations = (await watched()).filter((mutation) => !mutation.isTime);
  const own = await form.panels().nth(1).getAttribute("id");
  expect([...new Set(mutations.map((mutation) => mutation.panel))]).toEqual([own]);
});

test("a picture that stands is not loaded again when others come", async ({ board, connected, form, page }) => {
  const scenario = await connected({ hold: true });
  await form.fill({ response_format: "url" });
  const loads = [];
  page.on("request", (request) => {
    if (request.url().includes("/pictures/")) loads.push(new URL(request.url()).pathname);
  });
  await form.generate();
  await scenario.release();
  await form.expectPanels({ arrived: 1, pending: 3 });
  const first = await form.panels("arrived").locator("img").elementHandle();
  await scenario.release(3);
  await board.expectRun("completed");
  expect(await form.pictureSizes()).toHaveLength(4);
  expect(await first.evaluate((picture) => picture.isConnected), "the same element still stands").toBe(true);
  expect(loads.length).toBe(4);
  expect(new Set(loads).size).toBe(4);
});

test("many small chunks of one picture are one redraw", async ({ board, connected, form }) => {
  const scenario = await connected({ hold: true, chunk: 512 });
  await form.fill({ size: "1280x720", model: "seedream-4-0-250828" });
  await form.generate();
  await form.expectPanels({ pending: 4 });
  const panel = form.panels().first();
  const states = await statesOf(panel);
  const watched = await watch(panel);
  await scenario.release();
  await form.expectPanels({ arrived: 1 });
  const pictures = await scenario.pictures(1);
  expect(pictures[0].bytes, "it came in many chunks").toBeGreaterThan(10 * 512);
  // Its address comes after its arrival.
  await expect(panel.locator("img")).toHaveCount(1);
  const added = (await watched()).filter((mutation) => mutation.addedPictures > 0);
  expect(added).toHaveLength(1);
  expect(await states()).toEqual(["arrived"]);
  await scenario.release(3);
  await board.expectRun("completed");
});

test("typing in the form does not touch the board", async ({ board, connected, form }) => {
  await connected();
  await form.generate();
  await board.expectRun("completed");
  // Their addresses come after their arrival.
  await expect(board.list.locator("img")).toHaveCount(4);
  expect(await form.pictureSizes()).toHaveLength(4);
  const watched = await watch(board.area);
  await form.control("prompt").fill("Something else entirely");
  await form.fill({ size: "4K" });
  expect(await form.shownRequest()).toMatchObject({ prompt: "Something else entirely", size: "4K" });
  expect(await watched()).toEqual([]);
});

/** Notes every mutation below an element from now on; the answer tells what they were. */
async function watch(place) {
  const handle = await place.evaluateHandle((root) => {
    const seen = [];
    const note = (mutations) => {
      for (const { type, target, attributeName, addedNodes } of mutations) {
        const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
        const pictures = (node) => (node.nodeName === "IMG" ? 1 : (node.querySelectorAll?.("img").length ?? 0));
        seen.push({
          type,
          attributeName,
          element: element?.outerHTML.slice(0, 120) ?? "",
          isTime: type !== "attributes" && element?.closest("time") !== null,
          panel: element?.closest("[data-state]")?.id ?? null,
          addedPictures: Array.from(addedNodes, pictures).reduce((sum, count) => sum + count, 0),
        });
      }
    };
    const observer = new MutationObserver(note);
    observer.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
    return {
      end() {
        note(observer.takeRecords());
        observer.disconnect();
        return seen;
      },
    };
  });
  return () => handle.evaluate((watching) => watching.end());
}

/** Every state that a panel takes from now on. */
async function statesOf(panel) {
  const handle = await panel.evaluateHandle((row) => {
    const states = [];
    new MutationObserver(() => states.push(row.dataset.state)).observe(row, { attributeFilter: ["data-state"] });
    return states;
  });
  return () => handle.jsonValue();
}

/** The elapsed times that pending panels show. */
function times(form) {
  return form.panels("pending").locator("time").allInnerTexts();
}
