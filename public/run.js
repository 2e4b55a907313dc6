// Starts the worker's wasm. The page waits for its "ready" before it sends anything.
import init from './worker.js';

await init();
