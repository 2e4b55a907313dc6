// Every board of a device: kept, found, opened, copied, put away.

import { put } from "../fixtures/stored.mjs";
import { Shelf } from "../fixtures/shelf.mjs";
import { expect, test as base } from "../fixtures/test.mjs";

const test = base.extend({
  shelf: async ({ form }, use) => {
    await use(new Shelf(form));
  },
  /** "Rain" with a picture, and "Snow", open and empty, behind an open dialog. */
  two: async ({ board, form, shelf }, use) => {
    await form.open();
    await shelf.open();
    await shelf.begin("Rain");
    await shelf.close();
    await form.fill({ sequential_image_generation: "disabled" });
    await form.generate();
    await form.expectPanels({ arrived: 1, pending: 0 }, { timeout: 30_000 });
    await board.expectSaved();
    await shelf.open();
    await shelf.begin("Snow");
    await use(shelf);
  },
});

test.describe("the shelf of boards", () => {
  test("is empty on a first visit, which opening it does not change", async ({ form, page, shelf }) => {
    await form.open();
    await shelf.open();
    await expect(shelf.dialog).toContainText("No boards yet");
    await shelf.close();
    await page.reload();
    await expect(page.getByText("sample", { exact: false }).first()).toBeVisible();
  });

  test("switches between boards, and a reload opens the one opened last", async ({ form, page, two: shelf }) => {
    await shelf.expectTitles(["Snow", "Rain"]);
    await expect(shelf.board("Snow")).toHaveAttribute("aria-current", "true");
    await expect(shelf.board("Snow")).toContainText("Open now");
    await expect(shelf.board("Rain")).toContainText("1 panel · 1 picture");
    await expect(shelf.board("Rain").locator("img"), "its cover").toHaveCount(1);
    await shelf.button("Open Rain").click();
    await expect(shelf.dialog).toBeHidden();
    await shelf.expectTitle("Rain");
    await form.expectPanels({ arrived: 1 });
    await page.reload();
    await shelf.expectTitle("Rain");
    await form.expectPanels({ arrived: 1 });
    await shelf.open();
    await shelf.expectTitles(["Snow", "Rain"]);
  });

  test("renames, copies, puts away and gives back by the pointer", async ({ page, two: shelf }) => {
    await shelf.rename("Rain", "Drizzle");
    await shelf.expectTitles(["Drizzle", "Snow"]);
    await shelf.button("Duplicate Drizzle").click();
    await expect(shelf.board("Drizzle (copy)")).toContainText("1 panel · 1 picture");
    await shelf.button("Delete Drizzle").click();
    await expect(shelf.dialog.getByText("“Drizzle” was put away.")).toBeVisible();
    await expect(shelf.board("Drizzle")).toHaveCount(0);
    await shelf.button("Undo").click();
    await expect(shelf.board("Drizzle")).toHaveCount(1);
    await page.reload();
    await shelf.open();
    await expect(shelf.boards).toHaveCount(3);
  });

  test("does the same by the keyboard, and the focus is never lost", async ({ page, two: shelf }) => {
    await shelf.button("Rename Rain").focus();
    await page.keyboard.press("Enter");
    const field = shelf.dialog.getByLabel("Title of the board");
    await expect(field).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(shelf.dialog, "only the renaming ends").toBeVisible();
    await expect(shelf.button("Rename Rain")).toBeFocused();
    await shelf.button("Duplicate Rain").focus();
    await page.keyboard.press("Enter");
    await expect(shelf.board("Rain (copy)")).toHaveCount(1);
    await expect(shelf.button("Duplicate Rain")).toBeFocused();
    await shelf.button("Delete Rain (copy)").focus();
    await page.keyboard.press("Enter");
    await expect(shelf.button("Undo")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(shelf.button("Open Rain (copy)")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(shelf.dialog).toBeHidden();
    await shelf.expectTitle("Rain (copy)");
  });

  test("the open board makes room when it is put away, and comes back open", async ({ two: shelf }) => {
    await shelf.button("Delete Snow").click();
    await shelf.expectTitle("Rain");
    await shelf.button("Undo").click();
    await shelf.expectTitle("Snow");
    await shelf.expectTitles(["Snow", "Rain"]);
  });

  test("what was put away can be restored, or goes for good after a question", async ({ page, two: shelf }) => {
    await shelf.button("Delete Rain").click();
    await expect(shelf.away).toContainText("Put away (1)");
    await shelf.away.locator("summary").click();
    await shelf.button("Restore Rain").click();
    await expect(shelf.board("Rain")).toHaveCount(1);
    await expect(shelf.away).toHaveCount(0);
    await shelf.button("Delete Rain").click();
    await shelf.away.locator("summary").press("Enter");
    await shelf.button("Delete Rain for good").click();
    await expect(shelf.dialog).toContainText("It cannot be taken back");
    await expect(shelf.button("Keep it")).toBeFocused();
    await page.keyboard.press("Enter");
    await shelf.button("Delete Rain for good").press("Enter");
    await shelf.button("Delete for good").click();
    await expect(shelf.away).toHaveCount(0);
    await page.reload();
    await shelf.open();
    await shelf.expectTitles(["Snow"]);
  });

  test("finds a board by its title and by what is written on it", async ({ two: shelf }) => {
    const search = shelf.dialog.getByLabel("Search titles and texts");
    await search.fill("rain");
    await shelf.expectTitles(["Rain"]);
    await search.fill("nowhere");
    await expect(shelf.dialog).toContainText("No board has these words");
    await search.press("Enter");
    await expect(shelf.dialog, "nothing is sent").toBeVisible();
  });

  test("a run under way holds the board, and that is said", async ({ board, connected, form, shelf }) => {
    const scenario = await connected({ hold: true });
    await form.generate();
    await scenario.expectPosts(1);
    await shelf.open();
    await expect(shelf.dialog).toContainText("A request is under way");
    await shelf.button("New board").click();
    await expect(shelf.dialog).toBeVisible();
    await shelf.close();
    await board.line.first().getByRole("button", { name: "Stop" }).click();
    await board.expectRun("cancelled");
    await shelf.open();
    await expect(shelf.dialog).not.toContainText("A request is under way");
    await shelf.button("New board").click();
    await shelf.expectTitle("New board");
  });

  test("a board of a newer version is shown and left alone", async ({ page, two: shelf }) => {
    await shelf.close();
    await put(page, "boards", '{"seedboard":999}', "newer");
    await shelf.open();
    const newer = shelf.boards.filter({ hasText: "A newer version of this page made it" });
    await expect(newer).toHaveCount(1);
    await expect(newer.getByRole("button")).toHaveCount(0);
  });
});
