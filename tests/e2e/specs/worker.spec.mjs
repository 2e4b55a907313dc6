// The worker sends and reads. When it cannot be had, or dies, the page says which: one was sent, the other not.

import { expect, test } from "../fixtures/test.mjs";

test("a worker that cannot be loaded sent nothing, and the page says so", async ({ board, connected, form, page }) => {
  const scenario = await connected();
  await page.route(/\/run\.js$/, (route) => route.abort());
  await form.generate();
  await board.expectRun("refused");
  expect((await board.fault(/A part of the page is missing/)).cause).toContain("nothing was sent");
  expect(await scenario.posts()).toEqual([]);
});

test("a worker that dies in mid-run leaves what came, and may have cost something", async ({
  board,
  connected,
  form,
  page,
}) => {
  const scenario = await connected({ hold: true });
  await form.generate();
  await scenario.release();
  await form.expectPanels({ arrived: 1, pending: 3 });
  for (const worker of page.workers()) {
    await worker.evaluate(() => {
      if (self.name === "runs") setTimeout(() => { throw new Error("killed by the test"); });
    });
  }
  await board.expectRun("interrupted");
  await form.expectPanels({ arrived: 1, interrupted: 3 });
  expect((await board.fault(/The connection broke/)).cause).toContain("may have been made and billed");
  await expect.poll(async () => (await scenario.ledger()).aborted, "its request ended with it").toBe(true);
});
