// What the figures depend on.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { join } from "node:path";

/** Pairs of a name and its value. `app`: the folder of the released page. `started`: when the bench was. `load`: the load average then. */
export async function circumstances({ bench, app, chromium, started, load }) {
  const packages = JSON.parse(await readFile(join(bench, "package.json"), "utf8")).devDependencies;
  const worker = await readFile(join(app, "worker_bg.wasm"));
  const digest = createHash("sha256").update(worker).digest("hex").slice(0, 12);
  return [
    ["date", started.toISOString()],
    ["took", `${((Date.now() - started) / 60_000).toFixed(1)} minutes`],
    ["processor", `${cpus().length} cores, ${cpus()[0].model}`],
    ["memory", `${(totalmem() / 2 ** 30).toFixed(1)} GiB`],
    ["system", `${type()} ${release()}`],
    ["load average (1 min)", `${load.toFixed(1)} before, ${loadavg()[0].toFixed(1)} after`],
    ["Chromium", `${chromium}, headless, fresh for every run`],
    ["Node", process.version],
    ["packages", Object.entries(packages).map(([name, version]) => `${name} ${version}`).join(", ")],
    ["our worker", `${worker.length} bytes of wasm, SHA-256 ${digest}…`],
  ];
}
