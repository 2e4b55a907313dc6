// Another model: what it changes in the request, what is kept for the way back, and models of no table.

import { expect, test } from "../fixtures/test.mjs";

const [LITE, FOUR_FIVE, FOUR] = ["seedream-5-0-260128", "seedream-4-5-251128", "seedream-4-0-250828"];

/** What the last switch changed: `{path: [before, after]}`. */
async function changes(form) {
  const note = form.compose.getByRole("status").filter({ hasText: "What this model changes in the request" });
  await expect(note).toBeVisible();
  return note.locator("dl > div").evaluateAll((rows) =>
    Object.fromEntries(
      rows.map((row) => [row.querySelector("dt").textContent, [row.querySelector("del").textContent, row.querySelector("ins").textContent]]),
    ),
  );
}

test.describe("another model", () => {
  test("shows what it changes in the request, before and after, and the way back the reverse", async ({ form }) => {
    await form.open();
    await form.fill({ model: LITE });
    expect(await changes(form)).toEqual({
      model: [`"${FOUR_FIVE}"`, `"${LITE}"`],
      output_format: ["not sent", '"jpeg"'],
    });
    await form.fill({ output_format: "png", model: FOUR });
    expect(await changes(form)).toEqual({ model: [`"${LITE}"`, `"${FOUR}"`], output_format: ['"png"', "not sent"] });
    await form.fill({ "optimize_prompt_options.mode": "fast", model: LITE });
    expect(await changes(form)).toEqual({
      model: [`"${FOUR}"`, `"${LITE}"`],
      output_format: ["not sent", '"png"'],
      "optimize_prompt_options.mode": ['"fast"', '"standard"'],
    });
    expect(await form.shownRequest()).toMatchObject({ output_format: "png", optimize_prompt_options: { mode: "standard" } });
    await form.fill({ model: FOUR });
    expect(await changes(form)).toMatchObject({ "optimize_prompt_options.mode": ['"standard"', '"fast"'] });
    expect(await form.shownRequest()).toMatchObject({ optimize_prompt_options: { mode: "fast" } });
  });

  test("loses nothing that was typed: prompt, references, size and number stay", async ({ form }) => {
    await form.open();
    const mine = {
      prompt: "My boat, @street and all",
      image: ["https://pictures.example/street.png"],
      size: "1024x1024",
      "sequential_image_generation_options.max_images": "7",
    };
    await form.fill(mine);
    for (const model of [FOUR, LITE, FOUR_FIVE]) {
      await form.fill({ model });
      for (const [name, value] of Object.entries(mine)) await expect(form.control(name)).toHaveValue([value].flat().join("\n"));
    }
    await expect(form.noteOf("size")).toContainText("Too few pixels");
  });

  test("what it changes can be put away, and goes with the next run", async ({ board, connected, form, page }) => {
    await connected();
    const note = form.compose.getByText("What this model changes in the request");
    await form.fill({ model: LITE });
    await form.compose.getByRole("button", { name: "Put away" }).press("Enter");
    await expect(note).toHaveCount(0);
    await page.locator(`[name="model"][value="${LITE}"]`).focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator(`[name="model"][value="${FOUR_FIVE}"]`)).toBeChecked();
    await expect(note).toBeVisible();
    await form.generate();
    await board.expectRun("completed");
    await expect(note).toHaveCount(0);
  });
});

