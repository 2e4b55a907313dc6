// Replies that ark-service does not give: refusals by code, compressed and broken bodies, sizes that are not true,
// redirects, events of tens of megabytes. Titles bear the row of shared/reliability.md section 5.

import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { UNREACHABLE } from "../fixtures/fault-table.mjs";
import { expectNoLongTask, measured, watchLongTasks } from "../fixtures/long-tasks.mjs";
import { png } from "../fixtures/pictures.mjs";
import { READABLE, STREAM, completed, pictureEvent, refusal, serveReplies } from "../fixtures/replies.mjs";
import { KEY, expect, test } from "../fixtures/test.mjs";

const DAY_MS = 24 * 60 * 60_000;
const MIB = 1 << 20;

const REFUSALS = [
  { row: 5, status: 403, code: "AccountOverdueError", title: "The account is overdue", next: /Settle the bill/ },
  { row: 5, status: 403, code: "AccessDenied", title: "The key may not do this", next: /permission in the vendor’s console/ },
  {
    row: 6,
    status: 404,
    code: "InvalidEndpointOrModel.NotFound",
    title: "The model was not found",
    next: /choose another model/,
  },
  { row: 6, status: 404, code: "ModelNotOpen", title: "The model is not activated", next: /under Model activation, or choose/ },
  { row: 7, status: 400, code: "InvalidParameter", title: "The service refused a setting", next: /change that field/ },
  { row: 7, status: 400, code: "InputTextRiskDetection", title: "The prompt was refused", next: /Say it in other words/ },
  { row: 7, status: 400, code: "InputImageRiskDetection", title: "A reference was refused", next: /Take that image out/ },
];

for (const { row, status, code, title, next } of REFUSALS) {
  test(`row ${row}: ${status} ${code} says what to do, with its code, and is not sent again`, async ({
    answered,
    board,
    form,
    page,
  }) => {
    await page.clock.install();
    const service = await answered((response) => response.writeHead(status, READABLE).end(refusal(code)));
    await form.generate();
    await board.expectRun("refused");
    const said = await board.fault(title);
    expect(said.next).toMatch(next);
    expect(said.facts).toContain(`HTTP ${status}`);
    expect(said.facts).toContain(code);
    await form.expectPanels({ failed: 4, arrived: 0, pending: 0 });
    await page.clock.runFor(10 * 60_000);
    expect(service.posts).toHaveLength(1);
  });
}

test("row 2: a preflight that is refused is called unreachable, with the way out, and nothing is sent", async ({
  board,
  connected,
  form,
}) => {
  const scenario = await connected({ cors: false });
  await form.generate();
  await board.expectRun("refused");
  const { cause, next } = await board.fault(UNREACHABLE.title);
  expect(cause).toMatch(/does not let browsers in/);
  expect(next).toMatch(/use a relay/);
  await scenario.expectPosts(0);
});

for (const status of [401, 403, 404, 429, 500]) {
  test(`row 3: a ${status} that the page may not read is not taken for a wrong key, nor sent again`, async ({
    answered,
    board,
    form,
    page,
  }) => {
    await page.clock.install();
    const service = await answered((response) => response.writeHead(status).end(refusal("AuthenticationError")));
    await form.generate();
    await board.expectRun("refused");
    const said = await board.fault(UNREACHABLE.title);
    expect(said.cause).toMatch(UNREACHABLE.cause);
    expect(Object.values(said).join(" ")).not.toMatch(/key was not accepted|HTTP/);
    await page.clock.runFor(10 * 60_000);
    expect(service.posts).toHaveLength(1);
  });
}

const LABELS = [{ "content-type": "text/plain" }, {}];
for (const label of LABELS) {
  test(`row 11: a stream of events is read under ${label["content-type"] ?? "no type at all"}`, async ({
    answered,
    board,
    form,
  }) => {
    await answered((response) => response.writeHead(200, { ...READABLE, ...label }).end(stream()));
    await form.generate();
    await board.expectRun("completed");
    await form.expectPanels({ arrived: 4, pending: 0 });
  });
}

for (const status of [200, 204]) {
  test(`row 12: a ${status} without a byte is called empty`, async ({ answered, board, form }) => {
    const service = await answered((response) => response.writeHead(status, READABLE).end());
    await form.generate();
    await board.expectRun("refused");
    expect((await board.fault("The reply was empty")).cause).toContain("sent nothing");
    expect(service.posts).toHaveLength(1);
  });
}

