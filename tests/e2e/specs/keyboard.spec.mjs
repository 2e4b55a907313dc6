// The keyboard alone reaches everything and does everything.

import { file, png } from "../fixtures/pictures.mjs";
import { dataAddress } from "../fixtures/references.mjs";
import { KEY, expect, test } from "../fixtures/test.mjs";

test.describe("the keyboard alone", () => {
  test("reaches every control of a first visit, in view and with a ring around it", async ({ form, page }) => {
    await form.open();
    await form.compose.locator("summary").first().click();
    await page.evaluate(() => document.activeElement?.blur());
    const wanted = await tabStops(page);
    expect(wanted.length).toBeGreaterThan(15);
    const reached = await walk(page, wanted.length + 5);
    const names = new Set(reached.map((stop) => stop.id));
    expect(wanted.filter((stop) => !names.has(stop.id)).map((stop) => stop.name)).toEqual([]);
    expect(reached.filter((stop) => !stop.inView).map((stop) => stop.name), "out of view").toEqual([]);
    expect(reached.filter((stop) => !stop.hasRing).map((stop) => stop.name), "without a ring").toEqual([]);
  });

  test("starts a run, stops it, and looks at a picture", async ({ board, connected, form, page, panel }) => {
    const scenario = await connected({ hold: true });
    await tabTo(page, form.button("Generate"));
    await page.keyboard.press("Enter");
    await scenario.expectPosts(1);
    await scenario.release();
    await form.expectPanels({ arrived: 1 });
    await tabTo(page, form.button("Stop"));
    await page.keyboard.press("Enter");
    await board.expectRun("cancelled");
    await scenario.expectAborted();
    await tabTo(page, form.button("Work on panel 1"));
    await page.keyboard.press("Enter");
    const opener = panel.button("Look at panel 1 closely");
    await tabTo(page, opener);
    await page.keyboard.press("Enter");
    const viewer = page.getByRole("dialog", { name: "Panel 1" });
    await expect(viewer).toBeVisible();
    await expect(viewer.locator(":focus"), "the focus is in the dialog").toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(viewer).toBeHidden();
    await expect(opener, "the focus is back").toBeFocused();
  });

  test("changes the connection, and is back at its button afterwards", async ({ ark, form, page }) => {
    const { base_url } = await ark.scenario({});
    await form.open();
    await tabTo(page, form.button("Connection"));
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Connection" });
    await expect(dialog.locator('[name="connection"][value="demo"]')).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(dialog.locator('[name="connection"][value="relay"]')).toBeChecked();
    await tabTo(page, dialog.locator('[name="base_url"]'));
    await page.keyboard.press("Control+A");
    await page.keyboard.type(base_url);
    await tabTo(page, dialog.locator('[name="api_key"]'));
    await page.keyboard.type(KEY);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(form.button("Connection")).toBeFocused();
    await expect(page.getByRole("banner").getByText("Relay", { exact: true }).filter({ visible: true })).toBeVisible();
  });

  test("makes a whole request: a picture, a mention, a size, code, its import, and the run", async ({
    board,
    connected,
    context,
    form,
    page,
    references,
  }) => {
    test.setTimeout(120_000);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const scenario = await connected();
    const bytes = png(64, 48, 1);
    // The browser's own picker is none of the page: it is opened from the keyboard, and the file is handed to it.
    const picker = form.compose.locator('input[type="file"]');
    const chosen = page.waitForEvent("filechooser");
    await tabTo(page, picker);
    await page.keyboard.press("Enter");
    await (await chosen).setFiles(file("harbour.png", bytes));
    await references.expectNames("harbour");

    await tabTo(page, form.control("prompt"));
    await page.keyboard.press("Control+A");
    await page.keyboard.type("A boat in @har");
    await page.keyboard.press("Enter");
    await page.keyboard.type("at dawn");
    await expect(form.control("prompt")).toHaveValue("A boat in @harbour at dawn");

    await tabTo(page, form.compose.locator('[name="size.tier"]:checked'));
    await page.keyboard.press("ArrowRight");
    await tabTo(page, form.compose.locator('[name="size.ratio"]:checked'));
    await page.keyboard.press("ArrowRight");
    const size = await form.control("size").inputValue();
    await tabTo(page, form.compose.locator('[name="sequential_image_generation"]:checked'));
    await page.keyboard.press("ArrowLeft");
    await expect(form.compose.locator('[name="sequential_image_generation"][value="disabled"]')).toBeChecked();

    await tabTo(page, form.button("See the request"));
    await page.keyboard.press("Enter");
    const request = page.getByRole("dialog", { name: "The request" });
    await tabTo(page, request.locator('[name="language"]:checked'));
    await expect(request.locator("pre")).toContainText('"A boat in Image 1 at dawn"');
    const json = request.getByRole("button", { name: "Copy", exact: true });
    await tabTo(page, json);
    await page.keyboard.press("Enter");
    await expect(request.locator(".answer")).toHaveText("Copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await page.keyboard.press("Escape");
    await expect(form.button("See the request")).toBeFocused();

    await tabTo(page, form.button("Paste"));
    await page.keyboard.press("Enter");
    const paste = page.getByRole("dialog", { name: "Paste a request" });
    await expect(paste.getByLabel("curl or JSON")).toBeFocused();
    await page.keyboard.press("Control+V");
    await tabTo(page, paste.getByRole("button", { name: "Fill in the form" }));
    await page.keyboard.press("Enter");
    await expect(paste).toBeHidden();
    await expect(form.control("prompt")).toHaveValue("A boat in Image 1 at dawn");

    await tabTo(page, form.control("prompt"));
    await page.keyboard.press("Control+Enter");
    await board.expectRun("completed");
    const sent = await scenario.body();
    expect(sent).toEqual(JSON.parse(copied));
    expect(sent).toMatchObject({ size, sequential_image_generation: "disabled", image: dataAddress("png", bytes) });
  });

  // What is pressed is gone then, and whoever cannot see the page would be nowhere.
  const VANISHING = {
    "words for the prompt": async ({ form }) => {
      await form.fill({ prompt: "A boat", size: "2K" });
      return form.compose.getByRole("button", { name: "Wide" });
    },
    "the nearest legal size": async ({ form }) => {
      await form.fill({ size: "1000x1000" });
      return form.noteOf("size").getByRole("button");
    },
    "a number that fits": async ({ form }) => {
      await form.fill({ prompt: "Draw three posters of a boat" });
      return form.button("Ask for 3");
    },
    "the way back to the own prompt": async ({ form }) => {
      await form.fill({ prompt: "A boat of my own" });
      await form.button("Four seasons").click();
      return form.button("Back to your prompt");
    },
  };
  for (const [what, show] of Object.entries(VANISHING)) {
    test(`keeps its place when what was pressed vanishes: ${what}`, async ({ form, page }) => {
      await form.open();
      const button = await show({ form });
      await button.press("Enter");
      await expect(button).toHaveCount(0);
      await expect(page.locator(":focus"), "something has the focus").toHaveCount(1);
    });
  }

  test("goes on to the next picture when one is taken out", async ({ form, page, references }) => {
    await form.open();
    await references.pick(...["one", "two", "three"].map((name, at) => file(`${name}.png`, png(20, 20, at))));
    await references.expectNames("one", "two", "three");
    await references.tile("two").press("Delete");
    await expect(references.tile("three")).toBeFocused();
    await page.keyboard.press("Delete");
    await expect(references.tile("one")).toBeFocused();
  });

  test("is never trapped in the code of the request dialog", async ({ form, page }) => {
    await form.open();
    await tabTo(page, form.button("See the request"));
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "The request" });
    await tabTo(page, dialog.locator("pre"));
    await tabTo(page, dialog.getByRole("button", { name: "Copy", exact: true }));
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(form.button("See the request")).toBeFocused();
  });
});

