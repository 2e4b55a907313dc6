// For everyone: axe finds nothing in any state, theme or width; nothing runs over the edge of a narrow
// screen; a phone is enough; who asked for less motion gets none.

import AxeBuilder from "@axe-core/playwright";
import { STATES } from "../fixtures/states.mjs";
import { expect, test } from "../fixtures/test.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const THEMES = ["light", "dark"];
const WIDTHS = [390, 834, 1440];
const NARROW = 320;

for (const { name, area, enter, widths = WIDTHS } of STATES) {
  test(`axe finds nothing: ${name}`, async ({ ark, board, form, page }) => {
    test.setTimeout(120_000);
    // Colours are measured as they stay, not on their way.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width: 1440, height: 900 });
    await form.open();
    await enter({ ark, board, form, page });
    for (const width of widths) {
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

for (const width of [600, 834, 1160, 1440]) {
  test(`the form fits its column at ${width} px, however long its words`, async ({ form, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await form.open();
    await form.fill({ size: "1920x1080", image: "https://host.example/a-rather-long-name-of-a-picture.png" });
    const [content, room] = await form.compose.evaluate((compose) => {
      const column = compose.querySelector(".scroll");
      return [column.scrollWidth, column.clientWidth];
    });
    expect(content).toBeLessThanOrEqual(room);
  });
}

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
      // Pictures develop when the browser has decoded them, which may be later.
      await form.pictureSizes();
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
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
