//! Which words a text has, by language, cloud, and request.

use crate::models::{LITE, V45};
use seedboard::catalog::{Cloud, OutputFormat, Size};
use seedboard::ports::{FileId, Part};
use seedboard::request::code::{Language, Snippet, Target, batch, code, jsonl};
use seedboard::request::{
    Draft, ExtraField, InputFile, Piece, ReferenceFile, ReferenceSource, Request, Sequential, check,
};

const CLOUDS: [Cloud; 2] = [Cloud::BytePlus, Cloud::Volcengine];

fn request(draft: &Draft) -> Request {
    check(draft).request.unwrap()
}

fn written(draft: &Draft, language: Language) -> Snippet {
    code(&request(draft), language, &Target::of(Cloud::BytePlus))
}

fn single(prompt: &str) -> Draft {
    let mut draft = Draft::new(V45, prompt);
    draft.sequential_image_generation = Sequential::Disabled;
    draft.stream = false;
    draft
}

fn with_file(mut draft: Draft, name: &str) -> Draft {
    draft.references.add(ReferenceSource::File(ReferenceFile {
        id: FileId(7),
        file_name: name.to_owned(),
        bytes: 5,
        format: "png",
        format_name: "PNG",
        size: Some(Size {
            width: 64,
            height: 64,
        }),
        fingerprint: None,
        unreadable: false,
        unlooked: false,
    }));
    draft
}

/// What is shown, what is exported, and what goes out: one value, three times.
#[test]
fn preview_export_and_sent_bytes_are_equal() {
    let mut group = Draft::new(LITE, "it's \"x\" \\ $y\n🐈");
    group.set_image("https://a.example/1.png");
    for draft in [group.clone(), with_file(group, "a.png"), single("x")] {
        let request = request(&draft);
        let sent = request.body().parts();
        let sent: String = sent.iter().map(part).collect();
        let file = |file: &InputFile| part(&Part::Base64(file.id));
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(value(&request.pretty_body().text(file)), value(&sent));
        assert_eq!(jsonl(&[&request]).text(file).trim_end(), sent);
        // The shell takes the escapes out again; `tests/exports` lets it.
        let exported = written(&draft, Language::Curl).text;
        let exported = exported.lines().nth(4).unwrap().to_owned();
        let exported = exported.replace("$(base64 < a.png | tr -d '\\n')", "YnM=");
        let plain = exported.replace("\\\\", "\\").replace("\\$", "$");
        assert!([exported, plain].contains(&sent));
    }
}

fn part(part: &Part) -> String {
    match part {
        Part::Text(text) => text.clone(),
        Part::Base64(_) => "YnM=".to_owned(),
    }
}

#[test]
fn a_curl_command_byte_for_byte() {
    let draft = single("Keep the model's pose");
    assert_eq!(
        written(&draft, Language::Curl).text,
        r#"curl --fail-with-body --max-time 300 https://ark.ap-southeast.bytepluses.com/api/v3/images/generations \
  -H 'Content-Type: application/json' \
  -H "Authorization: Bearer $ARK_API_KEY" \
  -d @- <<'JSON'
{"model":"seedream-4-5-251128","prompt":"Keep the model's pose","size":"2848x1600","sequential_image_generation":"disabled","optimize_prompt_options":{"mode":"standard"},"stream":false,"response_format":"b64_json","watermark":false}
JSON
"#
    );
}

