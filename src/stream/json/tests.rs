//! The scanner and the tree against `serde_json`, which has the whole text at once.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use super::{Json, Root, Scanned};
use crate::loose::Loose;
use crate::ports::{MemoryPictures, Pictures};
use crate::stream::incoming::Streamed;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

/// Reads these pieces. `Ok(None)`: more was wanted. `Err`: how far it went.
fn read<'a>(
    mut json: Json,
    pieces: impl IntoIterator<Item = &'a [u8]>,
    pictures: &dyn Pictures,
) -> Result<Option<Root>, usize> {
    let mut at = 0;
    for piece in pieces {
        let mut rest = piece;
        while !rest.is_empty() {
            let read = match json.push(rest, false, pictures) {
                Scanned::More => rest.len(),
                Scanned::Entry(read) => {
                    json.entry().unwrap();
                    read
                }
                Scanned::Whole(_) => return Ok(Some(json.into_root(pictures))),
                Scanned::Wrong(read) => {
                    json.discard(pictures);
                    return Err(at + read);
                }
            };
            at += read;
            rest = &rest[read..];
        }
    }
    json.discard(pictures);
    Ok(None)
}

fn value<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Result<Option<Loose<'static>>, usize> {
    let root = read(Json::event(), pieces, &MemoryPictures::default())?;
    Ok(root.map(|root| root.value))
}

/// Every way to cut it in two.
fn halves(text: &[u8]) -> impl Iterator<Item = [&[u8]; 2]> {
    (0..=text.len()).map(|at| {
        let (head, tail) = text.split_at(at);
        [head, tail]
    })
}

#[rustfmt::skip]
#[test]
fn texts_that_are_no_json_are_wrong_at_their_first_wrong_byte() {
    for (text, at) in [
        ("7", 0),
        ("\"a\"", 0),
        ("}", 0),
        ("[,", 1),
        ("[1,]", 3),
        ("[1 2]", 3),
        ("[1}", 2),
        ("{]", 1),
        ("{,", 1),
        ("{1:2}", 1),
        ("{\"a\" 1}", 5),
        ("{\"a\":}", 5),
        ("{\"a\":1,}", 7),
        ("{\"a\":1\"b\"", 6),
        ("[tru]", 4),
        ("[nul1", 4),
        ("[falsey", 6),
        ("[True", 1),
        ("[01]", 3),
        ("[+1]", 1),
        ("[1.]", 3),
        ("[.5]", 1),
        ("[1e]", 3),
        ("[1e+]", 4),
        ("[-]", 2),
        ("[1.5.2]", 6),
        ("[1-2]", 4),
        ("[\"a\nb\"]", 3),
        ("[\"\t\"]", 2),
        ("[\"abcdefgh\0\"]", 10),
        ("[\"\\x\"]", 3),
        ("[\"\\u12g4\"]", 6),
        ("['a']", 1),
        ("[\u{a0}1]", 1),
    ] {
        assert_eq!(value([text.as_bytes()]), Err(at), "{text}");
        for pieces in halves(text.as_bytes()) {
            assert_eq!(value(pieces), Err(at), "{pieces:?}");
        }
        assert!(serde_json::from_str::<Value>(text).is_err() || !text.starts_with(['[', '{']));
    }
}

#[test]
fn what_is_cut_wants_more() {
    let text = "{\"a\":[true,null,-1.5e3,\"\\ud83d\\ude00 \\\"é\"],\"b\":{}}".as_bytes();
    for end in 0..text.len() {
        assert_eq!(value([&text[..end]]), Ok(None), "{end}");
    }
    assert!(matches!(value([text]), Ok(Some(Loose::Object(_)))));
}

