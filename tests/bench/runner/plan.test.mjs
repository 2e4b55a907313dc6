import assert from "node:assert/strict";
import { test } from "node:test";
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

/** By the kind of scenario. */
const NEEDED = { display: ["ours", "plain"], ingest: ["ours", "drop-worker"], gigabyte: [] };

test("what the goals compare runs in every plan", () => {
  for (const quick of [true, false]) {
    for (const { id, kind, rows } of plan({ quick })) {
      const ids = rows.map((row) => row.id);
      for (const needed of NEEDED[kind]) {
        assert.ok(ids.includes(needed), `${id}: ${needed}`);
      }
    }
  }
  const [network] = plan({ quick: true });
  assert.ok(network.rows.some(({ id }) => id === "openai-page"));
  assert.ok(network.rows.every(({ repetitions }) => repetitions > 0));
});
