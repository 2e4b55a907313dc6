// Every documented limit of a size, tried in the real page: the control, the problem's text, the mend.

import { MODELS } from "../fixtures/models.mjs";
import { expect, test } from "../fixtures/test.mjs";

const ONE = { sequential_image_generation: "disabled", prompt: "A boat" };

/** Types exact width and height. */
async function exact(form, [width, height]) {
  await form.fill({ "size.tier": "exact" });
  await form.fill({ "size.width": width, "size.height": height });
  await expect(form.control("size")).toHaveValue(`${width}x${height}`);
}

/** The only problem of the size, and the press that mends it. */
async function problem(form, words) {
  await expect(form.control("size")).toHaveAttribute("aria-invalid", "true");
  const note = form.noteOf("size").locator(".note.bad");
  await expect(note).toHaveCount(1);
  await expect(note).toContainText(words);
  return note.getByRole("button", { name: /^Use / });
}

async function expectLegal(form) {
  await expect(form.control("size")).toHaveAttribute("aria-invalid", "false");
  await expect(form.noteOf("size").locator(".note.bad")).toHaveCount(0);
}

for (const model of MODELS) {
  test.describe(`sizes of ${model.name}`, () => {
    test("are the tiers it has; another is refused, and the nearest is a press away", async ({ form }) => {
      await form.open();
      await form.fill({ model: model.id, ...ONE });
      for (const tier of Object.keys(model.tiers)) {
        await form.fill({ "size.ratio": "", "size.tier": tier });
        await expect(form.control("size")).toHaveValue(tier);
        await expectLegal(form);
        await expect(form.compose.getByText(`At ${tier} the model chooses width and height`)).toBeVisible();
      }
      for (const [tier, nearest] of Object.entries(model.refused)) {
        await expect(form.compose.locator(`[name="size.tier"][value="${tier}"]`)).toHaveCount(0);
        await form.fill({ size: tier });
        const mend = await problem(form, `${tier} is not offered by this model; it has ${model.has}.`);
        await expect(mend).toHaveText(`Use ${nearest}`);
        await mend.click();
        await expect(form.control("size")).toHaveValue(nearest);
        await expectLegal(form);
      }
    });

    test("are the shapes of the tutorial's table", async ({ form }) => {
      await form.open();
      await form.fill({ model: model.id, ...ONE });
      for (const [tier, shapes] of Object.entries(model.tiers)) {
        await form.fill({ size: tier });
        for (const [ratio, size] of Object.entries(shapes)) {
          await form.fill({ "size.ratio": ratio });
          await expect(form.control("size")).toHaveValue(size);
          await expect(form.compose.locator(`[name="size.tier"][value="${tier}"]`)).toBeChecked();
        }
        await expectLegal(form);
      }
    });

    test("have a least and a most of pixels: exact sides, the arithmetic, the mend, the request", async ({
      board,
      connected,
      form,
    }) => {
      const scenario = await connected();
      const [least, most] = model.range;
      await form.fill({ model: model.id, ...ONE });
      for (const sides of [model.least, model.most]) {
        await exact(form, sides);
        await expectLegal(form);
        await expect(form.compose.locator(".gauge")).not.toHaveClass(/off/);
      }
      await exact(form, model.above.sides);
      const [wide, tall] = model.above.sides;
      const fewer = await problem(
        form,
        `Too many pixels. ${wide} × ${tall} = ${model.above.pixels}; this model makes ${most} or fewer.`,
      );
      await expect(form.compose.locator(".gauge")).toHaveClass(/off/);
      await fewer.click();
      await expectLegal(form);

      await exact(form, model.below.sides);
      const [width, height] = model.below.sides;
      const mend = await problem(
        form,
        `Too few pixels. ${width} × ${height} = ${model.below.pixels}; this model needs ${least} or more.`,
      );
      await expect(
        form.compose.getByText(`${width} × ${height} = ${model.below.pixels} of ${least} to ${most} pixels; shape`),
      ).toBeVisible();
      await form.generate();
      await expect(form.control("size")).toBeFocused();
      await scenario.expectPosts(0);
      const nearest = (await mend.innerText()).match(/\d+x\d+/)[0];
      await mend.press("Enter");
      await expect(form.control("size")).toHaveValue(nearest);
      await expectLegal(form);
      await form.generate();
      await board.expectRun("completed");
      expect((await scenario.body()).size).toBe(nearest);
    });

    test("are no longer than 16:1, either way", async ({ form }) => {
      await form.open();
      await form.fill({ model: model.id, ...ONE });
      for (const sides of [[7680, 480], [480, 7680]]) {
        await exact(form, sides);
        await expectLegal(form);
      }
      for (const [width, height] of [[7681, 480], [480, 7681]]) {
        await exact(form, [width, height]);
        const mend = await problem(
          form,
          `${width} × ${height} is too long a shape; the longer side may be at most 16 times the shorter.`,
        );
        const [long, short] = (await mend.innerText()).match(/\d+/g).map(Number).sort((a, b) => b - a);
        expect(long).toBeLessThanOrEqual(16 * short);
        await mend.click();
        await expectLegal(form);
      }
    });
  });
}

