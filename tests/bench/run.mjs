// `cargo xtask bench` calls this; README.md says what it measures.
//
// CHROMIUM: the browser. SEEDBOARD_DIST: the release page. BENCH_OUT: where pictures are kept and the report goes.

import { mkdir, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { columnsOf, shown } from "./report/columns.mjs";
import { checks, verdicts } from "./report/goals.mjs";
import { circumstances } from "./report/machine.mjs";
import { markdown } from "./report/markdown.mjs";
import { appFolder } from "./runner/app.mjs";
import { measureBoard } from "./runner/boards/measure.mjs";
import { profiles } from "./runner/boards/profiles.mjs";
import { bundle } from "./runner/bundle.mjs";
import { openPage } from "./runner/chromium.mjs";
import { links } from "./runner/links.mjs";
import { measure } from "./runner/measure.mjs";
import { pictures } from "./runner/pictures.mjs";
import { plan, schedule } from "./runner/plan.mjs";
import { serve } from "./runner/server.mjs";
import { reply } from "./runner/wire.mjs";

const bench = dirname(fileURLToPath(import.meta.url));
const { SEEDBOARD_DIST: dist, BENCH_OUT: out } = process.env;
const flag = { type: "boolean", default: false };
const { values: options } = parseArgs({ options: { quick: flag, strict: flag } });

const started = new Date();
const app = await appFolder(dist);
const load = loadavg()[0];
const bundled = join(out, "bundle");
await mkdir(out, { recursive: true });
await bundle(join(bench, "page"), bundled);

const sets = {};
let boards;
const server = await serve({ "/": join(bench, "page"), "/bundle/": bundled, "/dist/": dist }, sets);
try {
  const files = await pictures(join(out, "pictures"), server.origin);
  for (const [name, set] of Object.entries(files)) sets[name] = { files: set, body: reply(set) };

  boards = await profiles(join(out, "profiles"), server.origin);

  const scenarios = plan(options);
  const results = {};
  for (const scenario of scenarios) results[scenario.id] = await runs(scenario, files[scenario.set]);
  const [data, page] = [join(bench, "..", "data"), `${server.origin}/dist/index.html`];
  results.links = await links({ data, page, repetitions: options.quick ? 3 : 9 });

  const { version, close } = await openPage(server.origin);
  await close();
  const found = checks(results);
  const judged = verdicts(found);
  const about = await circumstances({ bench, app: join(dist, app), chromium: version, started, load });
  const report = markdown({ plan: scenarios, results, checks: found, verdicts: judged, circumstances: about });
  await writeFile(join(out, "report.md"), report);
  await writeFile(join(out, "runs.json"), JSON.stringify(results, null, 1));
  console.log(`\n${report}`);
  for (const { text } of judged) console.log(text);
  console.log(`The report is in ${join(out, "report.md")}.`);
  if (options.strict && judged.some(({ missed }) => missed)) process.exitCode = 1;
} finally {
  await boards?.end();
  server.close();
}

/** Row id -> runs. The first run of each row is checked. */
async function runs(scenario, files) {
  console.log(`\n${scenario.title}`);
  const columns = columnsOf(scenario);
  const done = Object.fromEntries(scenario.rows.map(({ id }) => [id, []]));
  for (const row of schedule(scenario.rows)) {
    const check = done[row.id].length === 0;
    const run =
      scenario.kind === "board"
        ? await measureBoard({ origin: server.origin, profiles: boards, scenario, row })
        : await measure({ origin: server.origin, app, scenario, row, files, check });
    done[row.id].push(run);
    const told = columns.slice(0, 3).map(([title, figure, unit]) => `${title} ${shown(run[figure], unit)}`);
    console.log(`  ${row.title}: ${told.join(", ")}`);
  }
  return done;
}
