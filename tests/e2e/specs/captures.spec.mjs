// The reply of a run is saved byte by byte with its times, and replayed: the same view, the same faults.

import { readFile } from "node:fs/promises";
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
  await form.expectPanels({ arrived: count + 1 });
  await form.stop();
  await board.expectRun("cancelled");
  await form.expectPanels({ arrived: count + 1, interrupted: count - 1 });
});

function panelStates(form) {
  return form.panels().evaluateAll((all) => all.map((panel) => panel.dataset.state));
}
