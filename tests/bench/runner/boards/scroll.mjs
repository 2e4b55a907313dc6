// Over the whole board, as fast as somebody who drags the bar, or as slowly as somebody who looks.

const FRAMES = 180;

/** From top to bottom in so many jumps, one a frame. `gaps`: ms between the frames. */
export function jump(page) {
  return page.evaluate(async (frames) => {
    const board = globalThis.boardScroller();
    const frame = () => new Promise((now) => requestAnimationFrame(now));
    // Behind a frame nothing waits to be laid out, so that asking for the height costs nothing.
    const { port1, port2 } = new MessageChannel();
    const drawn = () =>
      new Promise((told) => {
        port1.onmessage = told;
        port2.postMessage(null);
      });
    const gaps = [];
    let last = await frame();
    for (let at = 1; at <= frames; at += 1) {
      await drawn();
      // It changes while parts of it are laid out for the first time.
      board.scrollTop = ((board.scrollHeight - board.clientHeight) * at) / frames;
      const now = await frame();
      gaps.push(now - last);
      last = now;
    }
    return gaps;
  }, FRAMES);
}

/**
 * Screen by screen, each until its pictures are there; from the top again until there were at least so many. The number of
 * screens.
 */
export function walk(page, least) {
  return page.evaluate(async (least) => {
    const board = globalThis.boardScroller();
    const frame = () => new Promise((now) => requestAnimationFrame(now));
    const isWhole = (panel) => {
      const { top, bottom } = panel.getBoundingClientRect();
      const image = panel.querySelector("img");
      return top >= innerHeight || bottom <= 0 || (image?.complete && image.naturalWidth > 0);
    };
    for (let screens = 1; ; screens += 1) {
      while (![...document.getElementsByClassName("panel")].every(isWhole)) await frame();
      const before = board.scrollTop;
      board.scrollTop += board.clientHeight;
      await frame();
      await frame();
      if (board.scrollTop !== before) continue;
      if (screens >= least) return screens;
      board.scrollTop = 0;
      await frame();
    }
  }, least);
}

/** In the page: what scrolls the board. */
export function findScroller() {
  globalThis.boardScroller = () => {
    let one = document.querySelector(".panels");
    while (one && !/auto|scroll/.test(getComputedStyle(one).overflowY)) one = one.parentElement;
    return one ?? document.scrollingElement;
  };
}
