// The pictures that are sent: files that cannot be compressed, made once and kept.

import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openPage } from "./chromium.mjs";
import { noisePng } from "./png.mjs";

/** What a 4K picture of the service takes (shared/performance.md A: 6.1 to 7.2 MB). */
const JPEG_BYTES = 6_700_000;
const JPEGS = 15;
/** As many bytes together as the JPEGs, so that memory which grows with an event shows as a difference. */
const PNG_BYTES = 25_200_000;
const PNGS = 4;

/** The sets by name: each a list of `{ bytes, digest }`. `folder`: where they are kept. */
export async function pictures(folder, origin) {
  await mkdir(folder, { recursive: true });
  const jpeg = await kept(folder, "jpg", JPEGS, () => paintJpegs(origin));
  const png = await kept(folder, "png", PNGS, async () =>
    Array.from({ length: PNGS }, (_, seed) => noisePng(seed, PNG_BYTES)),
  );
  return { jpeg, png };
}

async function kept(folder, ending, count, make) {
  const paths = Array.from({ length: count }, (_, at) => join(folder, `${at}.${ending}`));
  let files = await Promise.all(paths.map(read));
  if (files.includes(null)) {
    console.log(`Making ${count} pictures (${ending}), once.`);
    files = await make();
    await Promise.all(files.map((bytes, at) => write(paths[at], bytes)));
  }
  return files.map((bytes) => ({ bytes, digest: createHash("sha256").update(bytes).digest("hex") }));
}

async function read(path) {
  try {
    return await readFile(path);
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/** Whole or not at all: the next run takes what it finds. */
async function write(path, bytes) {
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

/** Chromium's own encoder, at the quality that comes nearest to the length wanted. */
async function paintJpegs(origin) {
  const { page, close } = await openPage(origin);
  try {
    await page.addScriptTag({ url: "/bundle/paint.js", type: "module" });
    const paint = async (seed, quality) => {
      const url = await page.evaluate(([one, two]) => globalThis.paintJpeg(one, two), [seed, quality]);
      return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
    };
    const quality = await fitting(async (one) => (await paint(1, one)).length);
    const files = [];
    for (let seed = 1; seed <= JPEGS; seed += 1) files.push(await paint(seed, quality));
    return files;
  } finally {
    await close();
  }
}

/** By halving: more quality is more bytes. */
async function fitting(length) {
  let [low, high] = [0, 1];
  for (let step = 0; step < 7; step += 1) {
    const middle = (low + high) / 2;
    if ((await length(middle)) < JPEG_BYTES) low = middle;
    else high = middle;
  }
  return high;
}
