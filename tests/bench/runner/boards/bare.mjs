// A browser that is only told to open a page and to run functions in it, over a pipe. Playwright has DevTools note every response
// of its pages, which keeps every picture that was ever shown in the memory that is to be measured.

import { spawn } from "node:child_process";
import { ARGUMENTS } from "../../../e2e/fixtures/chromium.mjs";

const WIDTH = 1280;
const HEIGHT = 720;
/** Between two looks whether something is so. */
const LOOK_MS = 50;

/** The part of Playwright's context that a run needs. */
export async function launchBare(profile) {
  const size = [`--window-size=${WIDTH},${HEIGHT}`, "--hide-scrollbars"];
  const own = ["--headless=new", "--no-first-run", "--remote-debugging-pipe", `--user-data-dir=${profile}`];
  const child = spawn(process.env.CHROMIUM, [...own, ...size, ...ARGUMENTS, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const ended = new Promise((over) => child.once("exit", over));
  const send = speak(child.stdio[3], child.stdio[4]);
  const browser = { newBrowserCDPSession: async () => ({ send: (method, params) => send(method, params) }) };
  const close = async () => {
    await send("Browser.close").catch(() => {});
    await ended;
  };
  try {
    const page = await openPage(send);
    return { pages: () => [page], browser: () => browser, close };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

/** `send(method, params, sessionId)`: the answer to a command. Messages end with a NUL. */
function speak(into, outOf) {
  const waiting = new Map();
  let last = 0;
  let heard = "";
  outOf.setEncoding("utf8").on("data", (chunk) => {
    const messages = (heard + chunk).split("\0");
    heard = messages.pop();
    for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
      const { done, failed } = waiting.get(id) ?? {};
      waiting.delete(id);
      if (error) failed?.(new Error(error.message));
      else done?.(result);
    }
  });
  outOf.once("close", () => waiting.forEach(({ failed }) => failed(new Error("the browser ended"))));
  return (method, params = {}, sessionId) =>
    new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      into.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}

async function openPage(send) {
  const { targetInfos } = await send("Target.getTargets");
  const { targetId } = targetInfos.find(({ type }) => type === "page");
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const ask = (method, params) => send(method, params, sessionId);
  let patience = 30_000;
  const evaluate = async (what, argument) => {
    const expression = `(${what})(${JSON.stringify(argument) ?? ""})`;
    const { result, exceptionDetails } = await ask("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const waitForTimeout = (ms) => new Promise((over) => setTimeout(over, ms));
  await ask("Page.enable");
  return {
    evaluate,
    waitForTimeout,
    setDefaultTimeout: (ms) => (patience = ms),
    addInitScript: (what, argument) =>
      ask("Page.addScriptToEvaluateOnNewDocument", { source: `(${what})(${JSON.stringify(argument) ?? ""})` }),
    goto: (url) => ask("Page.navigate", { url }),
    async waitForFunction(what, argument) {
      const end = Date.now() + patience;
      // The document may be about to be replaced.
      while (!(await evaluate(what, argument).catch(() => false))) {
        if (Date.now() > end) throw new Error(`still not so after ${patience} ms: ${what}`);
        await waitForTimeout(LOOK_MS);
      }
    },
  };
}
