// Mentions: `@name` in the prompt, offered as one types, sent as "Image N", wherever that picture stands by then.

import { file, png } from "../fixtures/pictures.mjs";
import { expect, test } from "../fixtures/test.mjs";

const NAMES = ["anna", "street", "lamp"];

/** Adds pictures with these names, and empties the prompt. */
async function begin(form, references, names = NAMES) {
  await references.pick(...names.map((name, at) => file(`${name}.png`, png(20, 20 + at, at))));
  await references.expectNames(...names);
  await form.control("prompt").fill("");
  await form.control("prompt").focus();
}

/** The list that opens at an `@`. */
function list(page) {
  return page.getByRole("listbox", { name: "References" });
}

/** What is offered, as it is read. */
function options(page) {
  return list(page).getByRole("option").allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/g, " ")));
}

test.describe("an @ in the prompt", () => {
  test("offers the references by number and name, and narrows with what is typed", async ({ form, page, references }) => {
    await form.open();
    await begin(form, references);
    await page.keyboard.type("A girl like @");
    await expect.poll(() => options(page)).toEqual(["Image 1 @anna", "Image 2 @street", "Image 3 @lamp"]);
    await page.keyboard.type("t");
    await expect.poll(() => options(page)).toEqual(["Image 2 @street"]);
    await page.keyboard.press("Backspace");
    await page.keyboard.type("3");
    await expect.poll(() => options(page)).toEqual(["Image 3 @lamp"]);
    await page.keyboard.type("x");
    await expect(list(page)).toHaveCount(0);
  });

  for (const key of ["Enter", "Tab"]) {
    test(`is completed with arrows and ${key}, and the focus stays in the prompt`, async ({ form, page, references }) => {
      await form.open();
      await begin(form, references);
      const prompt = form.control("prompt");
      await page.keyboard.type("Beside @");
      await expect(list(page).getByRole("option").first()).toHaveAttribute("aria-selected", "true");
      await page.keyboard.press("ArrowDown");
      const chosen = list(page).getByRole("option", { selected: true });
      await expect(chosen).toHaveText(/street/);
      await expect(prompt).toHaveAttribute("aria-activedescendant", await chosen.getAttribute("id"));
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      await expect(chosen).toHaveText(/lamp/);
      await page.keyboard.press(key);
      await expect(list(page)).toHaveCount(0);
      await expect(prompt).toHaveValue("Beside @lamp ");
      await expect(prompt).toBeFocused();
      await page.keyboard.type("at night");
      await expect(prompt).toHaveValue("Beside @lamp at night");
    });
  }

  test("is completed with a click, in the middle of the text", async ({ form, page, references }) => {
    await form.open();
    await begin(form, references);
    const prompt = form.control("prompt");
    await page.keyboard.type("Give a hat.");
    for (let letter = 0; letter < "a hat.".length; letter += 1) await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("@an");
    await list(page).getByRole("option", { name: "anna" }).click();
    await expect(prompt).toHaveValue("Give @anna a hat.");
    await expect(prompt).toBeFocused();
    await page.keyboard.type("!");
    await expect(prompt).toHaveValue("Give @anna !a hat.");
  });

  test("is left alone with Escape, and by the plain keys of a prompt without it", async ({ form, page, references }) => {
    await form.open();
    await begin(form, references);
    const prompt = form.control("prompt");
    await page.keyboard.type("One @");
    await expect(list(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(list(page)).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(prompt).toHaveValue("One @\n");
    await page.keyboard.press("Tab");
    await expect(prompt).not.toBeFocused();
  });

  test("is over when the caret leaves it, by key or by pointer", async ({ form, page, references }) => {
    await form.open();
    await begin(form, references);
    await page.keyboard.type("One @");
    await expect(list(page)).toBeVisible();
    await page.keyboard.press("Home");
    await expect(list(page)).toHaveCount(0);
    await page.keyboard.press("End");
    await page.keyboard.type("a");
    await expect(list(page)).toBeVisible();
    await form.compose.getByText("References", { exact: true }).first().click();
    await expect(list(page)).toHaveCount(0);
  });

  test("says that there are no references where there are none", async ({ form, page }) => {
    await form.open();
    await form.control("prompt").fill("");
    await form.control("prompt").pressSequentially("Like @");
    await expect(form.compose.getByText("No references yet. Add a picture below, then name it here.")).toBeVisible();
    await page.keyboard.press("Backspace");
    await expect(form.compose.getByText("No references yet.")).toHaveCount(0);
  });

  test("in an e-mail address or before other words stays plain", async ({ board, connected, form, references }) => {
    const scenario = await connected();
    await begin(form, references);
    const plain = "A card that says mail bob@anna.example or @nobody, at 5 @ 3";
    await form.control("prompt").fill(plain);
    await expect(form.compose.getByText("Sent as:")).toHaveCount(0);
    await form.generate();
    await board.expectRun("completed");
    expect((await scenario.body()).prompt).toBe(plain);
  });
});

test.describe("a mention", () => {
  test("is sent as its picture's number, and what is sent can be seen", async ({ board, connected, form, references }) => {
    const scenario = await connected();
    await begin(form, references);
    await form.control("prompt").fill("@Anna under @lamp, @lamp lit. 在@street里");
    const sent = "Image 1 under Image 3, Image 3 lit. 在Image 2里";
    await expect(form.compose.locator(".sent-as")).toHaveText(`Sent as: ${sent}`);
    expect((await form.shownRequest()).prompt).toBe(sent);
    await form.generate();
    await board.expectRun("completed");
    expect((await scenario.body()).prompt).toBe(sent);
  });

  test("follows its picture through reorder and a new name", async ({ form, page, references }) => {
    await form.open();
    await begin(form, references);
    const [prompt, sent] = [form.control("prompt"), form.compose.locator(".sent-as")];
    await prompt.fill("@anna and @lamp");
    await references.tile("anna").press("Alt+ArrowRight");
    await expect(sent).toHaveText("Sent as: Image 2 and Image 3");
    await references.tile("lamp").dragTo(references.tile("street"));
    await expect(sent).toHaveText("Sent as: Image 3 and Image 1");
    const dialog = await references.look("anna");
    await dialog.getByLabel("Name").fill("the queen");
    await dialog.getByLabel("Name").blur();
    await page.keyboard.press("Escape");
    await expect(prompt).toHaveValue("@the-queen and @lamp");
    await expect(sent).toHaveText("Sent as: Image 3 and Image 1");
  });

  test("can be put in from the picture's own dialog", async ({ form, references }) => {
    await form.open();
    await begin(form, references);
    await form.control("prompt").fill("A girl");
    const dialog = await references.look("street");
    await dialog.getByRole("button", { name: "Name it in the prompt" }).click();
    await expect(dialog).toBeHidden();
    await expect(form.control("prompt")).toHaveValue("A girl, @street");
  });

  test("of a picture that is made one with another means the other", async ({ board, connected, form, references }) => {
    const scenario = await connected();
    const same = png(20, 20, 1);
    await references.pick(file("first.png", same), file("other.png", png(20, 20, 2)), file("copy.png", same));
    await references.expectNames("first", "other", "copy");
    await form.control("prompt").fill("@copy beside @other");
    await expect(form.compose.locator(".sent-as")).toHaveText("Sent as: Image 3 beside Image 2");
    await references.notes.getByRole("button", { name: "Make them one" }).click();
    await expect(form.control("prompt")).toHaveValue("@first beside @other");
    await form.generate();
    await board.expectRun("completed");
    const { image, prompt } = await scenario.body();
    expect(prompt).toBe("Image 1 beside Image 2");
    expect(image).toHaveLength(2);
  });

  test("of a picture that was taken out blocks sending and says so; adding it again heals it", async ({
    board,
    connected,
    form,
    references,
  }) => {
    const scenario = await connected();
    await begin(form, references);
    await form.control("prompt").fill("@anna under @lamp");
    await references.tile("anna").press("Delete");
    await references.expectNames("street", "lamp");
    await expect(form.control("prompt")).toHaveAttribute("aria-invalid", "true");
    await expect(form.noteOf("prompt")).toContainText("@anna is not among the references any more.");
    await form.generate();
    await expect(form.control("prompt")).toBeFocused();
    await scenario.expectPosts(0);

    await references.pick(file("anna.png", png(25, 25, 5)));
    await references.expectNames("street", "lamp", "anna");
    await expect(form.noteOf("prompt")).not.toContainText("@anna is not among");
    await form.generate();
    await board.expectRun("completed");
    expect((await scenario.body()).prompt).toBe("Image 3 under Image 2");
  });

  test("of a picture that was taken out is plain again once it is deleted from the prompt", async ({ form, references }) => {
    await form.open();
    await begin(form, references);
    await form.control("prompt").fill("@anna under @lamp");
    await references.tile("anna").press("Delete");
    await expect(form.noteOf("prompt")).toContainText("@anna");
    await form.control("prompt").fill("A girl under @lamp");
    await expect(form.noteOf("prompt")).not.toContainText("any more");
    await expect(form.compose.locator(".sent-as")).toHaveText("Sent as: A girl under Image 2");
  });
});

test("a prompt that speaks of a picture by a number that none has is told so", async ({ form, references }) => {
  await form.open();
  await references.pick(file("one.png", png(20, 20)));
  await form.control("prompt").fill("Replace the clothing in image 1 with the outfit from image 2.");
  await expect(form.noteOf("prompt")).toContainText("The prompt speaks of image 2, and there is one reference.");
});
