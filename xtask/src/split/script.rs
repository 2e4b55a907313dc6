//! The script that loads chunks, as a part of wasm-bindgen's.
//!
//! wasm_split writes it as a file of its own, which wasm-bindgen's script imports and which imports that in turn. One
//! file is one request less before the page starts, and needs no name that Trunk makes up only later.

use anyhow::{Result, ensure};

/// The module from which the main module imports what loads chunks.
pub const MODULE: &str = "./split.js";
/// The module from which wasm_split's script imports; what it imports is in the same file in the end.
pub const MAIN: &str = "main";

/// wasm-bindgen's script with wasm_split's in it; the chunks stand in `folder` beside it.
///
/// # Errors
/// When one of the two programs writes something else than it did.
pub fn joined(glue: &str, loader: &str, folder: &str) -> Result<String> {
    // One import for each chunk, each under a name of its own.
    let from = format!(" from \"{MODULE}\"");
    let imports: Vec<(&str, &str)> = glue
        .lines()
        .filter_map(|line| {
            let rest = line.strip_prefix("import * as ")?;
            let name = rest.trim_end_matches(';').strip_suffix(&from)?;
            Some((line, name))
        })
        .collect();
    ensure!(
        !imports.is_empty(),
        "wasm-bindgen's script does not import what loads chunks"
    );
    let loads: Vec<&str> = loader
        .lines()
        .filter_map(|line| {
            line.strip_prefix("export const ")?
                .split_whitespace()
                .next()
        })
        .collect();

    let mut text = loader.to_owned();
    for (from, to) in [
        (
            format!("import {{ initSync }} from \"{MAIN}\";"),
            String::new(),
        ),
        (
            "initSync(undefined, undefined)".to_owned(),
            "wasm".to_owned(),
        ),
        // Also from a host that does not know the type of a wasm file, as wasm-bindgen's script does.
        (
            "WebAssembly.instantiateStreaming(src, imports)".to_owned(),
            "WebAssembly.instantiate(await bytesOf(await src), imports)".to_owned(),
        ),
        ("export const ".to_owned(), "const ".to_owned()),
        ("new URL(\"./".to_owned(), format!("new URL(\"./{folder}/")),
    ] {
        ensure!(
            text.contains(&from),
            "wasm_split's script holds no {from:?}"
        );
        text = text.replace(&from, &to);
    }
    text.push_str(
        "\nasync function bytesOf(answer) {\n\
         if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);\n\
         return answer.arrayBuffer();\n\
         }\n",
    );
    let mut script = glue.to_owned();
    for (import, name) in imports {
        let here = format!("const {name} = {{ {} }};", loads.join(", "));
        script = script.replace(import, &here);
    }
    // Functions are known in the whole file, but constants only below.
    Ok(text + &script)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = "import { initSync } from \"main\";\n\
        const { a } = initSync(undefined, undefined);\n\
        export const __load_x = f(() => fetch(new URL(\"./split_x.wasm\", import.meta.url)));\n\
        async (imports) => (WebAssembly.instantiateStreaming(src, imports));";

    #[test]
    fn two_scripts_become_one() {
        let glue = "import * as import1 from \"./split.js\"\n\
            import * as import2 from \"./split.js\"\n\
            f({ \"./split.js\": import1, \"./split.js\": import2 });\n";
        let script = joined(glue, LOADER, "split-1").unwrap();
        assert!(!script.contains("import {") && !script.contains("import *"));
        assert!(script.contains("const { a } = wasm;"));
        assert!(
            script.contains("\nconst __load_x = f(() => fetch(new URL(\"./split-1/split_x.wasm\"")
        );
        assert!(script.contains("const import1 = { __load_x };\n"));
        assert!(script.contains("const import2 = { __load_x };\n"));
        assert!(script.ends_with("f({ \"./split.js\": import1, \"./split.js\": import2 });\n"));
    }

    #[test]
    fn a_script_that_changed_is_an_error() {
        assert!(joined("f();", LOADER, "split-1").is_err());
        let glue = "import * as import1 from \"./split.js\";\n";
        assert!(joined(glue, "export const a = 1;", "split-1").is_err());
    }
}
