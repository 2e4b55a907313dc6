// Every picture that a panel has had: kept, told apart, compared, and what each was made with.

import { digest } from "../fixtures/digest.mjs";
import { file, png } from "../fixtures/pictures.mjs";
import { expect, test } from "../fixtures/test.mjs";

/** A panel with two takes from the service. */
async function twoTakes(connected, form, board, panel, values = {}) {
  const scenario = await connected();
  await form.fill({
    size: "2K",
    sequential_image_generation: "disabled",
    response_format: "b64_json",
    prompt: "A paper boat",
    ...values,
  });
  await form.generate();
  await board.expectRun("completed");
  await panel.open(1);
  await panel.field("action").fill("A paper ship");
  await panel.button("Generate again").click();
  await panel.expectTakes(2, 2);
  return scenario;
}

test.describe("takes", () => {
  test("are all kept; the one that is chosen is shown, here, on the board and on the next visit", async ({
    board,
    connected,
    form,
    page,
    panel,
  }) => {
    const scenario = await twoTakes(connected, form, board, panel);
    const files = (await scenario.pictures(2)).map((picture) => picture.sha256);
    expect(files[0]).not.toBe(files[1]);
    await panel.takes.first().press("Enter");
    await panel.expectTakes(2, 1);
    await expect(board.live).toHaveText("Take 1 of panel 1 is shown.");
    await expect(panel.takes.first()).toContainText("shown");
    expect(await digest(await form.lookAt(1))).toBe(files[0]);
    await page.keyboard.press("Escape");
    await board.expectSaved();
    await page.reload();
    await panel.open(1);
    await panel.expectTakes(2, 1);
    await panel.takes.nth(1).click();
    await panel.expectTakes(2, 2);
    expect(await digest(await form.lookAt(1))).toBe(files[1]);
  });

  test("say where they come from", async ({ board, connected, form, panel }) => {
    await twoTakes(connected, form, board, panel);
    await panel.pickOwn(file("mine.png", png(64, 36)));
    await panel.expectTakes(3, 3);
    const names = await panel.takes.evaluateAll((all) => all.map((take) => take.getAttribute("aria-label")));
    expect(names).toEqual(["Take 1, Seedream 4.5", "Take 2, Seedream 4.5", "Take 3, mine.png"]);
  });

  test("of an approved panel stay as they are", async ({ board, connected, form, panel }) => {
    await twoTakes(connected, form, board, panel);
    await panel.button("Approve").click();
    await expect(panel.takes.first()).toBeDisabled();
    await panel.button("Compare").click();
    const dialog = panel.page.getByRole("dialog", { name: "Takes of panel 1" });
    for (const show of await dialog.getByRole("button", { name: /take/ }).all()) await expect(show).toBeDisabled();
  });
});

