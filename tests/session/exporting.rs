//! The request on its way to people who write programs and back, and the prompts that are remembered. No key goes along.

use crate::line::Line;
use crate::stage::{KEY, RELAY, Stage};
use crate::watch::Watch;
use crate::wire::{completed, picture};
use leptos::prelude::*;
use seedboard::catalog::{Cloud, find};
use seedboard::ports::{Key, MemoryPage, Page};
use seedboard::request::code::{Language, Snippet, Target, batch, code};
use seedboard::request::{Draft, Field, Imported, Request, check, import};
use seedboard::session::ConnectionKind;

impl Stage<Line> {
    /// The form's request as it is exported for this cloud.
    fn request_for(&self, cloud: Cloud) -> Option<Request> {
        self.owner
            .with(|| untrack(|| self.session.request_for(cloud)))
    }

    fn snippet(&self, language: Language, cloud: Cloud) -> Snippet {
        let request = self.request_for(cloud).unwrap();
        self.owner
            .with(|| untrack(|| self.session.snippet(&request, language, cloud)))
    }

    fn prompts(&self) -> Vec<String> {
        self.session.prompts.get_untracked()
    }

    /// Sends this prompt and stops waiting.
    fn send(&self, prompt: &str) {
        self.session.set_field(Field::Prompt, prompt);
        self.generate();
        self.session.stop(self.run().id);
        self.settle();
    }
}

const SOUTH_EAST: &str = "https://ark.ap-southeast.bytepluses.com/api/v3";
const WEST: &str = "https://ark.eu-west.bytepluses.com/api/v3";
const CHINA: &str = "https://ark.cn-beijing.volces.com/api/v3";
const PLAN: &str = "https://ark.cn-beijing.volces.com/api/plan/v3";
const OWN: &str = "http://127.0.0.1:8080/s/1/api/v3";

/// A program runs outside the page: the page's own paths are nothing to it, a cloud's ids nothing to the other cloud.
#[test]
fn a_program_sends_to_an_address_that_it_can_reach() {
    use ConnectionKind::{Demo, Direct, Relay};
    for (kind, base_url, byteplus, volcengine) in [
        (Demo, "", SOUTH_EAST, CHINA),
        (Relay, "/relay/ap-southeast/api/v3", SOUTH_EAST, CHINA),
        (Relay, "/relay/eu-west/api/v3/", WEST, CHINA),
        (Relay, "/relay/cn-beijing/api/v3", SOUTH_EAST, CHINA),
        (Relay, "/my/own/relay", SOUTH_EAST, CHINA),
        (Relay, RELAY, RELAY, CHINA),
        (Relay, " https://relay.example/api/v3/ ", RELAY, CHINA),
        (Relay, OWN, OWN, CHINA),
        (Direct, SOUTH_EAST, SOUTH_EAST, CHINA),
        (Direct, WEST, WEST, CHINA),
        (Direct, CHINA, SOUTH_EAST, CHINA),
        (Direct, PLAN, SOUTH_EAST, PLAN),
    ] {
        let stage = Stage::demo();
        stage.connect(kind, base_url, KEY);
        for (cloud, base) in [(Cloud::BytePlus, byteplus), (Cloud::Volcengine, volcengine)] {
            let request = stage.request_for(cloud).unwrap();
            let model = find("seedream-4-5-251128").unwrap();
            assert_eq!(request.model_id(), model.ids.on(cloud), "{base_url}");
            let target = Target {
                cloud,
                base_url: base.to_owned(),
            };
            for language in Language::ALL {
                let text = stage.snippet(language, cloud).text;
                assert_eq!(text, code(&request, language, &target).text, "{base_url}");
                assert!(text.contains(base), "{language:?} {base_url}: {text}");
            }
        }
    }
}

#[test]
fn a_draft_with_problems_is_no_request_on_either_cloud() {
    let stage = Stage::relay();
    stage.session.set_field(Field::Size, "100x100");
    for cloud in [Cloud::BytePlus, Cloud::Volcengine] {
        assert_eq!(stage.request_for(cloud), None);
    }
    // An endpoint's id is its own on both.
    stage.session.set_field(Field::Size, "2K");
    stage.session.set_field(Field::Model, "ep-1");
    stage.session.treat_as(find("seedream-4-0-250828").unwrap());
    for cloud in [Cloud::BytePlus, Cloud::Volcengine] {
        assert_eq!(stage.request_for(cloud).unwrap().model_id(), "ep-1");
    }
}

