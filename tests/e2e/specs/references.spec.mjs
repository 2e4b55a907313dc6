// Reference pictures: how they come in, stand, are checked and mended, and what leaves this device of them.

import { createHash } from "node:crypto";
import { unlink, utimes, writeFile } from "node:fs/promises";
import { bmpHeader, file, jpegHeader, noise, photograph, png, pngHeader } from "../fixtures/pictures.mjs";
import { dataAddress } from "../fixtures/references.mjs";
import { expect, test } from "../fixtures/test.mjs";

const ADDRESS = "https://pictures.example/street.png";

test.describe("references come in", () => {
  test("from the picker, a drop, a paste, an address and a panel, numbered as they came", async ({
    board,
    connected,
    form,
    page,
    references,
  }) => {
    const scenario = await connected();
    const [picked, dropped, pasted] = [png(20, 20, 1), png(30, 20, 2), png(20, 30, 3)];
    await references.pick(file("picked.png", picked));
    await references.expectNames("picked");
    await references.drop(file("dropped.png", dropped));
    await references.expectNames("picked", "dropped");
    await references.paste(form.control("prompt"), file("pasted.png", pasted));
    await references.expectNames("picked", "dropped", "pasted");
    await form.button("give addresses").click();
    await expect(form.control("image")).toBeFocused();
    await page.keyboard.type(ADDRESS);
    await references.expectNames("picked", "dropped", "pasted", "street");
    await form.lookAt(1);
    await page.getByRole("dialog", { name: "Panel 1" }).getByRole("button", { name: "Use as reference" }).click();
    await references.expectNames("picked", "dropped", "pasted", "street", "panel-1");
    await expect(board.live).toHaveText("5 references.");

    await form.generate();
    await board.expectRun("completed");
    expect((await scenario.body()).image).toEqual([
      ...[picked, dropped, pasted].map((bytes) => dataAddress("png", bytes)),
      ADDRESS,
      dataAddress("jpeg", await photograph("spring")),
    ]);
  });

  test("a picture that was made goes on as a reference, byte for byte", async ({ board, connected, form, page, references }) => {
    const scenario = await connected();
    await form.fill({ size: "2K", "sequential_image_generation_options.max_images": 2 });
    await form.generate();
    await board.expectRun("completed");
    const [, second] = await scenario.pictures(2);
    await (await form.openCloseLook(2)).press("Enter");
    await page.getByRole("dialog", { name: "Panel 2" }).getByRole("button", { name: "Use as reference" }).press("Enter");
    await references.expectNames("panel-2");
    await form.generate();
    await scenario.expectPosts(2);
    const [, { body }] = await scenario.posts();
    const [head, base64] = body.image.split(",");
    expect(head).toBe("data:image/jpeg;base64");
    expect(createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex")).toBe(second.sha256);
  });

  test("text that is pasted into the prompt stays text, though a picture of it comes along", async ({ form, page, references }) => {
    await form.open();
    await form.control("prompt").evaluate((prompt) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "words");
      clipboardData.items.add(new File(["x"], "words.png", { type: "image/png" }));
      prompt.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
    });
    await page.waitForTimeout(200);
    await references.expectNames();
  });

  test("an address that is dragged from another page is one, too", async ({ form, page, references }) => {
    await form.open();
    const dataTransfer = await page.evaluateHandle((address) => {
      const transfer = new DataTransfer();
      transfer.setData("text/uri-list", address);
      return transfer;
    }, ADDRESS);
    await form.compose.dispatchEvent("dragover", { dataTransfer });
    await form.compose.dispatchEvent("drop", { dataTransfer });
    await references.expectNames("street");
    await expect(form.control("image")).toHaveValue(ADDRESS);
  });
});

