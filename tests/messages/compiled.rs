//! The generated functions, compiled and called.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use super::{generate, locales, problems};

#[test]
fn one_language_needs_no_match() {
    let code = generate(&locales(&[("en", "a = A\nb = { $x } of B\n")])).unwrap();
    assert!(
        code.contains("pub(crate) fn a() -> &'static str {\n    \"A\"\n}"),
        "{code}"
    );
    assert!(
        code.contains("pub(crate) fn b(x: &str) -> String"),
        "{code}"
    );
    assert!(
        !code.contains("super::language()") && !code.contains("format!"),
        "{code}"
    );
}

/// Compiles `src/text` with messages of its own in three languages, without warnings, and runs it.
#[test]
fn generated_functions_answer_in_each_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixture = root.join("tests/messages/fixture");
    let read = |tag: &str| fs::read_to_string(fixture.join(format!("{tag}.ftl"))).unwrap();
    let texts = ["de", "en", "zh-Hant"].map(|tag| (tag, read(tag)));
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(tag, text)| (*tag, text.as_str()))
        .collect();
    assert_eq!(problems(&files), "");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("messages");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("messages.rs"),
        generate(&locales(&files)).unwrap(),
    )
    .unwrap();
    let program = folder.join(format!("fixture{}", env::consts::EXE_SUFFIX));
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args([
        "--edition=2024",
        "-Dwarnings",
        "--check-cfg=cfg(test)",
        "--check-cfg=cfg(feature,values(\"app\"))",
        "-o",
    ]);
    rustc
        .arg(&program)
        .arg(fixture.join("main.rs"))
        .env("OUT_DIR", &folder)
        .current_dir(root);
    assert!(rustc.status().unwrap().success());
    assert!(Command::new(program).status().unwrap().success());
}
