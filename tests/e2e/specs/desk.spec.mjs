// The head of the board and what stands on panels: each action by pointer and by keyboard.

import { Desk, pressOn } from "../fixtures/desk.mjs";
import { expect, test } from "../fixtures/test.mjs";

test("the head is there for boards of one's own, and counts", async ({ complaints, form }) => {
  const desk = new Desk(form);
  await form.open();
  await expect(desk.head).toHaveCount(0);
  await desk.make(2);
  await expect(desk.head).toContainText("2 panels");
  await desk.head.getByRole("button", { name: "Add a panel" }).click();
  await expect(desk.head).toContainText("3 panels");
  await desk.says("Panel 3 was added");
  await pressOn(desk.head.getByRole("button", { name: "Add a panel" }), "Enter");
  await expect(desk.head).toContainText("4 panels");
  await expect(desk.head.getByRole("button", { name: "Generate missing (2)" })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("grid and shot list are two views of the same panels", async ({ form, page }) => {
  const desk = new Desk(form);
  await desk.make(2);
  const grid = desk.head.locator('[name="board.view"][value="grid"]');
  const list = desk.head.locator('[name="board.view"][value="list"]');
  await expect(grid).toBeChecked();
  await list.check({ force: true });
  await expect(page.locator(".panels")).toBeHidden();
  await list.press("ArrowLeft");
  await expect(grid).toBeChecked();
  await expect(page.locator(".panels")).toBeVisible();
});

test("columns become more and fewer", async ({ form, page }) => {
  const desk = new Desk(form);
  await desk.make(4);
  const columns = () =>
    page.locator(".panels").evaluate((panels) => getComputedStyle(panels).gridTemplateColumns.split(" ").length);
  const usual = await columns();
  await desk.more("More columns");
  expect(await columns()).toBe(usual + 1);
  const fewer = page.locator("#desk-more").getByRole("button", { name: "Fewer columns" });
  await fewer.press("Enter");
  await fewer.press("Enter");
  expect(await columns()).toBe(usual - 1);
  for (let press = 0; press < 3; press += 1) await fewer.press("Enter");
  await expect(fewer).toHaveAttribute("aria-disabled", "true");
  expect(await columns()).toBeGreaterThan(0);
});

test.describe("picking", () => {
  test("by pointer: one, a stretch with Shift, all, none", async ({ form, page }) => {
    const desk = new Desk(form);
    await desk.make(4);
    await desk.pick(1);
    await expect(desk.picking).toContainText("1 selected");
    // The whole picture belongs to the box.
    await desk.panel(3).locator(".picks").click({ modifiers: ["Shift"] });
    await expect(desk.picking).toContainText("3 selected");
    for (const number of [1, 2, 3]) await expect(desk.box(number)).toBeChecked();
    await expect(desk.box(4)).not.toBeChecked();
    await desk.panel(2).locator(".picks").click();
    await expect(desk.picking).toContainText("2 selected");
    await desk.picking.getByRole("button", { name: "Select all" }).click();
    await expect(desk.picking).toContainText("4 selected");
    await desk.picking.getByRole("button", { name: "Done" }).click();
    await expect(desk.picking).toHaveCount(0);
    await expect(page.getByRole("checkbox", { name: /^Select panel/ })).toHaveCount(0);
  });

  test("by keyboard: approve, back to draft, duplicate, delete, undo", async ({ form }) => {
    const desk = new Desk(form);
    await desk.make(4);
    await pressOn(desk.head.getByRole("button", { name: "Select", exact: true }), "Enter");
    await pressOn(desk.box(1), "Space");
    await pressOn(desk.box(2), "Space");
    const act = (name) => pressOn(desk.picking.getByRole("button", { name, exact: true }), "Enter");
    await act("Approve");
    await desk.says("2 panels are approved and locked");
    await expect(desk.panel(1)).toContainText("Approved");
    await expect(desk.panel(3)).not.toContainText("Approved");
    await pressOn(desk.box(3), "Space");
    await act("Delete");
    await desk.says("1 panel was removed");
    await desk.says("2 approved panels were left as they are");
    await expect(desk.panels).toHaveCount(3);
    await pressOn(desk.offer, "Enter");
    await expect(desk.panels).toHaveCount(4);
    await expect(desk.offer).toHaveCount(0);
    await act("Back to draft");
    await expect(desk.panel(1)).not.toContainText("Approved");
    await act("Duplicate");
    await expect(desk.panels).toHaveCount(6);
    await expect(desk.picking).toContainText("2 selected");
    await act("Done");
    await expect(desk.head.getByRole("button", { name: "Select", exact: true })).toBeFocused();
  });

  test("generates again what is picked, and skips what is approved", async ({ form }) => {
    const desk = new Desk(form);
    await desk.make(3);
    await desk.pick(1);
    await desk.picking.getByRole("button", { name: "Approve" }).click();
    await desk.box(2).check({ force: true });
    await desk.picking.getByRole("button", { name: /Generate$/ }).click();
    const dialog = await desk.plansDialog();
    await expect(dialog).toContainText("1 panel that you selected");
    await expect(dialog).toContainText("1 approved panel was left as it is");
    await dialog.getByRole("button", { name: "Generate one by one" }).click();
    await expect(dialog).toBeHidden();
    await expect(desk.panel(2)).toContainText("2 takes", { timeout: 30_000 });
    await expect(desk.panel(1)).not.toContainText("takes");
  });
});

test("the offer to undo is put away", async ({ form, page }) => {
  const desk = new Desk(form);
  await desk.make(2);
  await desk.panel(2).hover();
  await desk.menu(2, "Delete");
  await expect(desk.offer, "the next thing for the keyboard").toBeFocused();
  await page.getByRole("button", { name: "Put this offer away" }).click();
  await expect(desk.offer).toHaveCount(0);
  await expect(desk.panels).toHaveCount(1);
});

test("an empty panel is generated right where it stands, and a waiting one stopped", async ({ board, connected, form }) => {
  const desk = new Desk(form);
  const scenario = await connected({ hold: true });
  await form.fill({ sequential_image_generation: "disabled" });
  await form.generate();
  await scenario.release(1);
  await form.expectPanels({ arrived: 1 });
  await desk.style("Ink on paper");
  await desk.add(2);
  const act = (number, name) => form.page.getByRole("button", { name: `Panel ${number}: ${name}`, exact: true });
  await act(2, "Generate this panel").click();
  await expect(desk.panel(2)).toHaveAttribute("data-state", "pending");
  await scenario.expectPosts(2);
  await pressOn(act(3, "Generate this panel"), "Enter");
  await scenario.expectPosts(3);
  await expect(desk.grip(3), "the focus stays with the panel").toBeFocused();
  await act(2, "Stop").click();
  await expect(desk.panel(2)).toHaveAttribute("data-state", "interrupted");
  await expect(desk.panel(3)).toHaveAttribute("data-state", "pending");
  await pressOn(act(3, "Stop"), "Enter");
  await expect(desk.panel(3)).toHaveAttribute("data-state", "interrupted");
  await act(2, "Ask again").click();
  await expect(desk.panel(2)).toHaveAttribute("data-state", "pending");
  await scenario.expectPosts(4);
  await scenario.release(4);
  await expect(desk.panel(2)).toHaveAttribute("data-state", "arrived");
  await expect(board.area.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
});

test("one's own picture leads to the panel", async ({ form, page }) => {
  const desk = new Desk(form);
  await desk.make(1);
  await desk.add(1);
  await page.getByRole("button", { name: "Panel 2: Use my own picture" }).click();
  await expect(desk.panel(2)).toHaveAttribute("aria-current", "true");
});

test("many requests are counted in a line, and stopped together", async ({ connected, form, page }) => {
  const desk = new Desk(form);
  const scenario = await connected({ hold: true });
  await form.fill({ sequential_image_generation: "disabled" });
  await form.generate();
  await scenario.release(1);
  await form.expectPanels({ arrived: 1 });
  await desk.style("Ink on paper");
  await desk.add(6);
  const dialog = await desk.plans();
  await dialog.getByRole("button", { name: "Generate one by one" }).click();
  await expect(page.getByText("6 requests are under way: 4 sent, 2 waiting")).toBeVisible();
  await scenario.expectPosts(5);
  await page.getByRole("button", { name: "Stop all" }).click();
  await desk.says("6 requests were stopped");
  await form.expectPanels({ pending: 0, arrived: 1 });
  await scenario.expectPosts(5);
});

test("panels say shot, length and dialogue, and the head sums the lengths up", async ({ form }) => {
  const desk = new Desk(form);
  await desk.make(3);
  await desk.write([
    { shot: "WS", duration_ms: 5000, dialogue: "MEI: You came back." },
    { shot: "CU", dialogue: "Nobody says: this." },
    { duration_ms: 35000 },
  ]);
  await expect(desk.panel(1).locator(".shot")).toHaveText("Wide · 0:05");
  await expect(desk.panel(2).locator(".shot")).toHaveText("Close");
  await expect(desk.panel(3).locator(".shot")).toHaveText("0:35");
  await expect(desk.panel(1).locator(".spoken b")).toHaveText("MEI");
  await expect(desk.panel(1).locator(".spoken")).toContainText("You came back.");
  await expect(desk.panel(2).locator(".spoken b")).toHaveCount(0);
  await expect(desk.head).toContainText("3 panels");
  await expect(desk.head).toContainText("0:40");
});

test("what may jar is told, with the way to it", async ({ form, page }) => {
  const desk = new Desk(form);
  await desk.make(3);
  await desk.write([
    { shot: "WS", duration_ms: 20000 },
    { shot: "WS", duration_ms: 20000 },
    { shot: "WS", duration_ms: 20000 },
  ]);
  const looks = page.locator("details.looks");
  await expect(looks).toContainText("1 thing to look at");
  const dialog = await desk.settings();
  await dialog.locator('[name="board.target"]').fill("0:45");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(desk.head).toContainText("1:00 of 0:45");
  await expect(looks).toContainText("2 things to look at");
  await pressOn(looks.locator("summary"), "Enter");
  await expect(looks).toContainText("Panels 1 to 3 have the same shot type: Wide.");
  await expect(looks).toContainText("The panels last 1:00, 0:15 longer than the board is to.");
  await looks.getByRole("button", { name: "Work on panel 3" }).click();
  await expect(desk.panel(3)).toHaveAttribute("aria-current", "true");
});

test("a long board that becomes a short one, and long again, while its end is on the screen, stays drawn", async ({ complaints, form, page }) => {
  const desk = new Desk(form);
  await desk.make(1);
  // From 61 on only what is near the screen is drawn.
  await desk.lengthen(66);
  expect(await desk.panels.count()).toBeLessThan(66);
  const toTheEnd = async (caption) => {
    await page.locator("ol.panels").last().evaluate((sheet) => sheet.scrollIntoView({ block: "end" }));
    await expect(page.getByText(caption, { exact: true })).toBeInViewport();
  };
  // Picking begins at the top.
  await desk.pick();
  await toTheEnd("Caption 66");
  await desk.pick(61, 62, 63, 64, 65, 66);
  await pressOn(desk.picking.getByRole("button", { name: "Delete", exact: true }), "Enter");
  await desk.says("6 panels were removed");
  await expect(desk.panels, "a short board is drawn whole").toHaveCount(60);
  await toTheEnd("Caption 60");
  await expect(page.getByText("Caption 30", { exact: true })).toBeAttached();
  await pressOn(desk.offer, "Enter");
  await toTheEnd("Caption 66");
  await expect(page.locator("ol.panels:not(.far)").last().locator("li.panel"), "nothing on the screen is empty").not.toHaveCount(0);
  expect(complaints).toEqual([]);
});
