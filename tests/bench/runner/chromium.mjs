// A fresh Chromium with a fresh profile, and the process that the page is in.

import { chromium } from "playwright-core";
import { ARGUMENTS } from "../../e2e/fixtures/chromium.mjs";
import { commandLine, cpuMs } from "./proc.mjs";

/** Opens the bench's page. `renderer`: the id of its process; `processes()`: the ids of all, as of now. */
export async function openPage(origin) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ARGUMENTS,
  });
  try {
    const page = await browser.newPage();
    await page.goto(origin);
    await page.waitForFunction(() => globalThis.bench !== undefined);
    const { renderer, processes } = await processesOf(browser, page);
    return {
      page,
      version: browser.version(),
      renderer,
      processes,
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** `renderer`: the id of the process that the page is in now; `processes()`: the ids of all, as of then. */
export async function processesOf(browser, page) {
  const session = await browser.newBrowserCDPSession();
  const processes = () => processIds(session);
  return { renderer: await busiest((await processes()).filter(rendersPages), page), processes };
}

/** The ids of all of the browser's processes. */
export async function processIds(session) {
  return (await session.send("SystemInfo.getProcessInfo")).processInfo.map(({ id }) => id);
}

/** Whether it is a renderer, and not one of the browser's own interface. */
function rendersPages(id) {
  const line = commandLine(id);
  return line.includes("--type=renderer") && !line.includes("--top-chrome-webui");
}

/** Which of the processes works while the page does. */
async function busiest(ids, page) {
  const before = ids.map(cpuMs);
  await page.evaluate(() => {
    const end = performance.now() + 100;
    while (performance.now() < end);
  });
  const worked = ids.map((id, at) => cpuMs(id) - before[at]);
  return ids[worked.indexOf(Math.max(...worked))];
}
