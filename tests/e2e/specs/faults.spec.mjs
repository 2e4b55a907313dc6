// Everything that goes wrong says what it is, why, and what to do next; what came stays; nothing is
// ever sent a second time by itself but what waiting.spec.mjs is about. Titles bear the row of
// shared/reliability.md section 5.

import { createServer } from "node:net";
import { FAULTS, UNREACHABLE, WHOLE } from "../fixtures/fault-table.mjs";
import { KEY, expect, test } from "../fixtures/test.mjs";

/** Longer than any patience or back-off that a page could have. */
const LONG_AFTER = 10 * 60_000;

for (const row of [...FAULTS, ...WHOLE.map((row) => ({ ...row, stream: false }))]) {
  const reply = row.stream === false ? " in a plain reply" : "";
  const code = row.settings?.rate_limit_code;
  const name = code === undefined ? row.fault : `${row.fault} ${code}`;
  test(`row ${row.row}: ${name}${reply} says what it is and keeps what came`, async ({ board, connected, form, page }) => {
    const { response, scenario } = await provoke({ board, connected, form, page, row });
    const said = await read({ board, form, row });
    expect(said.title).toMatch(row.title);
    expect(said.cause).toMatch(row.cause);
    expect(said.next).toMatch(row.next);
    for (const fact of row.facts) expect(said.facts).toContain(fact);
    const id = response()?.headers()["x-request-id"];
    if (id !== undefined) expect(said.facts, "the request id that the service sent").toContain(id);
    await keepsWhatCame({ board, form, row, scenario });
    await scenario.expectPosts(1 + (row.pauses ?? []).length);
  });
}

test("no two faults share a title, a cause or a next step", async ({ board, connected, form, page }) => {
  test.setTimeout(120_000);
  const table = [];
  for (const row of FAULTS) {
    await provoke({ board, connected, form, page, row });
    table.push({ fault: row.fault, ...(await read({ board, form, row })) });
    await form.leave();
  }
  await form.open();
  await form.connect({ connection: "relay", base_url: await deadAddress(), api_key: KEY });
  await form.generate();
  table.push({ fault: "unreachable", ...(await board.fault(UNREACHABLE.title)) });
  for (const part of ["title", "cause", "next"]) {
    const texts = table.map((row) => row[part]);
    expect(texts.every((text) => text.length > 0), `${part} of every fault`).toBe(true);
    expect(new Set(texts).size, `${part}: ${texts.join(" | ")}`).toBe(texts.length);
  }
});

test("row 9: nothing but a rate limit is sent again, however long one waits", async ({ board, connected, form, page }) => {
  await page.clock.install();
  for (const settings of [
    { fault: "rate_limit_429", rate_limit_code: "QuotaExceeded", retry_after: 1 },
    { fault: "server_error_500" },
    { fault: "cut_in_event" },
  ]) {
    const scenario = await connected(settings);
    await form.generate();
    await expect(board.faults).toHaveCount(1);
    await page.clock.runFor(LONG_AFTER);
    await scenario.expectPosts(1);
    const choice = settings.fault === "rate_limit_429" ? 0 : 1;
    await expect(form.button("Send again"), "sending again is a person's choice").toHaveCount(choice);
    await form.leave();
  }
});

test("Send again sends the same request once, for new panels", async ({ board, connected, form }) => {
  const scenario = await connected({ fault: "cut_in_event" });
  await form.generate();
  await board.expectRun("interrupted");
  await form.button("Send again").click();
  await form.expectPanels({ arrived: 2, interrupted: 6, pending: 0 });
  const posts = await scenario.posts();
  expect(posts).toHaveLength(2);
  expect(posts[1].body).toEqual(posts[0].body);
});

test("row 14: the empty panels of a broken run can be removed, and what came stays", async ({ board, connected, form }) => {
  await connected({ fault: "cut_in_event", fault_after: 2 });
  await form.generate();
  await board.expectRun("interrupted");
  await form.expectPanels({ arrived: 2, interrupted: 2 });
  await form.button("Remove the empty panels").click();
  await expect(form.panels()).toHaveCount(2);
  expect(await form.pictureSizes()).toHaveLength(2);
});

test("row 1: a service that is not running is called unreachable", async ({ board, form }) => {
  await form.open();
  await form.connect({ connection: "relay", base_url: await deadAddress(), api_key: KEY });
  await form.generate();
  await board.expectRun("refused");
  await isUnreachable(board);
  await form.expectPanels({ failed: 4, arrived: 0, pending: 0 });
});

test("rows 2 and 3: a service that lets no browser in is called unreachable, with the way out", async ({ board, connected, form }) => {
  const scenario = await connected({ cors: false });
  await form.generate();
  await board.expectRun("refused");
  const { next } = await isUnreachable(board);
  expect(next).toMatch(/use a relay/);
  expect(await scenario.posts(), "the browser held the request back").toHaveLength(0);
});

test("row 9: a gateway's HTML is never rendered", async ({ board, connected, form, page }) => {
  await connected({ fault: "gateway_html_502" });
  await form.generate();
  await board.expectRun("refused");
  await board.faults.locator("details summary").evaluateAll((all) => all.forEach((summary) => summary.click()));
  await expect(page.locator("center, hr, main iframe")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "502 Bad Gateway" })).toHaveCount(0);
  await expect(page).toHaveTitle(/Seedboard/);
  expect(await page.locator("body").innerText()).not.toMatch(/<\/?(html|head|body|center|h1)>|nginx/);
});

test("the service's own words are quoted, folded away", async ({ board, connected, form }) => {
  await connected({ fault: "server_error_500" });
  await form.generate();
  await board.expectRun("refused");
  const quote = board.faults.locator("blockquote");
  await expect(quote).toBeHidden();
  await board.faults.getByText("The service’s own words").click();
  await expect(quote).toContainText("The service encountered an unexpected internal error.");
});

