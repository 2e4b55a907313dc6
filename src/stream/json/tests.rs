use super::text::MOST;
use super::*;
use crate::ports::MemoryPictures;
use futures::FutureExt;
use proptest::prelude::*;

/// What was said, in short, with the bytes of pictures; `broken` at the end where it was.
fn read<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
    let pictures = MemoryPictures::default();
    let (mut scanner, mut said) = (Scanner::default(), Vec::new());
    let take = |item: Option<Said>, said: &mut Vec<String>| {
        let (what, item) = match item {
            None => return,
            Some(Said::Entry(item)) => ("entry", item),
            Some(Said::Document(item)) => ("document", item),
        };
        let all: Vec<_> = item
            .pictures
            .into_iter()
            .map(|picture| {
                picture
                    .map_err(|fault| (fault.kind, fault.at))
                    .map(|(id, format)| {
                        let kept = pictures.keep(id, format).now_or_never().unwrap();
                        // A picture under a repeated key was given up.
                        kept.map(|kept| pictures.bytes(kept.hash).unwrap().0)
                    })
            })
            .collect();
        said.push(format!("{what} {:?} {all:?}", item.value));
    };
    'all: for mut piece in pieces {
        while !piece.is_empty() {
            match scanner.push(piece, &pictures) {
                Ok((length, item)) => {
                    take(item, &mut said);
                    piece = &piece[length..];
                }
                Err(broken) => {
                    said.push(format!("{broken:?}"));
                    break 'all;
                }
            }
        }
    }
    take(scanner.finish(&pictures), &mut said);
    scanner.abandon(&pictures);
    assert_eq!(pictures.incoming(), 0);
    said
}

fn whole(json: &str) -> Vec<String> {
    let said = read(std::iter::once(json.as_bytes()));
    let bytewise = read(json.as_bytes().chunks(1));
    assert_eq!(bytewise, said, "{json}");
    said
}

const PNG: &str = "iVBORw0KGgoAAAANSUhEUg==";

#[test]
fn a_pictures_text_goes_on_and_stands_nowhere() {
    let png = "[137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]";
    for (json, want) in [
        (
            format!("{{\"b64_json\":\"{PNG}\"}}"),
            format!("[Ok(Ok({png}))]"),
        ),
        (
            format!("{{\"b64_json\":\"data:image/png;base64,{PNG}\"}}"),
            format!("[Ok(Ok({png}))]"),
        ),
        (
            format!("{{\"url\":\"data:image/png;base64,{PNG}\"}}"),
            format!("[Ok(Ok({png}))]"),
        ),
        (
            format!("{{\"b64_json\":\"{}\\n \\u0067\\u003d=\"}}", &PNG[..21]),
            format!("[Ok(Ok({png}))]"),
        ),
        (
            format!("{{\"b64_json\":\"{}\n{}\"}}", &PNG[..7], &PNG[7..]),
            format!("[Ok(Ok({png}))]"),
        ),
        (
            "{\"b64_json\":\"iVBO_w0K\"}".to_owned(),
            "[Err((DamagedPicture, Some(4)))]".to_owned(),
        ),
        (
            "{\"b64_json\":\"PHN2Zz48L3N2Zz4=\"}".to_owned(),
            "[Err((NotAPicture, None))]".to_owned(),
        ),
    ] {
        let name = if json.contains("url") {
            "url"
        } else {
            "b64_json"
        };
        assert_eq!(
            whole(&json),
            [format!(
                "document Object([(\"{name}\", Picture(0))]) {want}"
            )],
            "{json}"
        );
    }
}

#[test]
fn an_empty_picture_and_an_address_are_texts() {
    for (json, want) in [
        (
            "{\"b64_json\":\"\"}",
            "document Object([(\"b64_json\", Text(\"\"))]) []",
        ),
        (
            "{\"b64_json\":null}",
            "document Object([(\"b64_json\", None)]) []",
        ),
        (
            "{\"url\":\"https://a.example/data:,x\"}",
            "document Object([(\"url\", Text(\"https://a.example/data:,x\"))]) []",
        ),
        (
            "{\"url\":\"d\"}",
            "document Object([(\"url\", Text(\"d\"))]) []",
        ),
    ] {
        assert_eq!(whole(json), [want], "{json}");
    }
}

