//! How shells read words, by table and against `shell-words`, where that is right.

use crate::quoted::{all, double, single};
use crate::{imported, prompt};
use proptest::prelude::*;
use seedboard::request::ImportNote;

#[test]
fn bodies_in_every_quoting() {
    for want in [
        "plain",
        "it's \"quoted\"",
        "back\\slash, $HOME, `tick`, 100 % ^ & | < > ; ! # * ?",
        "庭院 🎬 é",
        "two\nlines\tand a tab",
        "trailing \\",
        "''",
        "{not json} [\"a\"] // no comment /* none */ ,}",
    ] {
        let json = serde_json::json!({"prompt": want, "size": "2K"}).to_string();
        let pretty = format!(
            "{{\n  \"prompt\": {},\n  \"size\": \"2K\"\n}}",
            serde_json::json!(want)
        );
        for json in [json, pretty] {
            for (name, command) in all(&json) {
                let got = imported(&command);
                assert_eq!(got.draft.prompt, want, "{name}\n{command}");
                let base = got.base_url.as_deref();
                assert_eq!(
                    base,
                    Some("https://ark.ap-southeast.bytepluses.com/api/v3"),
                    "{name}"
                );
                let repaired = [ImportNote::ApostropheRepaired, ImportNote::QuotesRepaired];
                assert!(
                    !got.notes.iter().any(|note| repaired.contains(note)),
                    "{name}"
                );
            }
        }
    }
}

