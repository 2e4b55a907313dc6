// From picture files in memory to a painted grid.
//
// A method is opened before the measured time; what it opens to is then called with an `<img>` and a blob for each
// picture and fills the one with the other in its own time. What is measured ends when the last is painted.

import { ours } from "./ours.mjs";
import { plain } from "./plain.mjs";

const METHODS = { plain, ours };

/** `pictures`: addresses of the files; `method`: a name of METHODS. */
export async function openDisplay({ pictures, method, run }) {
  const blobs = await Promise.all(pictures.map(async (url) => (await fetch(url)).blob()));
  const fill = await METHODS[method]({ run });
  return {
    async run() {
      const images = blobs.map((_, at) => {
        const image = document.createElement("img");
        image.setAttribute("elementtiming", `picture-${at}`);
        return image;
      });
      const painted = lastPaint(images.map((image) => image.getAttribute("elementtiming")));
      document.getElementById("grid").append(...images);
      await Promise.all(images.map((image, at) => fill(image, blobs[at])));
      return painted;
    },
  };
}

/** When the last of these elements was painted. */
function lastPaint(names) {
  return new Promise((painted) => {
    const missing = new Set(names);
    let last = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { identifier, renderTime } of list.getEntries()) {
        if (missing.delete(identifier)) last = Math.max(last, renderTime);
      }
      if (missing.size > 0) return;
      observer.disconnect();
      painted(last);
    });
    observer.observe({ type: "element" });
  });
}
