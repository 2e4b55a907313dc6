//! A key in a pasted command goes to one place.

use crate::{form, imported};
use seedboard::request::{ImportNote, import};

const KEY: &str = "ark-4f1c-planted-key";
const BODY: &str = r#"{"prompt":"x"}"#;

/// Everything that came of an import, but the key itself.
fn everything_else(text: &str) -> String {
    match import(text, &form()) {
        Err(fault) => format!("{fault:?}"),
        Ok(got) => format!(
            "{:?} {:?} {:?} {:?}",
            got.draft, got.dropped, got.notes, got.base_url
        ),
    }
}

#[test]
fn keys_are_found_wherever_they_stand() {
    for arguments in [
        "-H 'Authorization: Bearer KEY'",
        "-H \"authorization:bearer KEY\"",
        "-H 'Authorization: KEY'",
        "-HAuthorization:KEY",
        "--header='Authorization: Token KEY'",
        "-H $'Authorization: Bearer KEY'",
        "-H 'x-api-key: KEY'",
        "-H 'api-key: KEY'",
        "-H 'X-Ark-Api-Key:KEY'",
        "-u KEY",
        "-u KEY:",
        "-u :KEY",
        "-uuser:KEY",
        "--user api:KEY",
        "--oauth2-bearer KEY",
        "'https://KEY@a.example/images/generations'",
        "'https://user:KEY@a.example/images/generations'",
        "'https://a.example/images/generations?api_key=KEY&x=y'",
        "'https://a.example/images/generations?key=KEY'",
        "--url 'https://a.example/images/generations?access_token=KEY#x'",
        "-H 'Authorization: Bearer $ARK_API_KEY' -H 'x-api-key: KEY'",
    ] {
        let text = format!(
            "curl https://b.example {} -d '{BODY}'",
            arguments.replace("KEY", KEY)
        );
        let text = text.replace(&format!("$ARK_API_{KEY}"), "$ARK_API_KEY");
        let got = imported(&text);
        assert!(got.key.is_some_and(|key| key.expose() == KEY), "{text}");
        assert!(got.notes.contains(&ImportNote::KeyFound), "{text}");
        assert!(!everything_else(&text).contains(KEY), "{text}");
    }
}

#[test]
fn keys_that_the_script_sets_are_found() {
    for before in [
        "export ARK_API_KEY=KEY\n",
        "ARK_API_KEY='KEY' ",
        "ARK_API_KEY=\"KEY\"; ",
        "set ARK_API_KEY=KEY\n",
        "$env:ARK_API_KEY = \"KEY\"\n",
    ] {
        let before = before
            .replace("=KEY", &format!("={KEY}"))
            .replace("'KEY'", &format!("'{KEY}'"));
        let before = before.replace("\"KEY\"", &format!("\"{KEY}\""));
        for name in [
            "$ARK_API_KEY",
            "${ARK_API_KEY}",
            "%ARK_API_KEY%",
            "$env:ARK_API_KEY",
        ] {
            let text = format!("{before}curl a -H \"Authorization: Bearer {name}\" -d '{BODY}'");
            assert!(
                imported(&text).key.is_some_and(|key| key.expose() == KEY),
                "{text}"
            );
            assert!(!everything_else(&text).contains(KEY), "{text}");
        }
    }
}

/// In the body, beside it, and in texts that are no request.
#[test]
fn keys_leak_nowhere() {
    for text in [
        r#"{"prompt":"x","api_key":"KEY"}"#,
        r#"{"prompt":"x","api_key":"KEY","api_key":"KEY"}"#,
        r#"{"prompt":"x","Authorization":"Bearer KEY"}"#,
        r#"{"prompt":"x","apiKey":["KEY"]}"#,
        r#"{"prompt":"x","optimize_prompt_options":{"api_key":"KEY"}}"#,
        r#"curl a -H 'Authorization: Bearer KEY' -d '{"prompt":"x","extra":{"headers":["KEY"]},"seed":"KEY","KEY":1}'"#,
        "curl a -H 'Authorization: Bearer KEY' -d '{\"prompt\":\"x\",\"image\":\"data:image/png;base64,$(base64 KEY.png)\"}'",
        "curl https://a.example/KEY/images/generations -H 'Authorization: Bearer KEY' -d '{\"prompt\":\"x\"}'",
        "curl a -H 'Authorization: Bearer KEY -d '{\"prompt\":\"x\"}'",
        "curl a -H 'Authorization: Bearer KEY' -d '{\"prompt\":\"it's\"}'",
        "curl a -H 'Authorization: Bearer KEY' -d '{oops}'",
        "curl a -H 'Authorization: Bearer KEY'",
        "curl a -H 'Authorization: Bearer KEY",
        "curl a -H 'Cookie: session=KEY' -b KEY --proxy-user a:KEY --proxy-header 'X: KEY' -d '{\"prompt\":\"x\"}'",
        "curl a -H 'Authorization: Basic KEY' -d '{\"prompt\":\"x\"}'",
        "POST /images/generations HTTP/1.1\nAuthorization: Bearer KEY\n\n{\"prompt\":\"x\"}",
    ] {
        let text = text.replace("KEY", KEY);
        assert!(
            !everything_else(&text).contains(KEY),
            "{text}\n{}",
            everything_else(&text)
        );
    }
}

#[test]
fn placeholders_are_no_keys() {
    for (value, variable) in [
        ("$ARK_API_KEY", Some("ARK_API_KEY")),
        ("${MY_KEY}", Some("MY_KEY")),
        ("%ARK_API_KEY%", Some("ARK_API_KEY")),
        ("$env:ARK_API_KEY", Some("ARK_API_KEY")),
        ("$(cat key.txt)", None),
        ("<your key>", None),
        ("YOUR_API_KEY", None),
        ("your-ark-api-key", None),
        ("{{key}}", None),
        ("xxxx", None),
        ("...", None),
        ("", None),
    ] {
        for quote in ["\"", "'"] {
            let got = imported(&format!(
                "curl a -H {quote}Authorization: Bearer {value}{quote} -d '{BODY}'"
            ));
            assert!(got.key.is_none(), "{value}");
            let want = variable.map(|name| ImportNote::KeyInVariable {
                name: name.to_owned(),
            });
            let said = got
                .notes
                .iter()
                .find(|note| matches!(note, ImportNote::KeyInVariable { .. }));
            assert_eq!(said, want.as_ref(), "{value}");
        }
    }
}

#[test]
fn authorization_goes_before_other_headers() {
    let got = imported(
        "curl a -H 'x-api-key: other-key' -H 'Authorization: Bearer the-key' -u me:pass -d '{\"prompt\":\"x\"}'",
    );
    assert!(got.key.is_some_and(|key| key.expose() == "the-key"));
}
