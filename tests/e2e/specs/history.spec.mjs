// Nothing that is changed on a board is lost: steps back and on again, the list of them, and the board as it was earlier.

import { readFile } from "node:fs/promises";

import { Desk } from "../fixtures/desk.mjs";
import { Panel } from "../fixtures/panel.mjs";
import { Shelf } from "../fixtures/shelf.mjs";
import { put, stored } from "../fixtures/stored.mjs";
import { expect, test } from "../fixtures/test.mjs";

/** The dialog with the steps and the snapshots. */
async function history(desk) {
  await desk.more("History");
  const dialog = desk.page.getByRole("dialog", { name: "History" });
  await expect(dialog).toBeVisible();
  return dialog;
}

const steps = (dialog) => dialog.getByRole("list").first().getByRole("button");
const undo = (desk) => desk.head.getByRole("button", { name: "Undo", exact: true });
const redo = (desk) => desk.head.getByRole("button", { name: "Redo", exact: true });

test("a step goes back by its button and on again, and after a reload still", async ({ board, complaints, form, page }) => {
  const desk = new Desk(form);
  await desk.make(3);
  await expect(undo(desk)).toHaveAttribute("aria-disabled", "true");
  const order = await desk.order();
  await desk.menu(2, "Delete");
  await expect(desk.panels).toHaveCount(2);
  await board.expectSaved();
  await page.reload();
  await expect(desk.panels).toHaveCount(2);
  await undo(desk).click();
  await desk.expectOrder(order);
  await desk.says("Taken back: 1 panel removed.");
  await expect(desk.panel(2).locator(".frame img"), "with its picture").toBeVisible();
  await expect(undo(desk)).toHaveAttribute("aria-disabled", "true");
  await board.expectSaved();
  await page.reload();
  await desk.expectOrder(order);
  await redo(desk).click();
  await expect(desk.panels).toHaveCount(2);
  await desk.says("Done again: 1 panel removed.");
  await expect(redo(desk)).toHaveAttribute("aria-disabled", "true");
  expect(complaints).toEqual([]);
});

test("a step goes back and on again by the keys that people know; in a field they are the browser's", async ({ form, page }) => {
  const [desk, panel] = [new Desk(form), new Panel(page)];
  await desk.make(2);
  await panel.open(1);
  await panel.field("caption").fill("First light");
  await panel.button("Approve").click();
  await expect(panel.area).toContainText("Approved");
  await panel.heading.focus();
  await page.keyboard.press("Control+z");
  await desk.says("Taken back: 1 panel approved.");
  await page.keyboard.press("Control+z");
  await expect(panel.field("caption")).toHaveValue("");
  await page.keyboard.press("Control+Shift+Z");
  await expect(panel.field("caption")).toHaveValue("First light");
  await page.keyboard.press("Control+y");
  await desk.says("Done again: 1 panel approved.");
  await page.keyboard.press("Control+z");
  await expect(panel.field("action")).toBeEditable();
  // What is typed in a field is taken back there, and nothing else is.
  await panel.field("action").pressSequentially("Rain");
  await page.keyboard.press("Control+z");
  await expect(panel.field("caption")).toHaveValue("First light");
  await expect(panel.field("action")).not.toHaveValue("Rain");
});

test("the list says what was done and leads to any of it", async ({ form, page }) => {
  const [desk, panel] = [new Desk(form), new Panel(page)];
  await desk.make(2);
  let dialog = await history(desk);
  await expect(dialog).toContainText("Nothing has been changed yet");
  await dialog.getByRole("button", { name: "Close" }).click();
  await panel.open(1);
  await panel.field("caption").pressSequentially("Dawn");
  await panel.field("action").pressSequentially("Rain");
  await panel.button("Duplicate").click();
  await expect(desk.panels).toHaveCount(3);
  dialog = await history(desk);
  await expect(steps(dialog)).toContainText(["1 panel added", "Action of panel 1", "Title of panel 1", "How it was before"]);
  await expect(steps(dialog).first()).toHaveAttribute("aria-current", "true");
  await steps(dialog).nth(2).press("Enter");
  await expect(steps(dialog).nth(2)).toHaveAttribute("aria-current", "true");
  await expect(steps(dialog).nth(2), "the focus stays where one went").toBeFocused();
  await expect(desk.panels).toHaveCount(2);
  await expect(desk.panel(1).locator(".act")).toHaveCount(0);
  await steps(dialog).nth(1).click();
  await expect(desk.panel(1).locator(".act")).toHaveText("Rain");
  // Who goes on another way loses nothing of the first.
  await dialog.getByRole("button", { name: "Close" }).click();
  await panel.open(2);
  await panel.button("Approve").click();
  dialog = await history(desk);
  await expect(steps(dialog)).toContainText([
    "1 panel approved",
    "Taken back: 1 panel added",
    "1 panel added",
    "Action of panel 1",
    "Title of panel 1",
    "How it was before",
  ]);
});

