import assert from "node:assert/strict";
import { test } from "node:test";
import { BOARDS } from "./boards/boards.mjs";
import { plan, schedule } from "./plan.mjs";

test("rounds start with different rows, and rows that run less often are spread over them", () => {
  const rows = [
    { id: "a", repetitions: 4 },
    { id: "b", repetitions: 4 },
    { id: "c", repetitions: 2 },
  ];
  const order = schedule(rows).map(({ id }) => id);
  assert.deepEqual(order.join(""), "ab" + "bca" + "ab" + "abc");
});

/** By the kind of scenario, or by its id. */
const NEEDED = {
  display: ["ours", "plain"],
  ingest: ["ours", "drop-worker"],
  "board-first": ["ours-1000", "ours-20", "plain-1000"],
  "board-work": ["ours-1000", "ours-20", "plain-1000"],
  "board-memory": ["fresh-50", "kept-50"],
  gigabyte: [],
};

test("what the goals compare runs in every plan", () => {
  for (const quick of [true, false]) {
    for (const { id, kind, rows } of plan({ quick })) {
      const ids = rows.map((row) => row.id);
      for (const needed of NEEDED[id] ?? NEEDED[kind]) {
        assert.ok(ids.includes(needed), `${id}: ${needed}`);
      }
    }
  }
  for (const quick of [true, false]) {
    const { rows } = plan({ quick }).find(({ id }) => id === "board-memory");
    for (const kind of ["fresh", "kept"]) {
      assert.equal(rows.filter(({ id }) => id.startsWith(kind)).length, 2, "many and few");
    }
  }
  const [network] = plan({ quick: true });
  assert.ok(network.rows.some(({ id }) => id === "openai-page"));
  assert.ok(network.rows.every(({ repetitions }) => repetitions > 0));
});

test("every board that a row opens can be filled", () => {
  for (const quick of [true, false]) {
    for (const { rows } of plan({ quick }).filter(({ kind }) => kind === "board")) {
      for (const { id, board } of rows) assert.ok(BOARDS[board], `${id}: ${board}`);
    }
  }
});
