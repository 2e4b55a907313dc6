// Starts the page: loads the glue that wasm-bindgen wrote, which loads the module. It is a file and
// not a line in index.html, so that a content security policy can forbid inline scripts.
//
// It also says what went wrong where the page itself cannot: before it runs, and after a panic, which
// ends it. The words stand in index.html; this file only chooses which are shown.

const place = document.querySelector("script[data-wasm]").dataset;
const notice = document.getElementById("boot-failed");

// Where the page's files are: all but index.html lie in one folder (`src/browser/home.rs`).
globalThis.seedboardHome = new URL(".", import.meta.url).href;

/** Shows the paragraphs of one cause: "unsupported", "download" or "stopped". */
function show(cause, error) {
  console.error("Seedboard:", error);
  for (const part of notice.querySelectorAll("[data-cause]")) {
    part.hidden = part.dataset.cause !== cause;
  }
  notice.hidden = false;
}

/** A trap in the module: Rust panicked. Everything drawn so far is still there. */
function isPanic(error) {
  return error instanceof WebAssembly.RuntimeError;
}

function causeOf(error) {
  if (isPanic(error)) return "stopped";
  const unreadable = [WebAssembly.CompileError, WebAssembly.LinkError, SyntaxError];
  return unreadable.some((kind) => error instanceof kind) ? "unsupported" : "download";
}

async function start() {
  const address = (file) => new URL(file, document.baseURI);
  const glue = await import(address(place.js));
  // As in the link that preloads it, so that it is fetched once.
  const wasm = fetch(address(place.wasm), { credentials: "same-origin", integrity: place.integrity ?? "" });
  await glue.default({ module_or_path: wasm });
}

// A key never stands in the address.
if (/[?#&](api[_-]?)?key=/i.test(location.href)) import("./erase.js");
if (typeof WebAssembly === "undefined") {
  show("unsupported", new Error("WebAssembly is missing"));
} else {
  addEventListener("error", ({ error }) => isPanic(error) && show("stopped", error));
  addEventListener("unhandledrejection", ({ reason }) => isPanic(reason) && show("stopped", reason));
  start().catch((error) => show(causeOf(error), error));
}

for (const button of notice.querySelectorAll("[data-reload]")) {
  button.addEventListener("click", () => location.reload());
}
