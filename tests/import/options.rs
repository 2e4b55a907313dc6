//! curl's options: what is the body, what is the address, and what takes a word with it.

use crate::{fault, form, imported, prompt};
use seedboard::request::{ImportFault, ImportNote, import};

const BODY: &str = r#"'{"prompt":"x"}'"#;

#[test]
fn every_option_with_a_body() {
    for arguments in [
        "-d BODY a",
        "-dBODY a",
        "-sSNdBODY a",
        "-sSd BODY a",
        "--data BODY a",
        "--data=BODY a",
        "--data-raw BODY a",
        "--data-ascii BODY a",
        "--data-binary BODY a",
        "--data-urlencode BODY a",
        "--json BODY a",
        "--json '{\"prompt\":' --json '\"x\"}' a",
        "--expand-data BODY a",
        "--request POST --url a -d BODY",
        "-XPOST a -d BODY",
        "-d BODY -- a",
        "-d BODY -o - a",
    ] {
        let command = format!("curl {}", arguments.replace("BODY", BODY));
        assert_eq!(prompt(&command), "x", "{command}");
    }
}

/// None of these takes the address for its value, nor leaves its value to be the address.
#[test]
fn the_address_is_found_among_options() {
    let url = "https://a.example/api/v3/images/generations";
    for options in [
        "-N -s -S -k -L -i -v --compressed --fail --http2 --no-buffer --silent",
        "-o out.json -m 600 --max-time 600 -A agent --retry 3 -w '%{http_code}' -x proxy:80",
        "--connect-timeout 5 --cacert ca.pem -b 'a=b' -c jar -e ref -D - -r 0-9 --resolve a:1:b",
        "-X POST --request POST -H 'A: b' -H'C: d' -H \"Content-Type: application/json\"",
        "-F a=b --form-string c=d -T file -Q quote -E cert:pass -K config -z 1 -y 1 -Y 1 -C -",
        "--unknown-flag -# -0 -1 -4",
    ] {
        for command in [
            format!("curl {options} {url} -d {BODY}"),
            format!("curl {url} {options} -d {BODY}"),
            format!("curl -d {BODY} {options} --url {url}"),
            format!("curl -d {BODY} {options} --url={url}"),
            format!("/usr/bin/curl {options} '{url}?x=1#y' -d {BODY} > out.json 2>&1"),
            format!("sudo time curl.exe {options} \"{url}/\" -d {BODY} | jq ."),
            format!(
                "B=https://a.example/api/v3\ncurl {options} \"$B/images/generations\" -d {BODY}"
            ),
            format!(
                "B=https://a.example/api/v3 && curl {options} ${{B}}/images/generations -d {BODY}"
            ),
        ] {
            let got = imported(&command);
            assert_eq!(
                got.base_url.as_deref(),
                Some("https://a.example/api/v3"),
                "{command}"
            );
            assert!(!got.notes.contains(&ImportNote::OtherUrl), "{command}");
        }
    }
}

#[test]
fn addresses_that_are_none_of_ours() {
    for (url, base, other) in [
        (
            "localhost:8080/api/v3/images/generations",
            Some("http://localhost:8080/api/v3"),
            false,
        ),
        (
            "http://127.0.0.1:1/images/generations",
            Some("http://127.0.0.1:1"),
            false,
        ),
        (
            "https://u:p@a.example/v3/images/generations",
            Some("https://a.example/v3"),
            false,
        ),
        ("https://a.example/v1/chat/completions", None, true),
        ("http://a.example/images/generations", None, true),
        ("'javascript:alert(1)//images/generations'", None, true),
        ("\"$BASE/images/generations\"", None, false),
    ] {
        let got = imported(&format!("curl {url} -d {BODY}"));
        assert_eq!(got.base_url.as_deref(), base, "{url}");
        assert_eq!(got.notes.contains(&ImportNote::OtherUrl), other, "{url}");
    }
}