test.describe("what leaves of a reference", () => {
  test("is data of its bytes' own format in lower case, in its place among addresses", async ({
    board,
    connected,
    form,
    references,
  }) => {
    const scenario = await connected();
    const [portrait, bitmap] = [await photograph("autumn"), bmpHeader(64, 48)];
    await references.pick(file("PORTRAIT.PNG", portrait, "image/PNG"));
    await references.expectNames("PORTRAIT");
    await form.fill({ image: [ADDRESS] });
    await references.expectNames("PORTRAIT", "street");
    await references.pick(file("scan", bitmap));
    await references.expectNames("PORTRAIT", "street", "scan");
    await form.generate();
    await board.expectRun("completed");
    const [{ text }] = await scenario.posts();
    expect(text).toContain('"data:image/jpeg;base64,');
    expect(JSON.parse(text).image).toEqual([dataAddress("jpeg", portrait), ADDRESS, dataAddress("bmp", bitmap)]);
  });

  test("is a string where there is one, and an array where there are two", async ({ board, connected, form, references }) => {
    const scenario = await connected();
    const [first, second] = [png(20, 20, 1), png(20, 20, 2)];
    await references.pick(file("first.png", first));
    await references.expectNames("first");
    await form.generate();
    await board.expectRun("completed");
    await references.pick(file("second.png", second));
    await references.expectNames("first", "second");
    await form.generate();
    await scenario.expectPosts(2);
    const [one, two] = await scenario.posts();
    expect(one.body.image).toBe(dataAddress("png", first));
    expect(two.body.image).toEqual([dataAddress("png", first), dataAddress("png", second)]);
  });

  test("is counted into the whole body, with a hint above 64 MB", async ({ form, references }, testInfo) => {
    await form.open();
    const paths = [];
    for (let at = 0; at < 5; at += 1) {
      const bytes = Buffer.alloc(9_900_000, at);
      pngHeader(1000, 1000).copy(bytes);
      paths.push(testInfo.outputPath(`large-${at}.png`));
      await writeFile(paths[at], bytes);
    }
    await references.pick(...paths.slice(0, 4));
    await references.expectNames("large-0", "large-1", "large-2", "large-3");
    await expect(references.note("The request is")).toHaveCount(0);
    await references.pick(paths[4]);
    await expect(references.note("The request is 66.0 MB long")).toContainText("refuses more than 64.0 MB");
    const dialog = await form.openDialog("See the request", "The request");
    await expect(dialog).toContainText("The whole body is 66.0 MB.");
  });
});

test.describe("the order of references", () => {
  test("changes by dragging", async ({ form, references }) => {
    await form.open();
    await references.pick(...["one", "two", "three"].map((name, at) => file(`${name}.png`, png(20, 20, at))));
    await references.expectNames("one", "two", "three");
    await references.tile("one").dragTo(references.tile("three"));
    await references.expectNames("two", "three", "one");
    await references.tile("one").dragTo(references.tile("two"));
    await references.expectNames("one", "two", "three");
  });

  test("changes by keyboard: the focus stays with the picture, and its number is said", async ({ board, form, page, references }) => {
    await form.open();
    await references.pick(...["one", "two", "three"].map((name, at) => file(`${name}.png`, png(20, 20, at))));
    await references.expectNames("one", "two", "three");
    await references.tile("one").focus();
    await page.keyboard.press("Alt+ArrowRight");
    await references.expectNames("two", "one", "three");
    await expect(references.tile("one")).toBeFocused();
    await expect(board.live).toHaveText("one is Image 2 now.");
    await page.keyboard.press("Alt+ArrowDown");
    await references.expectNames("two", "three", "one");
    await expect(references.tile("one")).toBeFocused();
    await page.keyboard.press("Alt+ArrowRight");
    await references.expectNames("two", "three", "one");
    await page.keyboard.press("Alt+ArrowLeft");
    await expect(board.live).toHaveText("one is Image 2 now.");
    await page.keyboard.press("Alt+ArrowUp");
    await references.expectNames("one", "two", "three");
    await expect(references.tile("one")).toBeFocused();
  });

  test("changes in the picture's own dialog", async ({ form, references }) => {
    await form.open();
    await references.pick(...["one", "two"].map((name, at) => file(`${name}.png`, png(20, 20, at))));
    await references.expectNames("one", "two");
    const dialog = await references.look("one");
    await expect(dialog.getByRole("button", { name: "Earlier" })).toBeDisabled();
    await dialog.getByRole("button", { name: "Later" }).click();
    await references.expectNames("two", "one");
    await expect(dialog.getByRole("heading")).toHaveText("Image 2");
    await expect(dialog.getByRole("button", { name: "Later" })).toBeDisabled();
    await dialog.getByRole("button", { name: "Earlier" }).click();
    await references.expectNames("one", "two");
  });

  test("closes up when one is taken out, by key or in its dialog", async ({ board, form, references }) => {
    await form.open();
    await references.pick(...["one", "two", "three"].map((name, at) => file(`${name}.png`, png(20, 20, at))));
    await references.expectNames("one", "two", "three");
    await references.tile("two").press("Delete");
    await references.expectNames("one", "three");
    await expect(board.live).toHaveText("Image 2 taken out.");
    const dialog = await references.look("one");
    await dialog.getByRole("button", { name: "Take out" }).click();
    await expect(dialog).toBeHidden();
    await references.expectNames("three");
  });
});

