//! Turns the message files in `locales/` into Rust functions: `$OUT_DIR/messages.rs`, which
//! `src/text/mod.rs` includes. The rules are in `build/mod.rs`.

#[path = "build/mod.rs"]
mod generator;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use generator::Locale;

const FOLDER: &str = "locales";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={FOLDER}");
    // `--cfg split` is set by `cargo xtask build`, which splits the linked page; that needs its relocations.
    println!("cargo::rustc-check-cfg=cfg(split)");
    if env::var_os("CARGO_CFG_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=seedboard=--emit-relocs");
    }
    match generator::generate(&read(Path::new(FOLDER))?) {
        Ok(code) => {
            let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
            fs::write(folder.join("messages.rs"), code)
        }
        Err(problems) => {
            // Every problem at once; one `cargo::error` is enough for cargo to fail the build.
            for problem in problems {
                println!("cargo::error={problem}");
            }
            Ok(())
        }
    }
}

/// Every `.ftl` file of `folder`, in the order of their names.
fn read(folder: &Path) -> io::Result<Vec<Locale>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    paths.sort();
    let locale = |path: &PathBuf| Ok(Locale::new(path, &fs::read_to_string(path)?));
    paths.iter().map(locale).collect()
}