test.describe("a model of no table", () => {
  test("needs to be treated as one of them, which the board says, and goes out under its own id", async ({
    board,
    connected,
    form,
  }) => {
    const scenario = await connected();
    await form.fill({ model: "" });
    await expect(form.noteOf("model")).toContainText("Enter the id of a model or endpoint, and say whose rules hold for it.");
    await form.control("model.id").fill("ep-20261126-abcde");
    await expect(form.control("model.id")).toHaveAttribute("aria-invalid", "true");
    await form.generate();
    await scenario.expectPosts(0);
    await form.fill({ "model.treat_as": "4.0" });
    await expect(form.noteOf("model").locator(".note")).toHaveCount(0);
    await form.fill({ size: "1K" });
    await expect(form.noteOf("size").locator(".note.bad"), "4.0's rules hold").toHaveCount(0);
    await form.generate();
    await scenario.expectPosts(1);
    expect((await scenario.body()).model).toBe("ep-20261126-abcde");
    await expect(board.line).toContainText("ep-20261126-abcde, treated as Seedream 4.0");
  });

  test("is led to when it is missing, and entered by keyboard", async ({ form, page }) => {
    await form.open();
    await page.locator(`[name="model"][value="${FOUR}"]`).focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator('[name="model"][value=""]')).toBeChecked();
    await form.generate();
    await expect(page.locator(":focus")).toHaveAttribute("name", /^model/);
    await page.locator('[name="model"][value=""]').focus();
    await page.keyboard.press("Tab");
    await expect(form.control("model.id")).toBeFocused();
    await page.keyboard.type("ep-1");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect(form.control("model.treat_as").first()).toBeChecked();
    await page.keyboard.press("ArrowRight");
    await expect(form.control("model.treat_as").nth(1)).toBeChecked();
    await expect(form.noteOf("model").locator(".note")).toHaveCount(0);
    expect((await form.shownRequest()).model).toBe("ep-1");
  });

  test("is remembered while another is tried", async ({ form }) => {
    await form.open();
    await form.fill({ model: "" });
    await form.control("model.id").fill("ep-1");
    await form.fill({ "model.treat_as": "5.0 lite" });
    await form.fill({ model: FOUR });
    await expect(form.control("model.id")).toHaveCount(0);
    await form.fill({ model: "" });
    await expect(form.control("model.id")).toHaveValue("ep-1");
    await expect(form.compose.locator('[name="model.treat_as"][value="5.0 lite"]')).toBeChecked();
  });
});

test.describe("where the documents disagree", () => {
  const DISPUTES = {
    [LITE]: [
      /^Resolutions 2K and 3K \(SEED, 2026-02-24\) 2K, 3K and 4K \(GENIUS, [\d-]+\)$/,
      /^Pixels 3,686,400 to 10,404,496 \(SEED, 2026-02-24\) 3,686,400 to 16,777,216 \(SH-MOD, [\d-]+\)$/,
      /^A reference, at most 10\.0 MB \(SEED, 2026-02-24\) 30\.0 MB \(GENIUS, [\d-]+\)$/,
      /^Formats of references jpeg, .*gif \(SEED, 2026-02-24\) .*heic, heif \(SH-IMG, [\d-]+\)$/,
    ],
    [FOUR_FIVE]: [/^A reference, at most/, /^Formats of references/, /^Fast mode .*\(SEED, 2026-02-24\) .*\(TUT\)$/],
    [FOUR]: [
      /^Table of sizes 16:9: 1312 × 736, .*\(SEED, 2026-02-24\) 16:9: 1280 × 720, .*\(API, [\d-]+\)$/,
      /^A reference, at most/,
      /^Formats of references/,
    ],
  };
  for (const [model, rows] of Object.entries(DISPUTES)) {
    test(`both sources are shown for ${model}`, async ({ form }) => {
      await form.open();
      await form.fill({ model });
      const dialog = await form.openDialog("Documents disagree", "Where the documents disagree");
      const shown = await dialog
        .locator(".disputes dl")
        .evaluateAll((all) => all.map((row) => Array.from(row.children, (part) => part.textContent).join(" ")));
      expect(shown).toHaveLength(rows.length);
      rows.forEach((row, at) => expect(shown[at]).toMatch(row));
    });
  }

  test("which of them count is chosen by keyboard, and said", async ({ form, page }) => {
    await form.open();
    await form.button("Documents disagree").press("Enter");
    const dialog = page.getByRole("dialog", { name: "Where the documents disagree" });
    await dialog.getByRole("radio", { name: "Tutorial" }).focus();
    await expect(dialog).toContainText("Strict: what the tutorial allows.");
    await page.keyboard.press("ArrowRight");
    await expect(dialog.getByRole("radio", { name: "Later documents" })).toBeChecked();
    await expect(dialog).toContainText("An older account may refuse it.");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(form.button("Documents disagree")).toBeFocused();
  });

  test("fast mode of 4.5 is offered by neither", async ({ form }) => {
    await form.open();
    const dialog = await form.openDialog("Documents disagree", "Where the documents disagree");
    await dialog.getByRole("radio", { name: "Later documents" }).check({ force: true });
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(form.control("optimize_prompt_options.mode")).toHaveCount(0);
  });
});
