// The request as JSON and as programs: the same bytes in preview, copy and on the wire, and never a key.

import { file, png } from "../fixtures/pictures.mjs";
import { dataAddress } from "../fixtures/references.mjs";
import { KEY, expect, test } from "../fixtures/test.mjs";

const LANGUAGES = {
  JSON: { mark: /^\{\n {2}"model": /, needs: /The whole body is \d+ B\.$/ },
  curl: { mark: /^curl /, needs: /curl 7\.76 or newer/ },
  Python: { mark: /from (byteplussdkarkruntime|volcenginesdkarkruntime) import/, install: /^pip install /, needs: /Needs .* or newer/ },
  OpenAI: { mark: /from openai import/, install: /^pip install .*openai/, needs: /Needs .* or newer/ },
  Go: { mark: /^package main/m, install: /^go get /, needs: /not compiled against the SDK here/ },
  Java: { mark: /public class /, install: /./, needs: /not compiled against the SDK here/ },
  arkcli: { mark: /^arkcli \+gen /m, install: /^npm install -g @volcengine\/ark-cli/, needs: /not compiled against the SDK here/ },
  // A script that sends lines: what is in a request stands in them.
  JSONL: { mark: /^#!\/bin\/sh\n/, needs: /curl 7\.76 or newer/, holdsRequest: false },
};
const CLOUDS = { BytePlus: "seedream-4-5-251128", Volcengine: "doubao-seedream-4-5-251128" };
const NASTY = "It's a \"boat\" \\ $HOME `id` $(id) 🛶\nJSON\n第二行";

/** Opens the panel with one language shown. */
async function openCode(form, language) {
  const dialog = await form.openDialog("See the request", "The request");
  if (language !== undefined) await choose(dialog, language);
  return dialog;
}

async function choose(dialog, value) {
  const radio = dialog.getByRole("radio", { name: value, exact: true });
  await radio.check({ force: true });
  await expect(radio).toBeChecked();
}

/** The text as it stands there. */
function shown(dialog) {
  return dialog.locator("pre").first().evaluate((pre) => pre.textContent.replace(/\n$/, ""));
}

/** The here-document of a shell text. */
function hereDocument(text) {
  const [, , body] = text.match(/<<'?(\w+)'?\n([\s\S]*?)\n\1(?:\n|$)/);
  return body;
}

test.describe("each language", () => {
  for (const [language, { mark, install, needs, holdsRequest = true }] of Object.entries(LANGUAGES)) {
    test(`${language}: both clouds, streamed or not, what it needs, and no key`, async ({ connected, form }) => {
      await connected();
      await form.fill({ prompt: NASTY });
      const dialog = await openCode(form, language);
      const streamed = dialog.getByRole("checkbox", { name: "Streamed" });
      for (const [cloud, model] of Object.entries(CLOUDS)) {
        await choose(dialog, cloud);
        const texts = [];
        for (const stream of [true, false]) {
          await streamed.setChecked(stream);
          await expect(form.control("stream")).toBeChecked({ checked: stream });
          const text = await shown(dialog);
          expect(text).toMatch(mark);
          if (holdsRequest) expect(text).toMatch(new RegExp(`[ "]${model}\\b`));
          expect(text).not.toContain(KEY);
          if (language !== "JSON") expect(text).toContain("ARK_API_KEY");
          texts.push(text);
        }
        if (holdsRequest) expect(texts[0]).not.toBe(texts[1]);
      }
      expect(await dialog.innerText()).not.toContain(KEY);
      await expect(dialog.locator(".needs")).toContainText(needs);
      if (install === undefined) await expect(dialog.locator(".install")).toHaveCount(0);
      else await expect(dialog.locator(".install")).toHaveText(install);
    });
  }

  test("is copied as it is shown", async ({ connected, context, form, page }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await connected();
    await form.fill({ prompt: NASTY });
    const dialog = await openCode(form);
    for (const language of Object.keys(LANGUAGES)) {
      await choose(dialog, language);
      await expect(dialog.locator(".answer")).toBeEmpty();
      await dialog.getByRole("button", { name: "Copy", exact: true }).click();
      await expect(dialog.locator(".answer")).toHaveText("Copied");
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied.trimEnd(), language).toBe(await shown(dialog));
      expect(copied).not.toContain(KEY);
    }
  });

  test("that is selected and copied by hand has its line breaks", async ({ form }) => {
    await form.open();
    const dialog = await openCode(form, "Python");
    const selected = await dialog.locator("pre").evaluate((pre) => {
      getSelection().selectAllChildren(pre);
      return getSelection().toString();
    });
    expect(selected.trimEnd()).toBe(await shown(dialog));
  });

  test("says so where the browser does not let us copy", async ({ form, page }) => {
    await form.open();
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
    });
    const dialog = await openCode(form, "curl");
    await dialog.getByRole("button", { name: "Copy", exact: true }).click();
    await expect(dialog.locator(".answer")).toContainText("Select the text and copy it yourself");
  });
});

