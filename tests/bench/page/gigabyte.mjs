// A gigabyte dropped on the released page, which stands in a frame and so in the process that is watched.

import { LIMITS_MB, SHAPES, pieces } from "./shapes.mjs";

const SMALL = 'data: {"type":"image_generation.completed"}\n\ndata: [DONE]\n\n';
/** A file may hold several replies: it is read when nothing has moved for so many looks. */
const LOOKS = 50;
const LOOK_MS = 20;

/** `site`: the address of the page. `shape`: a name of SHAPES. */
export async function openGigabyte({ site, shape }) {
  // As much as can be set, so that all of it is read and nothing is refused for its weight.
  localStorage.setItem("seedboard.limits", `${LIMITS_MB} ${LIMITS_MB}`);
  const frame = document.createElement("iframe");
  // As large as a window: a page that shows nothing would cost nothing.
  frame.style.cssText = "inline-size: 1280px; block-size: 720px";
  frame.src = site;
  document.body.append(frame);
  while (!frame.contentDocument?.querySelector("[data-saving]")) await look();
  // Everything that a file needs is loaded with the first one.
  await drop(frame, new Blob([SMALL]), "small.txt");
  const parts = new Map();
  const blobs = [];
  for (const piece of pieces(SHAPES[shape])) {
    if (!parts.has(piece)) parts.set(piece, new Blob([piece]));
    blobs.push(parts.get(piece));
  }
  const file = new Blob(blobs);
  return { run: () => drop(frame, file, "gigabyte.txt") };
}

/** Drops a file and waits until it is read. */
async function drop(frame, blob, name) {
  const page = frame.contentWindow;
  const transfer = new page.DataTransfer();
  transfer.items.add(new page.File([blob], name));
  const event = new page.DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
  const board = frame.contentDocument.querySelector('[aria-labelledby="board-h"]');
  board.dispatchEvent(event);
  for (let still = 0; still < LOOKS; still += 1) {
    await look();
    const run = board.querySelector("[data-run-state]");
    if (!run?.textContent.includes(name) || run.dataset.runState === "running") still = 0;
  }
}

function look() {
  return new Promise((later) => setTimeout(later, LOOK_MS));
}
