//! Arbitrary prompts, as the languages' own readers read them back.

use std::fs;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use exports::drafts::{draft, request};
use exports::prompts::{HOSTILE, arbitrary};
use exports::tools::{gofmt, java, python, run, said};
use seedboard::catalog::Cloud;
use seedboard::request::Request;
use seedboard::request::code::{Language, Target, code};
use tree_sitter::{Node, Tree};

use crate::go_and_java::parsed;

fn requests() -> Vec<Request> {
    let mut prompts: Vec<String> = HOSTILE.iter().map(|prompt| (*prompt).to_owned()).collect();
    prompts.extend(arbitrary(200));
    // Longer than a class file's longest string.
    prompts.push("é\\\"🐈".repeat(20_000));
    let stream = |(at, prompt): (usize, &String)| {
        let mut draft = draft(prompt);
        draft.stream = at % 2 == 0;
        request(&draft)
    };
    prompts.iter().enumerate().map(stream).collect()
}

fn text(request: &Request, language: Language) -> String {
    code(request, language, &Target::of(Cloud::BytePlus)).text
}

#[test]
fn python_reads_the_prompt_back() {
    let folder = tempfile::tempdir().unwrap();
    let requests = requests();
    for language in [Language::Python, Language::OpenAi] {
        let mut program = python();
        program.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/python/prompts.py"));
        for (at, request) in requests.iter().enumerate() {
            let name = format!("{at}.py");
            fs::write(folder.path().join(&name), text(request, language)).unwrap();
            program.arg(name);
        }
        let output = run(program, folder.path());
        assert!(output.status.success(), "{}", said(&output));
        let read: Vec<String> = serde_json::from_slice(&output.stdout).unwrap();
        same(&requests, &read);
    }
}

#[test]
fn javac_reads_the_prompt_back() {
    let folder = tempfile::tempdir().unwrap();
    let requests = requests();
    let mut program = java();
    program.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/java/Prompts.java"));
    for (at, request) in requests.iter().enumerate() {
        let text = text(request, Language::Java);
        parsed(&tree_sitter_java::LANGUAGE.into(), &text);
        let place = folder.path().join(at.to_string());
        fs::create_dir(&place).unwrap();
        fs::write(place.join("Seedream.java"), text).unwrap();
        program.arg(format!("{at}/Seedream.java"));
    }
    let output = run(program, folder.path());
    assert!(output.status.success(), "{}", said(&output));
    let printed = String::from_utf8(output.stdout).unwrap();
    let read = |line: &str| String::from_utf8(BASE64_STANDARD.decode(line).unwrap()).unwrap();
    same(&requests, &printed.lines().map(read).collect::<Vec<_>>());
}

#[test]
fn gos_literals_hold_the_prompt() {
    let folder = tempfile::tempdir().unwrap();
    let requests = requests();
    let mut read = Vec::new();
    for (at, request) in requests.iter().enumerate() {
        let text = text(request, Language::Go);
        let tree = parsed(&tree_sitter_go::LANGUAGE.into(), &text);
        read.push(prompt_of(&tree, &text));
        fs::write(folder.path().join(format!("{at}.go")), text).unwrap();
    }
    same(&requests, &read);
    let mut program = gofmt();
    program.args(["-e", "-l", "."]);
    let output = run(program, folder.path());
    assert!(
        output.status.success() && output.stdout.is_empty(),
        "{}",
        said(&output)
    );
}

#[track_caller]
fn same(requests: &[Request], read: &[String]) {
    assert_eq!(requests.len(), read.len());
    for (request, read) in requests.iter().zip(read) {
        assert_eq!(request.prompt(), read);
    }
}

/// The value of the field `Prompt`, unescaped by Go's rules.
fn prompt_of(tree: &Tree, text: &str) -> String {
    let element = find(tree.root_node(), &|node: Node| {
        node.kind() == "keyed_element" && text[node.byte_range()].starts_with("Prompt:")
    });
    let literal = element.and_then(|node| {
        find(node, &|node: Node| {
            node.kind() == "interpreted_string_literal"
        })
    });
    let range = literal.unwrap().byte_range();
    let mut inner = text[range.start + 1..range.end - 1].chars();
    let mut out = String::new();
    while let Some(character) = inner.next() {
        if character != '\\' {
            out.push(character);
            continue;
        }
        match inner.next().unwrap() {
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{c}'),
            'u' => {
                let digits: String = inner.by_ref().take(4).collect();
                out.push(char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap());
            }
            itself @ ('\\' | '"') => out.push(itself),
            other => panic!("Go has no \\{other}"),
        }
    }
    out
}

fn find<'a>(node: Node<'a>, is: &dyn Fn(Node) -> bool) -> Option<Node<'a>> {
    if is(node) {
        return Some(node);
    }
    let mut cursor = node.walk();
    let children: Vec<_> = node.children(&mut cursor).collect();
    children.into_iter().find_map(|child| find(child, is))
}