for (const { fault, row, silence } of FAULTS.filter((row) => row.silence !== undefined)) {
  test(`row ${row}: ${fault}: silence is remarked after ${silence / 1000} s and not before, and Stop ends it`, async ({
    board,
    connected,
    form,
    page,
  }) => {
    await page.clock.install();
    const scenario = await connected({ fault });
    await form.generate();
    await scenario.expectPosts(1);
    const arrived = fault === "stall" ? 1 : 0;
    await form.expectPanels({ arrived, pending: 4 - arrived });
    await page.clock.runFor(silence - 15_000);
    await expect(board.faults).toHaveCount(0);
    await page.clock.runFor(16_000);
    await expect(board.faults).toHaveCount(1);
    await board.expectRun("running");
    await form.stop();
    await board.expectRun("cancelled");
    await expect(board.faults.getByRole("heading", { name: "Stopped by you" })).toBeVisible();
    await expect(board.faults, "only how it ended is left").toHaveCount(1);
    await form.expectPanels({ arrived, interrupted: 4 - arrived, pending: 0 });
    await scenario.expectAborted();
    await scenario.expectPosts(1);
  });
}

test("row 10: a JSON reply to a stream request shows every picture and a remark", async ({ board, connected, form }) => {
  const scenario = await connected({ fault: "json_to_stream" });
  await form.fill({ stream: true, size: "2K" });
  await form.generate();
  await board.expectRun("completed");
  await form.expectPanels({ arrived: 4 });
  const pictures = await scenario.pictures(4);
  expect(await form.pictureSizes()).toEqual(pictures.map((picture) => picture.size));
  await expect(board.faults).toHaveCount(1);
  expect((await board.fault(/Answered in one piece/)).cause).toContain("All that it sent is here");
  await expect(form.button("Send again"), "nothing is missing").toHaveCount(0);
});

test("row 35: a picture whose address is dead keeps its place and says so", async ({ board, connected, form, page }) => {
  await connected();
  await page.route(/\/pictures\//, (route) => route.abort());
  await form.fill({ response_format: "url" });
  await form.generate();
  await board.expectRun("completed");
  await form.expectPanels({ arrived: 0, pending: 0 });
  await expect(board.list.getByRole("img"), "no broken pictures").toHaveCount(0);
  await expect(form.panels().first()).toContainText(/Address dead or out of reach/);
  await expect(form.panels().first()).toContainText("The request is kept");
  await page.unroute(/\/pictures\//);
  await form.panels().first().getByRole("button", { name: "Try again" }).click();
  await form.expectPanels({ arrived: 1 });
});

test("row 4: a key that the service does not know is called so, with a way to the dialog", async ({
  board,
  connected,
  form,
  page,
}) => {
  await connected({ api_key: "the-right-key" });
  await form.generate();
  await board.expectRun("refused");
  expect((await board.fault(/key was not accepted/)).facts).toContain("HTTP 401");
  await form.button("Check address and key").click();
  await expect(page.getByRole("dialog", { name: "Connection" })).toBeVisible();
});

/** Starts a run that meets the fault and waits until it has; `response()` is the reply, if one came. */
async function provoke({ board, connected, form, page, row }) {
  const { fault, pauses = [], settings, silence, stream = true } = row;
  if (silence !== undefined || pauses.length > 0) await page.clock.install();
  const scenario = await connected({ fault, ...settings });
  await form.fill({ stream });
  let response;
  page.on("response", (seen) => {
    if (seen.request().method() === "POST") response = seen;
  });
  await form.generate();
  for (const [sent, pause] of pauses.entries()) {
    await scenario.expectPosts(sent + 1);
    await expect(board.wait).toContainText(`attempt ${sent + 2} of ${pauses.length + 1}`);
    // With a quarter more at most, by chance.
    await page.clock.runFor(pause * 1250 + 100);
  }
  await form.expectPanels(row.panels);
  if (silence !== undefined) {
    // The board is kept before the request leaves, and the silence begins with the request.
    await scenario.expectPosts(1);
    await page.clock.runFor(silence + 1_000);
  }
  return { response: () => response, scenario };
}

/** What is said of the fault: over the board, or in the panel that it is about. */
async function read({ board, form, row }) {
  if (row.ofPanel === undefined) return board.fault(row.title);
  const frame = form.panels().nth(row.ofPanel).locator(".frame");
  await expect(frame.locator("strong")).toBeVisible();
  return {
    title: await frame.locator("strong").innerText(),
    cause: await frame.locator("p").first().innerText(),
    next: await frame.locator("p").nth(1).innerText(),
    facts: await frame.locator("code").innerText(),
  };
}

/** The panels stand as the table says, and every picture that the service sent is shown. */
async function keepsWhatCame({ board, form, row, scenario }) {
  await board.expectRun(row.run);
  await form.expectPanels(row.panels);
  const shown = await form.pictureSizes();
  if (row.panels.arrived === undefined) return;
  const pictures = await scenario.pictures(row.panels.arrived);
  expect(shown).toEqual(pictures.map((picture) => picture.size));
}

async function isUnreachable(board) {
  const said = await board.fault(UNREACHABLE.title);
  expect(said.cause).toMatch(UNREACHABLE.cause);
  expect(said.next).toMatch(UNREACHABLE.next);
  expect(Object.values(said).join(" "), "not the browser's own words").not.toMatch(/TypeError|Failed to fetch|net::/);
  return said;
}

/** The base URL of a port at which nobody listens. */
function deadAddress() {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(`http://127.0.0.1:${port}/api/v3`));
    });
  });
}
