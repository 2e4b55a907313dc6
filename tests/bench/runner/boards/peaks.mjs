// The most memory of every process while something runs. It is looked at again and again, because a browser that is open for
// long sets the system's mark back meanwhile.

import { processIds } from "../chromium.mjs";
import { peakBytes } from "../proc.mjs";

const LOOK_MS = 250;

/** Watches from now on. `stop()`: bytes by the id of the process, as `measure` tells them. */
export function watchPeaks(session, measure = peakBytes) {
  const peaks = new Map();
  const look = async () => {
    for (const id of await processIds(session)) peaks.set(id, Math.max(peaks.get(id) ?? 0, measure(id)));
  };
  let over = false;
  const looking = (async () => {
    while (!over) {
      await look();
      await new Promise((later) => setTimeout(later, LOOK_MS));
    }
  })();
  // A run that fails closes the browser under it; it is the run's failure that is told.
  looking.catch(() => {});
  return {
    async stop() {
      over = true;
      await looking;
      await look();
      return peaks;
    },
  };
}
