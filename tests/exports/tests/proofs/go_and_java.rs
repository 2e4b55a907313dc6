//! Go and Java as their own parsers and a second one read them. They are not compiled against the SDKs here.

use std::fs;

use exports::drafts::{add_field, add_files, draft, group, request};
use exports::prompts::HOSTILE;
use exports::tools::{gofmt, java, run, said};
use seedboard::catalog::Cloud;
use seedboard::request::code::{Language, Target, code};
use seedboard::request::{Draft, ResponseFormat};
use tree_sitter::{Language as Grammar, Node, Parser};

/// Every form that a template has: streamed or not, with files, addresses, one reference, none, unknown fields.
fn drafts() -> Vec<Draft> {
    let mut all = Vec::new();
    for stream in [false, true] {
        for pictures in ["none", "one", "files"] {
            let mut draft = if stream {
                group(HOSTILE[0])
            } else {
                draft(HOSTILE[1])
            };
            draft.stream = stream;
            match pictures {
                "one" => draft.set_image("https://a.example/1.png"),
                "files" => {
                    draft.set_image("https://a.example/1.png");
                    add_files(&mut draft);
                    add_field(&mut draft, "later */ \n field", "{}");
                    add_field(&mut draft, "optimize_prompt_options.thinking", "\"auto\"");
                    add_field(&mut draft, "seed", "-1");
                    add_field(&mut draft, "guidance_scale", "2.5e0");
                    draft.response_format = ResponseFormat::B64Json;
                }
                _ => {}
            }
            all.push(draft);
        }
    }
    all
}

fn texts(language: Language) -> Vec<String> {
    let targets = [
        Target::of(Cloud::BytePlus),
        Target::of(Cloud::Volcengine),
        Target {
            cloud: Cloud::BytePlus,
            base_url: "http://127.0.0.1:1/s/\"x\"/api/v3".to_owned(),
        },
    ];
    let drafts = drafts();
    let each = |draft: &Draft| {
        targets
            .each_ref()
            .map(|at| code(&request(draft), language, at).text)
    };
    drafts.iter().flat_map(each).collect()
}

pub fn parsed(grammar: &Grammar, text: &str) -> tree_sitter::Tree {
    let mut parser = Parser::new();
    parser.set_language(grammar).unwrap();
    let tree = parser.parse(text, None).unwrap();
    assert!(
        !tree.root_node().has_error(),
        "{}\n{text}",
        broken(tree.root_node())
    );
    tree
}

fn broken(node: Node) -> String {
    let mut cursor = node.walk();
    let inner = node.children(&mut cursor).find(|child| child.has_error());
    match inner {
        Some(inner) if !node.is_error() => broken(inner),
        _ => format!("{node} at {:?}", node.start_position()),
    }
}

#[test]
fn gofmt_reads_every_form_and_has_nothing_to_change() {
    let folder = tempfile::tempdir().unwrap();
    for (at, text) in texts(Language::Go).iter().enumerate() {
        parsed(&tree_sitter_go::LANGUAGE.into(), text);
        fs::write(folder.path().join(format!("{at}.go")), text).unwrap();
    }
    let mut program = gofmt();
    program.args(["-e", "-d", "."]);
    let output = run(program, folder.path());
    assert!(
        output.status.success() && output.stdout.is_empty(),
        "{}",
        said(&output)
    );
}

#[test]
fn javac_reads_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = java();
    program.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/java/Prompts.java"));
    for (at, text) in texts(Language::Java).iter().enumerate() {
        parsed(&tree_sitter_java::LANGUAGE.into(), text);
        // A public class lives in a file of its name.
        let place = folder.path().join(at.to_string());
        fs::create_dir(&place).unwrap();
        fs::write(place.join("Seedream.java"), text).unwrap();
        program.arg(format!("{at}/Seedream.java"));
    }
    let output = run(program, folder.path());
    assert!(output.status.success(), "{}", said(&output));
}

#[test]
fn what_a_typed_sdk_cannot_send_is_named() {
    let mut draft = draft("x");
    add_field(&mut draft, "later.on", "1");
    add_field(&mut draft, "also", "5");
    for language in [Language::Go, Language::Java, Language::ArkCli] {
        let text = code(&request(&draft), language, &Target::of(Cloud::BytePlus)).text;
        assert!(
            text.contains(r#"Not sent, for want of a place: "later.on", "also""#),
            "{text}"
        );
    }
}
