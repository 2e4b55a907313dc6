//! The two scripts of a page that is split: wasm-bindgen's, and the one that loads chunks.
//!
//! They need each other. As wasm_split writes it, the loader imports wasm-bindgen's script, whose name Trunk makes up
//! later; so it is given the main module's exports instead, as soon as there are any.

use anyhow::{Result, ensure};

/// The address from which the loader imports, before [`freed`].
pub const MAIN: &str = "main";

/// The loader without its import of wasm-bindgen's script; and reading chunks from hosts that do not know the type of a
/// wasm file, as wasm-bindgen's script does.
///
/// # Errors
/// When wasm_split writes something else than it did.
pub fn freed(loader: &str) -> Result<String> {
    let loader = replaced(
        loader,
        "import { initSync } from \"main\";",
        "let main;\nexport const started = (exports) => { main = exports; };\n\
         const arrived = async (answer) => {\n\
         if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);\n\
         return answer.arrayBuffer();\n\
         };",
    )?;
    let loader = replaced(&loader, "initSync(undefined, undefined)", "main")?;
    let streaming = "WebAssembly.instantiateStreaming(src, imports)";
    ensure!(
        loader.contains(streaming),
        "wasm_split's script has changed"
    );
    Ok(loader.replace(
        streaming,
        "WebAssembly.instantiate(await arrived(await src), imports)",
    ))
}

/// wasm-bindgen's script, handing the exports to the loader in `folder`.
///
/// # Errors
/// When wasm-bindgen writes something else than it did.
pub fn connected(glue: &str, folder: &str) -> Result<String> {
    let assigned = "wasm = instance.exports;";
    let connected = replaced(glue, assigned, &format!("{assigned}\n    started(wasm);"))?;
    Ok(format!(
        "import {{ started }} from './{folder}/split.js';\n{connected}"
    ))
}

/// The one place where `from` stands, replaced.
fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    ensure!(
        text.matches(from).count() == 1,
        "a generated script does not hold {from:?} once"
    );
    Ok(text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = "import { initSync } from \"main\";\nconst { a } = initSync(undefined, undefined);\nwrap(WebAssembly.instantiateStreaming(src, imports));\n";

    #[test]
    fn the_loader_imports_nothing_and_is_given_the_exports() {
        let loader = freed(LOADER).unwrap();
        assert!(!loader.contains("import {") && !loader.contains("initSync"));
        assert!(loader.contains("const { a } = main;"));
        assert!(!loader.contains("Streaming"));
        assert!(freed("").is_err());
    }

    #[test]
    fn the_glue_hands_its_exports_over() {
        let glue = connected(
            "function f() {\n    wasm = instance.exports;\n}\n",
            "split-1",
        )
        .unwrap();
        assert!(glue.starts_with("import { started } from './split-1/split.js';\n"));
        assert!(glue.contains("wasm = instance.exports;\n    started(wasm);\n"));
        assert!(connected("wasm = other;", "split-1").is_err());
    }
}
