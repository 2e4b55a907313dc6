import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { appFolder } from "./app.mjs";

test("the one folder of the page is found, and its lack is told", async () => {
  const dist = await mkdtemp(join(tmpdir(), "seedboard-"));
  try {
    for (const other of ["hosting", "app-notes"]) await mkdir(join(dist, other));
    await assert.rejects(appFolder(dist), /has 0 folders/);
    await mkdir(join(dist, "app-0123456789abcdef"));
    assert.equal(await appFolder(dist), "app-0123456789abcdef");
    await mkdir(join(dist, "app-0123456789abcde0"));
    await assert.rejects(appFolder(dist), /has 2 folders/);
  } finally {
    await rm(dist, { recursive: true });
  }
});
