// Words in all texts of the board, and others in their place.

import { Desk } from "../fixtures/desk.mjs";
import { Find, List } from "../fixtures/list.mjs";
import { expect, test as base } from "../fixtures/test.mjs";

const test = base.extend({
  /** A board of three panels about a cat, of which the first is approved. */
  cats: async ({ form }, use) => {
    const desk = new Desk(form);
    const list = new List(desk);
    await list.make(3);
    await list.cell("Action", 1).fill("A cat sleeps.");
    await list.cell("Action", 2).fill("The Cat and the cat.");
    await list.cell("Sound", 2).fill("cats");
    await list.cell("Notes", 3).fill("no concat");
    await list.cell("Approved", 1).check();
    await use({ find: new Find(desk), list });
  },
});

test.describe("find and replace", () => {
  test("finds as it is asked to, and says when there is nothing", async ({ cats: { find } }) => {
    await find.open();
    await expect(find.find).toBeFocused();
    await expect(find.dialog).toContainText("Looks through every text of the board");
    await find.find.fill("cat");
    await expect(find.marks).toHaveText(["cat", "Cat", "cat", "cat", "cat"]);
    await expect(find.dialog).toContainText("Found 5 times, in 4 texts.");
    await find.dialog.getByLabel("Whole words").check();
    await expect(find.marks).toHaveText(["cat", "Cat", "cat"]);
    await find.dialog.getByLabel("Match case").check();
    await expect(find.marks).toHaveText(["cat", "cat"]);
    await find.find.fill("dog");
    await expect(find.marks).toHaveCount(0);
    await expect(find.dialog).toContainText("Nothing found.");
    await expect(find.replace).toHaveAttribute("aria-disabled", "true");
  });

  test("replaces what is ticked, leaves approved panels, and takes it back", async ({ board, cats: { find, list }, page }) => {
    await find.open();
    await find.find.fill("cat");
    await find.with.fill("fox");
    await expect(find.dialog).toContainText("approved, stays as it is");
    await expect(find.boxes.first(), "the approved one").toBeDisabled();
    await find.boxes.nth(2).uncheck();
    await expect(find.replace).toHaveText("Replace 3 places");
    await find.replace.click();
    await expect(find.dialog.getByText("3 places were replaced.")).toBeVisible();
    await list.expectColumn("Action", ["A cat sleeps.", "The fox and the fox.", expect.any(String)]);
    await list.expectColumn("Sound", ["", "cats", ""]);
    await list.expectColumn("Notes", ["", "", "no confox"]);
    await find.dialog.getByRole("button", { name: "Undo" }).click();
    await list.expectColumn("Notes", ["", "", "no concat"]);
    await find.replace.click();
    await board.expectSaved();
    await page.reload();
    await list.show();
    await list.expectColumn("Notes", ["", "", "no confox"]);
  });

  test("does it all by the keyboard, and goes to a panel", async ({ cats: { find, list }, page }) => {
    await find.open();
    await expect(find.find).toBeFocused();
    await page.keyboard.type("sleeps");
    await page.keyboard.press("Tab");
    await page.keyboard.type("wakes");
    await expect(find.replace).toHaveText("Replace 0 places");
    await find.find.fill("cats");
    const box = find.boxes.first();
    await box.focus();
    await page.keyboard.press("Space");
    await expect(find.replace).toHaveText("Replace 0 places");
    await page.keyboard.press("Space");
    await find.replace.focus();
    await page.keyboard.press("Enter");
    await list.expectColumn("Sound", ["", "wakes", ""]);
    await find.find.fill("concat");
    const hit = find.dialog.getByRole("button", { name: /^Panel 3/ });
    await hit.focus();
    await page.keyboard.press("Enter");
    await expect(find.dialog).toBeHidden();
    await expect(list.rows.nth(2)).toHaveAttribute("aria-current", "true");
  });
});
