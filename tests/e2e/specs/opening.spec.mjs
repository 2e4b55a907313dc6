// Replies that somebody saved become boards without a key and without a network; requests that a person sends with the
// copied command get their replies from a file.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { digest } from "../fixtures/digest.mjs";
import { Scenario } from "../fixtures/scenario.mjs";
import { KEY, expect, test } from "../fixtures/test.mjs";

const DATA = new URL("../../data/", import.meta.url);
const run = promisify(execFile);

async function capture(name) {
  return readFile(new URL(`${name}.http`, DATA));
}

/** A reply's bytes without its head. */
async function body(name) {
  const bytes = await capture(name);
  return bytes.subarray(bytes.indexOf("\r\n\r\n") + 4);
}

/** Events as the documentation prints them: JSON over many lines, with `data:` before the first alone. */
function pretty(events) {
  const print = (line) => {
    const json = /^data: (\{.*)$/.exec(line)?.[1];
    return json === undefined ? line : `data: ${JSON.stringify(JSON.parse(json), null, 2)}`;
  };
  return Buffer.from(String(events).split("\n").map(print).join("\n"));
}

function utf16(text) {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
}

const FORMS = {
  "an event stream": async () => body("stream_b64"),
  "one with its head, as curl -i writes it": async () => capture("stream_b64"),
  "the documentation's layout": async () => pretty(await body("stream_b64")),
  "a plain reply": async () => body("whole_b64"),
  gzip: async () => gzipSync(await capture("stream_b64")),
  "UTF-16 of a Windows shell": async () => utf16((await body("stream_b64")).toString()),
};

for (const [name, bytes] of Object.entries(FORMS)) {
  test(`${name} is dropped and becomes panels`, async ({ board, form, page, requested }) => {
    await form.open();
    const before = requested.length;
    await drop(page, "reply.txt", await bytes());
    await board.expectRun("completed");
    await form.expectPanels({ arrived: 2 });
    await expect(board.line).toContainText("from reply.txt");
    await form.pictureSizes();
    await board.expectSaved();
    await page.reload();
    await form.expectPanels({ arrived: 2 });
    await expect(board.line).toContainText("from reply.txt");
    const posts = requested.slice(before).filter((address) => address.includes("/images/generations"));
    expect(posts).toEqual([]);
  });
}

test("what is picked, pasted and cut is said: failures, usage, lines and the end", async ({ board, form, page }) => {
  await form.open();
  const dialog = await openDialog(form, page);
  await dialog.locator('[name="response.file"]').setInputFiles({
    name: "refused.http",
    mimeType: "text/plain",
    buffer: await capture("fault_refused_in_middle"),
  });
  await expect(dialog).toBeHidden();
  await board.expectRun("completed");
  await expect(form.panels("failed")).not.toHaveCount(0);
  const again = await openDialog(form, page);
  const text = `data: {"type":\n\n${await body("stream_b64")}`;
  await again.getByLabel("Or paste its text").fill(text);
  await again.getByRole("button", { name: "Open the text" }).click();
  await board.expectRun("completed");
  await expect(board.line).toContainText("from pasted text");
  await expect(board.line).toContainText("billed");
  const odd = await board.fault(/could not be read|passed over|skipped/i);
  expect(odd.facts).toContain("line 1");
  await drop(page, "error.http", await capture("error_authentication"));
  await board.expectRun("refused");
  expect((await board.fault(/key was not accepted/i)).facts).toContain("HTTP 401");
  await drop(page, "empty.log", Buffer.from("* Closing connection 0\n"));
  await board.fault(/No response in this file/);
});

test("a request by hand: the copied command writes the file, and the file fills the panels that wait", async ({
  ark,
  board,
  context,
  form,
  page,
  requested,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const scenario = await ark.scenario({ api_key: KEY });
  await form.open();
  await form.connect({ connection: "by_hand", base_url: scenario.base_url });
  await form.fill({ response_format: "b64_json" });
  await form.generate();
  await board.expectRun("by_hand");
  await page.getByRole("button", { name: "Copy the command" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).not.toContain(KEY);
  expect(requested.filter((address) => address.includes("/images/generations"))).toEqual([]);
  // Meanwhile the page may be closed.
  await board.expectSaved();
  await page.reload();
  await board.expectRun("by_hand");
  const folder = await mkdtemp(join(tmpdir(), "by-hand-"));
  await run("bash", ["-c", command], { cwd: folder, env: { ...process.env, ARK_API_KEY: KEY } });
  const [name] = await readdir(folder);
  const reply = await readFile(join(folder, name));
  await drop(page, name, reply);
  await board.expectRun("completed");
  await expect(form.panels("pending")).toHaveCount(0);
  const pictures = await new Scenario(ark, scenario).pictures(await form.panels("arrived").count());
  expect(await form.pictureSizes()).toEqual(pictures.map((picture) => picture.size));
  expect(await digest(await form.lookAt(1))).toBe(pictures[0].sha256);
});

test("of a file whose name says nothing the person says which panels it is for", async ({ ark, board, form, page }) => {
  const scenario = await ark.scenario({});
  await form.open();
  await form.connect({ connection: "by_hand", base_url: scenario.base_url });
  await form.generate();
  await board.expectRun("by_hand");
  const waiting = await form.panels("pending").count();
  await drop(page, "reply.txt", await body("stream_b64"));
  await expect(page.getByRole("heading", { name: "Which panels is reply.txt for?" })).toBeVisible();
  await page.getByRole("button", { name: /^The .* panels of/ }).click();
  await board.expectRun("completed");
  await form.expectPanels({ arrived: 2 });
  expect(await form.panels().count()).toBe(waiting);
});

async function openDialog(form, page) {
  await form.button("Open a response").click();
  const dialog = page.getByRole("dialog", { name: "Open a response" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Drops a file on the board. */
async function drop(page, name, bytes) {
  const dataTransfer = await page.evaluateHandle(
    ([name, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name));
      return data;
    },
    [name, bytes.toString("base64")],
  );
  await page.locator('[aria-labelledby="board-h"]').dispatchEvent("drop", { dataTransfer });
}
