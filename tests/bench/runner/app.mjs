// Where the released page keeps everything but its index.html (xtask/src/dist/pack.rs).

import { readdir } from "node:fs/promises";

/** The name of that folder, which follows from its content. */
export async function appFolder(dist) {
  const found = (await readdir(dist)).filter((name) => /^app-[0-9a-f]{16}$/.test(name));
  if (found.length !== 1) {
    throw new Error(`${dist} has ${found.length} folders of a page and needs one: run \`cargo xtask build\``);
  }
  return found[0];
}
