// The report as people read it.

import { columnsOf, shown } from "./columns.mjs";
import { linkTable } from "./links.mjs";
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
    ...linkTable(results.links, cells),
    "## Circumstances",
    "",
    "| | |",
    "|---|---|",
    ...circumstances.map((pair) => cells(...pair)),
  ];
  return `${lines.join("\n")}\n`;
}

function table(scenario, results) {
  const columns = columnsOf(scenario);
  return [
    `## ${scenario.title}`,
    "",
    "Median (least–most).",
    "",
    cells("", "n", ...columns.map(([title]) => title)),
    `|${"---|".repeat(columns.length + 2)}`,
    ...scenario.rows.map(({ id, title: name }) => {
      const runs = results[id];
      return cells(name, runs.length, ...columns.map(([, figure, unit]) => spread(runs, figure, unit)));
    }),
    "",
  ];
}

function spread(runs, figure, unit) {
  if (runs.some((run) => (run[figure] ?? null) === null)) return shown(null);
  const { median, least, most } = summary(runs, figure);
  const [middle, ...ends] = [median, least, most].map((value) => shown(value, unit));
  return runs.length === 1 ? middle : `${middle} (${ends.join("–")})`;
}

function word(met) {
  if (met === null) return "not measured";
  return met ? "met" : "NOT met";
}

function cells(...texts) {
  return `| ${texts.map((text) => String(text).replaceAll("<", "&lt;")).join(" | ")} |`;
}