#[test]
fn several_data_are_joined_as_curl_does() {
    assert_eq!(prompt(r#"curl a -d '{"prompt":"x' -d 'y"}'"#), "x&y");
}

#[test]
fn the_first_command_with_a_body_counts() {
    let got = imported(&format!(
        "curl https://b.example/models\ncurl https://a.example/images/generations -d {BODY}; curl c -d '{{\"prompt\":\"y\"}}'"
    ));
    assert_eq!(got.draft.prompt, "x");
    assert_eq!(got.base_url.as_deref(), Some("https://a.example"));
    assert!(got.notes.contains(&ImportNote::FirstOfSeveral));
}

#[test]
fn a_body_in_a_file_is_named() {
    for (arguments, name) in [
        ("-d @body.json a", "body.json"),
        ("--json @- a < body.json", "body.json"),
        ("a -d \"$(cat dir/body.json)\"", "body.json"),
        ("a -d \"$BODY\"", "$BODY"),
    ] {
        let want = ImportFault::BodyInFile {
            name: name.to_owned(),
        };
        assert_eq!(fault(&format!("curl {arguments}")), want, "{arguments}");
    }
    let want = ImportFault::BodyInFile {
        name: "body.json".to_owned(),
    };
    assert_eq!(fault("cat body.json | curl a -d @-"), want);
}

#[test]
fn variables_in_the_body_are_said() {
    let variables = |text: &str| -> Vec<String> {
        let notes = imported(text).notes.into_iter();
        notes
            .filter_map(|note| match note {
                ImportNote::VariableInBody { name } => Some(name),
                _ => None,
            })
            .collect()
    };
    let text = "curl a -d @- <<EOF\n{\"prompt\":\"$WHO and ${WHAT} for $5\"}\nEOF\n";
    assert_eq!(variables(text), ["WHO", "WHAT"]);
    assert_eq!(prompt(text), "$WHO and ${WHAT} for $5");
    assert_eq!(variables(&text.replace("EOF\n{", "'EOF'\n{")), [""; 0]);
    assert_eq!(variables("curl a -d '{\"prompt\":\"$WHO\"}'"), [""; 0]);
}

#[test]
fn pictures_in_files_are_to_be_added_by_hand() {
    for (image, name) in [
        (
            r#""data:image/png;base64,$(base64 -w0 photo.png)""#,
            "photo.png",
        ),
        (
            r#""data:image/png;base64,$(base64 -w 0 "my photo.png")""#,
            "my photo.png",
        ),
        (
            r#""data:image/png;base64,$(base64 -i dir/photo.png | tr -d '\n')""#,
            "photo.png",
        ),
        (
            r#""data:image/png;base64,$(base64 < photo.png)""#,
            "photo.png",
        ),
        (r#""data:image/png;base64,`base64 photo.png`""#, "photo.png"),
        (r#""$(base64 photo.png)""#, "photo.png"),
        (
            r#""data:image/png;base64,<base64 of photo.png>""#,
            "photo.png",
        ),
        (r#""data:image/png;base64,$B64""#, ""),
        (r#""data:image/png;base64,iVBORw0…""#, ""),
        (r#""data:image/png;base64,""#, ""),
        (r#""@photo.png""#, "photo.png"),
    ] {
        let json = format!(r#"{{"prompt":"x","image":["https://a.example/1",{image}]}}"#);
        let want = ImportNote::FileToAdd {
            name: name.to_owned(),
            number: 2,
        };
        let mut texts = vec![
            format!("curl a -d @- <<EOF\n{json}\nEOF\n"),
            format!("curl a -d @- <<'EOF'\n{json}\nEOF\n"),
        ];
        if !image.contains('\'') {
            texts.push(format!("curl a -d '{json}'"));
        }
        if let Some((head, rest)) = image.split_once("$(")
            && let Some((inside, tail)) = rest.split_once(')')
        {
            // The shell's quote is left for the substitution, as people write it.
            let image = format!("{head}'\"$({inside})\"'{tail}");
            texts.push(format!(
                r#"curl a -d '{{"prompt":"x","image":["https://a.example/1",{image}]}}'"#
            ));
        }
        for text in texts {
            let Ok(got) = import(&text, &form()) else {
                // Quotes inside JSON that no shell takes away.
                assert!(image.contains("\"my") || image.contains("'\\n"), "{text}");
                continue;
            };
            assert!(got.notes.contains(&want), "{text}\n{:?}", got.notes);
            assert_eq!(got.draft.references.text(), "https://a.example/1", "{text}");
        }
    }
}