#[test]
fn escapes_are_resolved_and_half_characters_replaced() {
    for (text, want) in [
        (r#"["\"\\\/\b\f\n\r\t"]"#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#"["\u0041\u00e9\u9662"]"#, "Aé院"),
        (r#"["\ud83d\ude00"]"#, "😀"),
        (r#"["\uD83D\uDE00x"]"#, "😀x"),
        (r#"["\ud83d"]"#, "\u{fffd}"),
        (r#"["\ud83dx"]"#, "\u{fffd}x"),
        (r#"["\ud83d\n"]"#, "\u{fffd}\n"),
        (r#"["\ud83d\u0041"]"#, "\u{fffd}A"),
        (r#"["\ud83d\ud83d\ude00"]"#, "\u{fffd}😀"),
        (r#"["\ude00"]"#, "\u{fffd}"),
    ] {
        let want = Loose::List(vec![Loose::Text(want.into())]);
        for pieces in halves(text.as_bytes()) {
            assert_eq!(value(pieces), Ok(Some(want.clone())), "{pieces:?}");
        }
    }
    let wrong = Loose::List(vec![Loose::Text("\u{fffd}x".into())]);
    assert_eq!(value([&b"[\"\xC3x\"]"[..]]), Ok(Some(wrong)));
}

#[test]
fn nesting_and_numbers_are_bounded() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(matches!(value([nested(128).as_bytes()]), Ok(Some(_))));
    assert_eq!(value([nested(129).as_bytes()]), Err(128));
    let objects = "{\"a\":".repeat(128);
    assert_eq!(value([objects.as_bytes()]), Ok(None));
    assert_eq!(value([(objects + "[").as_bytes()]), Err(5 * 128));
    let digits = format!("[{}]", "1".repeat(2000));
    assert_eq!(value([digits.as_bytes()]), Err(1025));
    assert_eq!(
        value([&b"[1e400,-0,18446744073709551616]"[..]]),
        Ok(Some(Loose::List(vec![Loose::OddNumber; 3])))
    );
}

#[test]
fn a_long_text_is_cut_and_marked() {
    for (character, kept) in [("a", 65_536), ("院", 65_535), ("😀", 65_536)] {
        let text = |length: usize| format!("[\"{}\"]", character.repeat(length / character.len()));
        let Ok(Some(Loose::List(list))) = value([text(kept).as_bytes()]) else {
            panic!("{character}")
        };
        assert_eq!(list[0].text().map(str::len), Some(kept));
        let long = text(200_000);
        let want = Loose::CutText(character.repeat(kept / character.len()));
        for length in [1, 1000, usize::MAX] {
            let list = Loose::List(vec![want.clone()]);
            assert_eq!(value(long.as_bytes().chunks(length)), Ok(Some(list)));
        }
    }
}

/// Whatever an event is made of, what is kept of it is bounded.
#[test]
fn an_event_of_too_many_values_is_refused() {
    for part in [
        "1,",
        "{},",
        "[],",
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",",
        "null,",
    ] {
        let few = format!("[{}1]", part.repeat(9_000));
        assert!(matches!(value([few.as_bytes()]), Ok(Some(_))), "{part}");
        let many = format!("[{}1]", part.repeat(40_000));
        assert!(value(many.as_bytes().chunks(1000)).is_err(), "{part}");
    }
    let names: String = (0..40_000).map(|n| format!("\"{n}\":1,")).collect();
    assert!(value([format!("{{\"x\":{{{names}\"x\":1}}}}").as_bytes()]).is_err());
}

/// The fields of the value itself are looked through for every entry, so they are few.
#[test]
fn a_value_of_too_many_fields_is_refused() {
    let names = |most| (0..most).map(|n| format!("\"{n}\":1,")).collect::<String>();
    let text = |most| format!("{{{}\"x\":1}}", names(most - 1));
    assert!(matches!(value([text(256).as_bytes()]), Ok(Some(_))));
    assert!(value([text(257).as_bytes()]).is_err());
    let inner = format!("{{\"x\":{}}}", text(257));
    assert!(matches!(value([inner.as_bytes()]), Ok(Some(_))));
}

/// Entries leave as they close: a reply of many is no larger than a reply of one.
#[test]
fn entries_do_not_add_up() {
    for (open, close) in [("{\"data\":[", "]}"), ("[", "]")] {
        let entry = "{\"url\":\"https://a.example/a\",\"size\":\"1x1\"}";
        let text = format!("{open}{}{entry}{close}", format!("{entry},").repeat(50_000));
        let pictures = MemoryPictures::default();
        let root = read(Json::document(), [text.as_bytes()], &pictures);
        assert_eq!(root.unwrap().unwrap().entries, Some(50_001));
    }
}

const JPEG: &str = "/9j/4CBhIHBpY3R1cmU=";

fn streamed(text: &str, pieces: usize) -> (Option<Streamed>, usize) {
    let pictures = MemoryPictures::default();
    let root = read(Json::event(), text.as_bytes().chunks(pieces), &pictures);
    let picture = root.unwrap().unwrap().picture;
    (picture, pictures.incoming())
}

/// Of repeated fields the last counts, whatever it is; what the others brought is given up.
#[test]
fn of_repeated_pictures_the_last_counts() {
    let damaged = "AAAA*";
    for (fields, is_whole) in [
        (format!("\"b64_json\":\"{JPEG}\""), Some(true)),
        (
            format!("\"b64_json\":\"{JPEG}\",\"b64_json\":\"{JPEG}\""),
            Some(true),
        ),
        (
            format!("\"b64_json\":\"{JPEG}\",\"b64_json\":\"{damaged}\""),
            Some(false),
        ),
        (
            format!("\"b64_json\":\"{damaged}\",\"b64_json\":\"{JPEG}\""),
            Some(true),
        ),
        (format!("\"b64_json\":\"{JPEG}\",\"b64_json\":null"), None),
        (format!("\"b64_json\":\"{JPEG}\",\"b64_json\":\"\""), None),
        (format!("\"b64_json\":\"{JPEG}\",\"b64_json\":{{}}"), None),
        (format!("\"b64_json\":\"{JPEG}\",\"b64_json\":7"), None),
        (
            format!("\"url\":\"data:image/jpeg;base64,{JPEG}\""),
            Some(true),
        ),
        (
            format!("\"url\":\"data:image/jpeg;base64,{JPEG}\",\"url\":\"x\""),
            None,
        ),
        (
            format!("\"url\":\"data:image/jpeg;base64,{damaged}\",\"b64_json\":\"{JPEG}\""),
            Some(true),
        ),
        (
            format!("\"b64_json\":\"{JPEG}\",\"url\":\"data:image/jpeg;base64,{JPEG}\""),
            Some(true),
        ),
        (
            format!("\"b64_json\":\"data:image/jpeg;base64,{JPEG}\""),
            Some(true),
        ),
        (
            format!("\"b64_json\":\"{}\"", JPEG.replace('/', "\\/")),
            Some(true),
        ),
        (
            format!("\"b64_\\u006ason\":\"{}\"", JPEG.replace('C', "\\u0043")),
            Some(true),
        ),
        // Only where a picture belongs.
        (format!("\"image\":{{\"b64_json\":\"{JPEG}\"}}"), None),
        (format!("\"data\":[{{\"b64_json\":\"{JPEG}\"}}]"), None),
        (
            format!("\"type\":\"image_generation.partial_image\",\"b64_json\":\"{JPEG}\""),
            None,
        ),
    ] {
        let text = format!("{{{fields},\"x\":1}}");
        for pieces in [1, 7, usize::MAX] {
            let (picture, incoming) = streamed(&text, pieces);
            let found = picture
                .as_ref()
                .map(|p| matches!(p, Streamed::Whole { .. }));
            assert_eq!(found, is_whole, "{text}");
            assert_eq!(incoming, usize::from(is_whole == Some(true)), "{text}");
        }
    }
}

/// Wherever a text is cut, nothing of a picture is left once it is given up.
#[test]
fn nothing_is_left_of_what_was_cut() {
    let text = format!(
        "{{\"url\":\"data:image/jpeg;base64,{JPEG}\",\"b64_json\":\"{JPEG}\",\"data\":[{{\"b64_json\":\"{JPEG}\"}}]}}"
    );
    for end in 0..text.len() {
        for json in [Json::event(), Json::document()] {
            let pictures = MemoryPictures::default();
            let mut json = json;
            let _ = json.push(&text.as_bytes()[..end], false, &pictures);
            json.discard(&pictures);
            assert_eq!(pictures.incoming(), 0, "{end}");
        }
    }
}

/// A value, and how one may write it: white space, escapes and the spelling of numbers are chosen byte by byte.
fn spelled(value: &Value, choice: &mut impl FnMut() -> u8, out: &mut String) {
    let mut space =
        |out: &mut String| out.push_str(["", "", " ", "\n", "\t", "\r\n  "][choice() as usize % 6]);
    space(out);
    match value {
        Value::String(text) => spell_text(text, choice, out),
        Value::Array(list) => {
            out.push('[');
            for (at, value) in list.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                spelled(value, choice, out);
            }
            space_after(choice, out);
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (at, (name, value)) in fields.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                space_after(choice, out);
                spell_text(name, choice, out);
                space_after(choice, out);
                out.push(':');
                spelled(value, choice, out);
            }
            space_after(choice, out);
            out.push('}');
        }
        other => out.push_str(&other.to_string()),
    }
    space_after(choice, out);
}

fn space_after(choice: &mut impl FnMut() -> u8, out: &mut String) {
    out.push_str(["", "", " ", "\n"][choice() as usize % 4]);
}

fn spell_text(text: &str, choice: &mut impl FnMut() -> u8, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        let must = matches!(character, '"' | '\\' | '\0'..='\x1f');
        match choice() % 4 {
            0 => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            1 if matches!(character, '"' | '\\' | '/') => out.extend(['\\', character]),
            _ if must => out.push_str(&format!("\\u{:04X}", character as u32)),
            _ => out.push(character),
        }
    }
    out.push('"');
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[ -~\"\\\\/\u{e9}院😀\u{0}\n]{0,12}".prop_map(Value::from),
    ];
    let nested = leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map("[a-z\"\\\\é]{0,6}", inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    });
    // The outermost is never a bare scalar.
    nested.prop_map(|value| match value {
        Value::Array(_) | Value::Object(_) => value,
        scalar => Value::Array(vec![scalar]),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_spelling_of_any_value_cut_anywhere_is_read_as_serde_json_reads_it(
        value_of in any_value(),
        choices in vec(any::<u8>(), 64),
        cuts in vec(any::<Index>(), 0..10),
    ) {
        let mut at = 0;
        let mut choice = || { at += 1; choices[at % choices.len()] };
        let mut text = String::new();
        spelled(&value_of, &mut choice, &mut text);
        let want = Loose::parse(&text);
        let bytes = text.as_bytes();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let read = value(cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]));
        prop_assert_eq!(read.map(Option::unwrap), want.map_err(|_| 0));
        prop_assert!(value(bytes.chunks(1)).is_ok());
    }

    #[test]
    fn what_serde_json_refuses_is_refused(
        value_of in any_value(),
        at in any::<Index>(),
        byte in prop_oneof![any::<u8>(), proptest::sample::select(b"{}[]\",:\\0e-tn \n".to_vec())],
    ) {
        let mut text = value_of.to_string().into_bytes();
        *at.get_mut(&mut text) = byte;
        let ours = value([&text[..]]);
        match std::str::from_utf8(&text).map(Loose::parse) {
            Ok(Ok(value)) => prop_assert_eq!(ours, Ok(Some(value))),
            // Ours stops behind the value, makes U+FFFD of half characters, and knows how large a number may be.
            Ok(Err(_)) if matches!(ours, Ok(Some(_))) => {
                let tolerated = text.iter().any(|byte| b"}]\\e".contains(byte));
                prop_assert!(tolerated);
            }
            Ok(Err(_)) => {}
            Err(_) => {}
        }
    }
}