#[test]
fn a_batch_is_what_the_board_sent_and_the_forms_request_last() {
    let stage = Stage::relay();
    stage.session.set_field(Field::MaxImages, "15");
    stage.send("fifteen");
    let sent = stage.run().asked.request.clone().unwrap();
    stage.session.set_field(Field::MaxImages, "2");
    let form = stage.request_for(Cloud::BytePlus).unwrap();
    let at = |cloud, base_url: &str| Target {
        cloud,
        base_url: base_url.to_owned(),
    };
    let found = stage.snippet(Language::Jsonl, Cloud::BytePlus);
    let relay = at(Cloud::BytePlus, RELAY);
    assert_eq!(found, batch(&[&sent, &form], &relay));
    assert_ne!(found, batch(&[&form], &relay));
    // The other cloud knows nothing of the model that was sent.
    let form = stage.request_for(Cloud::Volcengine).unwrap();
    let found = stage.snippet(Language::Jsonl, Cloud::Volcengine);
    assert_eq!(found, batch(&[&form], &at(Cloud::Volcengine, CHINA)));
}

const PLANTED: &str = "ark-7d21-planted-key-9f";

fn curl() -> Imported {
    let command = format!(
        "curl {CHINA}/images/generations -H 'Authorization: Bearer {PLANTED}' -d '{}'",
        r#"{"model":"doubao-seedream-4-0-250828","prompt":"a kite","size":"1K"}"#
    );
    import(&command, &Draft::new("", "")).unwrap()
}

#[test]
fn an_import_takes_the_forms_place_until_one_goes_back() {
    let stage = Stage::relay();
    stage.session.set_field(Field::Prompt, "my own words");
    let own = stage.session.draft.get_untracked();
    let imported = curl();
    let (draft, key) = (imported.draft.clone(), imported.key.clone());
    assert_eq!(key.as_ref().map(Key::expose), Some(PLANTED));
    stage.session.take_import(imported, key);
    assert_eq!(stage.session.draft.get_untracked(), draft);
    assert_eq!(stage.session.own_draft.get_untracked(), Some(own.clone()));
    // The key waits for the person to say whom it is for: nothing is sent with it, and nothing is sent.
    let found = stage.session.found_key.get_untracked();
    assert_eq!(found.as_ref().map(|(key, _)| key.expose()), Some(PLANTED));
    let connection = stage.session.connection.get_untracked();
    assert_eq!(connection.key.as_ref().map(Key::expose), Some(KEY));
    assert_eq!(connection.base_url, RELAY);
    stage.settle();
    assert_eq!(stage.transport.sent().len(), 0);

    stage.session.back_to_own();
    assert_eq!(stage.session.draft.get_untracked(), own);
    assert_eq!(stage.session.own_draft.get_untracked(), None);
    // A key that is dropped is nowhere.
    stage.session.take_import(curl(), None);
    assert!(stage.session.found_key.get_untracked().is_none());
}

#[test]
fn no_key_is_in_anything_that_is_shown_kept_or_exported() {
    let stage = Stage::demo();
    let announcement = stage.session.announcement;
    let heard = Watch::new(&stage, move || announcement.get());
    stage.connect(ConnectionKind::Relay, RELAY, PLANTED);
    let imported = curl();
    let key = imported.key.clone();
    stage.session.take_import(imported, key);
    stage.session.set_field(Field::Model, "seedream-4-0-250828");
    let mut shown: Vec<String> = Vec::new();
    for streamed in ["true", "false"] {
        stage.session.set_field(Field::Stream, streamed);
        for language in Language::ALL {
            for cloud in [Cloud::BytePlus, Cloud::Volcengine] {
                let snippet = stage.snippet(language, cloud);
                let named = snippet.text.contains("ARK_API_KEY");
                assert!(named || language == Language::ArkCli, "{language:?}");
                shown.push(format!("{snippet:?}"));
            }
        }
    }
    stage.session.set_field(Field::Stream, "true");
    stage.generate();
    stage.transport.answer(200);
    stage.say(&picture("0", "a.png"));
    stage.say(&completed(1));
    stage.end();
    let sent = stage.transport.sent();
    assert_eq!(sent[0].key.as_ref().map(Key::expose), Some(PLANTED));
    let request = stage.run().asked.request.clone().unwrap();
    shown.extend([
        format!("{:?}", sent[0].body),
        format!("{request:?}"),
        request.pretty_body().elided(),
        format!("{:?}", stage.session.draft.get_untracked()),
        format!("{:?}", stage.session.own_draft.get_untracked()),
        format!("{:?}", stage.session.checked.get_untracked()),
        format!("{:?}", *stage.session.board.read_untracked()),
        format!("{:?}", stage.page.state()),
        format!("{:?}", stage.prompts()),
        heard.take().join("\n"),
    ]);
    for text in shown {
        assert!(!text.contains(PLANTED), "{text}");
    }
}

