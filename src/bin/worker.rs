//! The second program: sends, reads and lets paint, away from the page's thread. Without Leptos.

#[cfg(target_family = "wasm")]
fn main() {
    seedboard::browser::worker::start();
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
