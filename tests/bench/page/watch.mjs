// What a person would feel while something runs: tasks that block the page, and frames that come late.

/** Watches from now on. */
export function watch() {
  let longest = 0;
  let gap = 0;
  let last = performance.now();
  let frame = 0;
  const note = (entries) => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  // The browser reports a task only if it took more than 50 ms.
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "longtask" });
  const tick = (now) => {
    gap = Math.max(gap, now - last);
    last = now;
    frame = requestAnimationFrame(tick);
  };
  frame = requestAnimationFrame(tick);

  return {
    /** Ends it. Two frames more, so that the last task and the frame behind it are seen. */
    async stop() {
      await nextFrame();
      await nextFrame();
      note(observer.takeRecords());
      observer.disconnect();
      cancelAnimationFrame(frame);
      return { longest, gap };
    },
  };
}

function nextFrame() {
  return new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
}
