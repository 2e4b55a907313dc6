// The limits beside the size: how many, which fields a model has, which documents count, and what is worth a hint.

import { file, pngHeader } from "../fixtures/pictures.mjs";
import { MODELS } from "../fixtures/models.mjs";
import { expect, test } from "../fixtures/test.mjs";

const COUNT = "sequential_image_generation_options.max_images";
const addresses = (count) => Array.from({ length: count }, (_, at) => `https://pictures.example/${at}.png`);
const boat = { prompt: "A boat" };

for (const { id, name, outputFormats, promptModes } of MODELS) {
  test(`${name} makes 1 to 15 pictures: others are refused, and the steps end there`, async ({ connected, form }) => {
    const scenario = await connected();
    await form.fill({ model: id, ...boat });
    for (const count of ["0", "16", "2.5", "-1", "many", ""]) {
      await form.fill({ [COUNT]: count });
      await expect(form.control(COUNT)).toHaveAttribute("aria-invalid", "true");
      await expect(form.noteOf(COUNT)).toContainText("Ask for a whole number of pictures from 1 to 15.");
    }
    await form.generate();
    await expect(form.control(COUNT)).toBeFocused();
    await scenario.expectPosts(0);
    for (const [count, step, stays] of [["1", "Fewer", "1"], ["15", "More", "15"], ["14", "More", "15"]]) {
      await form.fill({ [COUNT]: count });
      await expect(form.control(COUNT)).toHaveAttribute("aria-invalid", "false");
      await form.compose.getByRole("button", { name: step, exact: true }).click();
      await expect(form.control(COUNT)).toHaveValue(stays);
    }
  });

  test(`${name} takes 14 references, and 15 pictures with them`, async ({ connected, form }) => {
    const scenario = await connected();
    await form.fill({ model: id, ...boat, image: addresses(14), [COUNT]: 1 });
    await expect(form.noteOf("image").locator(".note")).toHaveCount(0);
    await expect(form.noteOf(COUNT).locator(".note.bad")).toHaveCount(0);

    await form.fill({ [COUNT]: 2 });
    await expect(form.noteOf(COUNT)).toContainText("14 references + 2 pictures are over 15, the most for both together.");
    await form.generate();
    await expect(form.control(COUNT)).toBeFocused();
    await scenario.expectPosts(0);
    await form.button("Ask for 1").click();
    await expect(form.noteOf(COUNT).locator(".note.bad")).toHaveCount(0);

    await form.fill({ image: addresses(15) });
    await expect(form.noteOf("image")).toContainText("15 references; the model takes at most 14.");
    await form.generate();
    await expect(form.control("image")).toBeFocused();
    await scenario.expectPosts(0);

    await form.fill({ image: addresses(1), [COUNT]: 15 });
    await expect(form.noteOf(COUNT)).toContainText(/\b1 references? \+ 15 pictures are over 15/);
    await form.button("Ask for 14").click();
    await form.generate();
    await scenario.expectPosts(1);
    expect(await scenario.body()).toMatchObject({ image: addresses(1)[0], sequential_image_generation_options: { max_images: 14 } });
  });

  test(`${name} shows the fields that it has, and sends no others`, async ({ form }) => {
    await form.open();
    await form.fill({ model: id, ...boat });
    await form.compose.locator("summary").first().click();
    const values = (field) => form.control(field).locator("option").evaluateAll((all) => all.map(({ value }) => value));
    expect(await values("output_format")).toEqual(outputFormats);
    expect(await values("optimize_prompt_options.mode")).toEqual(promptModes);
    const request = await form.shownRequest();
    expect("output_format" in request).toBe(outputFormats.length > 0);
    for (const field of ["seed", "guidance_scale", "n", "negative_prompt"]) expect(request).not.toHaveProperty(field);
    for (const [field, all] of [["output_format", outputFormats], ["optimize_prompt_options.mode", promptModes]]) {
      for (const value of all) {
        await form.fill({ [field]: value });
        const shown = await form.shownRequest();
        expect(field === "output_format" ? shown.output_format : shown.optimize_prompt_options.mode).toBe(value);
      }
    }
  });
}

test("one reference over the budget is one in words, too", async ({ form }) => {
  await form.open();
  await form.fill({ ...boat, image: addresses(1), [COUNT]: 15 });
  await expect(form.noteOf(COUNT)).toContainText("1 reference + 15 pictures are over 15");
});

/** Says which documents count. */
async function count(form, which) {
  const dialog = await form.openDialog("Documents disagree", "Where the documents disagree");
  await dialog.getByRole("radio", { name: which }).check({ force: true });
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
}

