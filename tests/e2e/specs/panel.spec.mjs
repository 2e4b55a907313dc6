// The panel that is worked on: how it is opened and left, what is written about it, what is done with it.

import { createHash } from "node:crypto";
import { file, photograph, png } from "../fixtures/pictures.mjs";
import { stored } from "../fixtures/stored.mjs";
import { expect, test } from "../fixtures/test.mjs";

const LEAVES = "The leaves are green; everything else stays.";

/** A board of four in the demo. */
async function demoBoard(form) {
  await form.open();
  await form.generate();
  await form.expectPanels({ pending: 4 });
  await form.expectPanels({ arrived: 4 }, { timeout: 30_000 });
}

/** A board of one from the service. */
async function oneFromService(connected, form, board, settings = {}) {
  const scenario = await connected(settings);
  await form.fill({ size: "2K", sequential_image_generation: "disabled", response_format: "b64_json", prompt: "A paper boat" });
  await form.generate();
  await board.expectRun("completed");
  return scenario;
}

test("a new user fixes the third panel, and puts a photo of their own into the fourth", async ({ board, form, panel }) => {
  await demoBoard(form);
  await panel.open(3);
  await panel.area.getByLabel("Change this picture").fill(LEAVES);
  await panel.button("Make the change").click();
  await panel.expectTakes(2, 2);
  await panel.open(4);
  const chooser = panel.page.waitForEvent("filechooser");
  await panel.area.getByText("Use my own picture").click();
  await (await chooser).setFiles(file("my-courtyard.png", png(64, 36)));
  await panel.expectTakes(2, 2);
  await expect(board.live).toHaveText("Your picture is in panel 4.");
  await expect(panel.section("Your own picture")).toContainText("my-courtyard.png");
  const onBoard = form.panels("arrived").nth(3).locator("img");
  await expect.poll(() => onBoard.evaluate((image) => image.naturalWidth)).toBe(64);
  await form.expectPanels({ arrived: 4 });
});

test.describe("opening and leaving", () => {
  test("the focus lands on the head, and goes back to where it came from", async ({ form, page, panel }) => {
    await demoBoard(form);
    await panel.opener(2).focus();
    await page.keyboard.press("Enter");
    await expect(panel.heading).toHaveText("Panel 2");
    await expect(panel.heading).toBeFocused();
    await expect(form.panels().nth(1)).toHaveAttribute("aria-current", "true");
    await page.keyboard.press("Tab");
    await expect(panel.button("Approve")).toBeFocused();
    await panel.button("Close").press("Enter");
    await expect(panel.area).toHaveCount(0);
    await expect(panel.opener(2)).toBeFocused();
    await expect(form.panels().nth(1)).toHaveAttribute("aria-current", "false");
  });

  test("from one panel to another, the area follows", async ({ form, panel }) => {
    await demoBoard(form);
    await panel.open(1);
    await panel.field("caption").fill("First");
    await panel.open(4);
    await expect(panel.heading).toBeFocused();
    await expect(panel.field("caption")).toHaveValue("");
    await panel.open(1);
    await expect(panel.field("caption")).toHaveValue("First");
  });

  for (const [name, width, height] of [
    ["a phone", 390, 844],
    ["a tablet", 834, 1112],
  ]) {
    test(`on ${name} it stands alone, and Escape leaves it`, async ({ form, page, panel }) => {
      await page.setViewportSize({ width, height });
      await demoBoard(form);
      await panel.open(2);
      await expect(panel.heading).toBeFocused();
      await expect(form.control("prompt")).toBeHidden();
      const { height: seen } = await panel.area.boundingBox();
      expect(seen).toBeGreaterThan(600);
      await panel.field("action").focus();
      await page.keyboard.press("Escape");
      await expect(panel.area).toHaveCount(0);
      await expect(panel.opener(2)).toBeFocused();
    });
  }

  test("the sample can be opened as well", async ({ form, panel }) => {
    await form.open();
    await panel.open(1);
    await expect(panel.takes).toHaveCount(1);
    await expect(panel.takes).toHaveAccessibleName("Take 1, sample");
  });
});

