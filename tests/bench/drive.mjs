import { join } from "node:path";
import { mkdir } from "node:fs/promises";
import { measureBoard } from "./runner/boards/measure.mjs";
import { profiles } from "./runner/boards/profiles.mjs";
import { bundle } from "./runner/bundle.mjs";
import { plan } from "./runner/plan.mjs";
import { serve } from "./runner/server.mjs";
const [,, id, rowIds, reps] = process.argv;
const out = process.env.BENCH_OUT, dist = process.env.SEEDBOARD_DIST;
const bundled = join(out, "bundle");
await mkdir(out, { recursive: true });
await bundle(join(import.meta.dirname, "page"), bundled);
const server = await serve({ "/": join(import.meta.dirname, "page"), "/bundle/": bundled, "/dist/": dist }, {});
const boards = await profiles(join(out, "profiles"), server.origin);
try {
  for (const quick of [false]) {
    const scenario = plan({ quick }).find((s) => s.id === id);
    for (let k = 0; k < Number(reps ?? 1); k++)
    for (const row of scenario.rows.filter((r) => !rowIds || rowIds === "all" || rowIds.split(",").includes(r.id))) {
      const run = await measureBoard({ origin: server.origin, profiles: boards, scenario, row });
      console.log(row.id, JSON.stringify(run));
    }
  }
} finally { await boards.end?.(); server.close(); }
