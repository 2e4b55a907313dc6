// Typing into a panel's caption.

const CAPTION = '[name="panel.caption"]';
const OPEN = ".panel .view";
const KEYS = 40;
/** As a fast typist; each key is over before the next. */
const BETWEEN_MS = 60;
/** Until the code of the field has come. */
const WAIT_MS = 10_000;

/**
 * `key`: ms from a key to the frame with its letter, the median; `work`: ms of the main thread for each key. Null: this build
 * has no such field.
 */
export async function type(page) {
  // The plain page has a field in each panel; ours opens one beside the board.
  if ((await page.locator(CAPTION).count()) === 0) await page.locator(OPEN).first().click();
  const field = page.locator(CAPTION).first();
  const there = await field.waitFor({ timeout: WAIT_MS }).then(() => true, () => false);
  if (!there) return { key: null, work: null };
  await field.focus();
  await page.keyboard.press("End");
  await page.waitForTimeout(1000);

  await page.evaluate(noteKeys);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const busy = async () => (await session.send("Performance.getMetrics")).metrics.find(isTaskTime).value * 1000;
  const before = await busy();
  for (let at = 0; at < KEYS; at += 1) {
    await page.keyboard.press("x");
    await page.waitForTimeout(BETWEEN_MS);
  }
  const work = ((await busy()) - before) / KEYS;
  const typed = await field.inputValue();
  const keys = await page.evaluate(() => globalThis.boardKeys);
  if (keys.length !== KEYS || !typed.endsWith("x".repeat(KEYS))) {
    throw new Error(`of ${KEYS} keys ${keys.length} were seen, and the field ends with "${typed.slice(-KEYS)}"`);
  }
  return { key: keys.sort((a, b) => a - b)[KEYS / 2], work };
}

function isTaskTime({ name }) {
  return name === "TaskDuration";
}

/** In the page: from a key's own time to the end of the frame that draws it. */
function noteKeys() {
  globalThis.boardKeys = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => globalThis.boardKeys.push(performance.now() - data);
  const note = ({ timeStamp }) => requestAnimationFrame(() => port2.postMessage(timeStamp));
  addEventListener("keydown", note, { capture: true });
}