#[test]
fn prompts_that_were_sent_are_remembered_newest_first_and_once() {
    let stage = Stage::relay();
    assert_eq!(stage.prompts(), [""; 0]);
    stage.send("a kite");
    stage.send(" @anna\nruns \u{1e} away\n");
    stage.send("a kite");
    let want = ["a kite", "@anna\nruns   away"];
    assert_eq!(stage.prompts(), want);
    // What has problems is not sent, and what is too long is not kept.
    stage.session.set_field(Field::Size, "100x100");
    stage.session.set_field(Field::Prompt, "refused");
    stage.generate();
    stage.session.set_field(Field::Size, "2K");
    stage.send(&"x".repeat(20_001));
    assert_eq!(stage.prompts(), want);
    let next_visit = Stage::new(Line::default(), stage.page.clone());
    assert_eq!(next_visit.prompts(), want);

    stage.session.forget_prompt("nobody sent this");
    stage.session.forget_prompt("a kite");
    assert_eq!(stage.prompts(), want[1..]);
    let next_visit = Stage::new(Line::default(), stage.page.clone());
    assert_eq!(next_visit.prompts(), want[1..]);
    stage.session.forget_prompts();
    assert_eq!(stage.prompts(), [""; 0]);
    assert_eq!(stage.page.preference(PROMPTS), None);
}

const PROMPTS: &str = "seedboard.prompts";

#[test]
fn a_hundred_prompts_are_kept() {
    let stage = Stage::relay();
    stage.session.set_field(Field::MaxImages, "1");
    for number in 1..=102 {
        stage.send(&format!("kite {number}"));
    }
    let prompts = stage.prompts();
    assert_eq!(prompts.len(), 100);
    assert_eq!((&*prompts[0], &*prompts[99]), ("kite 102", "kite 3"));
    let next_visit = Stage::new(Line::default(), stage.page.clone());
    assert_eq!(next_visit.prompts(), prompts);
}

/// Whatever stands there, nothing is lost but what was never a prompt.
#[test]
fn kept_prompts_may_be_damaged() {
    for (kept, count) in [
        ("", 0),
        ("\u{1e}\u{1e} \n\u{1e}", 0),
        ("a\u{1e}\u{1e}b\u{1e}", 2),
        (&"x\u{1e}".repeat(500), 100),
    ] {
        let page = MemoryPage::default();
        page.set_preference(PROMPTS, Some(kept));
        let stage = Stage::new(Line::default(), page);
        assert_eq!(stage.prompts().len(), count, "{kept:?}");
        stage.connect(ConnectionKind::Relay, RELAY, KEY);
        stage.send("a kite");
        assert_eq!(stage.prompts()[0], "a kite");
    }
}

/// What a snippet is made of is what would be sent.
#[test]
fn the_form_as_it_stands_is_what_is_exported() {
    let stage = Stage::relay();
    stage.session.set_field(Field::Prompt, "an owl's \"nest\"");
    let draft = stage.session.draft.get_untracked();
    let request = stage.request_for(Cloud::BytePlus).unwrap();
    assert_eq!(check(&draft).request, Some(request.clone()));
    stage.generate();
    assert_eq!(
        stage.transport.sent()[0].body,
        request.body().parts(),
        "preview, export and wire are one"
    );
    let curl = stage.snippet(Language::Curl, Cloud::BytePlus).text;
    let back = import(&curl, &Draft::new("", "")).unwrap();
    let again = check(&back.draft).request.unwrap();
    assert_eq!(again.body(), request.body());
}
