//! The checks that need nothing but cargo.

use anyhow::{Result, ensure};
use xshell::cmd;

use super::{Context, Outcome};
use crate::tools;

const WASM: &str = "wasm32-unknown-unknown";

/// Crates that belong to a browser or to views, by the start of their names.
const PAGE_ONLY: [&str; 5] = ["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo"];

pub fn format(context: &Context) -> Result<Outcome> {
    cmd!(context.sh, "cargo fmt --all --check").run()?;
    Ok(Outcome::Passed)
}

/// The wall between core and page (DESIGN section 3), as cargo sees it.
pub fn core_tree(context: &Context) -> Result<Outcome> {
    let tree = cmd!(
        context.sh,
        "cargo tree --package seedboard --no-default-features --prefix none"
    )
    .read()?;
    let trespassers: Vec<_> = tree.lines().filter(|line| is_page_only(line)).collect();
    ensure!(
        trespassers.is_empty(),
        "the core's tree holds {}",
        trespassers.join(", ")
    );
    println!("{} packages, none of a browser", tree.lines().count());
    Ok(Outcome::Passed)
}

fn is_page_only(line: &str) -> bool {
    PAGE_ONLY.iter().any(|name| line.starts_with(name))
}

pub fn lint_core(context: &Context) -> Result<Outcome> {
    cmd!(
        context.sh,
        "cargo clippy --package seedboard --no-default-features --all-targets -- -D warnings"
    )
    .run()?;
    Ok(Outcome::Passed)
}

pub fn test_core(context: &Context) -> Result<Outcome> {
    cmd!(
        context.sh,
        "cargo test --package seedboard --no-default-features"
    )
    .run()?;
    Ok(Outcome::Passed)
}

pub fn lint_host(context: &Context) -> Result<Outcome> {
    cmd!(
        context.sh,
        "cargo clippy --workspace --all-targets -- -D warnings"
    )
    .run()?;
    Ok(Outcome::Passed)
}

/// Host lints never see the code of `browser/`, nor its tests.
pub fn lint_wasm(context: &Context) -> Result<Outcome> {
    tools::wasm_target(&context.sh)?;
    cmd!(context.sh, "cargo clippy --package seedboard --target {WASM} --lib --bins --test browser -- -D warnings").run()?;
    Ok(Outcome::Passed)
}

pub fn test_host(context: &Context) -> Result<Outcome> {
    // They need other languages, and have a step of their own.
    cmd!(context.sh, "cargo test --workspace --exclude exports").run()?;
    Ok(Outcome::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_crates_are_told_by_their_names() {
        assert!(is_page_only("leptos_dom v0.8.9") && is_page_only("gloo-net v0.7.0"));
        assert!(
            !is_page_only("serde v1.0.229") && !is_page_only("seedboard v0.1.0 (/home/leptos)")
        );
    }
}
