//! The message files: what the build refuses, what it writes, and that views take their text from
//! nowhere else.

#![cfg(not(target_family = "wasm"))]

#[path = "../build/mod.rs"]
mod generator;

#[path = "messages/compiled.rs"]
mod compiled;
#[path = "messages/literals.rs"]
mod literals;
#[path = "messages/refused.rs"]
mod refused;
#[path = "messages/views.rs"]
mod views;

use std::path::Path;

use generator::{Locale, generate};

/// Message files by language tag, as if they stood in `locales/`.
fn locales(files: &[(&str, &str)]) -> Vec<Locale> {
    files
        .iter()
        .map(|(tag, text)| Locale::new(&Path::new("locales").join(format!("{tag}.ftl")), text))
        .collect()
}

/// The problems of these files, one a line; empty if they are good.
fn problems(files: &[(&str, &str)]) -> String {
    let problems = generate(&locales(files)).err().unwrap_or_default();
    problems
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}
