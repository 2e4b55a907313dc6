//! The lines of `image`: addresses, pictures written into the address, and how many.

use crate::models::V45;
use seedboard::address::AddressFault;
use seedboard::request::{Draft, Field, ReferenceFault, Rule, Sequential, check};

fn rules(image: &str) -> Vec<Rule> {
    let mut draft = Draft::new(V45, "x");
    draft.sequential_image_generation = Sequential::Disabled;
    draft.set_image(image);
    let problems = check(&draft).problems;
    assert!(
        problems
            .iter()
            .all(|problem| problem.field == Field::Image && problem.fix.is_none())
    );
    problems.into_iter().map(|problem| problem.rule).collect()
}

#[test]
fn each_line_is_checked() {
    use ReferenceFault::{Address, DataForm, DataFormat, DataText};
    for (line, want) in [
        ("https://a.example/1.png?x=%2F", None),
        ("HTTPS://a.example", None),
        ("http://a.example/1.png", None),
        ("http://127.0.0.1:8080/1.png", None),
        ("data:image/png;base64,iVBORw0KGgo=", None),
        ("data:image/jpeg;base64,/9j/4A==", None),
        ("data:image/gif;base64,R0lGOD++", None),
        ("1.png", Some(Address(AddressFault::Scheme))),
        ("ftp://a.example/1", Some(Address(AddressFault::Scheme))),
        (
            "blob:https://a.example/1",
            Some(Address(AddressFault::Scheme)),
        ),
        (
            "https://a.example/a b",
            Some(Address(AddressFault::Character)),
        ),
        (
            "https://user@a.example/",
            Some(Address(AddressFault::Credentials)),
        ),
        (
            "http://user@a.example/",
            Some(Address(AddressFault::Credentials)),
        ),
        ("https://", Some(Address(AddressFault::Host))),
        ("data:image/png;base64", Some(DataForm)),
        ("data:text/plain;base64,AAAA", Some(DataForm)),
        ("data:image/png,AAAA", Some(DataForm)),
        ("data:image/PNG;base64,AAAA", Some(DataFormat)),
        ("data:image/svg+xml;base64,AAAA", Some(DataFormat)),
        ("data:image/heic;base64,AAAA", Some(DataFormat)),
        ("data:image/png;base64,", Some(DataText)),
        ("data:image/png;base64,AA-_", Some(DataText)),
        ("data:image/png;base64,AA AA", Some(DataText)),
    ] {
        let want: Vec<_> = want
            .map(|fault| Rule::Reference { number: 1, fault })
            .into_iter()
            .collect();
        assert_eq!(rules(line), want, "{line}");
    }
}

#[test]
fn a_bad_line_is_named_by_the_number_of_its_picture() {
    let text = "\n https://a.example/1 \n\n  nonsense\n\t\nhttps://a.example/2\nftp://x";
    let numbers: Vec<_> = rules(text)
        .into_iter()
        .map(|rule| match rule {
            Rule::Reference { number, .. } => number,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(numbers, [2, 4]);
}
