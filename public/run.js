// Starts the worker's wasm. The page talks to it through a port of its own (`workers.js`), and waits for its "ready"
// before it sends anything.
import init from './worker.js';

const port = new Promise((got) => {
  addEventListener("message", ({ ports }) => got(ports[0]), { once: true });
});
globalThis.seedboardHome = new URL(".", import.meta.url).href;

// The policy of the frame that started this worker holds here too: the one script that it may start is the painter.
const painter = `${seedboardHome}painter/worker.js`;
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => (address === painter ? address : null),
});

globalThis.seedboardPort = await port;
await init();
