// For everyone: axe finds nothing in any state, theme or width; the keyboard alone is enough; nothing
// runs over the edge of a narrow screen; who asked for less motion gets none.

import AxeBuilder from "@axe-core/playwright";
import { Scenario } from "../fixtures/scenario.mjs";
import { KEY, expect, test } from "../fixtures/test.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const THEMES = ["light", "dark"];
const WIDTHS = [390, 834, 1440];
const NARROW = 320;

/** States of the page; each starts on an opened page. `area`: what a phone has to show. */
const STATES = [
  { name: "a first visit", area: "Board", enter: async () => {} },
  {
    name: "the form unfolded, with a problem in every field that can have one",
    area: "Compose",
    enter: async ({ form }) => {
      await form.fill({
        prompt: "",
        size: "1000x1000",
        image: ["ftp://example.com/a.png"],
        "sequential_image_generation_options.max_images": 99,
      });
      await form.generate();
      await expect(form.noteOf("prompt")).not.toBeEmpty();
    },
  },
  {
    name: "the form of 4.0, with a parked value",
    area: "Compose",
    enter: async ({ form }) => {
      await form.fill({ model: "seedream-5-0-260128", output_format: "png" });
      await form.fill({ model: "seedream-4-0-250828", "optimize_prompt_options.mode": "fast" });
    },
  },
  {
    name: "a run under way",
    area: "Board",
    enter: async ({ ark, form }) => {
      const scenario = await connect(ark, form, { hold: true });
      await form.generate();
      await scenario.release(2);
      await form.expectPanels({ arrived: 2, pending: 2 });
    },
  },
  {
    name: "panels that arrived, were refused, are missing and interrupted, under a fault",
    area: "Board",
    enter: async ({ ark, board, form }) => {
      await connect(ark, form, { fault: "refused_in_middle", pictures: 3 });
      await form.generate();
      await board.expectRun("completed");
      await connect(ark, form, { fault: "cut_in_event" });
      await form.generate();
      await board.expectRun("interrupted");
      await form.expectPanels({ failed: 1, missing: 1, interrupted: 3 });
    },
  },
  {
    name: "a run that was refused as a whole",
    area: "Board",
    enter: async ({ ark, board, form }) => {
      await connect(ark, form, { fault: "unauthorized_401" });
      await form.generate();
      await board.expectRun("refused");
      await board.faults.locator("summary").click();
    },
  },
  ...["demo", "relay", "direct"].map((kind) => ({
    name: `the Connection dialog at ${kind}`,
    area: "Board",
    enter: async ({ form, page }) => {
      await form.button("Connection").click();
      const dialog = page.getByRole("dialog", { name: "Connection" });
      await dialog.locator(`[name="connection"][value="${kind}"]`).check({ force: true });
      if (kind === "direct") {
        await dialog.locator('[name="base_url"]').fill("nonsense");
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog.getByRole("alert")).toHaveCount(2);
      }
    },
  })),
  {
    name: "the request",
    area: "Board",
    enter: async ({ form, page }) => {
      await form.button("See the request").click();
      await expect(page.getByRole("dialog", { name: "The request" })).toBeVisible();
    },
  },
  {
    name: "a picture looked at closely",
    area: "Board",
    enter: async ({ form, page }) => {
      await form.button("Look at panel 2 closely").click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "the theme menu",
    area: "Board",
    enter: async ({ form, page }) => {
      await form.button("Theme").click();
      await expect(page.getByRole("menu")).toBeVisible();
    },
  },
];

for (const { name, area, enter } of STATES) {
  test(`axe finds nothing: ${name}`, async ({ ark, board, form, page }) => {
    test.setTimeout(120_000);
    // Colours are measured as they stay, not on their way.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width: 1440, height: 900 });
    await form.open();
    await enter({ ark, board, form, page });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await show(page, area);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const { violations } = await new AxeBuilder({ page })
          .options({ resultTypes: ["violations"], runOnly: RULES })
          .analyze();
        expect.soft(inShort(violations), `${width} px, ${colorScheme}`).toEqual([]);
      }
    }
  });

  test(`nothing runs over the edge at ${NARROW} px: ${name}`, async ({ ark, board, form, page }) => {
    await page.setViewportSize({ width: 1440, height: 800 });
    await form.open();
    await enter({ ark, board, form, page });
    await page.setViewportSize({ width: NARROW, height: 800 });
    await show(page, area);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW);
    expect(await overTheEdge(page)).toEqual([]);
  });
}

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

  test("starts a run, stops it, and looks at a picture", async ({ board, connected, form, page }) => {
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
    const opener = form.button("Look at panel 1 closely");
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
    await expect(page.getByRole("banner").getByText("Relay", { exact: true })).toBeVisible();
  });

  test("is never trapped in the code of the request dialog", async ({ form, page }) => {
    await form.open();
    await tabTo(page, form.button("See the request"));
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "The request" });
    await tabTo(page, dialog.locator("pre"));
    await tabTo(page, dialog.getByRole("button", { name: "Copy" }));
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(form.button("See the request")).toBeFocused();
  });
});

