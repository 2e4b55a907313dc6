// What is noted from the first line of a page on. It runs in the page, before the page's own scripts, and so names nothing
// that stands outside it.

/**
 * `globalThis.boardSeen`, in ms since the navigation: `there`, when the page's thread was given the board's JSON (the plain
 * page says it itself, and `atHand`, when it had the pictures' addresses); `first`, when the first screen was painted: each
 * of its panels with its picture. `tasks`: the long ones. Null: not yet.
 */
export function watchBoard({ panels }) {
  // The workers' frame.
  if (window !== window.top) return;
  const seen = { there: null, atHand: null, first: null, tasks: [] };
  globalThis.boardSeen = seen;

  new PerformanceObserver((list) => {
    seen.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })));
  }).observe({ type: "longtask", buffered: true });

  // Ours gets the board from its worker, in a message.
  const isBoard = (value) => typeof value === "string" && value.startsWith('{"seedboard":');
  const handler = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
  Object.defineProperty(MessagePort.prototype, "onmessage", {
    ...handler,
    set(hear) {
      const noting = (event) => {
        if (seen.there === null && Object.values(event.data ?? {}).some(isBoard)) seen.there = performance.now();
        return hear.call(this, event);
      };
      handler.set.call(this, typeof hear === "function" ? noting : hear);
    },
  });

  const isPainted = () => {
    let painted = 0;
    for (const panel of document.getElementsByClassName("panel")) {
      const { top, bottom } = panel.getBoundingClientRect();
      if (top >= innerHeight) return painted > 0;
      if (bottom <= 0) continue;
      const image = panel.querySelector("img");
      if (!image?.complete || image.naturalWidth === 0) return false;
      painted += 1;
    }
    return painted === panels;
  };
  const look = () => {
    if (seen.there === null || !isPainted()) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => (seen.first = performance.now())));
  };
  requestAnimationFrame(look);
}
