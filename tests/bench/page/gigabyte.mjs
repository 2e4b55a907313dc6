// A gigabyte dropped on the released page, which stands in a frame and so in the process that is watched.

import { SHAPES, pieces } from "./shapes.mjs";

/** As much as can be set, so that nothing is refused for its weight and all of it is read. */
export const LIMITS_MB = 4095;

const SMALL = 'data: {"type":"image_generation.completed"}\n\ndata: [DONE]\n\n';

/** `site`: the address of the page. `shape`: a name of SHAPES. */
export async function openGigabyte({ site, shape }) {
  localStorage.setItem("seedboard.limits", `${LIMITS_MB} ${LIMITS_MB}`);
  const frame = document.createElement("iframe");
  // As large as a window: a page that shows nothing would cost nothing.
  frame.style.cssText = "inline-size: 1280px; block-size: 720px";
  frame.src = site;
  document.body.append(frame);
  await until(() => frame.contentDocument?.querySelector("main"), frame);
  // Everything that a file needs is loaded with the first one.
  await drop(frame, new Blob([SMALL]), 1);
  const parts = new Map();
  const blobs = [];
  for (const piece of pieces(SHAPES[shape])) {
    if (!parts.has(piece)) parts.set(piece, new Blob([piece]));
    blobs.push(parts.get(piece));
  }
  const file = new Blob(blobs);
  return { run: () => drop(frame, file, 2) };
}

/** Drops a file and waits until `runs` have ended; one ends for a file with nothing in it, too. */
async function drop(frame, blob, runs) {
  const page = frame.contentWindow;
  const transfer = new page.DataTransfer();
  transfer.items.add(new page.File([blob], "reply.txt"));
  const options = { dataTransfer: transfer, bubbles: true, cancelable: true };
  const target = frame.contentDocument.body;
  for (const type of ["dragenter", "dragover", "drop"]) target.dispatchEvent(new page.DragEvent(type, options));
  await until(() => {
    const states = [...frame.contentDocument.querySelectorAll("[data-run-state]")].map((run) => run.dataset.runState);
    return states.length >= runs && states.every((state) => state !== "running" && state !== "waiting");
  }, frame);
}

/** Looks again and again. */
async function until(holds) {
  while (!holds()) await new Promise((later) => setTimeout(later, 20));
}
