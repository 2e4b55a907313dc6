// The tutorial's eight sample requests, filled in by hand and sent, each streamed and not: what the
// tutorial says is in the body, and what the page adds is only the API's own default, stated.

import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures/test.mjs";

const SAMPLES = [
  { name: "text_to_image", pictures: 1 },
  { name: "image_to_image", pictures: 1 },
  { name: "images_to_image", pictures: 1 },
  { name: "text_to_group", pictures: 4 },
  { name: "image_to_group", pictures: 4 },
  { name: "images_to_group", pictures: 3 },
  { name: "streaming", pictures: 4 },
  // The tutorial prints 4.5, and says in the same section that only 4.0 has `fast`.
  { name: "prompt_optimization", pictures: 4, model: "seedream-4-0-250828" },
];

/** The API's own defaults (tutorial, "Advanced usage", and the reference it links to; protocol.md section 1). */
const API_DEFAULTS = {
  // "Add an 'AI generated' watermark … true: default".
  watermark: true,
  // "url: default, a link that is valid for 24 hours".
  response_format: "url",
  // "disabled: default, one image".
  sequential_image_generation: "disabled",
  // "max_images: default 15", read only when the group is auto.
  "sequential_image_generation_options.max_images": 15,
  // "standard: default".
  "optimize_prompt_options.mode": "standard",
  // "false: default, all images at the end".
  stream: false,
  // 5.0 lite only: "jpeg: default".
  output_format: "jpeg",
};

/** Defaults that are set by hand, because the form starts with others. */
const SET_BY_HAND = ["response_format", "watermark", "sequential_image_generation"];

for (const sample of SAMPLES) {
  for (const stream of [true, false]) {
    const way = stream ? "streamed" : "in one piece";
    test(`the tutorial's ${sample.name} goes out as printed, ${way}`, async ({ board, connected, form, page }) => {
      const printed = await tutorial(sample);
      const wanted = { ...flat(printed), stream };
      const scenario = await connected();
      const byHand = Object.fromEntries(SET_BY_HAND.map((path) => [path, API_DEFAULTS[path]]));
      // The model first, since it decides which controls there are.
      await form.fill({ model: printed.model, ...byHand, ...wanted });

      const shown = await form.shownRequest();
      const request = page.waitForRequest((request) => request.method() === "POST");
      await form.generate();
      expect((await request).postData(), "the bytes of See the request").toBe(JSON.stringify(shown));
      await board.expectRun("completed", { timeout: 20_000 });
      await form.expectPanels({ arrived: sample.pictures, pending: 0, failed: 0 });

      const sent = await scenario.body();
      expect(shown, "See the request").toEqual(sent);
      const fields = flat(sent);
      for (const [path, value] of Object.entries(wanted)) {
        expect(oneOrMany(fields[path]), `the tutorial's ${path}`).toEqual(oneOrMany(value));
      }
      for (const [path, value] of Object.entries(fields)) {
        if (path in wanted) continue;
        expect(API_DEFAULTS, `${path} was added`).toHaveProperty([path], value);
      }
      await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
    });
  }
}

test("the eight samples are all that the tutorial has", async () => {
  const index = await readFile(new URL("../../data/INDEX.md", import.meta.url), "utf8");
  const listed = [...index.matchAll(/requests\/(\w+)\.json/g)].map((found) => found[1]);
  expect([...new Set(listed)].sort()).toEqual(SAMPLES.map((sample) => sample.name).sort());
});

/** The body as the tutorial prints it; with another model where the tutorial's own text asks for it. */
async function tutorial({ name, model }) {
  const address = new URL(`../../data/requests/${name}.json`, import.meta.url);
  const printed = JSON.parse(await readFile(address, "utf8"));
  return model === undefined ? printed : { ...printed, model };
}

/** Nested fields under their paths: `{a: {b: 1}}` is `{"a.b": 1}`. */
function flat(body, prefix = "") {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      isObject(value) ? Object.entries(flat(value, `${prefix}${name}.`)) : [[prefix + name, value]],
    ),
  );
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One string and a list of one are the same to the API. */
function oneOrMany(value) {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