test("a reference is looked at, with its facts, and renamed", async ({ form, page, references }) => {
  await form.open();
  await references.pick(file("IMG 0042 (final).jpg", await photograph("winter")));
  await references.expectNames("IMG-0042-final");
  const dialog = await references.look("IMG-0042-final");
  const picture = dialog.locator("img");
  await expect(picture).toBeVisible();
  expect(await picture.evaluate(async (image) => (await image.decode(), image.naturalWidth))).toBeGreaterThan(0);
  await expect(dialog).toContainText("IMG 0042 (final).jpg");
  await expect(dialog).toContainText(/JPEG, 1\d\d kB/);
  await dialog.getByLabel("Name").fill("Winter yard");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await references.expectNames("Winter-yard");
  await expect(references.tile("Winter-yard"), "the focus is back").toBeFocused();
});

test("a picture at an address is not asked for until somebody wants to see it", async ({ form, page, references, requested }) => {
  await form.open();
  await form.fill({ image: [ADDRESS] });
  const dialog = await references.look("street");
  await expect(dialog).toContainText(ADDRESS);
  await expect(dialog.getByRole("button", { name: "Show it, loaded from https://pictures.example" })).toBeVisible();
  await page.keyboard.press("Escape");
  expect(requested.filter((address) => address.includes("pictures.example"))).toEqual([]);
});

const FORMATS = "JPEG, PNG, WEBP, BMP, TIFF and GIF";
const LIMITS = [
  { what: "text", bytes: Buffer.from("no picture at all"), rule: `Its bytes are no picture that we know, whatever its name says. The model takes ${FORMATS}.` },
  {
    what: "a drawing in SVG",
    bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"/>'),
    rule: `This is SVG, which the model does not take. It takes ${FORMATS}.`,
  },
  {
    what: "a PNG cut short",
    bytes: png(20, 20).subarray(0, 20),
    rule: "Its width and height cannot be read; the file is damaged or cut short.",
  },
  { what: "a side of 14", bytes: png(14, 20), rule: "14 × 20 is too small; each side must have more than 14 pixels." },
  {
    what: "a shape beyond 16:1",
    bytes: jpegHeader(273, 17),
    rule: "273 × 17 is too long a shape; the longer side may be at most 16 times the shorter.",
  },
  {
    what: "more than 36,000,000 pixels",
    bytes: bmpHeader(6001, 6000),
    rule: "Too many pixels. 6001 × 6000 = 36,006,000; a reference may have at most 36,000,000.",
  },
  {
    what: "more than 10 MB",
    bytes: Buffer.concat([pngHeader(100, 100), Buffer.alloc(10_100_000)]),
    rule: "10.1 MB is too large; a picture may have at most 10.0 MB.",
  },
];

test.describe("a file that breaks a limit", () => {
  for (const { what, bytes, rule } of LIMITS) {
    test(`${what}: the rule with its own figures, and nothing is sent`, async ({ board, connected, form, references }) => {
      const scenario = await connected();
      await references.pick(file("right.png", png(20, 20)), file("wrong.jpg", bytes, "image/jpeg"));
      await references.expectNames("right", "wrong");
      await expect(references.notes).toHaveCount(1);
      await expect(references.note(`Image 2: ${rule}`)).toBeVisible();
      await form.generate();
      await expect(references.tile("wrong"), "where it is mended").toBeFocused();
      await scenario.expectPosts(0);

      await references.tile("wrong").press("Delete");
      await expect(references.notes).toHaveCount(0);
      await form.generate();
      await board.expectRun("completed");
    });
  }

  test("at the limit itself there is nothing to say", async ({ form, references }) => {
    await form.open();
    await references.pick(
      file("side.png", pngHeader(15, 15)),
      file("shape.jpg", jpegHeader(272, 17)),
      file("pixels.bmp", bmpHeader(6000, 6000)),
      file("bytes.png", Buffer.concat([pngHeader(100, 100), Buffer.alloc(10_000_000 - pngHeader(1, 1).length)])),
    );
    await references.expectNames("side", "shape", "pixels", "bytes");
    await expect(references.notes).toHaveCount(0);
  });

  test("a byte over 10 MB is said in figures that differ", async ({ form, references }) => {
    await form.open();
    await references.pick(file("byte.png", Buffer.concat([pngHeader(100, 100), Buffer.alloc(10_000_001 - pngHeader(1, 1).length)])));
    const said = await references.note("is too large").innerText();
    const [have, most] = said.match(/[\d.,]+ (?:MB|kB|B)/g);
    expect(have).not.toBe(most);
  });
});

