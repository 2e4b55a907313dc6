// The length of share links, ours and others', on what a link without addresses and previews carries
// (tests/data/links: boards that had no part in making the format), and how long ours take in the page.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { deflateSync } from "fflate";
import lzString from "lz-string";
import pako from "pako";

import { chromium } from "playwright-core";
import { ARGUMENTS } from "../../e2e/fixtures/chromium.mjs";

const base64url = (bytes) => Buffer.from(bytes).toString("base64url").length;

/** Characters of a link's fragment behind its mark, by everybody else's way. */
const PEERS = {
  "lz-string": (json) => lzString.compressToEncodedURIComponent(json).length,
  pako: (json) => base64url(pako.deflate(json, { level: 9 })),
  fflate: (json) => base64url(deflateSync(Buffer.from(json), { level: 9 })),
  "brotli 11": (json) =>
    base64url(
      brotliCompressSync(json, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(json),
        },
      }),
    ),
};

/** The board that the goal's time is for. */
const LONGEST = "feature-60";
const SHORTEST = "single-poster";

/**
 * `{lengths: [{kind, ours, peers: {name: length}}], times: {kind: [ms]}}`; `data`: tests/data; `page`: the address of the released
 * page; `repetitions`: of the times.
 */
export async function links({ data, page, repetitions }) {
  const folder = join(data, "links", "v1");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".txt"));
  const lengths = [];
  for (const name of names) {
    const kind = name.replace(/\.txt$/, "");
    const json = await readFile(join(folder, `${kind}.json`), "utf8");
    const [link] = (await readFile(join(folder, name), "utf8")).split("\n");
    const peers = Object.fromEntries(Object.entries(PEERS).map(([peer, length]) => [peer, length(json)]));
    lengths.push({ kind, ours: link.length, peers });
  }
  const times = {};
  for (const kind of [LONGEST, SHORTEST]) {
    const [link] = (await readFile(join(folder, `${kind}.txt`), "utf8")).split("\n");
    times[kind] = [];
    for (let run = 0; run < repetitions; run += 1) times[kind].push(await opened(page, link));
  }
  return { lengths, times };
}

/** From the change of the address to the board's first frame, everything loaded, in milliseconds. */
async function opened(address, link) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGUMENTS });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.locator("li.panel").first().waitFor();
    // The code of links comes with the dialogs, which are fetched ahead.
    await page.waitForLoadState("networkidle");
    return await page.evaluate(async (link) => {
      const shared = () => document.querySelector('[data-saving="shared"]');
      const from = performance.now();
      location.hash = link;
      while (!shared()) await new Promise((over) => requestAnimationFrame(over));
      return performance.now() - from;
    }, link);
  } finally {
    await browser.close();
  }
}
