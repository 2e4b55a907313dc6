// The frame in which workers start (`src/browser/frame.rs`). The page itself may connect to its own host only; a worker
// may connect to one more, the one that stands behind the # of this frame's address. A worker of a blob is under the
// policy of whoever started it, and a policy that a script adds can be neither taken back nor widened
// (shared/reliability.md, finding 8): so the host is settled before the worker's first line runs.

// Opened by itself, or by a page of somebody else's, it is nobody's frame.
if (window.frameElement === null) throw new Error("not in a page of Seedboard's");

const named = decodeURIComponent(location.hash.slice(1));
const isOrigin = (text) => {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
};
const host = isOrigin(named) ? named : "";

const narrowed = document.createElement("meta");
narrowed.httpEquiv = "Content-Security-Policy";
narrowed.content = `connect-src 'self' blob: ${host}`.trim();
document.head.append(narrowed);

const script = `import ${JSON.stringify(new URL("run.js", location.href).href)};`;
const made = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
const policy = globalThis.trustedTypes?.createPolicy("seedboard-worker", {
  createScriptURL: (address) => {
    if (address !== made) throw new TypeError("not a worker of this page");
    return address;
  },
});

/** Starts a worker of this name that talks through `port`; `failed` is called where it cannot run or dies. */
globalThis.seedboardStart = (name, port, failed) => {
  const worker = new Worker(policy?.createScriptURL(made) ?? made, { type: "module", name });
  worker.addEventListener("error", () => failed());
  worker.postMessage(null, [port]);
  return worker;
};
