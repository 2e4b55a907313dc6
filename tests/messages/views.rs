//! No view has text of its own, and the finder that says so finds it.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::literals;

/// Markup and the texts that must be found in it, in order.
const VIEWS: &[(&str, &[&str])] = &[
    (r#"<p>"Hello"</p>"#, &[r#""Hello" stands between tags"#]),
    (
        "<p>Hello <b>wide</b> world</p>",
        &["Hello stands", "wide stands", "world stands"],
    ),
    (r#"<p>{"Hello"}</p>"#, &[r#""Hello" stands between tags"#]),
    (
        r##"<p>{move || if on.get() { r#"Yes"# } else { "" }}</p>"##,
        &["Yes"],
    ),
    (
        r#"<p>{format!("{n} of {max}")}</p>"#,
        &[r#""{n} of {max}""#],
    ),
    (r#"<p>(optional)</p>"#, &["(optional)"]),
    (r#"<p>"\u{4f60}"</p>"#, &["stands between tags"]),
    (
        r#"<img alt="A dog" class="dog"/>"#,
        &[r#""A dog" is the `alt`"#],
    ),
    (
        r#"<button aria-label="Close" title={"Close it"}>"×"</button>"#,
        &["`aria-label`", "in the `title`"],
    ),
    (
        r#"<input placeholder=move || "Idea" type="text"/>"#,
        &["`placeholder`"],
    ),
    (r#"<Field label="Prompt" name="prompt"/>"#, &["`label`"]),
    (r#"<Field attr:title="Prompt"/>"#, &["`attr:title`"]),
    (
        r#"<Show when=move || n.get() < 3 fallback=|| view! { <p>"No"</p> }><i/></Show>"#,
        &[r#""No" stands"#],
    ),
    (
        r#"<For each=rows key=|row| row.id let:row><Row<u8> id={view! { <b>Deep</b> }} row/>"x"</For>"#,
        &["Deep", r#""x""#],
    ),
    (r#"<div inner_html=text></div>"#, &["`inner_html` turns"]),
    (r#"<div style="color: red"></div>"#, &["`style` is refused"]),
    (
        r#"<div onclick="go()"></div>"#,
        &["`onclick` holds a script"],
    ),
    (
        r#"<p class="a" id="b" href="c" d="M0 0" viewBox="0 0 1 1" data-state="arrived" name="size"/>"#,
        &[],
    ),
    (
        r#"<p>{text::hello()} " · " {n.get()} "\u{a0}\n" 12 "%"</p>"#,
        &[],
    ),
    (
        r#"<p class:on=move || x.get() == "on" style:width=w>{format!("{n}{}", "×")}</p>"#,
        &[],
    ),
    (
        r#"<!-- "A comment" --><A<T> on:click=move |_| go("there") on_save=save/>"#,
        &[],
    ),
    (
        r#"<a href={address("path")} key=|x: &X| -> u8 { x.id } title=text::open()>{view! { <i/> }}</a>"#,
        &[],
    ),
    (
        r#"<For each={f::<u8>} key=f::<u8> let(x)><i>{x}</i></For>"#,
        &[],
    ),
];

#[test]
fn literal_text_is_found() {
    for (markup, expected) in VIEWS {
        let source = format!(
            "// A \"comment\"\nfn f<'a>() -> V {{ let s = \"code\";\nview! {{ {markup} }} }}"
        );
        let findings = literals::find(&source).unwrap();
        assert_eq!(findings.len(), expected.len(), "{markup}: {findings:?}");
        for ((line, found), expected) in findings.iter().zip(*expected) {
            assert!(
                *line == 3 && found.contains(expected),
                "{markup}: {line}: {found}"
            );
        }
    }
}

/// Every Rust file below `folder`.
fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            rust_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

#[test]
fn views_take_their_text_from_messages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join("src/view"), &mut files).unwrap();
    files.sort();
    let mut findings = String::new();
    for path in files {
        let shown = path.strip_prefix(root).unwrap().display();
        let source = fs::read_to_string(&path).unwrap();
        let found = literals::find(&source).unwrap_or_else(|error| panic!("{shown}: {error}"));
        for (line, finding) in found {
            findings += &format!("{shown}:{line}: {finding}\n");
        }
    }
    assert!(findings.is_empty(), "\n{findings}");
}
