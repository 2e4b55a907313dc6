// The board as a shot list: written in place, from a spreadsheet and to one.

import { Desk } from "../fixtures/desk.mjs";
import { List } from "../fixtures/list.mjs";
import { expect, test as base } from "../fixtures/test.mjs";

const test = base.extend({
  list: async ({ form }, use) => {
    await use(new List(new Desk(form)));
  },
});

test.describe("the shot list", () => {
  test("shows every panel as a row, and what is written in it is on the board after a reload", async ({ board, list, page }) => {
    await list.make(2);
    await expect(list.rows).toHaveCount(2);
    await expect(list.area.locator("tbody img"), "a small picture each").toHaveCount(2);
    await list.cell("Title", 1).fill("First light");
    await list.cell("Shot", 1).selectOption("WS");
    await list.cell("Angle", 1).selectOption("low");
    await list.cell("Camera", 2).selectOption("dolly in");
    await list.cell("Action", 2).fill("She turns.\nHe waits.");
    await list.cell("Dialogue", 2).fill("MEI: Late again.");
    await list.cell("Sound", 2).fill("rain");
    await list.cell("Notes", 2).fill("wet ground");
    await list.cell("Seconds", 2).fill("2,5");
    await list.cell("Seconds", 2).blur();
    await expect(list.cell("Seconds", 2)).toHaveValue("2.5");
    await board.expectSaved();
    await page.reload();
    await list.show();
    await list.expectColumn("Title", ["First light", ""]);
    await list.expectColumn("Shot", ["WS", ""]);
    await list.expectColumn("Angle", ["low", ""]);
    await list.expectColumn("Camera", ["", "dolly in"]);
    await list.expectColumn("Action", [expect.any(String), "She turns.\nHe waits."]);
    await list.expectColumn("Seconds", ["", "2.5"]);
    await list.expectColumn("Notes", ["", "wet ground"]);
  });

  test("goes down and up a column by the keyboard, and grows at its end", async ({ list, page }) => {
    await list.make(2);
    await list.cell("Action", 1).focus();
    await page.keyboard.press("Control+ArrowDown");
    await expect(list.cell("Action", 2)).toBeFocused();
    await page.keyboard.press("Control+ArrowUp");
    await expect(list.cell("Action", 1)).toBeFocused();
    await list.cell("Title", 1).focus();
    await page.keyboard.type("One");
    await page.keyboard.press("Enter");
    await expect(list.cell("Title", 2)).toBeFocused();
    await page.keyboard.type("Two");
    await page.keyboard.press("Shift+Enter");
    await expect(list.cell("Title", 1)).toBeFocused();
    await list.area.getByRole("button", { name: "Add a row" }).focus();
    await page.keyboard.press("Enter");
    await expect(list.cell("Title", 3)).toBeFocused();
    await page.keyboard.type("Three");
    await list.expectColumn("Title", ["One", "Two", "Three"]);
    await list.cell("Shot", 1).focus();
    await page.keyboard.press("Control+ArrowDown");
    await expect(list.cell("Shot", 2)).toBeFocused();
    await list.expectColumn("Shot", ["", "", ""]);
  });

  test("keeps approved rows as they are, and says so with a word", async ({ list }) => {
    await list.make(2);
    const approved = list.cell("Approved", 1);
    await approved.check();
    await expect(list.cell("Title", 1)).not.toBeEditable();
    await expect(list.cell("Shot", 1)).toBeDisabled();
    await expect(list.cell("Title", 2)).toBeEditable();
    await approved.press("Space");
    await expect(list.cell("Title", 1)).toBeEditable();
  });

  test("says that seconds are seconds", async ({ list }) => {
    await list.make(1);
    const seconds = list.cell("Seconds", 1);
    await seconds.fill("soon");
    await seconds.blur();
    await expect(seconds).toHaveAttribute("aria-invalid", "true");
    await expect(list.live).toContainText("is no time");
    await seconds.fill("3");
    await seconds.blur();
    await expect(seconds).toHaveAttribute("aria-invalid", "false");
  });

  test("works on the panel whose number is pressed", async ({ list, page }) => {
    await list.make(2);
    await list.area.getByRole("button", { name: "Work on panel 2" }).click();
    await expect(list.rows.nth(1)).toHaveAttribute("aria-current", "true");
    await expect(page.getByRole("heading", { name: "Panel 2" })).toBeVisible();
  });

  test("takes cells that are pasted into a cell, and gives back what stood there", async ({ list }) => {
    await list.make(2);
    await list.cell("Title", 1).fill("Before");
    await list.cell("Title", 1).focus();
    await list.paste("Rain\tWS\tlow\nSnow\tclose-up\t\nHail\t\t\n");
    await list.expectColumn("Title", ["Rain", "Snow", "Hail"]);
    await list.expectColumn("Shot", ["WS", "CU", ""]);
    await list.expectColumn("Angle", ["low", "", ""]);
    await list.undo();
    await list.expectColumn("Title", ["Before", ""]);
    await list.cell("Title", 2).focus();
    await list.paste("one cell");
    await list.expectColumn("Title", ["Before", "one cell"]);
  });

  test("goes to a spreadsheet and comes back", async ({ context, list, page }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await list.make(2);
    await list.cell("Title", 1).fill("Rain");
    await list.area.getByRole("button", { name: "Copy for a spreadsheet" }).click();
    await expect(list.area.getByText("Copied.")).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split("\n")[0].split("\t")).toContain("Dialogue");
    expect(copied).toContain("Rain");
    const dialog = await list.pasteDialog();
    await dialog.getByLabel("Rows").fill(copied);
    await dialog.getByLabel("New panels at the end").check({ force: true });
    await expect(dialog.getByRole("status")).toContainText("2 panels are added");
    await dialog.getByRole("button", { name: "Take over" }).click();
    await expect(dialog).toBeHidden();
    await list.expectColumn("Title", ["Rain", "", "Rain", ""]);
  });

  test("says that the browser did not let it copy", async ({ list, page }) => {
    await list.make(1);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("denied"));
      document.execCommand = () => false;
    });
    await list.area.getByRole("button", { name: "Copy for a spreadsheet" }).click();
    await expect(list.area.getByText("did not let the page copy")).toBeVisible();
  });

  test("shows what a pasted list would do before it does it", async ({ list }) => {
    await list.make(2);
    await list.cell("Approved", 1).check();
    const dialog = await list.pasteDialog();
    const said = dialog.getByRole("status");
    await expect(dialog.getByRole("button", { name: "Take over" })).toHaveCount(0);
    await dialog.getByLabel("Rows").fill("Description\tShot size\tBudget\nShe turns.\tcowboy\t100\nHe waits.\tWS\t\nThe end.\t\t\n");
    await expect(said).toContainText("3 rows");
    await expect(said).toContainText("1 panel is written over");
    await expect(said).toContainText("1 panel is added");
    await expect(said).toContainText("1 panel is approved, and stays as it is");
    await expect(said).toContainText("Columns: Action, Shot");
    await expect(said).toContainText("Budget");
    await expect(said).toContainText("1 cell says something that is no choice");
    const before = await list.column("Action");
    await dialog.getByRole("button", { name: "Take over" }).press("Enter");
    await expect(dialog).toBeHidden();
    await list.expectColumn("Action", [before[0], "He waits.", "The end."]);
    await list.undo();
    await list.expectColumn("Action", before);
  });

  test("begins at the chosen panel where that is asked for", async ({ list }) => {
    await list.make(3);
    await list.area.getByRole("button", { name: "Work on panel 2" }).click();
    const dialog = await list.pasteDialog();
    await dialog.getByLabel("Rows").fill("Title\tSound\nRain\tdrops");
    await dialog.getByLabel("From panel 2 on").check({ force: true });
    await dialog.getByRole("button", { name: "Take over" }).click();
    await list.expectColumn("Title", ["", "Rain", ""]);
  });
});
