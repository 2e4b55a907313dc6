// The reply of a run is saved byte by byte with its times, and replayed: the same view, the same faults.

import { readFile } from "node:fs/promises";
import { noise } from "../fixtures/pictures.mjs";
import { STREAM, completed, pictureEvent, serveReplies } from "../fixtures/replies.mjs";
import { KEY, expect, test } from "../fixtures/test.mjs";

const PROMPT = "A lantern that nobody else may read about";

/** The saved reply of the run on the screen. */
async function save(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the reply" }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function replay(form, page, file, pace) {
  await form.button("Open a response").click();
  const dialog = page.getByRole("dialog", { name: "Open a response" });
  await dialog.locator('[name="response.pace"]').selectOption(pace);
  await dialog.locator('[name="response.file"]').setInputFiles({ name: file.name, mimeType: "text/plain", buffer: file.bytes });
  await expect(dialog).toBeHidden();
}

test("a saved reply holds the bytes and the times, no key and no prompt, and shows the same", async ({ board, connected, form, page }) => {
  await connected({ delay_ms: 150 });
  await form.fill({ prompt: PROMPT, response_format: "b64_json" });
  await form.generate();
  await board.expectRun("completed");
  const sizes = await form.pictureSizes();
  const file = await save(page);
  expect(file.name).toMatch(/^seedboard-run-\d+\.http$/);
  const text = file.bytes.toString("latin1");
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(text).not.toContain(KEY);
  expect(text).not.toContain("lantern");
  const arrivals = /Seedboard-Arrivals: ([^\r]+)/.exec(text)[1].split(" ");
  const times = arrivals.map((arrival) => Number(arrival.split("+")[0]));
  expect(times.length).toBeGreaterThan(sizes.length - 1);
  expect(times.at(-1)).toBeGreaterThanOrEqual(150 * (sizes.length - 1));
  for (const [at, pace] of ["at_once", "10", "1"].entries()) {
    await replay(form, page, file, pace);
    await expect(board.line).toContainText(`from ${file.name}`);
    await board.expectRun("completed");
    await form.expectPanels({ arrived: sizes.length * (at + 2), pending: 0 });
  }
  expect(await form.pictureSizes()).toEqual([...sizes, ...sizes, ...sizes, ...sizes]);
});

test("a saved reply is the reply byte for byte, with pictures that are stored and one that was damaged", async ({ board, form, page }) => {
  const [whole, damaged] = [pictureEvent(0, noise(700, 600)), pictureEvent(1, noise(800, 700))];
  const half = damaged.length / 2;
  const body = `${whole}${damaged.slice(0, half)}*${damaged.slice(half)}${completed(2)}`;
  const service = await serveReplies((response) => response.writeHead(200, STREAM).end(body));
  await form.open();
  await form.connect({ connection: "relay", base_url: service.baseUrl, api_key: KEY });
  await form.fill({ "sequential_image_generation_options.max_images": 2 });
  await form.generate();
  await board.expectRun("completed");
  await form.expectPanels({ arrived: 1, failed: 1 });
  // Twice: what was looked up for the first is remembered.
  for (let time = 0; time < 2; time += 1) {
    const { bytes } = await save(page);
    const text = bytes.toString("latin1");
    expect(text.slice(text.indexOf("\r\n\r\n") + 4) === body).toBe(true);
  }
  await service.close();
});

for (const [fault, state] of [
  ["cut_in_event", "interrupted"],
  ["error_event", "refused"],
  ["unauthorized_401", "refused"],
]) {
  test(`a replay of ${fault} has the fault of the run`, async ({ board, connected, form, page }) => {
    await connected({ fault, fault_after: 1 });
    await form.generate();
    await board.expectRun(state);
    const heading = await board.faults.first().getByRole("heading").innerText();
    const panels = await panelStates(form);
    const file = await save(page);
    await replay(form, page, file, "10");
    await expect(board.line).toContainText(`from ${file.name}`);
    await board.expectRun(state);
    await expect(board.faults.first().getByRole("heading")).toHaveText(heading);
    expect(await panelStates(form)).toEqual([...panels, ...panels]);
  });
}

test("a replay at its own pace is stopped like a run", async ({ board, connected, form, page }) => {
  await connected({ delay_ms: 1_500 });
  await form.generate();
  await board.expectRun("completed", { timeout: 20_000 });
  const count = await form.panels("arrived").count();
  const file = await save(page);
  await replay(form, page, file, "1");
  await board.expectRun("running");
  await expect.poll(() => form.panels("arrived").count()).toBeGreaterThan(count);
  await form.stop();
  await board.expectRun("cancelled");
  const left = await form.panels("interrupted").count();
  expect(left, "the last was still to come").toBeGreaterThan(0);
  await form.expectPanels({ arrived: 2 * count - left });
});

function panelStates(form) {
  return form.panels().evaluateAll((all) => all.map((panel) => panel.dataset.state));
}
