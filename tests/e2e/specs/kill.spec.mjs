// Row 39: the browser is killed (SIGKILL), again and again, at any moment of a streamed group. What the page had shown as
// arrived, and what it had said to be saved, is there on the next visit; nothing is sent again by itself.

import { appendFile, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { chromium, headlessShell } from "../fixtures/chromium.mjs";
import { Board } from "../fixtures/board.mjs";
import { Desk } from "../fixtures/desk.mjs";
import { Form } from "../fixtures/form.mjs";
import { launchProfile } from "../fixtures/profile.mjs";
import { Scenario } from "../fixtures/scenario.mjs";
import { stored } from "../fixtures/stored.mjs";
import { KEY, expect, test } from "../fixtures/test.mjs";

/** Boards, each in a profile of its own, and kills of each: a hundred in all, and no board so long that only a part is drawn. */
const BOARDS = 10;
const KILLS = 10;
/** From the press on; a whole group takes about as long. */
const LONGEST_MS = 1_600;
const PICTURES = 4;
const DELAY_MS = 250;
/** Boards in Chromium with its windows; the others in its shell, which stores the same way and takes two thirds of the time. */
const WITH_WINDOWS = 2;

for (let board = 0; board < BOARDS; board += 1) {
  test(`row 39: kills in mid-stream lose nothing that had been shown, board ${board + 1}`, async ({ ark, site }, testInfo) => {
    test.setTimeout(180_000);
    const profile = testInfo.outputPath("profile");
    const scenario = new Scenario(ark, await ark.scenario({ delay_ms: DELAY_MS }));
    const moments = { pending: 0, arrived: 0, over: 0 };
    /** What was shown before the last kill. */
    let shown = [];
    /** Requests that had come by then. */
    let sent = 0;
    for (let at = 0; at <= KILLS; at += 1) {
      const browser = await open(profile, board < WITH_WINDOWS ? chromium() : headlessShell());
      try {
        const { page } = browser;
        const form = new Form(page, site.root);
        await form.open();
        await expectThere(page, shown);
        expect(await scenario.posts(), "nothing is sent again by itself").toHaveLength(sent);
        if (at === KILLS) break;
        // The key was in memory, and went with it.
        await connect(form, scenario);
        await form.generate();
        // Every other time from when the request is out: a slow machine takes a while to send it.
        if (at % 2 === 1) await expect.poll(async () => (await scenario.posts()).length).toBeGreaterThan(sent);
        // Evenly over the life of a run, each moment once: the same ones whenever this test runs.
        await page.waitForTimeout((LONGEST_MS * (at * BOARDS + board)) / (KILLS * BOARDS));
        shown = await seen(page);
        const states = shown.slice(-PICTURES).map(({ state }) => state);
        if (states.every((state) => state === "pending")) moments.pending += 1;
        else if (states.includes("pending")) moments.arrived += 1;
        else moments.over += 1;
      } finally {
        await browser.kill();
      }
      // One that was on its way may still come.
      await new Promise((over) => setTimeout(over, 300));
      sent = (await scenario.posts()).length;
    }
    // What the browser had started ends a little after it.
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    testInfo.annotations.push({ type: "killed", description: JSON.stringify(moments) });
    expect(moments.arrived, "kills while some were there and some not").toBeGreaterThan(0);
  });
}

// Half a record at the end of the browser's log is read over, and appended to; the next start would take both for corruption.
test("row 39: a write that a kill has cut in half costs nothing, now or later", async ({ site }, testInfo) => {
  const profile = testInfo.outputPath("profile");
  for (let visit = 0; visit < 4; visit += 1) {
    const browser = await open(profile, headlessShell());
    try {
      const { page } = browser;
      const desk = new Desk(new Form(page, site.root));
      if (visit === 0) {
        await desk.make(2);
      } else {
        await desk.form.open();
        await expect(desk.panels).toHaveCount(1 + visit);
        await desk.add(1);
      }
      await new Board(page).expectSaved();
    } finally {
      await browser.kill();
    }
    await tear(join(profile, "Default", "IndexedDB"));
  }
});

/** Appends the first half of a record to each log under a folder, as a write that is cut off leaves it (LevelDB's log_format.md). */
async function tear(folder) {
  const names = await readdir(folder, { recursive: true });
  const logs = names.filter((name) => /\d+\.log$/.test(name));
  expect(logs, "logs of databases").not.toHaveLength(0);
  for (const name of logs) {
    const path = join(folder, name);
    const { size } = await stat(path);
    // A record does not cross the end of a block of 32 KiB.
    const room = 32_768 - (size % 32_768) - 7;
    const length = Math.min(room, 400);
    if (length < 100) continue;
    await appendFile(path, Buffer.concat([Buffer.from([1, 2, 3, 4, length & 255, length >> 8, 1]), Buffer.alloc(length / 2, 7)]));
  }
}

async function open(profile, program) {
  const { context, page } = await launchProfile(profile, undefined, program);
  const session = await context.browser().newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const { id } = processInfo.find(({ type }) => type === "browser");
  return {
    page,
    async kill() {
      const closed = new Promise((over) => context.once("close", over));
      process.kill(id, "SIGKILL");
      await closed;
    },
  };
}

async function connect(form, scenario) {
  await form.connect({ connection: "relay", base_url: scenario.baseUrl, api_key: KEY });
  await form.fill({
    model: "seedream-4-0-250828",
    size: "1024x1024",
    "sequential_image_generation_options.max_images": PICTURES,
    response_format: "b64_json",
    stream: true,
  });
}

/** Every panel: its id, its state, and the picture that it shows, as far as it is loaded. */
function seen(page) {
  return page.locator("li.panel").evaluateAll((panels) =>
    panels.map((panel) => {
      const image = panel.querySelector(".frame img");
      return {
        id: panel.id,
        state: panel.dataset.state,
        size: image?.complete && image.naturalWidth > 0 ? `${image.naturalWidth}x${image.naturalHeight}` : null,
      };
    }),
  );
}

async function expectThere(page, shown) {
  if (shown.length === 0) return;
  const arrived = shown.filter(({ state }) => state === "arrived");
  for (const { id, size } of arrived) {
    const panel = page.locator(`#${id}`);
    await expect(panel, "what was shown as arrived").toHaveAttribute("data-state", "arrived");
    if (size === null) continue;
    await panel.scrollIntoViewIfNeeded();
    const image = panel.locator(".frame img");
    const loaded = () => image.evaluate(({ complete, naturalWidth, naturalHeight }) => complete && `${naturalWidth}x${naturalHeight}`);
    await expect.poll(loaded).toBe(size);
  }
  const waiting = page.locator('li.panel[data-state="pending"]');
  await expect(waiting, "nothing waits any more").toHaveCount(0);
  // Killed before anything was kept: there is nothing to open, and opening it would make it.
  const isKept = await page.evaluate(async () => (await indexedDB.databases()).some(({ name, version }) => name === "seedboard" && version > 1));
  if (!isKept) return;
  const { boards, pictures } = await stored(page);
  const kept = new Set(pictures.map(({ name }) => name));
  for (const json of boards) {
    const named = JSON.parse(json).panels.flatMap(({ takes = [] }) => takes.map(({ picture }) => picture)).filter(Boolean);
    expect(named.filter((hash) => !kept.has(hash)), "pictures that the board names and that are not there").toEqual([]);
  }
}
