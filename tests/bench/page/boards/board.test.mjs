import assert from "node:assert/strict";
import { test } from "node:test";
import { boardOf, nameOf } from "./board.mjs";

test("every picture has a name of its own that the page can read", () => {
  const names = Array.from({ length: 1000 }, (_, at) => nameOf(at));
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.match(name, /^[0-9a-f]{64}$/);
});

test("each panel is in its run, in the run's order", () => {
  const { runs, panels, asked } = JSON.parse(boardOf(20, { side: 768, bytes: 1 }));
  assert.deepEqual(runs.map((run) => run.panels.length), [15, 5]);
  assert.equal(asked.length, runs.length);
  for (const { id, run, takes } of panels) {
    assert.equal(runs[run - 1].panels[takes[0].index], id);
  }
});