#[test]
fn curl_reads_files_and_escapes_what_the_shell_would_take() {
    let draft = with_file(single("$HOME `x` \\"), "it's.png");
    let text = written(&draft, Language::Curl).text;
    assert!(text.contains("<<JSON\n"), "{text}");
    assert!(text.contains(r#""prompt":"\$HOME \`x\` \\\\""#), "{text}");
    assert!(
        text.contains(
            r#""image":"data:image/png;base64,$(base64 < 'it'\''s.png' | tr -d '\n')","size""#
        ),
        "{text}"
    );
}

#[test]
fn streaming_or_not_is_the_requests_own_word() {
    let mut draft = Draft::new(LITE, "x");
    for (language, only_streamed) in [
        (Language::Curl, "curl -N "),
        (Language::Python, "stream=True"),
        (Language::OpenAi, "stream=True"),
        (Language::Go, "GenerateImagesStreaming("),
        (Language::Java, ".stream(true)"),
        (Language::ArkCli, "--stream=true"),
    ] {
        for stream in [true, false] {
            draft.stream = stream;
            let text = written(&draft, language).text;
            assert_eq!(text.contains(only_streamed), stream, "{text}");
        }
    }
}

/// `tests/exports` runs the first four; of the others the panel says that they were only read.
#[test]
fn each_text_has_its_install_line_and_lowest_versions() {
    for cloud in CLOUDS {
        for language in Language::ALL {
            let snippet = code(
                &request(&Draft::new(LITE, "x")),
                language,
                &Target::of(cloud),
            );
            let plain = matches!(language, Language::Curl | Language::Jsonl);
            assert_eq!(snippet.install.is_none(), plain);
            let typed = matches!(language, Language::Go | Language::Java | Language::ArkCli);
            assert_eq!(snippet.compiled_here, !typed);
            assert!(!snippet.needs.is_empty() || language == Language::ArkCli);
            assert!(snippet.text.ends_with('\n') && !snippet.text.contains('«'));
        }
    }
}

#[test]
fn clouds_differ_in_package_and_address_and_nothing_else() {
    let words = [
        (
            Language::Python,
            "byteplussdkarkruntime",
            "volcenginesdkarkruntime",
        ),
        (
            Language::Go,
            "byteplus-sdk/byteplus-go-sdk-v2",
            "volcengine/volcengine-go-sdk",
        ),
        (Language::Java, "com.byteplus.", "com.volcengine."),
    ];
    let request = request(&Draft::new(LITE, "x"));
    let [ours, theirs] = CLOUDS.map(Target::of);
    for language in Language::ALL {
        let mut text = code(&request, language, &ours).text;
        for (of, byteplus, volcengine) in words {
            if of == language {
                assert!(text.contains(byteplus));
                text = text.replace(byteplus, volcengine);
            }
        }
        text = text.replace(&ours.base_url, &theirs.base_url);
        if language == Language::Python {
            let pip = "byteplus-python-sdk-v2 httpx pydantic sniffio";
            text = text.replace(pip, "volcengine-ark-runtime");
        }
        assert_eq!(text, code(&request, language, &theirs).text);
    }
}

#[test]
fn the_time_limit_grows_with_the_group_up_to_fifteen_minutes() {
    let mut draft = Draft::new(LITE, "x");
    for (count, seconds) in [("1", 300), ("4", 420), ("15", 860)] {
        draft.max_images = count.to_owned();
        for (language, word) in [
            (Language::Curl, format!("--max-time {seconds} ")),
            (Language::Python, format!("timeout={seconds},")),
            (Language::OpenAi, format!("timeout={seconds},")),
            (Language::Go, format!("({seconds}*time.Second)")),
            (Language::Java, format!("Duration.ofSeconds({seconds})")),
            (Language::Jsonl, format!("--max-time {seconds} ")),
        ] {
            let text = written(&draft, language).text;
            assert!(text.contains(&word), "{text}");
        }
    }
}

#[test]
fn nothing_is_retried() {
    let mut draft = Draft::new(LITE, "x");
    for (language, stream, word) in [
        (Language::Python, true, "max_retries=0,"),
        (Language::Python, false, "max_retries=0,"),
        (Language::OpenAi, true, "max_retries=0,"),
        (Language::OpenAi, false, "max_retries=0,"),
        (Language::Go, true, "WithRetryTimes(0)"),
        (Language::Go, false, "WithRetryTimes(0)"),
        (Language::Java, false, ".retryTimes(0)"),
    ] {
        draft.stream = stream;
        assert!(written(&draft, language).text.contains(word));
    }
    for language in [Language::Curl, Language::Jsonl] {
        assert!(!written(&draft, language).text.contains("--retry"));
    }
}

#[test]
fn files_are_read_by_their_names() {
    let draft = with_file(single("x"), "a \"b\".png");
    for (language, word) in [
        (Language::Python, r#"image=data_url("a \"b\".png", "png"),"#),
        (
            Language::OpenAi,
            r#""image": data_url("a \"b\".png", "png"),"#,
        ),
        (Language::Go, r#"dataURL("a \"b\".png", "png"),"#),
        (
            Language::Java,
            r#".image(Arrays.asList(dataUrl("a \"b\".png", "png")))"#,
        ),
        (Language::ArkCli, r#"--input '@a "b".png' \"#),
    ] {
        let text = written(&draft, language).text;
        assert!(text.contains(word), "{text}");
    }
    for language in Language::ALL {
        let without = written(&single("x"), language).text;
        assert!(!without.to_lowercase().contains("data_url") && !without.contains("dataU"));
    }
}

#[test]
fn fields_of_an_import_are_sent_or_named() {
    let mut draft = Draft::new(LITE, "x");
    for (path, json) in [
        ("later", "-1"),
        ("deep.er", "null"),
        ("on", "true"),
        ("a b", r#"["\u00e9"]"#),
        ("optimize_prompt_options.thinking", r#""auto""#),
    ] {
        draft.extra.push(ExtraField {
            path: path.to_owned(),
            json: json.to_owned(),
            send: true,
        });
    }
    let text = written(&draft, Language::Python).text;
    for line in [
        "        \"later\": -1,\n",
        "        \"deep\": {\"er\": None},\n",
        "        \"on\": True,\n",
        "        \"a b\": json.loads(\"[\\\"\\\\u00e9\\\"]\"),\n",
        "        \"optimize_prompt_options\": {\"mode\": \"standard\", \"thinking\": json.loads(\"\\\"auto\\\"\")},\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("OptimizePromptOptions"), "{text}");
    for language in [Language::Go, Language::Java, Language::ArkCli] {
        let text = written(&draft, language).text;
        let names = r#""optimize_prompt_options.thinking", "later", "deep.er", "on", "a b""#;
        assert!(text.contains(names), "{text}");
    }
}

#[test]
fn numbers_that_an_sdk_has_a_place_for_are_sent_where_they_fit() {
    let mut draft = Draft::new(LITE, "x");
    let field = |path: &str, json: &str| ExtraField {
        path: path.to_owned(),
        json: json.to_owned(),
        send: true,
    };
    draft.extra = vec![field("seed", "42"), field("guidance_scale", "2.5")];
    for (language, words) in [
        (Language::Go, ["ptr(int64(42))", "ptr(float64(2.5))"]),
        (
            Language::Java,
            [".seed(42)", ".guidanceScale(Double.valueOf(2.5))"],
        ),
        (Language::ArkCli, ["--seed=42", "--guidance-scale=2.5"]),
    ] {
        let text = written(&draft, language).text;
        assert!(words.iter().all(|word| text.contains(word)), "{text}");
        assert!(!text.contains("Not sent"), "{text}");
    }
    draft.extra = vec![field("seed", "4.2"), field("guidance_scale", "\"2\"")];
    for language in [Language::Go, Language::Java, Language::ArkCli] {
        let text = written(&draft, language).text;
        assert!(
            text.contains(r#"Not sent, for want of a place: "seed", "guidance_scale""#),
            "{text}"
        );
    }
}

#[test]
fn saved_pictures_are_named_by_what_they_come_as() {
    let mut draft = Draft::new(LITE, "x");
    draft.output_format = OutputFormat::Png;
    for language in [
        Language::Python,
        Language::OpenAi,
        Language::Go,
        Language::Java,
    ] {
        let text = written(&draft, language).text;
        assert!(
            text.contains(".png\"") && !text.contains(".jpeg\""),
            "{text}"
        );
    }
}

#[test]
fn the_java_sdks_own_path_is_warned_of_where_it_matters() {
    let mut at = Target::of(Cloud::BytePlus);
    let says = |at: &Target| {
        let text = code(&request(&single("x")), Language::Java, at).text;
        text.contains("keeps only the host")
    };
    assert!(!says(&at));
    at.base_url.push('/');
    assert!(!says(&at));
    at.base_url = "https://relay.example/ark/api/v3".to_owned();
    assert!(says(&at));
    at.cloud = Cloud::Volcengine;
    assert!(!says(&at));
}

#[test]
fn an_address_of_ones_own_is_quoted_and_has_one_slash() {
    let at = Target {
        cloud: Cloud::BytePlus,
        base_url: "https://relay.example/it's/$x/".to_owned(),
    };
    let text = code(&request(&single("x")), Language::Curl, &at).text;
    let address = r"'https://relay.example/it'\''s/$x/images/generations'";
    assert!(text.contains(address), "{text}");
}

#[test]
fn a_batch_pauses_for_the_largest_of_its_requests() {
    let (one, mut group) = (request(&single("x")), Draft::new(LITE, "x"));
    group.max_images = "15".to_owned();
    let group = request(&group);
    let at = Target::of(Cloud::BytePlus);
    // 500 pictures a minute: 15 of them every 1.8 seconds.
    assert!(batch(&[&one, &group], &at).text.contains("sleep 2\n"));
    assert!(batch(&[&one], &at).text.contains("sleep 1\n"));
    let lines = jsonl(&[&one, &group]);
    assert_eq!(
        lines.elided(),
        [one.body().elided(), group.body().elided(), String::new()].join("\n")
    );
    let with_file = request(&with_file(single("x"), "a.png"));
    let pieces = jsonl(&[&with_file]);
    assert!(
        pieces
            .pieces()
            .iter()
            .any(|piece| matches!(piece, Piece::File(file) if file.id == FileId(7)))
    );
}
