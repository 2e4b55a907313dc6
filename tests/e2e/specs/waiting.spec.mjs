// The one refusal that is answered by sending again by itself, and the pace of all tabs together: what waits says why
// and until when, and Stop ends it. Titles bear the row of shared/reliability.md section 5.

import { KEY, expect, test } from "../fixtures/test.mjs";
import { Board } from "../fixtures/board.mjs";
import { Form } from "../fixtures/form.mjs";
import { Scenario } from "../fixtures/scenario.mjs";
import { Shelf } from "../fixtures/shelf.mjs";

test("row 8: a rate limit with Retry-After is sent again by itself, once, for the same panels", async ({
  board,
  connected,
  form,
}) => {
  const scenario = await connected({ rate_limited_times: 1, retry_after: 1 });
  await form.generate();
  await board.expectRun("waiting");
  await form.expectPanels({ pending: 4 });
  await board.expectRun("completed");
  await form.expectPanels({ arrived: 4, pending: 0 });
  await expect(form.panels()).toHaveCount(4);
  await expect(board.faults, "nothing is left to explain").toHaveCount(0);
  const posts = await scenario.posts();
  expect(posts).toHaveLength(2);
  expect(posts[1].text).toBe(posts[0].text);
  expect(posts[1].headers.authorization).toBe(`Bearer ${KEY}`);
  expect(posts[1].at_ms - posts[0].at_ms, "not before the service's second is over").toBeGreaterThanOrEqual(1000);
});

test("row 8: the wait says why, until when and how often, and counts down", async ({ board, connected, form, page }) => {
  await page.clock.install();
  const scenario = await connected({ fault: "rate_limit_429", retry_after: 60 });
  await form.generate();
  await board.expectRun("waiting");
  await page.clock.pauseAt(Date.now() + 10_000);
  await expect(board.wait).toContainText("Too many pictures at once");
  await expect(board.wait).toContainText("attempt 2 of 8");
  await expect(board.line).toContainText("Waiting to send it again");
  await expect(form.panels("pending").first()).toContainText("waits to be sent");
  const seconds = async () => Number((await board.wait.innerText()).match(/in (\d+) s/)[1]);
  const before = await seconds();
  await page.clock.runFor(2_000);
  await expect.poll(seconds).toBe(before - 2);
  await expect(board.live).toHaveText(/Too many pictures at once\. It is sent again in \d+ s\./);
  await scenario.expectPosts(1);
});

test("row 40: Stop ends the wait at once, and nothing goes out", async ({ board, connected, form, page }) => {
  await page.clock.install();
  const scenario = await connected({ fault: "rate_limit_429", retry_after: 60 });
  await form.generate();
  await board.expectRun("waiting");
  await form.stop();
  await board.expectRun("cancelled");
  await form.expectPanels({ interrupted: 4, pending: 0 });
  await expect(board.wait).toHaveCount(0);
  const said = await board.fault("Stopped before it went out");
  expect(said.cause).toContain("Nothing of this is billed");
  await expect(form.panels("interrupted").first()).not.toContainText("may still");
  await page.clock.runFor(10 * 60_000);
  await scenario.expectPosts(1);
  await expect(form.button("Send again")).toBeVisible();
});

test("row 8: a quota that is used up is not sent again", async ({ board, connected, form, page }) => {
  await page.clock.install();
  for (const code of ["QuotaExceeded", "SetLimitExceeded", "InflightBatchsizeExceeded"]) {
    const scenario = await connected({ fault: "rate_limit_429", rate_limit_code: code, retry_after: 1 });
    await form.generate();
    await board.expectRun("refused");
    expect((await board.fault(/quota is used up/)).facts).toContain(code);
    await page.clock.runFor(10 * 60_000);
    await scenario.expectPosts(1);
    await form.leave();
  }
});

