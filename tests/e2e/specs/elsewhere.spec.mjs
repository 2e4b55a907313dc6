// Pictures of other hosts: asked about by name, loaded in a frame of their own, and never before.

import { png } from "../fixtures/pictures.mjs";
import { expect, test } from "../fixtures/test.mjs";

const HOST = "https://pictures.example";
const ADDRESS = `${HOST}/a.png?X-Tos-Signature=1&a=%2F#x`;

/** A host that no name on this machine leads to: what it serves is said here, and what it is asked is counted. */
async function host(context, allowed, answer) {
  const asked = [];
  await context.route(`${HOST}/**`, (route) => {
    asked.push(route.request());
    return answer(route);
  });
  // It is asked only where the test has somebody agree; before that, it is no allowed one.
  return { asked, agree: () => allowed.add(HOST) };
}

const picture = (route) => route.fulfill({ contentType: "image/png", body: png(64, 36) });

/** Opens a reply with one picture by address. */
async function open(page, form, url) {
  const event = { type: "image_generation.partial_succeeded", model: "m", created: 1790000000, image_index: 0, url, size: "64x36" };
  const done = { type: "image_generation.completed", model: "m", usage: { generated_images: 1 } };
  const text = [event, done].map((data) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`).join("");
  await form.open();
  await form.button("Open a response").click();
  const dialog = page.getByRole("dialog", { name: "Open a response" });
  const file = { name: "reply.txt", mimeType: "text/plain", buffer: Buffer.from(`${text}data: [DONE]\n\n`) };
  await dialog.locator('[name="response.file"]').setInputFiles(file);
  await form.expectPanels({ arrived: 1 });
}

test("a stranger's picture is not asked for before somebody agrees to its host by name", async ({
  allowed,
  board,
  context,
  form,
  page,
}) => {
  const { asked, agree } = await host(context, allowed, picture);
  await open(page, form, ADDRESS);
  const panel = form.panels("arrived");
  await expect(panel).toContainText("pictures.example");
  await expect(panel.locator("img, iframe")).toHaveCount(0);
  await board.expectSaved();
  expect(asked).toEqual([]);

  agree();
  await panel.getByRole("button", { name: "Load pictures from pictures.example" }).click();
  const inside = panel.frameLocator("iframe").locator("img");
  await expect(inside).toBeVisible();
  await expect.poll(() => inside.evaluate((image) => image.naturalWidth)).toBe(64);
  expect(asked.map((request) => request.url().split("#")[0])).toEqual([ADDRESS.split("#")[0]]);
  expect(await asked[0].headerValue("referer")).toBeNull();

  // It is looked at like any other, and the next visit remembers.
  await (await form.openCloseLook(1)).click();
  const closely = page.getByRole("dialog", { name: "Panel 1" });
  await expect(closely.frameLocator("iframe").locator("img")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(form.panels("arrived").frameLocator("iframe").locator("img")).toBeVisible();

  // And forgets with one press.
  await form.button("Connection").click();
  const dialog = page.getByRole("dialog", { name: "Connection" });
  await expect(dialog).toContainText("pictures.example");
  await dialog.getByRole("button", { name: "Forget these hosts" }).click();
  await page.keyboard.press("Escape");
  await expect(form.panels("arrived").locator("iframe")).toHaveCount(0);
});

test("a picture that does not load in its frame leaves a panel that says so", async ({ allowed, context, form, page }) => {
  const { agree } = await host(context, allowed, (route) => route.fulfill({ status: 403, body: "expired" }));
  agree();
  await open(page, form, ADDRESS);
  await form.panels("arrived").getByRole("button", { name: /Load pictures from/ }).click();
  await form.expectPanels({ expired: 1 });
  await expect(form.panels("expired")).toContainText("Address dead or out of reach");
});

test("what the host sends can only ever be a picture", async ({ allowed, context, form, page }) => {
  const { agree } = await host(context, allowed, (route) =>
    route.fulfill({
      contentType: "image/svg+xml",
      body: `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="36" onload="parent.parent.stolen = 1"><script>parent.parent.stolen = 2</script></svg>`,
    }),
  );
  agree();
  await open(page, form, ADDRESS);
  await form.panels("arrived").getByRole("button", { name: /Load pictures from/ }).click();
  await expect(form.panels("arrived").frameLocator("iframe").locator("img")).toBeVisible();
  expect(await page.evaluate(() => globalThis.stolen)).toBeUndefined();
});

test("the frame shows pictures of the host in its address, and reaches no other", async ({ allowed, context, form, page, site }) => {
  const { agree } = await host(context, allowed, picture);
  agree();
  await open(page, form, ADDRESS);
  await form.panels("arrived").getByRole("button", { name: /Load pictures from/ }).click();
  await expect(form.panels("arrived").frameLocator("iframe").locator("img")).toBeVisible();
  const frame = page.frames().find((frame) => frame.url().includes("picture.html"));
  const tried = await frame.evaluate(async (own) => {
    const loads = (address) =>
      new Promise((told) => {
        const image = new Image();
        image.onload = () => told(true);
        image.onerror = () => told(false);
        image.src = address;
      });
    return {
      other: await loads("https://other.example/a.png"),
      fetch: await fetch(own).then(() => true, () => false),
    };
  }, site.root);
  expect(tried).toEqual({ other: false, fetch: false });
});

test("pictures of the connection's own host need no question", async ({ board, connected, form }) => {
  await connected();
  await form.fill({ response_format: "url" });
  await form.generate();
  await board.expectRun("completed");
  expect(await form.pictureSizes()).toHaveLength(4);
});