test("row 17: a compressed stream is read like any other", async ({ answered, board, form }) => {
  await answered((response) => response.writeHead(200, { ...STREAM, "content-encoding": "gzip" }).end(gzipSync(stream())));
  await form.generate();
  await board.expectRun("completed");
  await form.expectPanels({ arrived: 4, pending: 0 });
});

test("row 17: a compressed stream that is cut keeps what came and is not called complete", async ({ answered, board, form }) => {
  // Not compressed any smaller, so that half of the bytes are half of the pictures.
  const whole = gzipSync(stream(), { level: 0 });
  const cut = whole.subarray(0, Math.floor(whole.length / 2));
  const service = await answered((response) => response.writeHead(200, { ...STREAM, "content-encoding": "gzip" }).end(cut));
  await form.generate();
  await board.expectRun("interrupted");
  await expect(form.panels("arrived")).not.toHaveCount(0);
  await expect(form.panels("interrupted")).not.toHaveCount(0);
  await form.expectPanels({ pending: 0 });
  await form.pictureSizes();
  expect(service.posts).toHaveLength(1);
});

test("row 17: a stream that only says it is compressed ends as a broken one, and nothing of it is shown", async ({
  answered,
  board,
  form,
}) => {
  const service = await answered((response) => response.writeHead(200, { ...STREAM, "content-encoding": "gzip" }).end(stream()));
  await form.generate();
  await expect(board.faults).toHaveCount(1);
  expect(await board.line.getAttribute("data-run-state")).toMatch(/^(interrupted|refused)$/);
  await form.expectPanels({ arrived: 0, pending: 0 });
  expect(service.posts).toHaveLength(1);
});

test("row 30: an event of 38 MB is read with no task over 50 ms", async ({ board, connected, form, page }, testInfo) => {
  test.setTimeout(120_000);
  await watchLongTasks(page);
  const scenario = await connected({ noise: true });
  await form.fill({ model: "seedream-5-0-260128", output_format: "png", "size.tier": "exact" });
  await form.fill({ "size.width": 3072, "size.height": 3072, "sequential_image_generation_options.max_images": 2 });
  const tasks = await measured(page, async () => {
    await form.generate();
    await board.expectRun("completed", { timeout: 60_000 });
    await form.expectPanels({ arrived: 2, pending: 0 });
  });
  await testInfo.attach("long-tasks.json", { body: JSON.stringify(tasks, null, 2), contentType: "application/json" });
  for (const { bytes } of await scenario.pictures(2)) expect((bytes * 4) / 3).toBeGreaterThan(36 * MIB);
  expectNoLongTask(tasks, 50, testInfo);
});

test("row 30: an event of more than 64 MB is refused, and the picture before it stays", async ({ answered, board, form }) => {
  const service = await answered((response) => {
    response.writeHead(200, STREAM);
    Readable.from(pieces()).pipe(response);
  });
  await form.generate();
  const said = await board.fault("The reply is larger than this page takes");
  expect(said.next).toMatch(/fewer or smaller pictures/);
  await form.expectPanels({ arrived: 1, pending: 0 });
  expect(await form.pictureSizes()).toEqual(["64x64"]);
  expect(service.posts).toHaveLength(1);
});

test("row 30: whoever meets a limit can set it higher, and it stays set", async ({ answered, board, form, page }) => {
  const file = Buffer.concat([png(64, 64), Buffer.alloc(2 * MIB)]);
  await answered((response) => response.writeHead(200, STREAM).end(pictureEvent(0, file) + completed(1)));
  const dialog = await form.openDialog("Connection", "Connection");
  await dialog.getByText("Limits of a reply").click();
  await dialog.getByLabel("Most MB of one picture").fill("1");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await form.generate();
  await board.fault("The reply is larger than this page takes");
  await form.expectPanels({ arrived: 0 });
  await form.button("Change the limit").click();
  await expect(dialog.getByLabel("Most MB of one picture"), "it is in sight").toHaveValue("1");
  await dialog.getByLabel("Most MB of one picture").fill("8");
  await dialog.getByRole("button", { name: "Save" }).click();
  await form.generate();
  await form.expectPanels({ arrived: 1 });
  await page.reload();
  await form.button("Connection").click();
  await expect(dialog.getByLabel("Most MB of one picture")).toHaveValue("8");
  await expect(dialog.getByLabel("Most MB of a reply")).toHaveValue("1024");
});

