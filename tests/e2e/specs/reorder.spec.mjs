// Another order: by pointer, by finger, by keyboard; said aloud, and with the focus where it was.

import { Desk, pressOn } from "../fixtures/desk.mjs";
import { expect, test } from "../fixtures/test.mjs";

async function centre(locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

test("a panel is dragged to another's place, which is marked meanwhile", async ({ complaints, form, page }) => {
  const desk = new Desk(form);
  await desk.make(4);
  const [first, second, third, fourth] = await desk.order();
  await desk.panel(1).hover();
  await page.mouse.move(...(await centre(desk.grip(1))));
  await page.mouse.down();
  await page.mouse.move(...(await centre(desk.panel(3).locator(".frame"))), { steps: 6 });
  await expect(desk.panel(3)).toHaveAttribute("data-drop", "behind");
  await expect(desk.panel(1)).toHaveAttribute("data-dragged", "");
  await page.mouse.up();
  await desk.expectOrder([second, third, first, fourth]);
  await expect(page.locator("[data-drop], [data-dragged]")).toHaveCount(0);
  await desk.says("is now 3 of 4");
  await expect(page.getByRole("group", { name: "Panel 1", exact: true }), "the end of a drag opens no menu").toBeHidden();
  await desk.panel(4).hover();
  await page.mouse.move(...(await centre(desk.grip(4))));
  await page.mouse.down();
  await page.mouse.move(...(await centre(desk.panel(1).locator(".frame"))), { steps: 6 });
  await expect(desk.panel(1)).toHaveAttribute("data-drop", "before");
  await page.mouse.up();
  await desk.expectOrder([fourth, second, third, first]);
  expect(complaints).toEqual([]);
});

test("a drag that is taken back with Escape changes nothing", async ({ form, page }) => {
  const desk = new Desk(form);
  await desk.make(4);
  const before = await desk.order();
  await desk.panel(1).hover();
  await page.mouse.move(...(await centre(desk.grip(1))));
  await page.mouse.down();
  await page.mouse.move(...(await centre(desk.panel(3).locator(".frame"))), { steps: 4 });
  await expect(desk.panel(3)).toHaveAttribute("data-drop", "behind");
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-drop], [data-dragged]")).toHaveCount(0);
  await page.mouse.up();
  await desk.expectOrder(before);
});

test("arrow keys move a panel, Home and End take it to the ends, and the focus stays on its handle", async ({ form }) => {
  const desk = new Desk(form);
  await desk.make(4);
  const [first, second, third, fourth] = await desk.order();
  await pressOn(desk.grip(1), "ArrowRight");
  await desk.expectOrder([second, first, third, fourth]);
  await desk.says("is now 2 of 4");
  await expect(desk.grip(2)).toBeFocused();
  await desk.grip(2).press("ArrowDown");
  await desk.expectOrder([second, third, first, fourth]);
  await expect(desk.grip(3)).toBeFocused();
  await desk.grip(3).press("ArrowLeft");
  await desk.expectOrder([second, first, third, fourth]);
  await expect(desk.grip(2)).toBeFocused();
  await desk.grip(2).press("End");
  await desk.expectOrder([second, third, fourth, first]);
  await expect(desk.grip(4)).toBeFocused();
  await desk.grip(4).press("Home");
  await desk.expectOrder([first, second, third, fourth]);
  await expect(desk.grip(1)).toBeFocused();
});

test("picked panels move together", async ({ form }) => {
  const desk = new Desk(form);
  await desk.make(4);
  const [first, second, third, fourth] = await desk.order();
  await desk.pick(1, 2);
  await pressOn(desk.grip(2), "End");
  await desk.expectOrder([third, fourth, first, second]);
  await desk.says("2 panels now stand from place 3");
});

test("the menu of a handle moves, inserts, copies, selects and deletes", async ({ form, page }) => {
  const desk = new Desk(form);
  await desk.make(4);
  const [first, second, third, fourth] = await desk.order();
  await desk.panel(1).hover();
  await desk.menu(1, "Move later");
  await desk.expectOrder([second, first, third, fourth]);
  await expect(desk.grip(2)).toBeFocused();
  // The same by keyboard.
  await pressOn(desk.grip(2), "Enter");
  const menu = page.getByRole("group", { name: "Panel 2", exact: true });
  await pressOn(menu.getByRole("button", { name: "Move earlier" }), "Enter");
  await desk.expectOrder([first, second, third, fourth]);
  await desk.menu(1, "Insert a panel behind");
  await desk.expectOrder([first, fourth + 1, second, third, fourth]);
  await desk.menu(1, "Duplicate");
  await desk.expectOrder([first, fourth + 2, fourth + 1, second, third, fourth]);
  await desk.menu(1, "Select");
  await expect(desk.box(1)).toBeChecked();
  await desk.picking.getByRole("button", { name: "Done" }).click();
  await desk.menu(1, "Delete");
  await desk.expectOrder([fourth + 2, fourth + 1, second, third, fourth]);
  await desk.offer.click();
  await desk.expectOrder([first, fourth + 2, fourth + 1, second, third, fourth]);
});

test.describe("under a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 834, height: 1112 } });

  test("the handle is there without hovering, and drags", async ({ form, page }) => {
    const desk = new Desk(form);
    await desk.make(4);
    const [first, second, third, fourth] = await desk.order();
    await expect(desk.grip(1)).toHaveCSS("opacity", "1");
    await page.locator(".board").evaluate((board) => board.scrollTo(0, 0));
    const session = await page.context().newCDPSession(page);
    const touch = (type, x, y) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    const [x, y] = await centre(desk.grip(1));
    const [toX, toY] = await centre(desk.panel(2).locator(".frame"));
    await touch("touchStart", x, y);
    for (let step = 1; step <= 6; step += 1) await touch("touchMove", x + ((toX - x) * step) / 6, y + ((toY - y) * step) / 6);
    await expect(desk.panel(2)).toHaveAttribute("data-drop", "behind");
    await touch("touchEnd");
    await desk.expectOrder([second, first, third, fourth]);
  });
});
