// The form keeps what a person set, says what is wrong beside it, and mends what it can.

import { expect, test } from "../fixtures/test.mjs";

test.describe("the form", () => {
  test("parks what a model does not have, and brings it back", async ({ form }) => {
    await form.open();
    await form.fill({ model: "seedream-5-0-260128", output_format: "png" });
    expect(await form.shownRequest()).toMatchObject({ output_format: "png" });

    await form.fill({ model: "seedream-4-0-250828" });
    await expect(form.control("output_format")).toHaveCount(0);
    await expect(form.compose.getByText(/“png” is kept for a model that has it/)).toBeVisible();
    expect(await form.shownRequest()).not.toHaveProperty("output_format");

    await form.fill({ "optimize_prompt_options.mode": "fast" });
    expect(await form.shownRequest()).toMatchObject({ optimize_prompt_options: { mode: "fast" } });

    await form.fill({ model: "seedream-5-0-260128" });
    await expect(form.control("output_format")).toHaveValue("png");
    await expect(form.control("optimize_prompt_options.mode")).toHaveCount(0);
    await expect(form.compose.getByText(/“fast” is kept for a model that has it/)).toBeVisible();
    expect(await form.shownRequest()).toMatchObject({ output_format: "png", optimize_prompt_options: { mode: "standard" } });

    await form.fill({ model: "seedream-4-0-250828" });
    await expect(form.control("optimize_prompt_options.mode")).toHaveValue("fast");
    expect(await form.shownRequest()).toMatchObject({ optimize_prompt_options: { mode: "fast" } });
  });

  test("says the numbers beside an illegal size, and mends it in one press", async ({ connected, form }) => {
    const scenario = await connected();
    await form.fill({ size: "1000x1000" });
    await expect(form.control("size")).toHaveAttribute("aria-invalid", "true");
    const note = form.noteOf("size");
    await expect(note).toContainText("1000 × 1000 = 1,000,000");
    await expect(note).toContainText("3,686,400");
    await form.generate();
    await expect(form.control("size")).toBeFocused();
    await scenario.expectPosts(0);

    const mend = note.getByRole("button", { name: /^Use \d+x\d+$/ });
    const [width, height] = (await mend.innerText()).match(/\d+/g).map(Number);
    expect(width * height).toBeGreaterThanOrEqual(3_686_400);
    await mend.click();
    await expect(form.control("size")).toHaveValue(`${width}x${height}`);
    await expect(form.control("size")).toHaveAttribute("aria-invalid", "false");
    await form.generate();
    await form.expectPanels({ arrived: 4 });
    expect((await scenario.body()).size).toBe(`${width}x${height}`);
  });

  test("Generate with a problem goes to the control, and sends nothing", async ({ connected, form }) => {
    const scenario = await connected();
    await form.fill({ prompt: "   " });
    await form.generate();
    await expect(form.control("prompt")).toBeFocused();
    await expect(form.noteOf("prompt")).toContainText("Write what you want to see.");
    await form.expectPanels({ pending: 0 });
    await scenario.expectPosts(0);
  });

  test("a problem behind the disclosure opens it and is gone to", async ({ connected, form }) => {
    const scenario = await connected();
    await form.fill({ image: ["https://example.com/a.png", "ftp://example.com/b.png"] });
    const details = form.compose.locator("details");
    await details.locator("summary").first().click();
    await expect(form.control("image")).toBeHidden();
    await form.generate();
    await expect(details).toHaveAttribute("open", "");
    await expect(form.control("image")).toBeFocused();
    await expect(form.noteOf("image")).toHaveText("Image 2: The address has to begin with https://");
    await scenario.expectPosts(0);
  });

  test("counts references and pictures against the same budget", async ({ connected, form }) => {
    const scenario = await connected();
    const addresses = Array.from({ length: 12 }, (_, at) => `https://example.com/${at}.png`);
    const note = form.noteOf("sequential_image_generation_options.max_images");
    await form.fill({ image: addresses });
    await expect(note).toContainText("Lowered from 4 to 3: 12 references + 3 pictures = 15, the most for both.");
    await form.fill({ "sequential_image_generation_options.max_images": 4 });
    await expect(note).toContainText("12 references + 4 pictures are over 15");
    await form.generate();
    await scenario.expectPosts(0);
    await form.button("Ask for 3").click();
    await form.generate();
    await form.expectPanels({ arrived: 3, pending: 0, missing: 0 });
    expect((await scenario.body()).image).toEqual(addresses);
  });

  test("pickers for resolution and shape write into the size", async ({ form }) => {
    await form.open();
    await form.fill({ size: "2K" });
    await form.fill({ "size.ratio": "16:9" });
    const wide = await form.control("size").inputValue();
    const [width, height] = wide.split("x").map(Number);
    expect(width / height).toBeCloseTo(16 / 9, 1);
    await form.fill({ "size.tier": "4K" });
    const [larger] = (await form.control("size").inputValue()).split("x").map(Number);
    expect(larger).toBeGreaterThan(width);
    await form.fill({ "size.ratio": "" });
    await expect(form.control("size")).toHaveValue("4K");
  });

  test("an example gives back what it took the place of", async ({ form }) => {
    await form.open();
    await form.fill({ prompt: "A boat of my own" });
    await form.takeExample("Portrait");
    await expect(form.control("prompt")).toHaveValue(/^Vibrant close-up editorial portrait/);
    await form.button("Back to your prompt").click();
    await expect(form.control("prompt")).toHaveValue("A boat of my own");
    await expect(form.button("Back to your prompt")).toHaveCount(0);
  });

  test("shows the resolutions and models of what is chosen, and exact pixels beside them", async ({ form, page }) => {
    await form.open();
    const tiers = () => page.locator('[name="size.tier"]').evaluateAll((all) => all.map((tier) => tier.value));
    for (const [model, offered] of [
      ["seedream-4-0-250828", ["1K", "2K", "4K", "exact"]],
      ["seedream-5-0-260128", ["2K", "3K", "exact"]],
      ["seedream-4-5-251128", ["2K", "4K", "exact"]],
    ]) {
      await form.fill({ model });
      await expect.poll(tiers, model).toEqual(offered);
    }
    await form.connect({ connection: "relay", base_url: "/relay/cn-beijing/api/v3" });
    await expect(page.locator('[name="model"]').first()).toHaveValue("doubao-seedream-5-0-260128");
  });

  test("an example fills in the tutorial's own words and references", async ({ form }) => {
    await form.open();
    await form.button("Roller coaster").click();
    const shown = await form.shownRequest();
    expect(shown.prompt).toContain("riding a roller coaster");
    expect(shown.image).toHaveLength(2);
    expect(shown.sequential_image_generation_options).toEqual({ max_images: 3 });
  });
});