test("row 33: a picture has the size that its file says, whatever the service says", async ({ answered, board, form }) => {
  await answered((response) => response.writeHead(200, STREAM).end(stream()));
  await form.generate();
  await board.expectRun("completed");
  expect(await form.pictureSizes()).toEqual(sizes().map(([width, height]) => `${width}x${height}`));
  await expect(form.panels().first()).not.toContainText(/2048/);
});

for (const days of [-2, 2]) {
  test(`row 36: on a device whose clock is ${Math.abs(days)} days ${days < 0 ? "behind" : "ahead"}, pictures are shown`, async ({
    board,
    connected,
    form,
    page,
  }) => {
    await page.clock.setFixedTime(Date.now() + days * DAY_MS);
    const scenario = await connected();
    await form.fill({ response_format: "url", size: "2K" });
    await form.generate();
    await board.expectRun("completed");
    await form.expectPanels({ arrived: 4, pending: 0 });
    expect(await form.pictureSizes()).toEqual((await scenario.pictures(4)).map(({ size }) => size));
    await expect(board.faults).toHaveCount(0);
    // The address says it, by the service's clock.
    const until = await form.panels().first().getByRole("img").evaluate((image) => {
      const asked = new URL(image.src).searchParams;
      const signed = asked.get("X-Tos-Date").replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z");
      const dies = new Date(Date.parse(signed) + Number(asked.get("X-Tos-Expires")) * 1000);
      return dies.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    });
    await expect(form.panels().first()).toContainText(`address until ${until}`);
  });
}

test("row 36: a clock that is set back in the middle of a run changes neither order nor state", async ({
  board,
  connected,
  form,
  page,
}) => {
  const scenario = await connected({ hold: true });
  await form.generate();
  await scenario.release(2);
  await form.expectPanels({ arrived: 2, pending: 2 });
  await page.clock.setFixedTime(Date.now() - 2 * DAY_MS);
  await scenario.release(2);
  await board.expectRun("completed");
  await form.expectPanels({ arrived: 4, pending: 0 });
  expect(await form.pictureSizes()).toEqual((await scenario.pictures(4)).map(({ size }) => size));
  await expect(page.locator("[data-run][data-state] .no")).toHaveText(["1", "2", "3", "4"]);
});

for (const status of [302, 307]) {
  test(`row 52: a redirect (${status}) is not followed, neither with the key nor without`, async ({ answered, board, form }) => {
    const elsewhere = await serveReplies((response) => response.writeHead(200, STREAM).end(stream()));
    const service = await answered((response) =>
      response.writeHead(status, { ...READABLE, location: `${elsewhere.baseUrl}/images/generations` }).end(),
    );
    await form.generate();
    await board.expectRun("refused");
    await board.fault(UNREACHABLE.title);
    await form.expectPanels({ failed: 4, arrived: 0, pending: 0 });
    expect(service.posts).toHaveLength(1);
    expect(elsewhere.posts).toHaveLength(0);
    await elsewhere.close();
  });
}

test("row 54: a key that is refused while a run waits to be sent again ends it once, without a dialog", async ({
  board,
  connected,
  form,
  page,
}) => {
  await page.clock.install();
  const scenario = await connected({ rate_limited_times: 1, retry_after: 1, api_key: "the-right-key" });
  await form.generate();
  await board.expectRun("waiting");
  await page.clock.runFor(2_000);
  await board.expectRun("refused");
  await board.fault(/key was not accepted/);
  await expect(board.faults).toHaveCount(1);
  await expect(page.getByRole("dialog").filter({ visible: true })).toHaveCount(0);
  await form.expectPanels({ failed: 4, pending: 0 });
  await page.clock.runFor(10 * 60_000);
  await scenario.expectPosts(2);
});

/** A picture, and one of 80 MB that never ends. */
function* pieces() {
  yield pictureEvent(0, png(64, 64));
  yield 'event: image_generation.partial_succeeded\ndata: {"image_index":1,"b64_json":"iVBORw0KGgo';
  const piece = Buffer.alloc(MIB, "A");
  for (let at = 0; at < 80; at += 1) yield piece;
}

/** Of the pictures of `stream`; none is the size that is said of it. */
function sizes() {
  return [
    [640, 480],
    [480, 640],
    [512, 512],
    [800, 200],
  ];
}

/** Four pictures, each another one, and the end. */
function stream() {
  const pictures = sizes().map(([width, height], index) => pictureEvent(index, png(width, height, index)));
  return pictures.join("") + completed(pictures.length);
}
