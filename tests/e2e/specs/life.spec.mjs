// A random life of a board in a real browser: edits, steps back and again, reloads, and a database that aborts. What was said to be
// saved is there on the next visit, and no board names a picture that is not. The same, with a model of every step, runs by the
// thousands in tests/session/steps.rs; this is for what only a browser does.

import { Desk } from "../fixtures/desk.mjs";
import { Panel } from "../fixtures/panel.mjs";
import { file, noise } from "../fixtures/pictures.mjs";
import { stored } from "../fixtures/stored.mjs";
import { expect, test } from "../fixtures/test.mjs";

const EVENTS = 40;

test.use({ actionTimeout: 10_000 });

for (const seed of [1, 2]) {
  test(`whatever happens to a board, nothing that was saved is lost (${seed})`, async ({ board, form, page }) => {
    test.setTimeout(180_000);
    const [desk, panel] = [new Desk(form), new Panel(page)];
    const next = random(seed);
    const among = (count) => Math.floor(next() * count);
    const saving = page.locator("[data-saving]");
    const seen = () => desk.panels.locator("h3").allTextContents();
    await desk.make(1);
    await board.expectSaved();
    /** What was on the screen when it was last said to be saved. */
    let saved = await seen();
    let made = 0;
    const open = async (number) => {
      // Over an empty panel its centre is another button.
      await panel.opener(number).press("Enter");
      await expect(panel.heading).toHaveText(`Panel ${number}`);
    };
    const happen = {
      async write() {
        await open(1 + among(await desk.panels.count()));
        await panel.field("caption").fill(`Text ${(made += 1)}`);
        await page.keyboard.press("Escape");
      },
      async add() {
        await desk.add(1);
        await page.keyboard.press("Escape");
      },
      async remove() {
        if ((await desk.panels.count()) > 1) await desk.menu(1 + among(await desk.panels.count()), "Delete");
      },
      async picture() {
        await open(1 + among(await desk.panels.count()));
        await panel.pickOwn(file(`own-${(made += 1)}.png`, noise(60 + made, 40)));
        await page.keyboard.press("Escape");
      },
      undo: () => page.keyboard.press("Control+z"),
      redo: () => page.keyboard.press("Control+Shift+Z"),
      /** Of the next writings so many are aborted after their requests succeeded, as by a full disk. */
      abort: () => abortNext(page, 1 + among(3)),
      async reload() {
        await settled();
        await page.reload();
        await expect(desk.panels.first()).toBeVisible();
        expect(await seen(), "as it was said to be saved").toEqual(saved);
        await expectWhole(page);
      },
    };
    /** Waits until everything is saved; what an abort kept from it is tried again as a person would. */
    const settled = async () => {
      await expect(async () => {
        const again = page.getByRole("button", { name: "Try again" });
        if (await again.isVisible()) await again.click();
        await expect(saving).toHaveAttribute("data-saving", "saved", { timeout: 1_000 });
      }).toPass({ timeout: 30_000 });
      saved = await seen();
    };
    const names = ["write", "write", "write", "add", "remove", "picture", "undo", "undo", "redo", "abort", "reload"];
    for (let event = 0; event < EVENTS; event += 1) {
      const name = names[among(names.length)];
      await test.step(name, happen[name]);
    }
    await happen.reload();
  });
}

/** mulberry32: the same numbers on every machine. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

async function abortNext(page, count) {
  const abort = (count) => {
    globalThis.toAbort = count;
    if (globalThis.aborts) return;
    globalThis.aborts = true;
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...of) {
      const begun = transaction.apply(this, of);
      if (of[1] === "readwrite" && globalThis.toAbort > 0) {
        globalThis.toAbort -= 1;
        const { put } = IDBObjectStore.prototype;
        const store = begun.objectStore.bind(begun);
        begun.objectStore = (name) => {
          const found = store(name);
          found.put = (...values) => {
            const request = put.apply(found, values);
            request.addEventListener("success", () => begun.abort());
            return request;
          };
          return found;
        };
      }
      return begun;
    };
  };
  await Promise.all(page.workers().map((worker) => worker.evaluate(abort, count)));
}

/** Every picture that the board names is there. */
async function expectWhole(page) {
  const { boards, pictures } = await stored(page);
  const kept = new Set(pictures.map(({ name }) => name));
  const named = boards.flatMap((json) => JSON.parse(json).panels.flatMap(({ takes = [] }) => takes.map(({ picture }) => picture)));
  expect(named.filter((name) => name && !kept.has(name)), "pictures that are named and not there").toEqual([]);
}
