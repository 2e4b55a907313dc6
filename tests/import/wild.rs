//! Whatever is pasted: an answer, in time, and no panic.

use crate::form;
use crate::quoted;
use crate::tutorial::{SAMPLES, command};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use seedboard::request::{check, import};
use std::time::{Duration, Instant};

/// Reads it, and whatever the form makes of it.
fn survives(text: &str) {
    if let Ok(imported) = import(text, &form()) {
        let _ = check(&imported.draft);
    }
}

const PIECES: &[&str] = &[
    "curl ",
    "curl.exe",
    " -d ",
    "-d@- ",
    "<<EOF\n",
    "<<-'E'\n",
    "EOF\n",
    "\n",
    "\r\n",
    "\\",
    "\\\n",
    "^",
    "^\n",
    "^\n\n",
    "^\"",
    "\"",
    "\"\"",
    "'",
    "''",
    "$'",
    "\\u",
    "\\ud83c",
    "\\x",
    "\\0",
    "$(",
    "${",
    "`",
    ")",
    "}",
    "{",
    "[",
    "]",
    ",",
    ":",
    "\"prompt\"",
    "\"image\"",
    "\"model\"",
    "{\"prompt\":\"x\"}",
    "//",
    "/*",
    "*/",
    "```\n",
    "@'\n",
    "\n'@",
    "|",
    ";",
    "&",
    "<",
    ">",
    "<<<",
    "#",
    " ",
    "\u{a0}",
    "\u{feff}",
    "庭",
    "🎬",
    "=",
    "A=",
    "$A",
    "export ",
    "-H ",
    "Authorization: Bearer ",
    "-u ",
    "--",
    "--data=",
    "https://",
    "?key=",
    "@",
    "data:image/png;base64,",
    "null",
    "1e999",
    "-",
    "cat ",
    "$(cat <<E\n",
    "%A%",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_text(text in any::<String>()) {
        survives(&text);
        survives(&format!("curl {text}"));
        survives(&format!("{{{text}"));
    }

    #[test]
    fn any_pieces(pieces in proptest::collection::vec(select(PIECES), 0..40)) {
        let text = pieces.concat();
        survives(&text);
        survives(&format!("curl a -d {text}"));
        survives(&format!("curl a ^\n -d {text}"));
        survives(&format!("curl a `\n -d {text}"));
    }

    /// Samples with pieces taken out, doubled and put in.
    #[test]
    fn mutated_samples(
        name in select(&SAMPLES[..]),
        way in 0..8usize,
        cuts in proptest::collection::vec((any::<Index>(), any::<Index>(), select(PIECES)), 1..6),
    ) {
        let mut text = command(name);
        if let Some(json) = text.split_once("-d '").and_then(|(_, json)| json.strip_suffix("'\n"))
            && let Some((_, quoted)) = quoted::all(json).into_iter().nth(way)
        {
            text = quoted;
        }
        for (from, length, piece) in cuts {
            let mut chars: Vec<char> = text.chars().collect();
            let from = from.index(chars.len() + 1);
            let to = (from + length.index(6)).min(chars.len());
            chars.splice(from..to, piece.chars());
            text = chars.into_iter().collect();
        }
        survives(&text);
    }
}

/// Texts made to be read again and again. Linear reading takes a fraction of a second even without optimisation.
#[test]
fn hostile_texts_are_read_in_linear_time() {
    let long = |piece: &str, bytes: usize| piece.repeat(bytes / piece.len());
    let repeated = |piece: &str| long(piece, 12_000);
    for piece in PIECES {
        for text in [
            repeated(piece),
            format!("curl a -d {}", repeated(piece)),
            format!("curl a -d '{}", repeated(piece)),
            format!("curl a -d \"{}", repeated(piece)),
            format!("curl a -d $'{}", repeated(piece)),
            format!("curl a -d {}", repeated(&format!(" {piece}x"))),
            format!("curl a -d @- <<A\n{}", repeated(&format!("{piece}\n"))),
            format!("{{{}", repeated(piece)),
            format!("{{\"prompt\":\"{}\"}}", repeated(piece)),
            format!("{{\"image\":[{}\"\"]}}", repeated("\"@picture-1\",")),
        ] {
            let start = Instant::now();
            survives(&text);
            let took = start.elapsed();
            assert!(
                took < Duration::from_secs(3),
                "{took:?}: {}…",
                text.chars().take(60).collect::<String>()
            );
        }
    }
    let repeated = |piece: &str| long(piece, 100_000);
    for text in [
        format!("curl a -d {}", repeated("'{'")),
        format!("curl a -d {}", repeated("'{\"a\":{\"b\":")),
        format!("curl a -d {}", repeated("$(cat <<E\n")),
        format!("curl a {}", repeated("<<E\n E\n")),
        format!("curl {}", repeated("^\n")),
        format!("curl a {}", repeated("@'\n")),
        format!("curl {}", repeated("A=$A ")),
        repeated("A=1\n"),
        repeated("curl a -d 'x'\n"),
        repeated("```\n"),
    ] {
        let start = Instant::now();
        survives(&text);
        let took = start.elapsed();
        assert!(
            took < Duration::from_secs(3),
            "{took:?}: {}…",
            text.chars().take(60).collect::<String>()
        );
    }
}

/// As large as a request can be: 14 pictures, together more than text may be; a fortieth of what they may be.
#[test]
fn pictures_in_the_text_are_read() {
    let picture = format!("\"data:image/png;base64,{}\"", "iVBORw0K".repeat(40_000));
    let json = format!(
        "{{\"prompt\":\"it's\",\"image\":[{}]}}",
        vec![picture; 14].join(",")
    );
    for text in [
        json.clone(),
        format!("curl a -d '{json}'"),
        format!("curl a -d @- <<'E'\n{json}\nE\n"),
    ] {
        let got = import(&text, &form()).ok().unwrap();
        assert_eq!(
            (got.draft.references.count(), got.draft.prompt.as_str()),
            (14, "it's")
        );
    }
}