test.describe("what is shown is what is sent", () => {
  test("JSON, its copy, curl's body and the bytes on the wire are equal", async ({ board, connected, context, form, page }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const scenario = await connected();
    await form.fill({ prompt: NASTY, image: ["https://pictures.example/a.png", "https://pictures.example/b.png"] });
    const dialog = await openCode(form, "JSON");
    const json = await shown(dialog);
    await dialog.getByRole("button", { name: "Copy", exact: true }).click();
    await expect(dialog.locator(".answer")).toHaveText("Copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const length = await dialog.locator(".needs").innerText();
    await choose(dialog, "curl");
    const curl = hereDocument(await shown(dialog));
    await page.keyboard.press("Escape");
    await form.generate();
    await board.expectRun("completed");
    const [{ body, text }] = await scenario.posts();
    expect(JSON.parse(json)).toEqual(body);
    expect(JSON.parse(copied)).toEqual(body);
    expect(curl).toBe(text);
    expect(length).toContain(`The whole body is ${Buffer.byteLength(text)} B.`);
  });

  test("a file is shortened to be read, and whole in the copy; programs read it from its own disk", async ({
    board,
    connected,
    context,
    form,
    page,
    references,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const scenario = await connected();
    const bytes = png(64, 64, 1);
    await references.pick(file("my boat's.png", bytes));
    await references.expectNames("my-boat-s");
    const dialog = await openCode(form, "JSON");
    expect(await shown(dialog)).toMatch(/"image": "data:image\/png;base64,… \d+ B"/);
    await dialog.getByRole("button", { name: "Copy", exact: true }).click();
    await expect(dialog.locator(".answer")).toHaveText("Copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const language of Object.keys(LANGUAGES).filter((name) => !["JSON", "JSONL", "arkcli"].includes(name))) {
      await choose(dialog, language);
      const text = await shown(dialog);
      expect(text, language).toMatch(/my boat('|'\\''|\\')s\.png/);
      expect(text, language).not.toContain(bytes.toString("base64"));
    }
    await page.keyboard.press("Escape");
    await form.generate();
    await board.expectRun("completed");
    const sent = await scenario.body();
    expect(sent.image).toBe(dataAddress("png", bytes));
    expect(JSON.parse(copied)).toEqual(sent);
  });

  test("many at once: the lines of the batch are handed out with its script", async ({ board, connected, form, page }) => {
    const scenario = await connected();
    await form.fill({ prompt: "The first boat" });
    await form.generate();
    await board.expectRun("completed");
    const [{ text }] = await scenario.posts();
    await form.fill({ prompt: "The second boat" });
    const dialog = await openCode(form, "JSONL");
    const lines = [text, text.replace("first", "second")].join("\n");
    const link = dialog.locator('a[download="requests.jsonl"]');
    const given = (await link.count()) > 0
      ? await link.evaluate(async (link) => (await fetch(link.href)).text())
      : await dialog.evaluate((dialog) => dialog.textContent);
    expect(given).toContain(lines);
    await page.keyboard.press("Escape");
  });

  test("the shown program goes to the address of the connection", async ({ connected, form }) => {
    const scenario = await connected();
    const dialog = await openCode(form, "curl");
    expect(await shown(dialog)).toContain(`${scenario.baseUrl}/images/generations`);
    await choose(dialog, "Volcengine");
    expect(await shown(dialog)).toContain("https://ark.cn-beijing.volces.com/api/v3/images/generations");
  });

  test("it follows the form, and the language is remembered", async ({ form, page }) => {
    await form.open();
    const dialog = await openCode(form, "Go");
    await page.keyboard.press("Escape");
    await form.fill({ prompt: "Another boat", size: "4K" });
    await openCode(form);
    await expect(dialog.getByRole("radio", { name: "Go" })).toBeChecked();
    const text = await shown(dialog);
    expect(text).toContain("Another boat");
    expect(text).toContain('"4K"');
  });

  test("a draft with a problem shows the problem and no code", async ({ form }) => {
    await form.open();
    await form.fill({ prompt: "", size: "1000x1000" });
    const dialog = await openCode(form, "curl");
    await expect(dialog).toContainText("There is something to mend before it can be sent:");
    await expect(dialog).toContainText("Write what you want to see.");
    await expect(dialog).toContainText("Too few pixels.");
    await expect(dialog.locator("pre")).toHaveCount(0);
    await expect(dialog.getByRole("button", { name: "Copy", exact: true })).toHaveCount(0);
  });
});

test("the keyboard alone reads every language, of both clouds, and copies", async ({ context, form, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await form.open();
  await form.button("See the request").press("Enter");
  const dialog = page.getByRole("dialog", { name: "The request" });
  await dialog.getByRole("radio", { name: "BytePlus" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(dialog.getByRole("radio", { name: "Volcengine" })).toBeChecked();
  await dialog.getByRole("radio", { name: "JSON", exact: true }).focus();
  for (const [language, { mark }] of Object.entries(LANGUAGES)) {
    await expect(dialog.getByRole("radio", { name: language, exact: true })).toBeChecked();
    await expect(dialog.getByRole("radio", { name: language, exact: true })).toBeFocused();
    expect(await shown(dialog)).toMatch(mark);
    await page.keyboard.press("ArrowRight");
  }
  await expect(dialog.getByRole("radio", { name: "JSON", exact: true }), "round again").toBeChecked();
  const copy = dialog.getByRole("button", { name: "Copy", exact: true });
  for (let press = 0; press < 8 && !(await copy.evaluate((button) => button === document.activeElement)); press += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(dialog.locator(".answer")).toHaveText("Copied");
  await expect(copy, "the focus stays").toBeFocused();
});