test.describe("a file is made anew only when somebody says so", () => {
  test("too many pixels become fewer", async ({ board, connected, form, references }) => {
    test.setTimeout(120_000);
    const scenario = await connected();
    await references.pick(file("huge.png", png(6200, 6000)));
    const note = references.note("Too many pixels");
    const mend = note.getByRole("button");
    await expect(mend).toHaveText(/^Make a PNG of \d+ × \d+$/);
    const [width, height] = (await mend.innerText()).match(/\d+/g).map(Number);
    expect(width * height).toBeLessThanOrEqual(36_000_000);
    expect(width / height).toBeCloseTo(6200 / 6000, 2);
    await form.generate();
    await scenario.expectPosts(0);
    await mend.press("Enter");
    await expect(references.notes).toHaveCount(0, { timeout: 60_000 });
    await references.expectNames("huge");
    await form.generate();
    await board.expectRun("completed");
    const { head, bytes } = opened((await scenario.body()).image);
    expect(head).toBe("data:image/png;base64");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([width, height]);
  });

  test("too many bytes become fewer, and the file can be saved for programs that read it", async ({
    board,
    connected,
    form,
    page,
    references,
  }) => {
    const scenario = await connected();
    await references.pick(file("noise.png", noise(2000, 1700)));
    const mend = references.note("is too large").getByRole("button");
    await expect(mend).toHaveText("Make a JPEG of 2000 × 1700");
    await mend.click();
    await expect(references.notes).toHaveCount(0, { timeout: 30_000 });
    const dialog = await references.look("noise");
    await expect(dialog).toContainText("noise.jpg");
    const download = page.waitForEvent("download");
    await dialog.getByRole("link", { name: "Save the file" }).click();
    expect((await download).suggestedFilename()).toBe("noise.jpg");
    await page.keyboard.press("Escape");
    await form.generate();
    await board.expectRun("completed");
    const { head, bytes } = opened((await scenario.body()).image);
    expect(head).toBe("data:image/jpeg;base64");
    expect(bytes.length).toBeLessThanOrEqual(10_000_000);
  });

  test("what the browser cannot read is said, and stays refused", async ({ form, references }) => {
    await form.open();
    await references.pick(file("hollow.png", pngHeader(7000, 7000)));
    await references.note("Too many pixels").getByRole("button", { name: /^Make a/ }).click();
    await expect(references.note("The browser cannot read this picture")).toContainText("Too many pixels");
  });

  test("a picture that is only too small or too long is not offered another", async ({ form, references }) => {
    await form.open();
    await references.pick(file("small.png", png(14, 14)), file("long.png", png(400, 20)));
    await references.expectNames("small", "long");
    await expect(references.notes).toHaveCount(2);
    await expect(references.notes.getByRole("button")).toHaveCount(0);
  });
});

