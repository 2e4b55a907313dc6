// The two plans before anything is paid, and the settings of the board.

import { Desk, pressOn } from "../fixtures/desk.mjs";
import { expect, test } from "../fixtures/test.mjs";

/** On the service, with one picture and so many panels without one; every prompt is the board's style. */
async function empty(connected, form, count, style = "Ink on paper") {
  const desk = new Desk(form);
  const scenario = await connected();
  await form.fill({ sequential_image_generation: "disabled" });
  await form.generate();
  await form.expectPanels({ arrived: 1 });
  if (style) await desk.style(style);
  await desk.add(count);
  return { desk, scenario };
}

test("both plans say what they send, bring, take and cost", async ({ connected, form }) => {
  const { desk, scenario } = await empty(connected, form, 5);
  const dialog = await desk.plans();
  await expect(dialog).toContainText("5 panels without a picture yet");
  const group = dialog.getByRole("region", { name: "One request", exact: true });
  const single = dialog.getByRole("region", { name: "One request per panel" });
  const figures = (plan) => plan.locator("dd").allInnerTexts();
  const [requests, pictures, time, cost] = await figures(group);
  expect([requests, pictures]).toEqual(["1", "up to 5"]);
  expect(time).toMatch(/^about \d+ to \d+ (seconds|minutes)\s+from (others’ measurements|your own last runs)$/);
  expect(cost).toMatch(/^at most \$0\.\d+$/);
  const [many, each, , whole] = await figures(single);
  expect([many, each, whole]).toEqual(["5", "5", cost]);
  await expect(single).toContainText("4 requests are out at once");
  const lines = await group.locator(".compiled p").allInnerTexts();
  expect(lines[0]).toMatch(/^A series of 5 coherent pictures.*Ink on paper/);
  expect(lines.slice(1).map((line) => line.slice(0, 2))).toEqual(["1.", "2.", "3.", "4.", "5."]);
  await expect(group).toContainText(/of 600 words/);
  await scenario.expectPosts(1);
});

test("one request brings all of them", async ({ connected, form }) => {
  const { desk, scenario } = await empty(connected, form, 3, "");
  // A caption would do; here the group's line is the style alone.
  const dialog = await desk.plans();
  await expect(dialog).toContainText("says nothing yet");
  await expect(dialog.getByRole("button", { name: "Generate in one request" })).toHaveCount(0);
  await dialog.getByRole("region", { name: "One request", exact: true }).getByRole("button", { name: /Work on panel/ }).click();
  await expect(dialog).toBeHidden();
  await expect(desk.panel(2)).toHaveAttribute("aria-current", "true");
  await desk.style("Ink on paper");
  await pressOn(desk.head.getByRole("button", { name: /Generate missing/ }), "Enter");
  const again = await desk.plansDialog();
  await pressOn(again.getByRole("button", { name: "Generate in one request" }), "Enter");
  await expect(again).toBeHidden();
  await form.expectPanels({ arrived: 4, pending: 0 });
  await scenario.expectPosts(2);
  const body = (await scenario.posts())[1].body;
  expect(body).toMatchObject({ sequential_image_generation: "auto", sequential_image_generation_options: { max_images: 3 } });
  expect(body.prompt).toContain("A series of 3");
});

test("one request per panel, the last approved one going along", async ({ connected, form }) => {
  const { desk, scenario } = await empty(connected, form, 2);
  await desk.pick(1);
  await desk.picking.getByRole("button", { name: "Approve" }).click();
  await desk.picking.getByRole("button", { name: "Done" }).click();
  const dialog = await desk.plans();
  await dialog.locator('[name="plan.after_approved"]').check();
  await dialog.getByRole("button", { name: "Generate one by one" }).click();
  await form.expectPanels({ arrived: 3, pending: 0 });
  await scenario.expectPosts(3);
  for (const { body } of (await scenario.posts()).slice(1)) {
    expect(JSON.stringify(body.image ?? "")).not.toBe('""');
    expect(body.prompt).toContain("Ink on paper");
  }
});

