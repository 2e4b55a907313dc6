import assert from "node:assert/strict";
import { test } from "node:test";
import { checks, verdicts } from "./goals.mjs";
import { median, summary } from "./statistics.mjs";

const USUAL = { wall: 100, cpu: 100, cpuAll: 100, longest: 0, gap: 17, peak: 200e6, stored: null };
const run = (figures) => ({ ...USUAL, ...figures });

/** Every goal just met. */
function results() {
  const drop = [run()];
  return {
    network: {
      ours: [run({ wall: 180, cpu: 200, cpuAll: 200 })],
      "ours-stored": [run({ wall: 380, cpuAll: 400, stored: 1000 })],
      "bare-write": [run({ stored: 1000 })],
      "drop-worker": drop,
      "openai-page": [run({ wall: 400, cpu: 400 })],
    },
    "large-events": { ours: [run({ peak: 212e6 })] },
    "pieces-1024": { ours: [run({ wall: 200 })], "drop-worker": drop },
    "pieces-64": { ours: [run({ wall: 300 })], "drop-worker": drop },
    "pieces-16": { ours: [run({ wall: 300 })], "drop-worker": drop },
    display: { plain: [run()], ours: [run({ wall: 50, peak: 80e6, gap: 50 })] },
    "board-first": {
      "ours-1000": [run({ drawn: 50, first: 750 })],
      "ours-20": [run({ drawn: 30, first: 500 })],
      "plain-1000": [run({ drawn: 500, first: 900 })],
    },
    "board-work": {
      "ours-1000": [run({ usual: 50, gap: 80, key: 26, work: 13 })],
      "ours-20": [run({ usual: 17, gap: 20, key: 20, work: 10 })],
      "plain-1000": [run({ usual: 90, gap: 200, key: 30, work: 30 })],
    },
    "board-memory": {
      "fresh-1000": [run({ held: 300e6 })],
      "fresh-50": [run({ held: 200e6 })],
      "kept-1000": [run({ held: 300e6 })],
      "kept-50": [run({ held: 200e6 })],
    },
    links: {
      lengths: [{ kind: "one", ours: 75, peers: { pako: 100 } }],
      times: { sixty: [150], one: [20] },
    },
    gigabyte: { pictures: [run({ grown: 1e6 })], events: [run({ grown: 128 * 2 ** 20 })] },
  };
}

const missed = (changed) => checks(changed).filter(({ met }) => met === false);

test("figures at their limits meet the goals", () => {
  assert.deepEqual(missed(results()), []);
  assert.deepEqual(
    verdicts(checks(results())).map(({ text }) => text.split(" (")[0]),
    ["goal 1: met", "goal 2: met", "goal 3: met", "goal 4: met", "goal 6: met", "goal memory: met"],
  );
});

test("each figure beyond its limit misses its own goal", () => {
  const beyond = [
    [1, (all) => (all.network.ours[0].cpu = 201)],
    [1, (all) => (all.network.ours[0].wall = 181)],
    [1, (all) => (all.network.ours[0].longest = 51)],
    [1, (all) => (all["large-events"].ours[0].peak = 213e6)],
    [1, (all) => (all.network["ours-stored"][0].wall = 381)],
    [1, (all) => (all.network["openai-page"][0].wall = 359)],
    [2, (all) => (all["pieces-64"].ours[0].wall = 301)],
    [2, (all) => (all["pieces-16"].ours[0].wall = 301)],
    [3, (all) => (all.display.ours[0].wall = 51)],
    [3, (all) => (all.display.ours[0].peak = 81e6)],
    [3, (all) => (all.display.ours[0].gap = 51)],
    [6, (all) => (all.links.lengths[0].ours = 76)],
    [6, (all) => (all.links.times.sixty[0] = 151)],
    [4, (all) => (all["board-first"]["ours-1000"][0].drawn = 51)],
    [4, (all) => (all["board-first"]["ours-1000"][0].first = 751)],
    [4, (all) => (all["board-first"]["ours-1000"][0].longest = 51)],
    [4, (all) => (all["board-work"]["ours-1000"][0].usual = 51)],
    [4, (all) => (all["board-work"]["ours-1000"][0].key = 27)],
    [4, (all) => (all["board-work"]["ours-1000"][0].work = 14)],
    [4, (all) => (all["board-memory"]["fresh-1000"][0].held = 301e6)],
    [4, (all) => (all["board-memory"]["kept-1000"][0].held = 301e6)],
    ["memory", (all) => (all.gigabyte.pictures[0].grown = 128 * 2 ** 20 + 1)],
  ];
  for (const [goal, change] of beyond) {
    const all = results();
    change(all);
    assert.deepEqual([...new Set(missed(all).map((check) => check.goal))], [goal], String(change));
    const said = verdicts(checks(all)).find((verdict) => verdict.goal === goal);
    assert.match(said.text, /NOT met/);
  }
});

test("a build that stores nothing is not praised for its speed", () => {
  const all = results();
  all.network["ours-stored"][0].stored = 999;
  const open = checks(all).filter(({ met }) => met === null);
  assert.match(open[0].figure, /does not store/);
});

test("a build without a field for captions is not praised for its speed", () => {
  const all = results();
  all["board-work"]["ours-1000"][0].key = null;
  const open = checks(all).filter(({ met }) => met === null);
  assert.deepEqual(open.map(({ goal }) => goal), [4]);
});

test("the shorter bench holds fewer pictures against the same fifty", () => {
  const all = results();
  const memory = all["board-memory"];
  for (const kind of ["fresh", "kept"]) {
    memory[`${kind}-200`] = [run({ held: 301e6 })];
    delete memory[`${kind}-1000`];
  }
  assert.equal(missed(all).filter(({ what }) => what.includes("after 200 stored")).length, 2);
});

test("medians are of the middle", () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([10, 1, 5, 9]), 7);
  assert.deepEqual(summary([{ a: 3 }, { a: 1 }, { a: 2 }], "a"), { median: 2, least: 1, most: 3 });
});
