//! Whole sessions without a browser: the page's state on in-memory ports, with time that passes when
//! the test says so.

#![cfg(all(feature = "app", not(target_family = "wasm")))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "support/capture.rs"]
mod capture;
#[path = "support/line.rs"]
mod line;
#[path = "support/painter.rs"]
#[allow(dead_code, reason = "shared with other test groups")]
mod painter;
#[path = "support/picture.rs"]
mod picture;
#[path = "support/wire.rs"]
mod wire;

#[path = "session/clock.rs"]
mod clock;
#[path = "session/shelf.rs"]
mod shelf;
#[path = "session/stage.rs"]
mod stage;
#[path = "session/watch.rs"]
mod watch;

#[path = "session/announcing.rs"]
mod announcing;
#[path = "session/checking.rs"]
mod checking;
#[path = "session/connecting.rs"]
mod connecting;
#[path = "session/demo.rs"]
mod demo;
#[path = "session/editing.rs"]
mod editing;
#[path = "session/elsewhere.rs"]
mod elsewhere;
#[path = "session/ending.rs"]
mod ending;
#[path = "session/exporting.rs"]
mod exporting;
#[path = "session/keyring.rs"]
mod keyring;
#[path = "session/leaving.rs"]
mod leaving;
#[path = "session/linked.rs"]
mod linked;
#[path = "session/making.rs"]
mod making;
#[path = "session/many.rs"]
mod many;
#[path = "session/opening.rs"]
mod opening;
#[path = "session/page.rs"]
mod page;
#[path = "session/redraws.rs"]
mod redraws;
#[path = "session/references.rs"]
mod references;
#[path = "session/rescue.rs"]
mod rescue;
#[path = "session/saving.rs"]
mod saving;
#[path = "session/sending.rs"]
mod sending;
#[path = "session/shelf_of_boards.rs"]
mod shelf_of_boards;
#[path = "session/silence.rs"]
mod silence;
#[path = "session/steps.rs"]
mod steps;
#[path = "session/tabs.rs"]
mod tabs;
#[path = "session/times.rs"]
mod times;
#[path = "session/waiting.rs"]
mod waiting;
