// Profiles of the browser with a board in them: filled once, copied for every run.

import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ARGUMENTS } from "../../../e2e/fixtures/chromium.mjs";
import { BOARDS } from "./boards.mjs";

/** `folder`: where they lie until `end`. */
export async function profiles(folder, origin) {
  const filled = new Map();
  const end = () => rm(folder, { recursive: true, force: true });
  await end();
  await mkdir(folder, { recursive: true });

  return {
    end,
    /** A copy of the board's profile for one run; `thumbnails`: whether the pictures have theirs. */
    async copy(board, { thumbnails = true } = {}) {
      if (!filled.has(board)) {
        console.log(`  (filling a profile: ${board})`);
        const profile = join(folder, board);
        await prepare(profile, origin, (page) => page.evaluate((one) => globalThis.seedBoard(one), BOARDS[board]));
        filled.set(board, profile);
      }
      const copied = join(folder, "copy");
      await rm(copied, { recursive: true, force: true });
      await cp(filled.get(board), copied, { recursive: true });
      if (!thumbnails) await prepare(copied, origin, (page) => page.evaluate(() => globalThis.forgetThumbnails()));
      return copied;
    },
  };
}

/** Does something to what is stored, in a browser of its own: what is measured starts without a trace of it. */
async function prepare(profile, origin, act) {
  const context = await launch(profile);
  try {
    const [page] = context.pages();
    await page.goto(origin);
    await page.addScriptTag({ url: "/bundle/boards/seed.js", type: "module" });
    await act(page);
  } finally {
    await context.close();
  }
}

/** A browser with this profile. */
export function launch(profile) {
  return chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM,
    args: ARGUMENTS,
    viewport: { width: 1280, height: 720 },
  });
}