test("a group has no room for all: that is said, and nobody is lost", async ({ connected, form }) => {
  const { desk } = await empty(connected, form, 17);
  const dialog = await desk.plans();
  const group = dialog.getByRole("region", { name: "One request", exact: true });
  await expect(group).toContainText("It has room for 15: 2 panels are left out");
  await dialog.getByRole("button", { name: "Generate in one request" }).click();
  await form.expectPanels({ arrived: 16 });
  await expect(desk.head.getByRole("button", { name: "Generate missing (2)" })).toBeVisible();
});

test("what is wrong with the form is said, and leads there", async ({ connected, form, page }) => {
  const { desk } = await empty(connected, form, 1);
  await form.fill({ size: "12x12" });
  const dialog = await desk.plans();
  await expect(dialog.getByRole("button", { name: "Generate one by one" })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Go to the form" }).first().click();
  await expect(dialog).toBeHidden();
  await expect(form.control("size")).toBeFocused();
  await expect(page.locator(".panel[data-state=empty]")).toHaveCount(1);
});

test("the demo is free and says so", async ({ form }) => {
  const desk = new Desk(form);
  await desk.make(2);
  await desk.style("Ink on paper");
  await desk.add(2);
  const dialog = await desk.plans();
  await expect(dialog.getByText("free in the demo")).toHaveCount(2);
  await dialog.getByRole("button", { name: "Generate in one request" }).click();
  await form.expectPanels({ arrived: 4, pending: 0 }, { timeout: 30_000 });
});

test.describe("board settings", () => {
  test("change title, style and what takes part at once", async ({ board, form, page }) => {
    const desk = new Desk(form);
    await desk.make(1);
    const dialog = await desk.settings();
    const control = (name) => dialog.locator(`[name="${name}"]`);
    await control("board.title").fill("The courtyard");
    await control("board.style").fill("Watercolour.");
    await control("board.parts.camera").check();
    await pressOn(control("board.parts.action"), "Space");
    await control("board.target").fill("1:30");
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The courtyard");
    await expect(desk.head).toContainText("of 1:30");
    await board.expectSaved();
    await page.reload();
    await expect(desk.head).toContainText("of 1:30");
    const again = await desk.settings();
    await expect(again.locator('[name="board.style"]')).toHaveValue("Watercolour.");
    await expect(again.locator('[name="board.parts.camera"]')).toBeChecked();
    await expect(again.locator('[name="board.parts.action"]')).not.toBeChecked();
    await expect(again.locator('[name="board.target"]')).toHaveValue("1:30");
  });

  test("say what is no length, and keep the last that was one", async ({ form }) => {
    const desk = new Desk(form);
    await desk.make(1);
    const dialog = await desk.settings();
    const target = dialog.locator('[name="board.target"]');
    await target.fill("45");
    await target.fill("soon");
    await expect(target).toHaveAttribute("aria-invalid", "true");
    await expect(dialog.getByRole("alert")).toContainText("This is no length");
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(desk.head).toContainText("of 0:45");
  });

  test("another shape crops every frame, and names the pictures of which little is left", async ({ form, page }) => {
    const desk = new Desk(form);
    await desk.make(4, "1280x720");
    const shape = () => desk.panel(1).locator(".frame").evaluate((frame) => getComputedStyle(frame).aspectRatio);
    expect(await shape()).toBe("1280 / 720");
    const dialog = await desk.settings();
    const ratio = (value) => dialog.locator(`[name="board.ratio"][value="${value}"]`);
    await expect(ratio("")).toBeChecked();
    await ratio("9:16").check({ force: true });
    expect(await shape()).toBe("9 / 16");
    await expect(dialog).toContainText("4 panels need a new picture");
    await expect(dialog).toContainText("Panel 1: 68 % of the picture would be lost");
    await ratio("9:16").press("ArrowLeft");
    await expect(ratio("16:9")).toBeChecked();
    await expect(dialog).not.toContainText("need a new picture");
    await ratio("9:16").check({ force: true });
    await dialog.getByRole("button", { name: "Select them" }).click();
    await expect(dialog).toBeHidden();
    await expect(desk.picking).toContainText("4 selected");
    await expect(page.getByRole("checkbox", { name: /^Select panel/ })).toHaveCount(4);
  });
});
