// A service that means harm, since anybody's address can be entered: what it sends is refused with a message, in bounded
// time and memory, and none of it is run. A redirect, and an event of more than 64 MB, are in replies.spec.mjs.

import { createGzip } from "node:zlib";

import { noise, png } from "../fixtures/pictures.mjs";
import { STREAM, READABLE, completed, event, pictureEvent, refusal } from "../fixtures/replies.mjs";
import { expect, test } from "../fixtures/test.mjs";

const MIB = 1 << 20;
const TOO_LARGE = "The reply is larger than this page takes";
const SCRIPT = `<img src=x onerror="globalThis.ran = 1"><script>globalThis.ran = 2</script><svg onload="globalThis.ran = 3">`;

/** Writes the same bytes until the client leaves; resolves to how many went out. */
function endless(response, bytes) {
  return new Promise((left) => {
    let sent = 0;
    const more = () => {
      while (!response.destroyed && response.write(bytes)) sent += bytes.length;
    };
    response.on("drain", more).on("close", () => left(sent));
    more();
  });
}

/** Sets both limits in the dialog. */
async function limited(form, page, most) {
  const dialog = await form.openDialog("Connection", "Connection");
  await dialog.getByText("Limits of a reply").click();
  await dialog.getByLabel("Most MB of one picture").fill(String(most));
  await dialog.getByLabel("Most MB of a reply").fill(String(most));
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
}

test.describe("a reply without an end", () => {
  const small = { type: "image_generation.progress", note: "x".repeat(1000) };
  for (const [name, bytes] of [
    ["of comments", ": still here, still here, still here\n\n".repeat(1000)],
    ["of events of no known kind", `data: ${JSON.stringify(small)}\n\n`.repeat(100)],
    ["of one event", `data: {"x":"${"x".repeat(MIB)}`],
    ["of the same picture again and again", pictureEvent(0, noise(64, 64)).repeat(20)],
    ["of empty lines", "\n".repeat(MIB)],
    ["of zeros", "\0".repeat(MIB)],
  ]) {
    test(`${name} is ended at the limit, and the request with it`, async ({ answered, board, form, page }) => {
      const gone = [];
      await answered((response) => {
        response.writeHead(200, STREAM);
        gone.push(endless(response, bytes));
      });
      await limited(form, page, 8);
      await form.generate();
      const said = await board.fault(TOO_LARGE);
      expect(said.next).not.toBe("");
      await expect(form.panels("pending")).toHaveCount(0);
      // What was on its way when the page hung up is the network's, not the page's.
      expect(await gone[0]).toBeLessThan(64 * MIB);
      // The page is well: it can be used at once.
      await form.button("Connection").click();
      await expect(page.getByRole("dialog", { name: "Connection" })).toBeVisible();
    });
  }

  test("that is small while compressed and endless after is ended, too", async ({ answered, board, form, page }) => {
    await answered((response) => {
      response.writeHead(200, { ...STREAM, "content-encoding": "gzip" });
      const gzip = createGzip();
      gzip.pipe(response);
      const zeros = Buffer.alloc(MIB);
      const more = () => {
        while (!response.destroyed && gzip.write(zeros));
      };
      response.on("close", () => gzip.destroy());
      gzip.on("drain", more).on("error", () => {});
      more();
    });
    await limited(form, page, 8);
    await form.generate();
    await board.fault(TOO_LARGE);
  });

  test("that trickles can be stopped at once", async ({ answered, board, form }) => {
    const left = [];
    await answered((response) => {
      response.writeHead(200, STREAM);
      const drip = setInterval(() => response.write(": \n"), 50);
      left.push(new Promise((gone) => response.on("close", () => gone(clearInterval(drip)))));
    });
    await form.generate();
    await expect.poll(() => left.length).toBe(1);
    await form.stop();
    await board.expectRun("cancelled");
    await left[0];
  });
});

test("numbers of pictures that nobody asked for open no slots", async ({ answered, board, form }) => {
  const picture = png(64, 64);
  const odd = [1e9, 4294967295, 9007199254740992, -1, 1.5, "0", null, {}];
  const events = odd.map((index) => event("partial_succeeded", { image_index: index, b64_json: picture.toString("base64"), size: "64x64" }));
  await answered((response) => response.writeHead(200, STREAM).end(pictureEvent(0, picture) + events.join("") + completed(1)));
  await form.generate();
  await board.expectRun("completed");
  // Four were asked for, and there are four. What came besides is one picture, eight times: one panel at the end.
  await expect(form.panels()).toHaveCount(5);
  await form.expectPanels({ arrived: 2, missing: 3 });
});

