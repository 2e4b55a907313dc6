// Row 45: two tabs on one board. One changes it, the other reads it or takes over; neither writes over the other.

import { Desk } from "../fixtures/desk.mjs";
import { Form } from "../fixtures/form.mjs";
import { Panel } from "../fixtures/panel.mjs";
import { Shelf } from "../fixtures/shelf.mjs";
import { stored } from "../fixtures/stored.mjs";
import { expect, test } from "../fixtures/test.mjs";

const saving = (page) => page.locator("[data-saving]");

/** The page in another tab. */
async function tab(context, form) {
  const page = await context.newPage();
  const other = new Form(page, form.address);
  await other.open();
  return { page, form: other, desk: new Desk(other), panel: new Panel(page) };
}

test("row 45: the second tab reads what the first one writes, and changes nothing", async ({ board, context, form, page }) => {
  const [desk, panel] = [new Desk(form), new Panel(page)];
  await desk.make(2);
  await board.expectSaved();
  const second = await tab(context, form);
  await expect(saving(second.page)).toHaveAttribute("data-saving", "elsewhere");
  await expect(second.page.getByRole("heading", { name: "This board is open in another tab" })).toBeVisible();
  await expect(second.desk.panels).toHaveCount(2);
  await second.panel.open(1);
  await second.panel.field("caption").fill("Mine");
  await second.desk.says("It is changed in one tab at a time");
  await second.form.generate();
  await expect(second.desk.panels).toHaveCount(2);
  await panel.open(1);
  await panel.field("caption").fill("First light");
  await board.expectSaved();
  await expect(second.desk.panel(1).locator("h3")).toHaveText("First light");
  await desk.menu(2, "Delete");
  await expect(second.desk.panels, "deleted here, gone there").toHaveCount(1);
  expect((await stored(page)).boards[0]).not.toContain("Mine");
});

test("row 45: taking over writes the board there first, and back again", async ({ board, context, form, page }) => {
  const [desk, panel] = [new Desk(form), new Panel(page)];
  await desk.make(1);
  await board.expectSaved();
  const second = await tab(context, form);
  await expect(saving(second.page)).toHaveAttribute("data-saving", "elsewhere");
  await panel.open(1);
  await panel.field("caption").fill("Written at the last moment");
  await second.page.getByRole("button", { name: "Take over here" }).click();
  await expect(saving(second.page)).toHaveAttribute("data-saving", "saved");
  await expect(second.desk.panel(1).locator("h3")).toHaveText("Written at the last moment");
  await expect(saving(page)).toHaveAttribute("data-saving", "elsewhere");
  await second.panel.open(1);
  await second.panel.field("caption").fill("Dusk");
  await expect(desk.panel(1).locator("h3")).toHaveText("Dusk");
  await page.getByRole("button", { name: "Take over here" }).press("Enter");
  await expect(saving(page)).toHaveAttribute("data-saving", "saved");
  await expect(saving(second.page)).toHaveAttribute("data-saving", "elsewhere");
  await desk.head.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(desk.panel(1).locator("h3"), "with the steps of the other tab").not.toHaveText("Dusk");
});

test("row 45: a tab that waits for pictures keeps the board; one that is closed lets it go", async ({
  board,
  connected,
  context,
  form,
  page,
}) => {
  const scenario = await connected({ hold: true });
  await form.generate();
  await scenario.release(1);
  await form.expectPanels({ arrived: 1, pending: 3 });
  await board.expectSaved();
  const second = await tab(context, form);
  await second.page.getByRole("button", { name: "Take over here" }).click();
  await second.desk.says("waits for pictures");
  await expect(saving(second.page)).toHaveAttribute("data-saving", "elsewhere");
  await scenario.release(3);
  await form.expectPanels({ arrived: 4 });
  await second.form.expectPanels({ arrived: 4 });
  await page.close();
  await second.page.getByRole("button", { name: "Take over here" }).click();
  await expect(saving(second.page)).toHaveAttribute("data-saving", "saved");
});

test("row 45: two first boards are two boards", async ({ board, context, form, page }) => {
  await form.open();
  const second = await tab(context, form);
  const desk = new Desk(form);
  await desk.make(1);
  await board.expectSaved();
  await second.form.fill({ model: "seedream-4-0-250828", size: "1024x1024", sequential_image_generation: "disabled" });
  await second.form.generate();
  await second.form.expectPanels({ arrived: 1 }, { timeout: 40_000 });
  await expect(saving(second.page)).toHaveAttribute("data-saving", "saved");
  expect((await stored(page)).boards).toHaveLength(2);
  const shelf = new Shelf(form);
  await shelf.open();
  await expect(shelf.boards).toHaveCount(2);
});
