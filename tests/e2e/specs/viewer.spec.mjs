// One picture looked at closely, and saved.

import { digest } from "../fixtures/digest.mjs";
import { expect, test } from "../fixtures/test.mjs";

test.describe("looking closely", () => {
  test("opens a picture, turns to the next and back, and Escape closes it", async ({ board, connected, form, page }) => {
    const scenario = await connected();
    await form.fill({ size: "2K" });
    await form.generate();
    await board.expectRun("completed");
    const files = (await scenario.pictures(4)).map((picture) => picture.sha256);
    const shows = (dialog, number) => expect.poll(() => digest(dialog.locator("img"))).toBe(files[number - 1]);
    const opener = await form.openCloseLook(2);
    await opener.click();
    const viewer = page.getByRole("dialog", { name: "Panel 2" });
    await shows(viewer, 2);
    await viewer.getByRole("button", { name: "Next" }).click();
    const third = page.getByRole("dialog", { name: "Panel 3" });
    await shows(third, 3);
    await third.getByRole("button", { name: "Next" }).click();
    const last = page.getByRole("dialog", { name: "Panel 4" });
    await expect(last.getByRole("button", { name: "Next" })).toBeDisabled();
    await last.getByRole("button", { name: "Previous" }).click();
    await shows(third, 3);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await opener.click();
    await expect(viewer, "it opens again").toBeVisible();
  });

  test("says size, file, model and prompt as the service returned them", async ({ board, connected, form, page }) => {
    const scenario = await connected();
    await form.fill({ size: "2K", prompt: "Four frames of a paper boat" });
    await form.generate();
    await board.expectRun("completed");
    await form.lookAt(1);
    const viewer = page.getByRole("dialog", { name: "Panel 1" });
    const pictures = await scenario.pictures(4);
    await expect(viewer).toContainText(pictures[0].size.replace("x", " × "));
    await expect(viewer).toContainText("JPEG");
    await expect(viewer).toContainText("seedream-4-5-251128");
    await expect(viewer).toContainText("Four frames of a paper boat");
  });

  const FILES = [
    { model: "seedream-4-5-251128", fields: {}, name: "seedboard-panel-3.jpg" },
    { model: "seedream-5-0-260128", fields: { output_format: "png" }, name: "seedboard-panel-3.png" },
  ];
  for (const { model, fields, name } of FILES) {
    test(`saves the picture's own bytes as ${name}`, async ({ board, connected, form, page }) => {
      const scenario = await connected();
      await form.fill({ model, size: "2K", ...fields });
      await form.generate();
      await board.expectRun("completed");
      await form.lookAt(3);
      const download = page.waitForEvent("download");
      await page.getByRole("dialog").getByRole("link", { name: "Save picture" }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(name);
      const pictures = await scenario.pictures(4);
      expect(await length(file)).toBe(pictures[2].bytes);
    });
  }
});

async function length(download) {
  let bytes = 0;
  for await (const chunk of await download.createReadStream()) bytes += chunk.length;
  return bytes;
}
