// What Linux tells about a process.

import { readFileSync, writeFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second, on every machine that Chromium runs on. */
const TICK_MS = 10;

/** User and system time of a process so far, in ms; 0 where it is gone. */
export function cpuMs(id) {
  const text = read(`/proc/${id}/stat`);
  // The name stands in parentheses and may hold anything; fields 14 and 15 of the line are the 12th and 13th behind it.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return text === "" ? 0 : (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** The most memory that a process ever held, in bytes (VmHWM); 0 where it is gone. */
export function peakBytes(id) {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${id}/status`))?.[1] ?? 0) * 1024;
}

/**
 * The memory that nobody but the process holds now, in bytes (RssAnon); 0 where it is gone. Chromium keeps decoded pictures in
 * shared memory that it gives back when room is needed: they are not in it.
 */
export function privateBytes(id) {
  return Number(/^RssAnon:\s+(\d+) kB$/m.exec(read(`/proc/${id}/status`))?.[1] ?? 0) * 1024;
}

/** The memory that it holds now, in bytes. */
export function residentBytes(id) {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${id}/status`))[1]) * 1024;
}

/** What it holds from now on counts for [`peakBytes`]. */
export function forgetPeak(id) {
  writeFileSync(`/proc/${id}/clear_refs`, "5");
}

/** How a process was called; empty where it is gone. */
export function commandLine(id) {
  return read(`/proc/${id}/cmdline`);
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ESRCH") return "";
    throw error;
  }
}