test.describe("a file that is not what it was when it is sent", () => {
  const CHANGES = {
    "was rewritten with another length": (path) => writeFile(path, png(40, 40, 7)),
    "was rewritten with the same length": async (path) => {
      await writeFile(path, png(20, 20, 3));
      await utimes(path, new Date(2001, 1, 1), new Date(2001, 1, 1));
    },
    "was deleted": (path) => unlink(path),
  };
  for (const [how, change] of Object.entries(CHANGES)) {
    test(`${how}: its own problem, nothing is sent, and adding it again works`, async ({
      board,
      connected,
      form,
      references,
    }, testInfo) => {
      const scenario = await connected();
      const path = testInfo.outputPath("changed.png");
      await writeFile(path, png(20, 20, 1));
      const [before, after] = [png(20, 20, 5), png(20, 20, 9)];
      await references.pick(file("before.png", before));
      await references.expectNames("before");
      await references.pick(path);
      await references.expectNames("before", "changed");
      await references.pick(file("after.png", after));
      await references.expectNames("before", "changed", "after");
      await change(path);

      await form.generate();
      await board.expectRun("refused");
      const problem = references.note("Image 2: The file was changed, moved or deleted since it was added.");
      await expect(problem).toBeVisible();
      await expect(references.notes, "the others are untouched").toHaveCount(1);
      const { cause, next } = await board.fault("A reference file could not be read");
      expect(cause).toContain("Nothing was sent, and nothing is billed");
      expect(next).toContain("Add the file again");
      await scenario.expectPosts(0);
      await form.generate();
      await expect(references.tile("changed")).toBeFocused();
      await scenario.expectPosts(0);

      await references.tile("changed").press("Delete");
      const anew = png(30, 30, 4);
      await writeFile(path, anew);
      await references.pick(path);
      await references.expectNames("before", "after", "changed");
      await form.generate();
      await board.expectRun("completed");
      expect((await scenario.body()).image).toEqual([before, after, anew].map((bytes) => dataAddress("png", bytes)));
    });
  }
});

test("two equal pictures are noticed, and made one where somebody wants that", async ({ form, references }) => {
  await form.open();
  const same = png(20, 20, 1);
  await references.pick(file("first.png", same), file("other.png", png(20, 20, 2)), file("copy.png", same));
  await references.expectNames("first", "other", "copy");
  const note = references.note("Images 1 and 3 are the same picture.");
  await note.getByRole("button", { name: "Make them one" }).click();
  await references.expectNames("first", "other");
  await expect(references.notes).toHaveCount(0);
});

test("an address that stands there twice is noticed, too", async ({ form, references }) => {
  await form.open();
  await form.fill({ image: [ADDRESS, ADDRESS] });
  await references.expectNames("street", "street-2");
  await references.note("Images 1 and 2 are the same picture.").getByRole("button", { name: "Make them one" }).press("Enter");
  await references.expectNames("street");
  await expect(form.control("image")).toHaveValue(ADDRESS);
});

test.describe("the budget of references and pictures", () => {
  test("lowers the pictures with the reason in words, and raises them again", async ({ board, connected, form, references }) => {
    const scenario = await connected();
    const count = form.control("sequential_image_generation_options.max_images");
    const note = form.noteOf("sequential_image_generation_options.max_images");
    await form.fill({ prompt: "Boats", "sequential_image_generation_options.max_images": 14 });
    await references.pick(file("one.png", png(20, 20, 1)));
    await references.expectNames("one");
    await expect(count, "one and 14 are 15").toHaveValue("14");
    await references.pick(file("two.png", png(20, 20, 2)), file("three.png", png(20, 20, 3)));
    await expect(count).toHaveValue("12");
    await expect(note).toContainText("Lowered from 14 to 12: 3 references + 12 pictures = 15, the most for both.");
    await expect(form.compose.getByRole("img", { name: "3 references and 12 pictures of 15" })).toBeVisible();
    await form.generate();
    await board.expectRun("completed", { timeout: 20_000 });
    expect((await scenario.body()).sequential_image_generation_options).toEqual({ max_images: 12 });

    await references.tile("three").press("Delete");
    await expect(count).toHaveValue("13");
    await references.tile("two").press("Delete");
    await expect(count).toHaveValue("14");
    await expect(note).not.toContainText("Lowered");
    await expect(form.compose.getByText("1 reference + 14 pictures = 15 of 15")).toBeVisible();
  });

  test("a number that was set meanwhile is not raised", async ({ form, references }) => {
    await form.open();
    const count = form.control("sequential_image_generation_options.max_images");
    await form.fill({ prompt: "Boats", "sequential_image_generation_options.max_images": 15 });
    await references.pick(file("one.png", png(20, 20, 1)));
    await expect(count).toHaveValue("14");
    await form.fill({ "sequential_image_generation_options.max_images": 3 });
    await references.tile("one").press("Delete");
    await references.expectNames();
    await expect(count).toHaveValue("3");
  });
});

function opened(address) {
  const [head, base64] = address.split(",");
  return { head, bytes: Buffer.from(base64, "base64") };
}
