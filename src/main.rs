//! Builds the browser's ports and mounts the page. On the host there is no page to mount.

#[cfg(target_family = "wasm")]
fn main() {
    seedboard::browser::start();
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