/// `-d` with these words, and the prompt that comes of it.
#[test]
fn quoting_by_table() {
    for (word, want) in [
        // Pieces that stand together are one word.
        (r#"'{"prompt":"a'"b"'"}'"#, "ab"),
        (r#"{\"prompt\":\"a\"}"#, "a"),
        (r#""{\"prompt\":\"a\"}""#, "a"),
        (r#"$'{"prompt":"\x61\142\u0063\U00000064"}'"#, "abcd"),
        (r#"$'{"prompt":"\xe5\xba\xad\345\272\255"}'"#, "庭庭"),
        (r#"$'{"prompt":"\ud83c\udfac"}'"#, "🎬"),
        (r#"$'{"prompt":"\ud83c!"}'"#, "\u{fffd}!"),
        (r#"$'{"prompt":"it\'s \"\?\" \\\\ \q"}'"#.replace("\\\"", "\\\\\"").replace("\\q", "q").as_str(), "it's \"?\" \\ q"),
        (r#"$'{"prompt":"\\n"}'"#, "\n"),
        (r#"$"{\"prompt\":\"a\"}""#, "a"),
        ("\"{\\\"prompt\\\":\\\"a\\\n b\\\"}\"", "a b"),
        ("'{\"prompt\":\"a\"}' # it's a comment", "a"),
        // Windows: the program itself reads `\"`, and PowerShell passes it on.
        (r#"'{\"prompt\":\"a \\\"b\\\"\"}'"#, "a \"b\""),
        (r#""{""prompt"":""a""}""#, "a"),
        // Mended.
        (r#"'{"prompt":"it's"}'"#, "it's"),
        (r#"'{"prompt":"it's a dog's life"}' -H 'A: b'"#, "it's a dog's life"),
        (r#"'{"prompt":"it's"}' --header "It's: b""#, "it's"),
        (r#"'{"prompt":"it'\''s a dog's life"}'"#, "it's a dog's life"),
        (r#"' { "prompt": "it's" } '"#, "it's"),
        (r#""{"prompt":"a b"}""#, "a b"),
        (r#"{"prompt":"a b"}"#, "a b"),
    ] {
        let command = format!("curl https://a.example/images/generations -d {word}");
        assert_eq!(prompt(&command), want, "{word}");
    }
}

#[test]
fn a_repair_is_said_and_nothing_else_is_repaired() {
    for (word, note) in [
        (
            r#"'{"prompt":"it's"}'"#,
            Some(ImportNote::ApostropheRepaired),
        ),
        (r#"'{"prompt":"it'\''s"}'"#, None),
        (r#""{"prompt":"a b"}""#, Some(ImportNote::QuotesRepaired)),
        (r#""{\"prompt\":\"it's\"}""#, None),
    ] {
        let got = imported(&format!("curl https://a.example -d {word}"));
        let repairs = [ImportNote::ApostropheRepaired, ImportNote::QuotesRepaired];
        let said = got.notes.iter().find(|note| repairs.contains(note));
        assert_eq!(said, note.as_ref(), "{word}");
    }
}

/// Headers behind the broken quote are still headers.
#[test]
fn what_stands_behind_a_broken_quote_is_read() {
    let got = imported(
        "curl -d '{\"prompt\":\"it's\"}' -H 'Authorization: Bearer key-behind-the-quote' https://a.example/v3/images/generations",
    );
    assert_eq!(got.base_url.as_deref(), Some("https://a.example/v3"));
    assert!(
        got.key
            .is_some_and(|key| key.expose() == "key-behind-the-quote")
    );
}

#[test]
fn here_documents() {
    for (text, want) in [
        ("curl a -d @- <<EOF\n{\"prompt\":\"it's\"}\nEOF\n", "it's"),
        (
            "curl a -d @- <<'EOF'\n{\"prompt\":\"$5 \\\"x\\\"\"}\nEOF",
            "$5 \"x\"",
        ),
        ("curl a -d @- << \"E F\"\n{\"prompt\":\"x\"}\nE F\n", "x"),
        ("curl a -d @- <<\\EOF\r\n{\"prompt\":\"x\"}\r\nEOF\r\n", "x"),
        (
            "curl a -d @- <<-EOF\n\t{\n\t\"prompt\":\"x\"}\n\tEOF\n",
            "x",
        ),
        (
            "curl a -d @- <<EOF -H 'A: b' \\\n -H 'C: d'\n{\"prompt\":\"\\$5\"}\nEOF\necho it's",
            "$5",
        ),
        ("cat <<EOF | curl a -d @-\n{\"prompt\":\"x\"}\nEOF\n", "x"),
        ("cat <<EOF |\n{\"prompt\":\"x\"}\nEOF\n curl a -d @-\n", "x"),
        (
            "curl a -d \"$(cat <<'EOF'\n{\"prompt\":\"it's (x)\"}\nEOF\n)\" -H 'A: b'",
            "it's (x)",
        ),
        ("curl a -d @- <<< '{\"prompt\":\"x\"}'", "x"),
        ("echo '{\"prompt\":\"x\"}' | curl a --data-binary @-", "x"),
        (
            "printf '%s' '{\"prompt\":\"x\"}' | curl a -d @/dev/stdin",
            "x",
        ),
        ("BODY='{\"prompt\":\"x\"}'\ncurl a -d \"$BODY\"", "x"),
        (
            "BODY=$(cat <<EOF\n{\"prompt\":\"x\"}\nEOF\n)\ncurl a -d \"${BODY}\"",
            "x",
        ),
        (
            "1. run\n   curl a -d @- <<EOF\n   {\"prompt\":\"x\"}\n   EOF\n2. it's done",
            "x",
        ),
        (
            "curl a -d @- <<EOF\n{\"prompt\":\"never ended\"}\n",
            "never ended",
        ),
        (
            "curl.exe a -d @'\n{\"prompt\":\"it''s \"}\n'@ `\n -H 'A: b'",
            "it''s ",
        ),
        ("curl.exe a `\n -d \"{`\"prompt`\":`\"x`\"}\"", "x"),
        (
            "curl.exe -X POST \"https://a.example\" ^\r\n -d \"{\\\"prompt\\\": \\\"50^% x\\\"}\"",
            "50% x",
        ),
    ] {
        assert_eq!(prompt(text), want, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Words are those of `shell-words`, which knows neither variables nor comments nor `$'…'`.
    #[test]
    fn words_are_those_of_a_shell(pieces in proptest::collection::vec("[a-z{}:,]{1,3}|'[^'$`]{0,4}'|\"([^\"\\\\$`]|\\\\[\"\\\\]){0,4}\"|\\\\[a-z\"' ]", 0..6)) {
        let word = format!("'{{\"prompt\":\"'\"x\"{}'\"}}'", pieces.concat());
        let command = format!("curl a --data-raw {word}");
        let words = shell_words::split(&command).unwrap();
        let read = &words[3];
        let Ok(json) = serde_json::from_str::<serde_json::Value>(read) else { return Ok(()) };
        let want = json["prompt"].as_str().unwrap();
        prop_assert_eq!(prompt(&command), want, "{}", command);
    }

    /// What quoting writes, reading gets back: any text, by our own quoting and by that of `shell-words`.
    #[test]
    fn quoted_is_read_back(want in any::<String>()) {
        let json = serde_json::json!({"prompt": want}).to_string();
        let oracle = shell_words::quote(&json).into_owned();
        prop_assert_eq!(&shell_words::split(&oracle).unwrap(), std::slice::from_ref(&json));
        for quoted in [single(&json), double(&json), oracle] {
            prop_assert_eq!(&prompt(&format!("curl a --data-raw {quoted} -N")), &want, "{}", quoted);
        }
        for (name, command) in all(&json) {
            prop_assert_eq!(&prompt(&command), &want, "{}\n{}", name, command);
        }
    }
}