test.describe("what is written", () => {
  const TEXTS = {
    caption: "Spring, first light",
    action: "Petals drift over the wall.",
    dialogue: "MEI: You came back.",
    sound: "Wind",
    notes: "Ask about the tree.",
    prompt: "A cat on the bench",
    duration: "2.5",
  };

  test("is taken over as it is typed, stands on the board, and is there on the next visit", async ({
    board,
    form,
    page,
    panel,
  }) => {
    await demoBoard(form);
    await panel.open(1);
    for (const [name, text] of Object.entries(TEXTS)) await panel.field(name).fill(text);
    await panel.field("shot").selectOption("WS");
    await panel.field("angle").selectOption("high");
    await panel.field("camera").selectOption("crane");
    await expect(form.panels().first().locator("h3")).toHaveText(TEXTS.caption);
    await expect(form.panels().first()).toContainText(TEXTS.action);
    await board.expectSaved();
    await page.reload();
    await panel.open(1);
    for (const [name, text] of Object.entries(TEXTS)) await expect(panel.field(name)).toHaveValue(text);
    await expect(panel.field("shot")).toHaveValue("WS");
    await expect(panel.field("angle")).toHaveValue("high");
    await expect(panel.field("camera")).toHaveValue("crane");
    expect(JSON.parse((await stored(page)).boards[0]).panels[0]).toMatchObject({ duration_ms: 2500 });
  });

  test("typing keeps the field, its caret and the pictures", async ({ form, page, panel }) => {
    await demoBoard(form);
    await panel.open(1);
    await expect(panel.picture).toBeVisible();
    await expect(panel.takes.first().locator("img")).toBeVisible();
    const pictures = page.locator("aside img, .panels img");
    await pictures.evaluateAll((all) => all.forEach((image) => (image.dataset.same = image.src)));
    const count = await pictures.count();
    for (const name of ["caption", "action", "prompt", "duration"]) {
      const field = panel.field(name);
      const [first, rest] = name === "duration" ? ["12", "0."] : ["one three", "two "];
      await field.fill(first);
      await field.evaluate((field, at) => field.setSelectionRange(at, at), first.length === 2 ? 1 : 4);
      await page.keyboard.type(rest);
      await expect(field).toBeFocused();
      await expect(field).toHaveValue(name === "duration" ? "10.2" : "one two three");
    }
    expect(await page.locator("img[data-same]").count()).toBe(count);
    expect(await pictures.evaluateAll((all) => all.every((image) => image.dataset.same === image.src))).toBe(true);
  });

  test("what is no number of seconds is said to be none, and is not taken", async ({ form, panel }) => {
    await demoBoard(form);
    await panel.open(1);
    const field = panel.field("duration");
    await field.fill("2.");
    await expect(field).toHaveValue("2.");
    await field.fill("soon");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(panel.area.getByText("A number of seconds, such as 2.5")).toBeVisible();
    await panel.open(2);
    await panel.open(1);
    await expect(field).toHaveValue("2");
  });

  test("all of it by keyboard", async ({ form, page, panel }) => {
    await demoBoard(form);
    await panel.open(2);
    await panel.field("caption").focus();
    await page.keyboard.type("Noon");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(panel.field("action")).toBeFocused();
    await page.keyboard.type("Deep shade.");
    await page.keyboard.press("Control+Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(panel.field("shot")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(panel.field("shot")).toHaveValue("EWS");
    await expect(panel.field("caption")).toHaveValue("Noon");
    await expect(panel.field("action")).toHaveValue("Deep shade.");
    await form.expectPanels({ arrived: 4, pending: 0 });
  });
});

test.describe("pictures", () => {
  test("once more: the panel's own prompt, one picture, a new take, the old one stays", async ({
    board,
    connected,
    form,
    panel,
  }) => {
    const scenario = await oneFromService(connected, form, board);
    await panel.open(1);
    await panel.field("action").fill("A paper boat sails away");
    await panel.field("shot").selectOption("CU");
    await panel.button("Generate again").press("Enter");
    await panel.expectTakes(2, 2);
    await scenario.expectPosts(2);
    const [, { body }] = await scenario.posts();
    expect(body.prompt).toBe("Close-up. A paper boat sails away");
    expect(body.sequential_image_generation ?? "disabled").toBe("disabled");
    expect(body.image).toBeUndefined();
    await form.expectPanels({ arrived: 1 });
  });

  test("changed by an instruction: the picture goes along as Image 1, byte for byte", async ({
    board,
    connected,
    form,
    page,
    panel,
  }) => {
    const scenario = await oneFromService(connected, form, board);
    await panel.open(1);
    await panel.button("Make the change").click();
    await expect(panel.field("instruction"), "nothing is said yet").toBeFocused();
    await scenario.expectPosts(1);
    await page.keyboard.type(LEAVES);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await panel.expectTakes(2, 2);
    const [, { body }] = await scenario.posts();
    expect(body.prompt).toBe(LEAVES);
    const [first] = await scenario.pictures(2);
    const images = [body.image].flat();
    expect(images).toHaveLength(1);
    const bytes = Buffer.from(images[0].split(",")[1], "base64");
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(first.sha256);
    await expect(panel.field("instruction"), "to go on from").toHaveValue(LEAVES);
  });

  test("why nothing went out stands beside the buttons", async ({ board, connected, form, panel }) => {
    const scenario = await oneFromService(connected, form, board);
    await form.fill({ size: "10x10" });
    await panel.open(1);
    await panel.button("Generate again").click();
    await expect(panel.refused).toContainText("Nothing was sent.");
    await scenario.expectPosts(1);
    await form.fill({ size: "2K" });
    await panel.button("Generate again").click();
    await panel.expectTakes(2, 2);
    await expect(panel.refused).toHaveCount(0);
  });

  test("what waits says so, cannot be asked for twice, and can be stopped", async ({ board, connected, form, panel }) => {
    const scenario = await connected({ hold: true });
    await form.fill({ sequential_image_generation: "disabled", response_format: "b64_json" });
    await form.generate();
    await scenario.expectPosts(1);
    await panel.open(1);
    await expect(panel.button("Generate this panel")).toBeDisabled();
    await expect(panel.area.locator("time")).toBeVisible();
    await panel.button("Stop this panel").press("Enter");
    await form.expectPanels({ interrupted: 1 });
    await scenario.expectAborted();
    await expect(panel.area.locator(".said")).toContainText("Interrupted");
    await expect(panel.button("Generate this panel")).toBeEnabled();
    await panel.button("Generate this panel").click();
    await scenario.expectPosts(2);
    await scenario.release();
    await panel.expectTakes(1, 1);
    await board.expectRun("completed");
  });

  test("a refused one says why", async ({ connected, form, panel }) => {
    await connected({ fault: "refused_in_middle", fault_after: 1 });
    await form.generate();
    await form.expectPanels({ arrived: 3, failed: 1 });
    await panel.open(2);
    await expect(panel.area.locator(".said")).toContainText("Refused by the service");
    await expect(panel.takes).toHaveCount(0);
  });

  test("several of one's own, and what is no picture", async ({ form, panel }) => {
    await demoBoard(form);
    await panel.open(1);
    await panel.pickOwn(file("one.png", png(32, 18, 1)), file("two.png", png(64, 36, 2)));
    await panel.expectTakes(3, 3);
    await expect(panel.takes.nth(1)).toHaveAccessibleName("Take 2, one.png");
    await panel.pickOwn(file("notes.txt", Buffer.from("no picture")));
    await expect(panel.refused).toContainText("notes.txt is no picture");
    await panel.expectTakes(3, 3);
  });

  test("as a reference of the form", async ({ form, panel, references }) => {
    await demoBoard(form);
    await panel.open(2);
    await panel.button("Use as reference").press("Enter");
    await references.expectNames("panel-2");
  });

  test("looked at closely, from the keyboard and back", async ({ form, page, panel }) => {
    await demoBoard(form);
    await panel.open(2);
    const look = panel.button("Look at panel 2 closely");
    await look.press("Enter");
    await expect(page.getByRole("dialog", { name: "Panel 2" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(look).toBeFocused();
  });
});

test.describe("the panel itself", () => {
  test("approved, it is locked, and says so; unlocked, it changes again", async ({ form, panel }) => {
    await demoBoard(form);
    await panel.open(2);
    await panel.button("Approve").press("Enter");
    await expect(panel.area.getByText("Approved", { exact: true })).toBeVisible();
    await expect(panel.area.getByText("Approved panels stay as they are")).toBeVisible();
    for (const name of ["caption", "action", "shot", "duration", "prompt", "file", "instruction"]) {
      await expect(panel.field(name)).toBeDisabled();
    }
    for (const word of ["Generate again", "Make the change", "Delete", "Edit by hand"]) {
      await expect(panel.button(word)).toBeDisabled();
    }
    await expect(panel.button("Use as reference")).toBeEnabled();
    await expect(panel.button("Duplicate")).toBeEnabled();
    await panel.button("Unlock").click();
    await panel.field("caption").fill("Noon");
    await expect(form.panels().nth(1).locator("h3")).toHaveText("Noon");
  });

  test("duplicated, the copy is worked on; deleted, its neighbour", async ({ board, form, panel }) => {
    await demoBoard(form);
    await panel.open(2);
    await panel.field("caption").fill("Noon");
    await panel.button("Duplicate").click();
    await expect(panel.heading).toHaveText("Panel 3");
    await expect(panel.heading).toBeFocused();
    await expect(panel.field("caption")).toHaveValue("Noon");
    await expect(board.list.locator(":scope > li")).toHaveCount(5);
    await panel.button("Delete").press("Enter");
    await expect(board.list.locator(":scope > li")).toHaveCount(4);
    await expect(board.live).toHaveText("1 panel was removed.");
    await expect(panel.heading).toBeFocused();
  });

  test("on a phone, what was deleted comes back from here", async ({ form, page, panel }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await demoBoard(form);
    await panel.open(2);
    await panel.button("Delete").click();
    // The board itself is out of sight here.
    const panels = page.locator(".panels > li");
    await expect(panels).toHaveCount(3);
    await panel.button("Undo").click();
    await expect(panels).toHaveCount(4);
  });
});

test.describe("the prompt", () => {
  test("says where each part comes from, and leads there", async ({ form, panel }) => {
    await demoBoard(form);
    await panel.open(1);
    const prompt = panel.section("Prompt");
    await expect(prompt.locator('mark[data-origin="earlier"]')).toBeVisible();
    await panel.field("action").fill("Petals drift over the wall.");
    await panel.field("shot").selectOption("WS");
    await panel.field("prompt").fill("A cat on the bench");
    await expect(prompt.locator("p").first()).toHaveText("Wide shot. Petals drift over the wall. A cat on the bench");
    await expect(prompt).toContainText("12 of 600 words");
    await expect(prompt.locator("mark")).toHaveText(["Wide shot", "Petals drift over the wall.", "A cat on the bench"]);
    const legend = prompt.getByRole("list", { name: "Where the words come from" }).getByRole("button");
    await expect(legend).toHaveText(["Shot and angle", "Action", "More for the prompt"]);
    await legend.nth(1).press("Enter");
    await expect(panel.field("action")).toBeFocused();
  });

  test("by hand it survives the fields, until it is given back to them", async ({ board, connected, form, page, panel }) => {
    const scenario = await oneFromService(connected, form, board);
    await panel.open(1);
    await panel.field("action").fill("A boat");
    await panel.button("Edit by hand").press("Enter");
    await expect(panel.field("edited")).toHaveValue("A boat");
    await expect(panel.field("edited")).toBeFocused();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(", far out");
    await expect(panel.field("edited")).toBeFocused();
    await panel.field("action").fill("A ship");
    await expect(panel.field("edited")).toHaveValue("A boat, far out");
    await panel.button("Generate again").click();
    await panel.expectTakes(2, 2);
    expect((await scenario.posts())[1].body.prompt).toBe("A boat, far out");
    await panel.button("Back to the fields").click();
    await expect(panel.field("edited")).toHaveCount(0);
    await expect(panel.section("Prompt").locator("p").first()).toHaveText("A ship");
  });
});

test("where the frame has another shape, what it shows can be moved, and only that way", async ({ form, page, panel }) => {
  await form.open();
  await panel.open(1);
  await expect(panel.section("Framing")).toHaveCount(0);
  await panel.pickOwn(file("wide.png", png(64, 16)));
  await panel.expectTakes(2, 2);
  await panel.field("action").fill("A long wall");
  await panel.button("Style and what takes part").click();
  const dialog = page.getByRole("dialog").filter({ visible: true });
  await dialog.locator('[name="board.ratio"][value="1:1"]').check({ force: true });
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  const framing = panel.section("Framing");
  await expect(framing).toContainText("25 % of the picture is seen");
  await expect(panel.field("crop.y")).toHaveCount(0);
  await panel.field("crop.x").focus();
  await page.keyboard.press("Home");
  const position = () => panel.picture.evaluate((image) => getComputedStyle(image).objectPosition);
  await expect.poll(position).toBe("0% 50%");
  await panel.field("crop.x").fill("80");
  await expect.poll(position).toBe("80% 50%");
  const onBoard = form.panels().first().locator("img");
  await expect.poll(() => onBoard.evaluate((image) => getComputedStyle(image).objectPosition)).toBe("80% 50%");
});