test.describe("comparing", () => {
  test("there is nothing to compare with one take", async ({ form, panel }) => {
    await form.open();
    await panel.open(1);
    await expect(panel.button("Compare")).toHaveCount(0);
  });

  test("side by side, whole, each with its facts, and one is chosen from there", async ({
    board,
    connected,
    form,
    page,
    panel,
  }) => {
    const scenario = await twoTakes(connected, form, board, panel);
    const pictures = await scenario.pictures(2);
    await panel.button("Compare").press("Enter");
    const dialog = page.getByRole("dialog", { name: "Takes of panel 1" });
    const side = (name) => dialog.getByRole("img", { name, exact: true });
    await expect.poll(() => digest(side("Take 1"))).toBe(pictures[0].sha256);
    await expect.poll(() => digest(side("Take 2"))).toBe(pictures[1].sha256);
    await expect(dialog).toContainText(pictures[0].size.replace("x", " × "));
    await expect(dialog).toContainText("seedream-4-5-251128");
    const [left, right] = [await side("Take 1").boundingBox(), await side("Take 2").boundingBox()];
    expect(left.x + left.width, "beside each other").toBeLessThanOrEqual(right.x);
    await expect(dialog.getByRole("button", { name: "This take is shown" })).toHaveCount(1);
    await dialog.getByRole("button", { name: "Show this take" }).press("Enter");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(panel.button("Compare")).toBeFocused();
    await panel.expectTakes(2, 1);
  });

  test("one over the other, and the edge moves by keyboard", async ({ board, connected, form, page, panel }) => {
    await twoTakes(connected, form, board, panel);
    await panel.button("Compare").click();
    const dialog = page.getByRole("dialog", { name: "Takes of panel 1" });
    await dialog.getByRole("radio", { name: "Side by side" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(dialog.getByRole("radio", { name: "One over the other" })).toBeChecked();
    const slider = dialog.getByRole("slider", { name: "How much of the left one is seen" });
    await slider.focus();
    const clip = () => dialog.locator(".left").evaluate((one) => getComputedStyle(one).clipPath);
    await expect.poll(clip).toBe("inset(0px 50% 0px 0px)");
    await page.keyboard.press("ArrowRight");
    await expect.poll(clip).toBe("inset(0px 49% 0px 0px)");
    await page.keyboard.press("End");
    await expect.poll(clip).toBe("inset(0px 0% 0px 0px)");
    const [left, right] = [dialog.locator(".left"), dialog.locator(".right")];
    expect(await left.boundingBox()).toEqual(await right.boundingBox());
  });

  test("any two", async ({ board, connected, form, page, panel }) => {
    await twoTakes(connected, form, board, panel);
    await panel.pickOwn(file("mine.png", png(64, 36)));
    await panel.expectTakes(3, 3);
    await panel.button("Compare").click();
    const dialog = page.getByRole("dialog", { name: "Takes of panel 1" });
    await expect(dialog.getByLabel("Left")).toHaveValue("1");
    await expect(dialog.getByLabel("Right")).toHaveValue("2");
    await dialog.getByLabel("Left").selectOption("Take 1");
    await expect(dialog.getByRole("img", { name: "Take 1" })).toBeVisible();
    await expect(dialog.getByRole("img", { name: "Take 2" })).toHaveCount(0);
    await expect(dialog).toContainText("mine.png");
  });

  test("pictures of another host are asked about here, too", async ({ board, answered, form, page, panel }) => {
    const at = (name) => `https://pictures.example/${name}.png`;
    let count = 0;
    await page.context().route("https://pictures.example/**", (route) => route.abort());
    await answered((response) => {
      count += 1;
      const body = { model: "seedream-4-5-251128", created: 1764230400, data: [{ url: at(count), size: "64x36" }] };
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(body));
    });
    await form.fill({ sequential_image_generation: "disabled", response_format: "url", stream: false });
    await form.generate();
    await board.expectRun("completed");
    await panel.open(1);
    await panel.button("Generate again").click();
    await panel.expectTakes(2, 2);
    await expect(panel.takes.first()).toContainText("On another host");
    await panel.button("Compare").click();
    const dialog = page.getByRole("dialog", { name: "Takes of panel 1" });
    await expect(dialog.getByRole("button", { name: "Load pictures from pictures.example" })).toHaveCount(2);
    await expect(dialog.locator("img, iframe")).toHaveCount(0);
  });
});

test.describe("what a take was made with", () => {
  test("in the response's own figures", async ({ board, connected, form, panel }) => {
    const scenario = await twoTakes(connected, form, board, panel);
    await panel.takes.first().click();
    const [first] = await scenario.pictures(2);
    const made = panel.section("Made with");
    await expect(made).toContainText("seedream-4-5-251128");
    await expect(made).toContainText(first.size.replace("x", " × "));
    await expect(made).toContainText("JPEG");
    await expect(made).toContainText("A paper boat");
    const [width, height] = first.size.split("x").map(Number);
    const tokens = Math.floor((width * height) / 256).toLocaleString("en");
    await expect(made).toContainText(`${tokens}, its part: width × height / 256`);
    await panel.takes.nth(1).click();
    await expect(made).toContainText("A paper ship");
  });

  test("its settings come back into the form, and what cannot is said", async ({ board, connected, form, panel, references }) => {
    await connected();
    await references.pick(file("mine.png", png(20, 20)));
    await references.expectNames("mine");
    await form.fill({ size: "2048x2048", sequential_image_generation: "disabled", response_format: "b64_json", prompt: "A paper boat" });
    await form.generate();
    await board.expectRun("completed");
    await form.fill({ prompt: "Something else", size: "4K" });
    await panel.open(1);
    await panel.button("Use these settings").press("Enter");
    await expect(form.control("prompt")).toHaveValue("A paper boat");
    await expect(form.control("size").first()).toHaveValue("2048x2048");
    await expect(panel.section("Made with")).toContainText("1 picture file went along: add it again.");
  });

  test("one's own pictures were made with nothing of ours", async ({ form, panel }) => {
    await form.open();
    await panel.open(1);
    await panel.pickOwn(file("mine.png", png(64, 36)));
    await panel.expectTakes(2, 2);
    const made = panel.section("Your own picture");
    await expect(made).toContainText("mine.png");
    await expect(made).toContainText("64 × 36");
    await expect(made).not.toContainText("tokens");
    await expect(panel.button("Use these settings")).toHaveCount(0);
  });
});