test("row 8: without a readable Retry-After the pauses grow, and the page gives up and says how often it tried", async ({
  board,
  connected,
  form,
  page,
}) => {
  await page.clock.install();
  // Sent all the same, but no page may read it.
  const scenario = await connected({ fault: "rate_limit_429_retry_after", expose_headers: "x-request-id" });
  await form.generate();
  for (const [sent, pause] of [1, 2, 4, 8, 16, 32, 60].entries()) {
    await scenario.expectPosts(sent + 1);
    await expect(board.wait).toContainText(`attempt ${sent + 2} of 8`);
    await page.clock.runFor(pause * 1250 + 100);
  }
  await board.expectRun("refused");
  await scenario.expectPosts(8);
  const fault = await board.fault(/Too many pictures a minute/);
  expect(fault.facts).toContain("ModelAccountIpmRateLimitExceeded");
  await expect(board.faults).toContainText("It was sent 8 times");
  await page.clock.runFor(10 * 60_000);
  await scenario.expectPosts(8);
});

test("row 37: a tab that was frozen during the wait sends once on waking", async ({ board, connected, form, page }) => {
  await page.clock.install();
  const scenario = await connected({ rate_limited_times: 1, retry_after: 60 });
  const devtools = await page.context().newCDPSession(page);
  await form.generate();
  await board.expectRun("waiting");
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  await scenario.expectPosts(1);
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  // The lid was closed for eight hours.
  await page.clock.fastForward("08:00:00");
  await board.expectRun("completed");
  await scenario.expectPosts(2);
});

test("row 38: leaving the page during a wait asks first", async ({ board, connected, form, page }) => {
  await connected({ fault: "rate_limit_429", retry_after: 60 });
  await form.generate();
  await board.expectRun("waiting");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await board.expectRun("waiting");
});

test("row 8: another tab waits for the pause that the service asked the first one for", async ({
  ark,
  board,
  connected,
  context,
  form,
  site,
}) => {
  await connected({ fault: "rate_limit_429", retry_after: 30 });
  await form.generate();
  await board.expectRun("waiting");
  const other = await context.newPage();
  const [otherForm, otherBoard] = [new Form(other, site.root), new Board(other)];
  const scenario = new Scenario(ark, await ark.scenario({}));
  await otherForm.open();
  // The open board is changed in the first tab.
  const shelf = new Shelf(otherForm);
  await shelf.open();
  await shelf.begin("Another");
  await shelf.close();
  await otherForm.connect({ connection: "relay", base_url: scenario.baseUrl, api_key: KEY });
  await otherForm.generate();
  await otherBoard.expectRun("waiting");
  await expect(otherBoard.wait).toContainText("asked another run of this model to wait");
  await scenario.expectPosts(0);
  await otherForm.stop();
  await otherForm.fill({ model: "seedream-4-0-250828" });
  await otherForm.generate();
  await otherBoard.expectRun("completed");
  await scenario.expectPosts(1);
});

test("all tabs together keep to the model's pictures a minute", async ({ board, connected, form, page }) => {
  const scenario = await connected();
  const model = await form.control("model").and(page.locator(":checked")).first().inputValue();
  await page.evaluate(
    ({ model, now }) => localStorage.setItem("seedboard.pace", `${model} ${now - 57_000} 498 0\n`),
    { model, now: await page.evaluate(() => Date.now()) },
  );
  await form.generate();
  await board.expectRun("waiting");
  await expect(board.wait).toContainText("takes 500 pictures a minute");
  await scenario.expectPosts(0);
  await board.expectRun("completed");
  await scenario.expectPosts(1);
});

test("after three runs the waiting frame tells the time of one's own", async ({ board, connected, form }) => {
  const scenario = await connected({ header_delay_ms: 50, hold: true });
  await form.fill({ "sequential_image_generation_options.max_images": 1 });
  for (let run = 1; run <= 4; run++) {
    await form.generate();
    await scenario.expectPosts(run);
    const known = form.panels("pending").first();
    await expect(known).toContainText(run <= 3 ? /usually \d+ to \d+ s/ : /in your last 3 runs/);
    await scenario.release(1);
    await board.expectRun("completed");
  }
});
