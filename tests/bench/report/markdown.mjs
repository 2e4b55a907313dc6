// The report as people read it.

import { summary } from "./statistics.mjs";

/** `plan`: the scenarios that ran; `results`: scenario id -> row id -> runs. */
export function markdown({ plan, results, checks, verdicts, circumstances }) {
  const lines = [
    "# Bench",
    "",
    "What the figures mean stands in tests/bench/README.md.",
    "",
    ...verdicts.map(({ text }) => `- ${text}`),
    "",
    "| goal | what | figure | |",
    "|---|---|---|---|",
    ...checks.map(({ goal, what, figure, met }) => cells(goal, what, figure, word(met))),
    "",
    ...plan.flatMap((scenario) => table(scenario, results[scenario.id])),
    "## Circumstances",
    "",
    "| | |",
    "|---|---|",
    ...circumstances.map((pair) => cells(...pair)),
  ];
  return `${lines.join("\n")}\n`;
}

function table({ title, rows }, results) {
  return [
    `## ${title}`,
    "",
    "Median (least–most).",
    "",
    "| | n | wall ms | CPU ms | CPU ms, all processes | longest task ms | frame gap ms | peak MB |",
    "|---|---|---|---|---|---|---|---|",
    ...rows.map(({ id, title: name }) => {
      const runs = results[id];
      const ms = ["wall", "cpu", "cpuAll", "longest", "gap"].map((figure) => spread(runs, figure, 1));
      return cells(name, runs.length, ...ms, spread(runs, "peak", 1e6));
    }),
    "",
  ];
}

function spread(runs, figure, unit) {
  const { median, least, most } = summary(runs, figure);
  const [middle, ...ends] = [median, least, most].map((value) => (value / unit).toFixed(0));
  return runs.length === 1 ? middle : `${middle} (${ends.join("–")})`;
}

function word(met) {
  if (met === null) return "not measured";
  return met ? "met" : "NOT met";
}

function cells(...texts) {
  return `| ${texts.map((text) => String(text).replaceAll("<", "&lt;")).join(" | ")} |`;
}
