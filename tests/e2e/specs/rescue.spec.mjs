// Pictures by address, which die after a day: brought home through the page's own relay, or by hand.

import { sha256 } from "../fixtures/archive.mjs";
import { Form } from "../fixtures/form.mjs";
import { DIST } from "../fixtures/paths.mjs";
import { noise } from "../fixtures/pictures.mjs";
import { KNOWN_HOST } from "../fixtures/relay.mjs";
import { STREAM, completed, event } from "../fixtures/replies.mjs";
import { serveSite } from "../fixtures/site.mjs";
import { stored } from "../fixtures/stored.mjs";
import { KEY, expect, test } from "../fixtures/test.mjs";

const PICTURES = [0, 1].map((at) => noise(300 + at, 200));
/** Path and query of a picture of the service's. */
const path = (at) => `/seedream/${at}_0.png?X-Tos-Date=20990101T000000Z&X-Tos-Expires=86400&X-Tos-Signature=a%2Fb`;
const BODY =
  PICTURES.map((_, at) => event("partial_succeeded", { image_index: at, url: `https://${KNOWN_HOST}${path(at)}`, size: `${300 + at}x200` })).join("") +
  completed(PICTURES.length);
const FORM = { "sequential_image_generation_options.max_images": PICTURES.length, response_format: "url" };

test("a relay of the page's own host brings them home, each once, and they stay", async ({ allowed, board, page }) => {
  const asked = [];
  const site = await serveSite(DIST, (request, response) => {
    asked.push(request.url);
    if (request.method === "POST") return request.resume().on("end", () => response.writeHead(200, STREAM).end(BODY));
    const at = PICTURES.findIndex((_, at) => request.url === `/relay/pictures/${KNOWN_HOST}${path(at)}`);
    if (at < 0) return response.writeHead(403).end();
    response.writeHead(200, { "content-type": "image/png" }).end(PICTURES[at]);
  });
  allowed.add(site.origin);
  const form = new Form(page, site.root, allowed);
  await form.open();
  await form.connect({ connection: "relay", base_url: "/relay/ap-southeast/api/v3", api_key: KEY });
  await form.fill(FORM);
  await form.generate();
  await board.expectRun("completed");
  // The browser here reaches no host of the service's: what is shown came through the relay.
  await expect.poll(async () => (await form.pictureSizes()).sort()).toEqual(["300x200", "301x200"]);
  await expect(page.locator(".loose")).toHaveCount(0);
  await board.expectSaved();
  await page.reload();
  await expect.poll(async () => (await form.pictureSizes()).sort()).toEqual(["300x200", "301x200"]);
  const { pictures } = await stored(page);
  expect(pictures.map((picture) => picture.sha256).sort()).toEqual(PICTURES.map(sha256).sort());
  expect(asked.filter((address) => address.startsWith("/relay/pictures/")).sort(), "each once").toEqual(
    PICTURES.map((_, at) => `/relay/pictures/${KNOWN_HOST}${path(at)}`),
  );
  await site.close();
});

test("without one, a line says until when, a command saves them, and the files find their panels", async ({
  answered,
  board,
  context,
  form,
  page,
  references,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await answered((response) => response.writeHead(200, STREAM).end(BODY));
  await form.fill(FORM);
  await form.generate();
  await board.expectRun("completed");
  const line = page.locator(".loose");
  await expect(line).toContainText("2 pictures are at the service only, the first until");
  await expect(line).toContainText("2099");
  await line.getByRole("button", { name: "Save them" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Save these pictures" });
  const names = await dialog.locator("code").allTextContents();
  expect(names).toHaveLength(2);
  const links = dialog.getByRole("link", { name: "Open the address" });
  await expect(links.first()).toHaveAttribute("href", `https://${KNOWN_HOST}${path(0)}`);
  await expect(links.first()).toHaveAttribute("rel", /noopener/);
  await dialog.getByRole("button", { name: "Copy the command" }).press("Enter");
  await expect(dialog).toContainText("Copied");
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command.split("\n")).toEqual(names.map((name, at) => `curl -fsS -o ${name} 'https://${KNOWN_HOST}${path(at)}'`));
  await page.keyboard.press("Escape");
  await expect(line.getByRole("button", { name: "Save them" })).toBeFocused();
  // In any order, with a name as browsers change it.
  await references.drop({ name: names[1].replace(".png", " (1).png"), mimeType: "image/png", buffer: PICTURES[1] });
  await expect(line).toContainText("1 picture is at the service only");
  await references.drop({ name: names[0], mimeType: "image/png", buffer: PICTURES[0] });
  await expect(line).toHaveCount(0);
  await board.expectSaved();
  await page.reload();
  await expect.poll(() => form.pictureSizes(), "each in its own panel").toEqual(["300x200", "301x200"]);
  const { pictures } = await stored(page);
  expect(pictures.map((picture) => picture.sha256).sort()).toEqual(PICTURES.map(sha256).sort());
});
