// The release page starts wherever its folder is put.

import { expect, test } from "../fixtures/test.mjs";

for (const place of ["root", "sub"]) {
  test(`the release page runs at the ${place} address`, async ({ complaints, page, requested, site }) => {
    await page.goto(site[place]);
    await expect(page).toHaveTitle(/Seedboard/);
    // The page is drawn by the module, so any button is a sign that it runs.
    await expect(page.getByRole("button").filter({ visible: true }).first()).toBeVisible();
    await expect(page.locator("#boot-failed")).toBeHidden();
    expect(complaints).toEqual([]);

    // The test ends with a check that all of them were local; here: they all stayed in the folder.
    const outside = requested.filter((address) => address.startsWith("http") && !address.startsWith(site[place]));
    expect(outside).toEqual([]);
    expect(requested.some((address) => address.endsWith(".wasm"))).toBe(true);
  });
}

test("a page that cannot load says so and offers the next step", async ({ page, site }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(site.root);
  const notice = page.getByRole("alert");
  await expect(notice.getByRole("heading", { name: "could not be loaded" })).toBeVisible();
  await expect(notice.getByRole("button", { name: "Reload" })).toBeVisible();
});

test("a browser without WebAssembly is told what it lacks", async ({ page, site }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(site.root);
  await expect(page.getByRole("alert").getByRole("heading", { name: "cannot run" })).toBeVisible();
});

test("the stored theme is set before the page is drawn", async ({ page, site }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.addInitScript(() => localStorage.setItem("seedboard.theme", "screening"));
  await page.goto(site.root);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "screening");
});

test("a panic is admitted, with the page still there to save from", async ({ page, site }) => {
  await page.goto(site.root);
  await expect(page.getByRole("button").filter({ visible: true }).first()).toBeVisible();
  await page.evaluate(() => {
    setTimeout(() => {
      throw new WebAssembly.RuntimeError("unreachable");
    });
  });
  await expect(page.getByRole("alert").getByRole("heading", { name: "has stopped" })).toBeVisible();
});