test.describe("what is no picture", () => {
  for (const [name, bytes] of [
    ["HTML", `<!doctype html><script>parent.ran = 1</script>`],
    ["SVG", `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="globalThis.ran = 1"><script>globalThis.ran = 2</script></svg>`],
    ["SVG behind white space", `\n\n  <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.ran = 1"/>`],
    ["a script", "globalThis.ran = 1;"],
    ["a PDF", "%PDF-1.7\n1 0 obj"],
    ["a picture's first bytes alone", png(64, 64).subarray(0, 8)],
  ]) {
    test(`${name} leaves a panel that says so, and the next one comes`, async ({ answered, board, form, page }) => {
      const good = png(64, 64);
      await answered((response) => {
        response.writeHead(200, STREAM).end(pictureEvent(0, Buffer.from(bytes)) + pictureEvent(1, good) + completed(2));
      });
      await form.generate();
      await board.expectRun("completed");
      await form.expectPanels({ arrived: 1, pending: 0 });
      // What begins like a picture is stored, and found out by the browser.
      const broken = form.panels("failed").or(form.panels("lost"));
      await expect(broken).toContainText(/no picture|not a picture|damaged|unreadable/i);
      expect(await page.evaluate(() => globalThis.ran)).toBeUndefined();
    });
  }

  for (const url of [
    "javascript:globalThis.ran = 1",
    "data:text/html,<script>parent.ran = 1</script>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='globalThis.ran = 1'/>",
    "http://pictures.example/a.png",
    "https://user:pass@pictures.example/a.png",
    "blob:https://pictures.example/1",
    "file:///etc/passwd",
    "//pictures.example/a.png",
  ]) {
    test(`the address ${url.slice(0, 40)} is never loaded`, async ({ answered, board, form, page }) => {
      await answered((response) => {
        response.writeHead(200, STREAM).end(event("partial_succeeded", { image_index: 0, url, size: "64x64" }) + completed(1));
      });
      await form.generate();
      await board.expectRun("completed");
      await form.expectPanels({ arrived: 0, failed: 1 });
      await expect(form.panels().locator("img, iframe, a")).toHaveCount(0);
      expect(await page.evaluate(() => globalThis.ran)).toBeUndefined();
    });
  }
});

test.describe("script in what is said", () => {
  const outcomes = {
    "a refusal": (response) => {
      const body = JSON.stringify({ error: { code: SCRIPT, message: SCRIPT, param: SCRIPT, type: SCRIPT } });
      response.writeHead(400, { ...READABLE, "content-type": "application/json", "x-request-id": "<b>1</b>" }).end(body);
    },
    "a refused picture": (response) => {
      const error = { code: "OutputImageSensitiveContentDetected", message: SCRIPT };
      response.writeHead(200, STREAM).end(event("partial_failed", { image_index: 0, error }) + completed(0));
    },
    "the names of events and models": (response) => {
      const picture = { image_index: 0, b64_json: png(64, 64).toString("base64"), size: SCRIPT, model: SCRIPT };
      response.writeHead(200, STREAM).end(event(SCRIPT, {}) + event("partial_succeeded", picture) + completed(1));
    },
    "a page of HTML": (response) => {
      response.writeHead(502, { ...READABLE, "content-type": "text/html" }).end(`<!doctype html><body>${SCRIPT}`);
    },
  };
  for (const [name, answer] of Object.entries(outcomes)) {
    test(`in ${name} is text`, async ({ answered, board, complaints, form, page }) => {
      await answered(answer);
      await form.generate();
      await expect(board.line).not.toHaveAttribute("data-run-state", /running|waiting/);
      for (const closed of await board.area.locator("details:not([open]) > summary").all()) await closed.click();
      expect(await page.evaluate(() => globalThis.ran)).toBeUndefined();
      await expect(board.area.locator("script, img[src=x], svg[onload]")).toHaveCount(0);
      expect(complaints.filter((complaint) => !/status of \d+/.test(complaint))).toEqual([]);
    });
  }

  test("a message of a megabyte is cut", async ({ answered, board, form }) => {
    await answered((response) => {
      response.writeHead(400, { ...READABLE, "content-type": "application/json" }).end(refusal("InvalidParameter", "x".repeat(MIB)));
    });
    await form.generate();
    await board.expectRun("refused");
    expect((await board.area.innerText()).length).toBeLessThan(5000);
  });
});

test("JSON that is nested without end is passed over", async ({ answered, board, form }) => {
  const deep = `data: {"type":"image_generation.partial_succeeded","image_index":${"[".repeat(100_000)}\n\n`;
  await answered((response) => response.writeHead(200, STREAM).end(deep + pictureEvent(1, png(64, 64)) + completed(1)));
  await form.generate();
  await board.expectRun("completed");
  await form.expectPanels({ arrived: 1 });
});
