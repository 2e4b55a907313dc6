// Light and dark: the person's choice before the system's, from the first paint on.

import { expect, test } from "../fixtures/test.mjs";

const LIGHT = { min: 0.75, max: 1 };
const DARK = { min: 0, max: 0.25 };

test("without a choice the system decides, also when it changes", async ({ form, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await form.open();
  await expectBackground(page, LIGHT);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectBackground(page, DARK);
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", /./);
});

const CHOICES = [
  { name: "Paper", theme: "paper", against: "dark", background: LIGHT },
  { name: "Screening room", theme: "screening", against: "light", background: DARK },
];
for (const { name, theme, against, background } of CHOICES) {
  test(`${name} wins over a ${against} system and is kept over a reload`, async ({ form, page }) => {
    await page.emulateMedia({ colorScheme: against });
    await form.open();
    await choose(form, page, name);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    await expectBackground(page, background);
    await page.reload();
    await expect(form.button("Generate")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    await expectBackground(page, background);
    await form.button("Theme").click();
    await expect(page.locator("#theme").getByRole("button", { name })).toHaveAttribute("aria-pressed", "true");
  });
}

test("As the system takes the choice back, for the next visit too", async ({ form, page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await form.open();
  await choose(form, page, "Paper");
  await expectBackground(page, LIGHT);
  await choose(form, page, "As the system");
  await expectBackground(page, DARK);
  expect(await page.evaluate(() => localStorage.getItem("seedboard.theme"))).toBeNull();
  await page.reload();
  await expectBackground(page, DARK);
});

test("there is no flash: the kept theme stands before anything is painted", async ({ context, form, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await context.addInitScript(() => {
    localStorage.setItem("seedboard.theme", "screening");
    globalThis.themes = [];
    // From the first element of the body on, thus before the first frame that shows any of it.
    new MutationObserver((_, observer) => {
      if (document.body === null) return;
      globalThis.themes.push(document.documentElement.dataset.theme ?? "none");
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
    const frame = () => {
      if (document.body !== null) globalThis.themes.push(document.documentElement.dataset.theme ?? "none");
      if (globalThis.themes.length < 20) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await form.open();
  await page.waitForFunction(() => globalThis.themes.length >= 20);
  expect(new Set(await page.evaluate(() => globalThis.themes))).toEqual(new Set(["screening"]));
  await expectBackground(page, DARK);
});

test("a stored value that is no theme is passed over", async ({ complaints, context, form, page }) => {
  await context.addInitScript(() => localStorage.setItem("seedboard.theme", '"><script>alert(1)</script>'));
  await page.emulateMedia({ colorScheme: "light" });
  await form.open();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", /./);
  await expectBackground(page, LIGHT);
  expect(complaints).toEqual([]);
});

test("where storage is denied the page works and the switch still switches", async ({
  board,
  complaints,
  context,
  form,
  page,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
  await page.emulateMedia({ colorScheme: "light" });
  await form.open();
  await form.expectPanels({ arrived: 4 });
  await choose(form, page, "Screening room");
  await expectBackground(page, DARK);
  await form.generate();
  await board.expectRun("completed", { timeout: 20_000 });
  await form.expectPanels({ arrived: 4 });
  expect(complaints).toEqual([]);
});

test("where storage is full the switch still switches", async ({ complaints, context, form, page }) => {
  await context.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  });
  await page.emulateMedia({ colorScheme: "light" });
  await form.open();
  await choose(form, page, "Screening room");
  await expectBackground(page, DARK);
  expect(complaints).toEqual([]);
});

async function choose(form, page, name) {
  await form.button("Theme").click();
  await page.locator("#theme").getByRole("button", { name }).click();
  await expect(page.locator("#theme")).toBeHidden();
}

/** Waits until the page's ground is that light: 0 is black, 1 white. */
async function expectBackground(page, { min, max }) {
  const lightness = () =>
    page.evaluate(() => {
      const grounds = [document.querySelector(".page"), document.body, document.documentElement];
      const colours = grounds.filter((ground) => ground !== null).map((ground) => getComputedStyle(ground).backgroundColor);
      const context = new OffscreenCanvas(1, 1).getContext("2d");
      for (const colour of colours) {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
        if (alpha === 255) return (red + green + blue) / 765;
      }
      return -1;
    });
  await expect.poll(lightness, { message: "lightness of the ground" }).toBeGreaterThanOrEqual(min);
  expect(await lightness()).toBeLessThanOrEqual(max);
}
