// Help at hand: the tutorial's advice with its six modes, prompts that were sent, regions and keys.

import { expect, test } from "../fixtures/test.mjs";

const MODES = {
  "Text to one picture": { example: "Portrait", references: 0, group: false },
  "Text to a set": { example: "Four seasons", references: 0, group: true },
  "One reference to one picture": { example: "Liquid dress", references: 1, group: false },
  "Several references to one picture": { example: "Outfit swap", references: 2, group: false },
  "One reference to a set": { example: "GREEN brand", references: 1, group: true },
  "Several references to a set": { example: "Roller coaster", references: 2, group: true },
};

test.describe("the tutorial's advice", () => {
  test("has an example for each of the six modes, and each is usable", async ({ board, connected, form, page }) => {
    const scenario = await connected();
    const advice = page.getByRole("dialog", { name: "Writing a prompt" });
    let posts = 0;
    for (const [mode, { example, references, group }] of Object.entries(MODES)) {
      await form.button("Advice").click();
      await expect(advice.getByRole("heading", { level: 3 })).toHaveText(Object.keys(MODES));
      const section = advice.locator("section", { has: page.getByRole("heading", { name: mode, exact: true }) });
      const kept = section.locator(".kept", { has: page.getByText(example, { exact: true }) });
      await kept.getByRole("button", { name: "Use it" }).click();
      await expect(advice).toBeHidden();
      await form.generate();
      await scenario.expectPosts((posts += 1));
      await board.expectRun("completed", { timeout: 20_000 });
      const { body } = (await scenario.posts()).at(-1);
      expect([body.image ?? []].flat(), mode).toHaveLength(references);
      expect(body.sequential_image_generation, mode).toBe(group ? "auto" : "disabled");
    }
  });

  test("says what makes a prompt good, and is left by keyboard where it was opened", async ({ form, page }) => {
    await form.open();
    const button = form.button("Advice");
    await button.press("Enter");
    const advice = page.getByRole("dialog", { name: "Writing a prompt" });
    for (const word of ["who or what, doing what, where", "style, colour, light and composition", "600 words", "typing @"]) {
      await expect(advice).toContainText(word);
    }
    await page.keyboard.press("Escape");
    await expect(button).toBeFocused();
    await form.compose.getByRole("button", { name: "More …" }).press("Enter");
    await expect(advice).toBeVisible();
  });

  test("an example does not take a person's own pictures away for good", async ({ form, references }) => {
    await form.open();
    await form.fill({ prompt: "Like @street", image: ["https://pictures.example/street.png"] });
    await form.takeExample("Portrait");
    await form.button("Back to your prompt").click();
    await expect(form.control("prompt")).toHaveValue("Like @street");
    await references.expectNames("street");
  });
});

test.describe("earlier prompts", () => {
  const PROMPTS = ["A red boat at dawn", "A blue boat at noon", "An old lighthouse"];

  /** Sends the prompts in turn, with the demo's own service. */
  async function send(board, form, scenario) {
    let posts = 0;
    for (const prompt of PROMPTS) {
      await form.fill({ prompt, sequential_image_generation: "disabled" });
      await form.generate();
      await scenario.expectPosts((posts += 1));
      await board.expectRun("completed");
    }
  }

  test("are found by any of their words, used again, and forgotten one by one or all", async ({ board, connected, form, page }) => {
    const scenario = await connected();
    await expect(form.button("Earlier")).toHaveCount(0);
    await send(board, form, scenario);
    await form.fill({ prompt: "" });
    const dialog = await form.openDialog("Earlier", "Earlier prompts");
    const kept = dialog.locator(".kept");
    const find = dialog.getByRole("searchbox", { name: "Find" });
    await expect(find).toBeFocused();
    await expect(kept.locator("p")).toHaveText([...PROMPTS].reverse());
    await page.keyboard.type("BOAT");
    await expect(kept).toHaveCount(2);
    await page.keyboard.type(" dawn");
    await expect(kept.locator("p")).toHaveText(["A red boat at dawn"]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(form.control("prompt")).toHaveValue("A red boat at dawn");

    await form.button("Earlier").click();
    await find.fill("no such words");
    await expect(dialog).toContainText("No prompt has these words.");
    await find.fill("");
    await kept.filter({ hasText: "lighthouse" }).getByRole("button", { name: "Forget" }).click();
    await expect(kept).toHaveCount(2);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("lighthouse");
    await dialog.getByRole("button", { name: "Forget all" }).click();
    await expect(dialog).toBeHidden();
    await expect(form.button("Earlier")).toHaveCount(0);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("boat");
  });

  test("are there after the page was closed", async ({ board, connected, form, page }) => {
    const scenario = await connected();
    await send(board, form, scenario);
    await board.expectSaved();
    await page.reload();
    const dialog = await form.openDialog("Earlier", "Earlier prompts");
    await expect(dialog.locator(".kept p")).toHaveText([...PROMPTS].reverse());
  });
});

test.describe("the connection's help", () => {
  const REGIONS = {
    "ap-southeast": /BytePlus, models 5\.0 lite, 4\.5, 4\.0 \(SH-MOD, [\d-]+\)/,
    "eu-west": /BytePlus\. The documents disagree on its models: 5\.0 lite only \(GENIUS, [\d-]+\), or none \(SH-CORS, [\d-]+\)\. Try it\./,
    "cn-beijing": /Volcengine, models 5\.0 lite, 4\.5, 4\.0 \(VAPI, [\d-]+\)/,
    "cn-beijing-plan": /Volcengine, models those of an Agent or Coding plan, with its own keys \(M-A, [\d-]+\)/,
  };

  test("says of each region which models it has and how sure that is", async ({ form, page }) => {
    await form.open();
    await form.button("Connection").click();
    const dialog = page.getByRole("dialog", { name: "Connection" });
    await dialog.locator('[name="connection"][value="direct"]').check({ force: true });
    for (const [region, said] of Object.entries(REGIONS)) {
      await dialog.getByRole("button", { name: region, exact: true }).press("Enter");
      await expect(dialog.getByRole("button", { name: region, exact: true })).toHaveAttribute("aria-pressed", "true");
      await expect(dialog.getByText(said)).toBeVisible();
    }
    await dialog.locator('[name="base_url"]').fill("https://relay.example/api/v3");
    await expect(dialog.getByText(/models/i).filter({ hasText: /BytePlus|Volcengine/ }).filter({ visible: true })).toHaveCount(0);
  });

  test("says how to get a key and enable a model", async ({ form, page }) => {
    await form.open();
    await form.button("Connection").click();
    const dialog = page.getByRole("dialog", { name: "Connection" });
    await dialog.locator('[name="connection"][value="relay"]').check({ force: true });
    const help = dialog.getByText("How to get a key");
    await help.press("Enter");
    const steps = dialog.locator("details.help li");
    await expect(steps).toHaveCount(4);
    for (const word of ["console", "Create an API key", "ModelNotOpen", "ep-…"]) {
      await expect(steps.filter({ hasText: word }).filter({ visible: true })).toHaveCount(1);
    }
  });
});
