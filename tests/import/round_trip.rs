//! What is exported comes back: the same fields, and the very bytes of the body.

use crate::models::{LITE, V40, V45};
use crate::quoted;
use proptest::prelude::*;
use proptest::sample::select;
use seedboard::catalog::{Cloud, MODELS, OutputFormat, PromptMode, Size, SizeSpec};
use seedboard::ports::FileId;
use seedboard::request::code::{Language, Target, code, jsonl};
use seedboard::request::{
    Draft, DropReason, ExtraField, Field, ImportNote, ReferenceFile, ReferenceSource,
    ResponseFormat, Sequential, check, import,
};

fn ids() -> Vec<&'static str> {
    let clouds = [Cloud::BytePlus, Cloud::Volcengine];
    let ids = MODELS
        .iter()
        .flat_map(|model| clouds.map(|cloud| model.ids.on(cloud)));
    ids.collect()
}

fn extras() -> impl Strategy<Value = Vec<ExtraField>> {
    let path = prop_oneof![
        Just("tools".to_owned()),
        "[a-z_]{1,8}".prop_map(|name| format!("x_{name}")),
        "[a-z]{1,4}".prop_map(|name| format!("optimize_prompt_options.x{name}")),
        "[a-z]{1,4}".prop_map(|name| format!("sequential_image_generation_options.x{name}")),
        any::<String>()
            .prop_filter("no point", |name| !name.contains('.'))
            .prop_map(|name| format!("y{name}")),
    ];
    let json = select(vec![
        "1.50e+3",
        "-0",
        "123456789012345678901234567890",
        r#""\u00e9 it's \" \\ \/""#,
        r#"[{"type":"web_search"},[],{}]"#,
        r#"{"a":{"b":[1,2,null]},"a":" , : { } "}"#,
        "false",
    ]);
    proptest::collection::vec((path, json), 0..4).prop_map(|all| {
        let mut extras: Vec<ExtraField> = Vec::new();
        for (path, json) in all {
            if !extras.iter().any(|known| known.path == path) {
                extras.push(ExtraField {
                    path,
                    json: json.to_owned(),
                    send: true,
                });
            }
        }
        extras
    })
}

prop_compose! {
    /// Drafts without a problem.
    fn drafts()(
        model in select(ids()),
        prompt in prop_oneof![any::<String>(), "[ a-z'\"\\\\$`@{}/*,\\n庭🎬]{0,40}"],
        names in proptest::collection::vec(select(vec!["anna.png", "b", "@", "picture.jpg", "庭.png", "it's?x=\\u0031&y"]), 0..4),
        tier: bool,
        group: bool,
        pictures in 1..=11u32,
        (stream, watermark) in any::<(bool, bool)>(),
        response in select(ResponseFormat::ALL.to_vec()),
        format in select(OutputFormat::ALL.to_vec()),
        mode in select(PromptMode::ALL.to_vec()),
        extra in extras(),
        mention in select(vec!["", "@anna", " @picture-2 @b", "@picture-7!"]),
    ) -> Draft {
        let mut draft = Draft {
            size: if tier { "2k" } else { "2848 × 1600" }.to_owned(),
            sequential_image_generation: if group { Sequential::Auto } else { Sequential::Disabled },
            max_images: pictures.to_string(),
            stream,
            response_format: response,
            output_format: format,
            watermark,
            prompt_mode: mode,
            extra,
            ..Draft::new(model, &format!("x{prompt} {mention}"))
        };
        let addresses: Vec<_> = names.iter().map(|name| format!("https://a.example/{}", name.replace('\\', "%"))).collect();
        draft.set_image(&addresses.join("\n"));
        draft
    }
}

fn file(name: &str) -> ReferenceSource {
    ReferenceSource::File(ReferenceFile {
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
    })
}

/// The draft that an import makes of `text`, with the person's word that everything may be sent.
fn back(text: &str) -> Draft {
    let imported = match import(text, &Draft::new("", "")) {
        Ok(imported) => imported,
        Err(fault) => panic!("{fault:?}\n{text}"),
    };
    assert_eq!(imported.dropped, [], "{text}");
    let mut draft = imported.draft;
    assert!(draft.extra.iter().all(|extra| !extra.send));
    draft.extra.iter_mut().for_each(|extra| extra.send = true);
    draft
}

fn body(draft: &Draft) -> String {
    let checked = check(draft);
    assert_eq!(checked.problems, []);
    checked.request.unwrap().body().elided()
}