/** Everything that the Tab key has to reach: of radios with one name, the one that is checked. */
function tabStops(page) {
  return page.evaluate(() => {
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
    return Array.from(all)
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0)
      .filter((element) => element.type !== "radio" || element.checked)
      .map((element, at) => {
        element.dataset.stop = String(at);
        return { id: String(at), name: element.outerHTML.slice(0, 100) };
      });
  });
}

/** Presses Tab so often and tells where the focus was. */
async function walk(page, presses) {
  const stops = [];
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return null;
      const { bottom, height, top } = focused.getBoundingClientRect();
      const ringed = (element) => {
        const { boxShadow, outlineStyle } = getComputedStyle(element);
        return outlineStyle !== "none" || boxShadow !== "none";
      };
      // What is drawn in place of a radio or a picture may wear its ring.
      const wearers = [focused, focused.parentElement, ...(focused.parentElement?.children ?? [])];
      return {
        id: focused.dataset.stop ?? "",
        name: focused.outerHTML.slice(0, 100),
        inView: bottom > 0 && top < innerHeight && (height > innerHeight || (bottom <= innerHeight + 1 && top >= -1)),
        hasRing: wearers.some((wearer) => wearer !== null && ringed(wearer)),
      };
    });
    if (stop !== null) stops.push(stop);
  }
  return stops;
}

/** Presses Tab until the control has the focus. */
async function tabTo(page, control) {
  await expect(control).toBeVisible();
  for (let press = 0; press < 80; press += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(control, "reached with the Tab key").toBeFocused();
}
