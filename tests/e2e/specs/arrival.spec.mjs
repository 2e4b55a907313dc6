// Panels arrive one by one: the service holds every picture until told, so each count is seen.

import { digest } from "../fixtures/digest.mjs";
import { expect, test } from "../fixtures/test.mjs";

const PICTURES = 4;

const VARIANTS = [
  { name: "in the reply, on 4.5", fields: { response_format: "b64_json" }, format: "jpeg" },
  { name: "by address, on 4.5", fields: { response_format: "url" }, format: "jpeg" },
  {
    name: "in the reply as PNG, on 5.0 lite",
    fields: { model: "seedream-5-0-260128", response_format: "b64_json", output_format: "png" },
    format: "png",
  },
];

for (const { name, fields, format } of VARIANTS) {
  test(`every count from none to all is seen as pictures come ${name}`, async ({ board, connected, form }) => {
    const scenario = await connected({ hold: true });
    await form.fill({ ...fields, size: "2K", stream: true });
    await form.generate();
    for (let arrived = 0; arrived <= PICTURES; arrived += 1) {
      if (arrived > 0) await scenario.release();
      await form.expectPanels({ arrived, pending: PICTURES - arrived });
      const pictures = await scenario.pictures(arrived);
      expect(await form.pictureSizes(), "decoded pixels, in the board's order").toEqual(sizes(pictures));
      if (arrived < PICTURES) await board.expectRun("running");
    }
    await board.expectRun("completed");
    const pictures = await scenario.pictures(PICTURES);
    expect(pictures.map((picture) => picture.output_format)).toEqual(Array(PICTURES).fill(format));
    expect(new Set(sizes(pictures)).size, "sizes that tell panels apart").toBeGreaterThan(1);
    await scenario.expectPosts(1);
  });
}

test("a panel shows the picture whose image_index it has", async ({ connected, form, page }) => {
  const scenario = await connected({ hold: true, fault: "refused_in_middle", fault_after: 1 });
  await form.fill({ size: "2K" });
  await form.generate();
  await scenario.release(PICTURES);
  await form.expectPanels({ arrived: PICTURES - 1, failed: 1 });
  const pictures = await scenario.pictures(PICTURES - 1);
  const states = await form.panels().evaluateAll((panels) => panels.map((panel) => panel.dataset.state));
  expect(states).toEqual(["arrived", "failed", "arrived", "arrived"]);
  expect(pictures.map((picture) => picture.image_index)).toEqual([0, 2, 3]);
  for (const { image_index, sha256 } of pictures) {
    expect(await digest(await form.lookAt(image_index + 1)), `panel ${image_index + 1}`).toBe(sha256);
    await page.keyboard.press("Escape");
  }
  await expect(page.locator("[data-run][data-state] .no")).toHaveText(["1", "2", "3", "4"]);
});

test("the line over the board counts while they come, and says at the end what was billed", async ({
  board,
  connected,
  form,
}) => {
  const scenario = await connected({ hold: true, pictures: 3 });
  await form.fill({ size: "2K" });
  await form.generate();
  for (const arrived of [0, 1, 2]) {
    if (arrived > 0) await scenario.release();
    await expect(board.line).toContainText(`${arrived} of up to 4 arrived`);
  }
  await scenario.release(2);
  await board.expectRun("completed");
  await expect(board.line).toContainText("Asked for up to 4, got 3");
  await expect(board.line).toContainText("1 not made");
  await expect(board.line).toContainText("3 pictures billed");
  await expect(board.line).toContainText(/[\d,]+ output tokens/);
  await form.expectPanels({ arrived: 3, missing: 1, pending: 0 });
});

test("every arrival is read aloud once", async ({ board, connected, form }) => {
  const scenario = await connected({ hold: true });
  const said = await board.listen();
  await form.generate();
  await expect(board.live).toHaveText("Sent. Waiting for up to 4 pictures.");
  for (const number of [1, 2, 3]) {
    await scenario.release();
    await expect(board.live).toHaveText(`Picture ${number} of 4 arrived.`);
  }
  await scenario.release();
  await expect(board.live).toHaveText("Completed: 4 of 4 pictures.");
  const all = (await said()).join(" ");
  // The last one may come along with the end, and then the end speaks for both.
  for (const number of [1, 2, 3]) {
    expect(all.split(`Picture ${number} of 4 arrived.`).length - 1, `said of picture ${number}`).toBe(1);
  }
});

test("a refusal is read aloud with its reason", async ({ board, connected, form }) => {
  const scenario = await connected({ hold: true, fault: "refused_in_middle", fault_after: 1 });
  await form.generate();
  await scenario.release();
  await form.expectPanels({ arrived: 1 });
  await scenario.release();
  await expect(board.live).toHaveText("Picture 2 of 4 failed: Refused by the service.");
  await scenario.release(2);
  await expect(board.live).toHaveText("Completed: 3 of 4 pictures.");
});

test("pictures come whole when the bytes come in crumbs and with CRLF", async ({ board, connected, form }) => {
  const scenario = await connected({ chunk: 4093, line_ending: "crlf", comments_every_ms: 20, delay_ms: 60 });
  await form.fill({ size: "1280x720", model: "seedream-4-0-250828" });
  await form.generate();
  await board.expectRun("completed", { timeout: 20_000 });
  expect(await form.pictureSizes()).toEqual(sizes(await scenario.pictures(PICTURES)));
});

test("a remote picture has a description that is not its file name", async ({ board, connected, form }) => {
  await connected();
  await form.fill({ response_format: "url", prompt: "Four frames of a paper boat" });
  await form.generate();
  await board.expectRun("completed");
  const texts = await form.panels("arrived").locator("img").evaluateAll((all) => all.map((picture) => picture.alt));
  expect(texts).toHaveLength(PICTURES);
  for (const text of texts) {
    expect(text).toContain("Four frames of a paper boat");
    expect(text).not.toMatch(/https?:|\.jpe?g|\.png/);
  }
});

function sizes(pictures) {
  return pictures.map((picture) => picture.size);
}