for (const size of ["5504x3040", "6240x2656"]) {
  test(`${size} is legal on 4.5 and goes out as it is`, async ({ board, connected, form }) => {
    const scenario = await connected();
    await form.fill({ model: "seedream-4-5-251128", ...ONE, size });
    await expectLegal(form);
    await form.generate();
    await board.expectRun("completed", { timeout: 30_000 });
    expect((await scenario.body()).size).toBe(size);
  });
}

test("neither a tier nor width and height is said so", async ({ form }) => {
  await form.open();
  for (const size of ["", "large", "2048x", "2048x2048x2", "-1x5"]) {
    await form.fill({ size });
    const mend = await problem(form, "Write a resolution such as 2K, or width x height such as 2848x1600.");
    await expect(mend).toHaveText("Use 2K");
  }
  await form.fill({ size: " 2848 × 1600 " });
  await expectLegal(form);
  expect((await form.shownRequest()).size).toBe("2848x1600");
});

test("resolution, shape and exact sides are chosen by keyboard", async ({ form, page }) => {
  await form.open();
  await form.fill({ size: "2K" });
  await page.locator('[name="size.tier"][value="2K"]').focus();
  await page.keyboard.press("ArrowRight");
  await expect(form.control("size")).toHaveValue("4K");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator('[name="size.tier"][value="exact"]')).toBeChecked();
  await expect(form.control("size")).toHaveValue("2048x2048");
  await page.keyboard.press("Tab");
  await expect(form.control("size")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(form.control("size.ratio").and(page.locator(":focus")), "the shapes come next").toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(form.control("size.width")).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("3000");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("2000");
  await expect(form.control("size")).toHaveValue("3000x2000");
  await expect(form.compose.getByText("3000 × 2000 = 6,000,000 of 3,686,400 to 16,777,216 pixels; shape 3:2, of 1:16 to 16:1")).toBeVisible();
});

test.describe("with a tier alone", () => {
  for (const [press, words] of [
    ["Wide", "widescreen 16:9 composition"],
    ["Cinema", "panoramic 21:9 composition"],
    ["Upright", "vertical 9:16 composition"],
    ["Square", "square 1:1 composition"],
  ]) {
    test(`the shape can be said in the prompt: ${press}`, async ({ form }) => {
      await form.open();
      await form.fill({ prompt: "A boat on a lake", size: "2K" });
      const offers = form.compose.getByRole("group", { name: "Say the shape in the prompt:" });
      await offers.getByRole("button", { name: press }).press("Enter");
      await expect(form.control("prompt")).toHaveValue(`A boat on a lake, ${words}`);
      await expect(offers, "it is said now").toHaveCount(0);
    });
  }

  test("nothing is offered where the prompt says the shape, or the pixels are exact", async ({ form }) => {
    await form.open();
    const offers = form.compose.getByRole("group", { name: "Say the shape in the prompt:" });
    await form.fill({ prompt: "A vertical poster of a boat", size: "2K" });
    await expect(offers).toHaveCount(0);
    await form.fill({ prompt: "A boat" });
    await expect(offers).toBeVisible();
    await form.fill({ size: "2848x1600" });
    await expect(offers).toHaveCount(0);
  });
});
