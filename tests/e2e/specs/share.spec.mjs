// A board by link: made here, opened in another profile, and never in the place of anybody's own.

import { Board } from "../fixtures/board.mjs";
import { headlessShell } from "../fixtures/chromium.mjs";
import { Desk, pressOn } from "../fixtures/desk.mjs";
import { Form } from "../fixtures/form.mjs";
import { launchProfile } from "../fixtures/profile.mjs";
import { stored } from "../fixtures/stored.mjs";
import { expect, test } from "../fixtures/test.mjs";

const shareOf = (page) => page.getByRole("dialog", { name: "Share by link" });
const linkOf = (page) => shareOf(page).locator('[name="share.link"]');
const banner = (page) => page.getByRole("alert").filter({ hasText: "shared this board" });

/** The link of the board on the screen. */
async function link(desk) {
  await desk.head.getByRole("button", { name: "Share" }).click();
  await expect(linkOf(desk.page)).toHaveValue(/#s1\./);
  const address = await linkOf(desk.page).inputValue();
  await desk.page.keyboard.press("Escape");
  return address;
}



test("a board travels by its link into a fresh profile: texts, order, previews at once", async ({ complaints, form, site }, testInfo) => {
  const desk = new Desk(form);
  await desk.make(3);
  await new Board(desk.page).expectSaved();
  const address = await link(desk);
  const { context, page } = await launchProfile(testInfo.outputPath("profile"), undefined, headlessShell());
  try {
    const loaded = [];
    page.on("request", (request) => request.url().startsWith("blob:") || loaded.push(request.url()));
    await page.goto(address);
    await expect(banner(page)).toBeVisible();
    await expect(page.locator("li.panel")).toHaveCount(3);
    // What stands in for each picture, decoded.
    const standIns = page.locator("li.panel .stand-in");
    await expect(standIns).toHaveCount(3);
    for (const one of await standIns.all()) {
      await expect.poll(() => one.evaluate((image) => image.complete && image.naturalWidth)).toBeGreaterThan(8);
    }
    // Nothing was made or written by looking.
    const kept = await page.evaluate(async () => [await indexedDB.databases(), { ...localStorage }, { ...sessionStorage }]);
    expect(kept).toEqual([[], {}, {}]);
    expect(loaded.filter((path) => /worker|painter|sample\//.test(path)), "what only work needs").toEqual([]);
    expect(loaded.filter((address) => !address.startsWith(site.root)), "the page's own files alone").toEqual([]);

    // Read only, and said so.
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.locator("[data-saving]")).toHaveAttribute("data-saving", "shared");
    await expect(page.locator("li.panel")).toHaveCount(3);

    // A copy is one's own, from then on.
    await pressOn(banner(page).getByRole("button", { name: "Make my own copy" }), "Enter");
    await new Board(page).expectSaved();
    await expect(banner(page)).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe("");
    const { boards } = await stored(page);
    expect(boards).toHaveLength(1);
    await page.reload();
    await expect(page.locator("li.panel")).toHaveCount(3);
    await expect(page.locator("li.panel .stand-in")).toHaveCount(3);
  } finally {
    await context.close();
  }
  expect(complaints).toEqual([]);
});

test("a link beside one's own board: opened twice, back, and closed, it changes nothing that is kept", async ({ form, page }) => {
  const desk = new Desk(form);
  await desk.make(2);
  await new Board(page).expectSaved();
  const address = await link(desk);
  await desk.add(1);
  await new Board(page).expectSaved();
  const before = await stored(page);
  for (let time = 0; time < 2; time += 1) {
    // As a link in a chat that leads to the tab that is open: only the fragment changes.
    await page.evaluate((hash) => (location.hash = hash), new URL(address).hash);
    await expect(banner(page)).toBeVisible();
    await expect(desk.panels).toHaveCount(2);
    await page.goBack();
    await expect(banner(page)).toHaveCount(0);
    await expect(desk.panels).toHaveCount(3);
  }
  await page.goForward();
  await expect(banner(page)).toBeVisible();
  await banner(page).getByRole("button", { name: "Close it" }).click();
  await expect(desk.panels).toHaveCount(3);
  expect(new URL(page.url()).hash).toBe("");
  expect(await stored(page)).toEqual(before);
  // And it is theirs as before.
  await desk.add(1);
  await new Board(page).expectSaved();
});

test("the dialog tells how long each choice is and where it fits, and copies", async ({ context, form, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const desk = new Desk(form);
  await desk.make(2);
  await pressOn(desk.head.getByRole("button", { name: "Share" }), "Enter");
  const dialog = shareOf(page);
  await expect(dialog).toContainText("A link cannot be taken back");
  await expect(dialog).toContainText("Fits into any chat or mail.");
  const withPreviews = (await linkOf(page).inputValue()).length;
  await expect(dialog).toContainText(`${withPreviews.toLocaleString("en")} characters`.replaceAll(",", " "));
  // The demo's pictures have no addresses that anybody else could load.
  await expect(dialog.locator('[name="share.addresses"]')).toHaveCount(0);
  await dialog.locator('[name="share.previews"]').uncheck();
  await expect.poll(async () => (await linkOf(page).inputValue()).length).toBeLessThan(withPreviews - 20);
  await dialog.getByRole("button", { name: "Copy the link" }).click();
  await expect(dialog.getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await linkOf(page).inputValue());
  for (const [word, begins] of [["Markdown", "# "], ["HTML", "<h1>"]]) {
    await dialog.getByRole("button", { name: `Copy as ${word}` }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`^${begins}`));
  }
});

test("row 50: links that are cut, of a newer page, or too much each say what to do, and change nothing", async ({ form, page }) => {
  const desk = new Desk(form);
  await desk.make(2);
  await new Board(page).expectSaved();
  const { hash } = new URL(await link(desk));
  const before = await stored(page);
  const bomb = `#s1.${Buffer.from([0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0, 0, 0, 0]).toString("base64url")}`;
  for (const [fragment, said] of [
    [hash.slice(0, -9), "sent again"],
    [hash.replace("#s1.", "#s2."), "newer version"],
    [bomb, "Nothing of it was opened"],
  ]) {
    await page.evaluate((fragment) => (location.hash = fragment), fragment);
    const alert = page.getByRole("alert").filter({ hasText: "leads to no board" });
    await expect(alert).toContainText(said);
    await expect(desk.panels).toHaveCount(2);
    await alert.getByRole("button", { name: "Understood" }).click();
    await expect(alert).toHaveCount(0);
  }
  expect(await stored(page)).toEqual(before);
});

test("a locked link asks for its passphrase, tells a wrong one from damage, and opens", async ({ form, page }) => {
  const desk = new Desk(form);
  await desk.make(2);
  await new Board(page).expectSaved();
  await desk.head.getByRole("button", { name: "Share" }).click();
  const dialog = shareOf(page);
  await expect(linkOf(page)).toHaveValue(/#s1\./);
  await dialog.locator('[name="share.passphrase"]').fill("short");
  await dialog.getByRole("button", { name: "Lock the link" }).click();
  await expect(dialog).toContainText("At least eight characters.");
  await dialog.locator('[name="share.passphrase"]').fill("several words are best");
  await dialog.getByRole("button", { name: "Lock the link" }).click();
  await expect(linkOf(page)).toHaveValue(/#s1p\./);
  const { hash } = new URL(await linkOf(page).inputValue());
  await page.keyboard.press("Escape");
  const before = await stored(page);

  const locked = page.getByRole("alert").filter({ hasText: "This link is locked" });
  await page.evaluate((hash) => (location.hash = hash), hash);
  await locked.locator('[name="link.passphrase"]').fill("several words are worst");
  await page.keyboard.press("Enter");
  await expect(locked.getByRole("status")).toHaveText("That is not its passphrase.");
  await locked.locator('[name="link.passphrase"]').fill("several words are best");
  await locked.getByRole("button", { name: "Open" }).click();
  await expect(banner(page)).toBeVisible();
  await expect(desk.panels).toHaveCount(2);
  expect(await stored(page)).toEqual(before);

  await page.evaluate((hash) => (location.hash = hash), hash.slice(0, -4));
  await expect(page.getByRole("alert").filter({ hasText: "leads to no board" })).toContainText("sent again");
});

test("a short link has a QR code", async ({ form, page }) => {
  const desk = new Desk(form);
  await desk.make(1);
  await desk.head.getByRole("button", { name: "Share" }).click();
  await shareOf(page).getByText("QR code").click();
  await expect(shareOf(page).getByRole("img", { name: "For the camera of a phone." })).toBeVisible();
});