test("an opened response goes as one step, and its pictures stay within reach", async ({ board, connected, form, page }) => {
  const desk = new Desk(form);
  const scenario = await connected();
  await form.generate();
  await board.expectRun("completed");
  await board.expectSaved();
  await expect(desk.head).toBeVisible();
  const reply = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the reply" }).click();
  const file = await (await reply).path();
  const dialog = await form.openDialog("Open a response", "Open a response");
  await dialog.locator('[name="response.file"]').setInputFiles({ name: "reply.http", mimeType: "text/plain", buffer: await readFile(file) });
  await expect(dialog).toBeHidden();
  await form.expectPanels({ arrived: 8, pending: 0 });
  await undo(desk).click();
  await form.expectPanels({ arrived: 4 });
  await board.expectSaved();
  await page.reload();
  await form.expectPanels({ arrived: 4 });
  await redo(desk).click();
  await form.expectPanels({ arrived: 8 });
  expect(await form.pictureSizes()).toHaveLength(8);
  await scenario.expectPosts(1);
});

test("a snapshot is kept by hand, compared panel by panel, and opened as a copy beside the board", async ({ board, form, page }) => {
  const [desk, panel, shelf] = [new Desk(form), new Panel(page), new Shelf(form)];
  await desk.make(2);
  await panel.open(1);
  await panel.field("action").fill("Rain");
  let dialog = await history(desk);
  await expect(dialog).toContainText("There is no snapshot of this board yet");
  await dialog.getByRole("button", { name: "Keep one now" }).click();
  await expect(dialog.getByText("kept by you")).toHaveCount(1);
  await dialog.getByRole("button", { name: "Close" }).click();
  await panel.field("action").fill("Snow");
  await desk.menu(2, "Delete");
  dialog = await history(desk);
  await dialog.getByRole("button", { name: /^What changed: / }).click();
  const found = dialog.getByRole("region", { name: /^Changed since / });
  await expect(found.locator("li")).toContainText(["Panel 1", "Panel 2 is gone"]);
  await expect(found.locator("del")).toHaveText("Rain");
  await expect(found.locator("ins")).toHaveText("Snow");
  await expect(found.locator(".pictures img").first()).toBeVisible();
  await dialog.getByRole("button", { name: /^Open as a copy: / }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(desk.panels).toHaveCount(2);
  await expect(desk.panel(1).locator(".act")).toHaveText("Rain");
  await expect(shelf.title).toContainText("as of");
  await board.expectSaved();
  await shelf.open();
  await expect(shelf.boards).toHaveCount(2);
  const kept = (await stored(page)).boards.map((json) => JSON.parse(json).panels.length);
  expect(kept.sort(), "the board itself is as it was").toEqual([1, 2]);
});

test("work that goes on after a pause keeps the board as it was", async ({ board, form, page }) => {
  const [desk, panel] = [new Desk(form), new Panel(page)];
  await desk.make(1);
  await board.expectSaved();
  // The pause, as the stored board tells it.
  const { boards } = await stored(page);
  const earlier = JSON.parse(boards[0]);
  earlier.changed -= 2 * 3600;
  await put(page, "boards", JSON.stringify(earlier), "board");
  await page.reload();
  await panel.open(1);
  await panel.field("action").fill("Rain");
  await board.expectSaved();
  const dialog = await history(desk);
  await expect(dialog.getByText("before a new sitting")).toHaveCount(1);
  await dialog.getByRole("button", { name: /^What changed: / }).click();
  await expect(dialog.locator("ins")).toHaveText("Rain");
});
