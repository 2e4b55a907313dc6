//! What is no request, and where it goes wrong.

use crate::{fault, form};
use seedboard::request::{ImportFault, MOST_BYTES, MOST_TEXT, import};

#[test]
fn what_is_nothing() {
    for text in [
        "",
        "  \n",
        "hello",
        "it's",
        "wget https://a.example",
        "curly",
        "'curl' hair",
    ] {
        let want = match text {
            "'curl' hair" => ImportFault::NoBody,
            _ => ImportFault::NothingHere,
        };
        assert_eq!(fault(text), want, "{text}");
    }
    for text in [
        "curl https://a.example",
        "curl",
        "curl -d",
        "curl a -F x=y",
        "curl -d @- a",
    ] {
        assert_eq!(fault(text), ImportFault::NoBody, "{text}");
    }
    for text in [
        "[]",
        "\"x\"",
        "[{\"prompt\":\"x\"}]",
        "curl a -d '[1]'",
        "curl a -d 5",
    ] {
        assert_eq!(fault(text), ImportFault::NotAnObject, "{text}");
    }
}

#[test]
fn the_place_is_said() {
    for (text, line, column) in [
        ("{\"prompt\": oops}", 1, 12),
        ("{\n  \"prompt\": \"庭\", x\n}", 2, 18),
        ("\n\n{\"a\":1} what", 3, 9),
        ("```json\n{\"a\":\n1 2}\n```", 3, 3),
        ("curl a \\\n -d '{\n\"a\": oops}'", 3, 6),
        ("curl a -d '{\"a\": oops}'", 1, 18),
        ("curl a -d @- <<EOF\n{\"a\":\noops}\nEOF\n", 3, 1),
        ("curl a -d x=y", 1, 11),
        ("{\"a\":", 1, 5),
    ] {
        assert_eq!(fault(text), ImportFault::NotJson { line, column }, "{text}");
    }
}

#[test]
fn a_quote_that_nothing_closes() {
    for (text, offset) in [
        ("curl a -d '{\"prompt\":\"x\"", 10),
        ("curl a -d \"{oops}", 10),
        ("curl a -H 'A: b -d {oops}", 10),
    ] {
        assert_eq!(fault(text), ImportFault::UnclosedQuote { offset }, "{text}");
    }
    // Nothing is missing but the quote.
    assert!(import("curl a -d '{\"prompt\":\"x\"}", &form()).is_ok());
}

#[test]
fn nesting_and_length_are_bounded() {
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(5000), "]".repeat(5000));
    assert!(matches!(fault(&deep), ImportFault::NotJson { line: 1, .. }));
    assert!(matches!(
        fault(&"{\"a\":".repeat(5000)),
        ImportFault::NotJson { .. }
    ));
    let many: Vec<_> = (0..2000).map(|at| format!("\"a{at}\":1")).collect();
    let many = format!("{{{}}}", many.join(","));
    assert_eq!(fault(&many), ImportFault::TooManyFields { most: 1000 });
    let long = " ".repeat(MOST_TEXT + 1);
    let (bytes, most) = (MOST_TEXT + 1, MOST_TEXT);
    assert_eq!(fault(&long), ImportFault::TooLarge { bytes, most });
    let long = " ".repeat(MOST_BYTES + 1);
    let (bytes, most) = (MOST_BYTES + 1, MOST_BYTES);
    assert_eq!(fault(&long), ImportFault::TooLarge { bytes, most });
}
