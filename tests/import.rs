//! A pasted curl command or request JSON, into the form.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "support/models.rs"]
mod models;
#[path = "import/quoted.rs"]
mod quoted;

#[path = "import/faults.rs"]
mod faults;
#[path = "import/fields.rs"]
mod fields;
#[path = "import/keys.rs"]
mod keys;
#[path = "import/options.rs"]
mod options;
#[path = "import/quoting.rs"]
mod quoting;
#[path = "import/round_trip.rs"]
mod round_trip;
#[path = "import/tutorial.rs"]
mod tutorial;
#[path = "import/wild.rs"]
mod wild;

use models::V45;
use seedboard::request::{Draft, ImportFault, Imported, import};

/// The draft of a first visit.
fn form() -> Draft {
    Draft::new(V45, "the form's own words")
}

/// Imported into [`form`].
fn imported(text: &str) -> Imported {
    match import(text, &form()) {
        Ok(imported) => imported,
        Err(fault) => panic!("{fault:?}\n{text}"),
    }
}

fn fault(text: &str) -> ImportFault {
    match import(text, &form()) {
        Ok(imported) => panic!("imported as {:?}\n{text}", imported.draft),
        Err(fault) => fault,
    }
}

/// The prompt that a command brings.
fn prompt(text: &str) -> String {
    imported(text).draft.prompt
}
