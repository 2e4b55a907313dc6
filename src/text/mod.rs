//! Everything that people read, in their language.
//!
//! The texts stand in `locales/`, one Fluent file per language; `build.rs` makes each message a
//! function here: `board-waiting` is `text::board_waiting()`, and its variables are parameters.
//! How it decides types, and what it refuses, is written in `build/mod.rs`. A message that nobody
//! calls is a `dead_code` warning in the build for the page.
//!
//! The current language belongs to the thread and is not a signal: after [`set_language`] the
//! page draws itself anew.

pub mod number;
pub mod plural;

use std::cell::Cell;

pub use messages::Language;
pub(crate) use messages::*;
use plural::Category;

#[cfg_attr(
    any(not(feature = "app"), not(target_family = "wasm")),
    allow(
        dead_code,
        reason = "most messages are called by views, some only by the browser ports"
    )
)]
#[allow(
    clippy::all,
    reason = "generated: what matters there is that it is small"
)]
mod messages {
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

thread_local! {
    static CURRENT: Cell<Language> = const { Cell::new(Language::En) };
}

/// The language in which texts answer on this thread; English until it is set.
pub fn language() -> Language {
    CURRENT.get()
}

/// Changes the language of this thread; texts already shown stay as they are.
pub fn set_language(language: Language) {
    CURRENT.set(language);
}

/// The plural category of a number in a language.
pub fn category(language: Language, n: u64) -> Category {
    language.plural_rule().category(n)
}
