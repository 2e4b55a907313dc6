// Starts the page: loads wasm-bindgen's glue, which loads the module. It also says what went wrong where the page cannot:
// before it runs, and after a panic. The words stand in index.html.

const place = document.querySelector("script[data-wasm]").dataset;
const notice = document.getElementById("boot-failed");

// All of the page's files but index.html lie here (`src/browser/home.rs`).
globalThis.seedboardHome = new URL(".", import.meta.url).href;

/** Shows the words of one cause. */
function show(cause, error) {
  console.error("Seedboard:", error);
  for (const part of notice.querySelectorAll("[data-cause]")) {
    part.hidden = part.dataset.cause !== cause;
  }
  notice.hidden = false;
}

/** Rust panicked. */
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
  // As in the link that preloads it.
  const wasm = fetch(address(place.wasm), { credentials: "same-origin", integrity: place.integrity ?? "" });
  await glue.default({ module_or_path: wasm });
}

// A key never stands in the address.
const looksLikeKey = () => {
  if (/[?#].*(key|%)/i.test(location.href)) import("./erase.js").then(({ erase }) => erase());
};
addEventListener("hashchange", looksLikeKey);
looksLikeKey();
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