#[test]
fn of_repeated_pictures_the_last_counts() {
    let said = whole(&format!(
        "{{\"b64_json\":\"{PNG}\",\"b64_json\":\"{PNG}\"}}"
    ));
    assert!(
        said[0].starts_with("document Object([(\"b64_json\", Picture(1))]) [Ok(Err(())), Ok(Ok("),
        "{said:?}"
    );
}

#[test]
fn entries_are_said_as_they_close() {
    assert_eq!(
        whole("{\"a\":1,\"data\":[{\"b\":[{}]},2],\"c\":3}"),
        [
            "entry Object([(\"b\", List([Object([])]))]) []",
            "entry Whole(2) []",
            "document Object([(\"a\", Whole(1)), (\"data\", List([])), (\"c\", Whole(3))]) []",
        ]
    );
    assert_eq!(
        whole("[{\"a\":1}] "),
        [
            "entry Object([(\"a\", Whole(1))]) []",
            "document List([]) []"
        ]
    );
    assert_eq!(
        whole("{} {}\n7"),
        [
            "document Object([]) []",
            "document Object([]) []",
            "document Whole(7) []"
        ]
    );
}

#[test]
fn what_is_no_json_is_told_at_once() {
    for json in [
        "x",
        "{x",
        "{\"a\"1",
        "{\"a\":1 2",
        "[1,]",
        "{,}",
        "{\"a\":tru}",
        "01",
        "\"\\x\"",
        "\"a\nb\"",
        "]",
        "{\"a\":-}",
        "\"\\u12g4\"",
    ] {
        let said = whole(json);
        let numbers = json == "01" || json == "x";
        assert_eq!(
            said.last().map(String::as_str),
            if numbers && json == "01" {
                None
            } else {
                Some("Syntax")
            },
            "{json}: {said:?}"
        );
    }
    assert_eq!(whole(&"[".repeat(200)), ["Syntax"]);
    let deep = format!("{}1{}", "[".repeat(127), "]".repeat(127));
    assert!(whole(&deep).last().unwrap().starts_with("document"));
}

#[test]
fn what_is_kept_is_bounded() {
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(MOST + 1));
    assert_eq!(whole(&long), ["document Object([(\"a\", Cut)]) []"]);
    // Written as escapes it is no less.
    let escaped = format!(
        "[{{{}}}]",
        format!("\"a\":\"{}\",", "\\n".repeat(MOST - 1)).repeat(20)
    );
    assert_eq!(whole(&escaped).last().map(String::as_str), Some("TooLarge"));
    let many = format!("{{\"a\":[{}]}}", "1,".repeat(KEPT / FIELD + 1));
    assert_eq!(whole(&many), ["TooLarge"]);
    let data = format!("{{\"data\":[{}0]}}", "1,".repeat(3 * KEPT / FIELD));
    assert_eq!(
        whole(&data).len(),
        3 * KEPT / FIELD + 2,
        "entries do not stay"
    );
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<u32>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        ".{0,8}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            proptest::collection::hash_map("[a-c\"\\\\é]{0,3}", inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    /// The same value as `serde_json` reads, however it is spelled and cut.
    #[test]
    fn any_value_is_read_as_serde_json_reads_it(value in json(), pretty in any::<bool>(), length in 1..9_usize) {
        // Not at the top and not as `data`, where elements are said by themselves.
        let value = serde_json::json!({ "v": value });
        let text = match pretty {
            true => serde_json::to_string_pretty(&value).unwrap(),
            false => serde_json::to_string(&value).unwrap(),
        };
        let want = format!("document {:?} []", Loose::parse(&text).unwrap());
        prop_assert_eq!(read(text.as_bytes().chunks(length)), vec![want]);
        // And with every character written as an escape.
        let inner: String = "aé😀\"".encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        let text = format!("{{\"v\":\"{inner}\"}}");
        let want = format!("document {:?} []", Loose::parse(&text).unwrap());
        prop_assert_eq!(read(text.as_bytes().chunks(length)), vec![want]);
    }

    #[test]
    fn any_bytes_have_an_answer_that_does_not_depend_on_the_cuts(bytes in proptest::collection::vec(prop_oneof![
        any::<u8>(), Just(b'"'), Just(b'{'), Just(b'['), Just(b'\\'), Just(b','), Just(b':'), Just(b'}'), Just(b']')
    ], 0..60), length in 1..9_usize) {
        let at_once = read(std::iter::once(bytes.as_slice()));
        prop_assert_eq!(read(bytes.chunks(length)), at_once);
    }
}
