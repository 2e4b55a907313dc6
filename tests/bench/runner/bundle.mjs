// The page's modules with the peers in them, as their users bundle them.

import { build } from "esbuild";
import { join } from "node:path";

const ENTRIES = [
  "page",
  "paint",
  "peer-worker",
  "our-worker-around",
  "store-worker",
  "boards/seed",
  "boards/plain",
];

/** Bundles what stands in `from` into `to`. */
export async function bundle(from, to) {
  await build({
    entryPoints: ENTRIES.map((name) => join(from, `${name}.mjs`)),
    outdir: to,
    outbase: from,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "warning",
  });
}