/// Field by field, as far as the request holds them: numbers stand for mentions, and white space around is gone.
fn assert_same(got: &Draft, want: &Draft) {
    let model = want.known_model().unwrap();
    for field in Field::ALL {
        let (got, of_want) = (got.get(field), want.get(field));
        match field {
            Field::Prompt => assert_eq!(got, want.compiled_prompt()),
            Field::Size => {
                let read: SizeSpec = of_want.parse().unwrap();
                assert_eq!(got, read.to_string());
            }
            // A single picture does not tell how many a group would have.
            Field::MaxImages if !want.is_group() => {}
            Field::OutputFormat if !model.has_output_format() => {}
            Field::PromptMode if !model.prompt_modes.value.contains(&want.prompt_mode) => {}
            _ => assert_eq!(got, of_want, "{field:?}"),
        }
    }
    let sources = |draft: &Draft| -> Vec<_> {
        let list = draft.references.list().iter();
        list.map(|reference| reference.source.clone()).collect()
    };
    assert_eq!(sources(got), sources(want));
    let extras = |draft: &Draft| {
        let mut all = draft.extra.clone();
        all.sort_by(|one, other| one.path.cmp(&other.path));
        all
    };
    assert_eq!(extras(got), extras(want));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bodies_come_back_byte_for_byte(draft in drafts()) {
        let want = body(&draft);
        for text in [want.clone(), check(&draft).request.unwrap().pretty_body().elided()] {
            let got = back(&text);
            assert_same(&got, &draft);
            prop_assert_eq!(&body(&got), &want);
        }
    }

    #[test]
    fn bodies_come_back_through_every_quoting(draft in drafts()) {
        let want = body(&draft);
        for json in [want.clone(), check(&draft).request.unwrap().pretty_body().elided()] {
            for (_, command) in quoted::all(&json) {
                let got = back(&command);
                assert_same(&got, &draft);
                prop_assert_eq!(&body(&got), &want, "{}", command);
            }
        }
    }

    /// The curl that we export ourselves, and a line of a batch.
    #[test]
    fn exported_code_comes_back(draft in drafts()) {
        let request = check(&draft).request.unwrap();
        let at = Target::of(if draft.model.starts_with("doubao") { Cloud::Volcengine } else { Cloud::BytePlus });
        let curl = code(&request, Language::Curl, &at).text;
        let lines = jsonl(&[&request, &request]).elided();
        for text in [curl.clone(), curl.replace('\n', "\r\n"), lines] {
            let got = back(&text);
            assert_same(&got, &draft);
            prop_assert_eq!(&body(&got), &body(&draft), "{}", text);
        }
        let got = import(&curl, &Draft::new("", "")).ok().unwrap();
        prop_assert_eq!(got.base_url.as_ref(), Some(&at.base_url));
        let variable = ImportNote::KeyInVariable { name: "ARK_API_KEY".to_owned() };
        prop_assert!(got.key.is_none() && got.notes.contains(&variable));
    }

    /// Files do not travel in exported curl: each is named, with its place, and everything else comes back.
    #[test]
    fn exported_files_are_to_be_added(draft in drafts(), name in "[a-z '\"()$`.庭#-]{0,12}") {
        let mut with_file = draft.clone();
        let file_name = format!("f{name}.png");
        let id = with_file.references.add(file(&file_name));
        with_file.references.move_to(id, 0);
        let Some(request) = check(&with_file).request else { return Ok(()) };
        let curl = code(&request, Language::Curl, &Target::of(Cloud::BytePlus)).text;
        let got = import(&curl, &Draft::new("", "")).ok().unwrap();
        let note = ImportNote::FileToAdd { name: file_name, number: 1 };
        prop_assert!(got.notes.contains(&note), "{}\n{:?}", curl, got.notes);
        prop_assert_eq!(&got.draft.prompt, request.prompt());
        let text = |draft: &Draft| draft.references.text().trim().to_owned();
        prop_assert_eq!(text(&got.draft), text(&draft));
    }
}

/// The named four, `null` and unknown fields do not stand in the way of the rest.
#[test]
fn gateways_fields_are_told_apart() {
    for model in [LITE, V45, V40] {
        let want = body(&Draft::new(model, "x"));
        let text = want.replacen('{', r#"{"n":1,"seed":null,"quality":"hd","#, 1);
        let imported = import(&text, &Draft::new("", "")).ok().unwrap();
        assert_eq!(imported.dropped.len(), 1);
        assert_eq!(imported.dropped[0].reason, DropReason::NotInApi);
        assert_eq!(imported.draft.extra[0].path, "quality");
        assert_eq!(body(&imported.draft), want);
    }
}