test.describe("where the documents disagree, the later ones count where somebody says so", () => {
  test("4K and 16,777,216 pixels on 5.0 lite", async ({ connected, form }) => {
    const scenario = await connected();
    await form.fill({ model: "seedream-5-0-260128", ...boat, size: "4K" });
    await expect(form.noteOf("size")).toContainText("4K is not offered by this model; it has 2K and 3K.");
    await count(form, "Later documents");
    await expect(form.noteOf("size").locator(".note.bad")).toHaveCount(0);
    await form.fill({ size: "4096x4096" });
    await expect(form.noteOf("size").locator(".note.bad")).toHaveCount(0);
    await form.fill({ size: "4097x4096" });
    await expect(form.noteOf("size")).toContainText("this model makes 16,777,216 or fewer");
    await form.fill({ size: "4K" });
    await form.generate();
    await scenario.expectPosts(1);
    expect((await scenario.body()).size).toBe("4K");
    await count(form, "Tutorial");
    await expect(form.noteOf("size")).toContainText("4K is not offered");
  });

  test("4K stands among the resolutions of 5.0 lite, with its shapes, and goes again", async ({ form }) => {
    await form.open();
    await form.fill({ model: "seedream-5-0-260128", ...boat, size: "2K" });
    const tiers = () => form.control("size.tier").evaluateAll((all) => all.map(({ value }) => value));
    await count(form, "Later documents");
    await expect.poll(tiers).toEqual(["2K", "3K", "4K", "exact"]);
    await form.fill({ "size.tier": "4K" });
    await expect(form.control("size")).toHaveValue("4K");
    await form.fill({ "size.ratio": "16:9" });
    await expect(form.control("size")).toHaveValue("5504x3040");
    await count(form, "Tutorial");
    await expect.poll(tiers).toEqual(["2K", "3K", "exact"]);
  });

  test("references of 30 MB", async ({ form, references }) => {
    await form.open();
    const sized = (name, bytes) => file(name, Buffer.concat([pngHeader(100, 100), Buffer.alloc(bytes - pngHeader(1, 1).length)]));
    await references.pick(sized("ten.png", 10_200_000));
    await expect(references.note("10.2 MB is too large; a picture may have at most 10.0 MB")).toBeVisible();
    await count(form, "Later documents");
    await expect(references.notes).toHaveCount(0);
    await references.pick(sized("thirty.png", 30_200_000));
    await expect(references.note("30.2 MB is too large; a picture may have at most 30.0 MB")).toBeVisible();
  });

  test("the 1K table of 4.0", async ({ form }) => {
    await form.open();
    await form.fill({ model: "seedream-4-0-250828", ...boat, size: "1K" });
    for (const [which, sizes] of [
      ["Tutorial", { "16:9": "1312x736", "9:16": "736x1312", "21:9": "1568x672" }],
      ["Later documents", { "16:9": "1280x720", "9:16": "720x1280", "21:9": "1512x648" }],
    ]) {
      await count(form, which);
      await form.fill({ size: "1K" });
      for (const [ratio, size] of Object.entries(sizes)) {
        await form.fill({ "size.ratio": ratio });
        await expect(form.control("size")).toHaveValue(size);
      }
    }
  });
});

test.describe("a hint", () => {
  test("says that the prompt asks for another number, with its press", async ({ board, connected, form }) => {
    const scenario = await connected();
    const note = form.noteOf(COUNT).locator(".note");
    await form.fill({ prompt: "Draw three posters of a boat", [COUNT]: 5 });
    await expect(note).toContainText("The prompt says 3 pictures, and up to 5 are asked for. The model may follow the prompt.");
    await note.getByRole("button", { name: "Ask for 3" }).press("Enter");
    await expect(form.control(COUNT)).toHaveValue("3");
    await expect(note).toHaveCount(0);

    await form.fill({ sequential_image_generation: "disabled" });
    await expect(note).toContainText("The prompt says 3 pictures, and one is asked for.");
    await note.getByRole("button", { name: "Ask for 3" }).click();
    await form.generate();
    await board.expectRun("completed");
    expect(await scenario.body()).toMatchObject({
      sequential_image_generation: "auto",
      sequential_image_generation_options: { max_images: 3 },
    });
  });

  test("does not stop anybody", async ({ board, connected, form }) => {
    const scenario = await connected();
    await form.fill({ prompt: "Draw three posters of a boat", [COUNT]: 2 });
    await expect(form.noteOf(COUNT).locator(".note.warn")).toHaveCount(1);
    await form.generate();
    await board.expectRun("completed");
    await scenario.expectPosts(1);
  });

  test("says that the prompt describes another shape than the exact pixels", async ({ form }) => {
    await form.open();
    const note = form.noteOf("size").locator(".note");
    for (const [prompt, shape] of [
      ["A vertical poster of a boat", "an upright picture"],
      ["A boat, square composition", "a square picture"],
      ["A boat in 21:9", "21:9"],
      ["一条船，竖版海报", "an upright picture"],
    ]) {
      await form.fill({ prompt, size: "2848x1600" });
      await expect(note).toContainText(`The prompt says ${shape}, and 2848 × 1600 is asked for. The exact pixels win.`);
    }
    await note.getByRole("button", { name: "Use 2K" }).click();
    await expect(form.control("size")).toHaveValue("2K");
    await expect(note).toHaveCount(0);
    await form.fill({ prompt: "A boat, widescreen", size: "2848x1600" });
    await expect(note).toHaveCount(0);
  });

  test("says that a prompt is long: by words, and by characters of Chinese", async ({ form }) => {
    await form.open();
    const note = form.noteOf("prompt").locator(".note");
    for (const [text, most, unit] of [["boat ", 600, "words"], ["船", 300, "characters"]]) {
      await form.fill({ prompt: text.repeat(most) });
      await expect(form.compose.getByText(`${most} of ${most} ${unit}`)).toBeVisible();
      await expect(note).toHaveCount(0);
      await form.fill({ prompt: text.repeat(most + 1) });
      await expect(note).toContainText(`${most + 1} of ${most} ${unit}. A longer prompt tends to lose details.`);
    }
  });
});