test.describe("a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("shows the board first, and starts a run from either area", async ({ board, connected, form, page }) => {
    const scenario = await connected({ delay_ms: 50 });
    await expect(board.list).toBeVisible();
    await expect(form.control("prompt")).toBeHidden();
    await page.getByRole("navigation", { name: "Areas" }).getByRole("button", { name: "Compose" }).tap();
    await expect(form.control("prompt")).toBeVisible();
    await form.control("prompt").fill("A boat on a lake in four weathers");
    await form.button("Generate").first().tap();
    await expect(board.list, "the board comes to the front").toBeVisible();
    await board.expectRun("completed");
    expect((await scenario.body()).prompt).toBe("A boat on a lake in four weathers");
  });

  test("leads to a problem in the form that is not on the screen", async ({ form, page }) => {
    await form.open();
    const areas = page.getByRole("navigation", { name: "Areas" });
    await areas.getByRole("button", { name: "Compose" }).tap();
    await form.control("prompt").fill("");
    await areas.getByRole("button", { name: "Board" }).tap();
    await expect(form.control("prompt")).toBeHidden();
    await areas.getByRole("button", { name: "Generate" }).tap();
    await expect(form.control("prompt")).toBeVisible();
    await expect(form.control("prompt")).toBeFocused();
  });
});

test.describe("motion", () => {
  for (const reducedMotion of ["no-preference", "reduce"]) {
    const promise = reducedMotion === "reduce" ? "nothing moves" : "a picture develops in 200 ms";
    test(`with ${reducedMotion}, ${promise}`, async ({ board, connected, context, form, page }) => {
      await page.emulateMedia({ reducedMotion });
      await context.addInitScript(() => {
        globalThis.motions = [];
        const note = ({ target }) => {
          for (const motion of target.getAnimations({ subtree: true })) {
            const { duration, iterations } = motion.effect.getComputedTiming();
            globalThis.motions.push({ element: target.outerHTML.slice(0, 80), duration, iterations: String(iterations) });
          }
        };
        document.addEventListener("animationstart", note);
        document.addEventListener("transitionstart", note);
      });
      const scenario = await connected({ hold: true });
      await form.generate();
      await scenario.release(4);
      await board.expectRun("completed");
      const motions = await page.evaluate(() => globalThis.motions);
      if (reducedMotion === "reduce") {
        expect(motions.filter(({ duration }) => duration > 1)).toEqual([]);
      } else {
        const ofPictures = motions.filter(({ element, iterations }) => element.startsWith("<img") && iterations === "1");
        expect(ofPictures.length).toBeGreaterThan(0);
        expect(Math.max(...ofPictures.map(({ duration }) => duration))).toBeLessThanOrEqual(200);
      }
    });
  }
});

async function connect(ark, form, settings) {
  const scenario = new Scenario(ark, await ark.scenario(settings));
  await form.connect({ connection: "relay", base_url: scenario.baseUrl, api_key: KEY });
  return scenario;
}

/** On a phone one area shows at a time; elsewhere, or below a dialog, there is nothing to do. */
async function show(page, area) {
  const tab = page.getByRole("navigation", { name: "Areas" }).getByRole("button", { name: area });
  if ((await page.getByRole("dialog").count()) > 0) return;
  if (await tab.isVisible()) await tab.click();
}

/** One line for each rule that is broken, with where. */
function inShort(violations) {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ""}`).join("; ")}`);
}

/** Controls and texts that stand out of the screen sideways, unless something around them scrolls. */
function overTheEdge(page) {
  return page.evaluate(() => {
    const scrolls = (element) => {
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        if (["auto", "scroll"].includes(getComputedStyle(around).overflowX) && around.scrollWidth > around.clientWidth) {
          return true;
        }
      }
      return false;
    };
    const all = document.querySelectorAll("button, a, input, select, textarea, summary, h1, h2, h3, p, label, img");
    return Array.from(all)
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".vh"))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (right > innerWidth + 1 || left < -1) && !scrolls(element);
      })
      .map((element) => element.outerHTML.slice(0, 100));
  });
}

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
