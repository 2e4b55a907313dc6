//! Boards to make links of: any at all, and what a link is to keep of one.

use futures::FutureExt as _;
use proptest::prelude::*;
use seedboard::address::SafeUrl;
use seedboard::board::{
    About, Angle, Asked, Board, Crop, Move, Panel, PanelId, PanelState, Parts, PromptParts, RunId,
    SHIPPED, Script, Shot, Status, Take,
};
use seedboard::catalog::{Cloud, MODELS, Ratio, Size};
use seedboard::project::link::{Held, LinkFault, Opening, Primed, held};
use seedboard::reference::PictureFormat;
use seedboard::stream::{PictureAt, Preview};
use serde_json::Value;
use std::sync::{Arc, LazyLock};

/// For all tests: a build for tests takes a while to read the priming text.
pub static PRIMED: LazyLock<Primed> = LazyLock::new(Primed::default);

/// The board of a link, read in one go.
pub fn open(link: &str) -> Result<Board, LinkFault> {
    let Held::Packed(packed) = held(link)? else {
        panic!("{link} is locked")
    };
    let reading = Opening::of(packed)?;
    let reading = reading.read(&PRIMED, 1_000, async || ());
    reading.now_or_never().unwrap()
}

/// Texts of all kinds: empty, of one word, of any characters.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => "[a-z ,.]{0,40}",
        1 => "[四季变迁，庭院。]{0,20}",
        1 => any::<String>(),
        1 => "[\\x00-\\x03\"\\\\\u{202e}\u{200f}]{0,6}",
    ]
}

fn script() -> impl Strategy<Value = Script> {
    let texts = prop::array::uniform6(text());
    let terms = (
        prop::option::of(prop::sample::select(Shot::ALL)),
        prop::option::of(prop::sample::select(Angle::ALL)),
        prop::option::of(prop::sample::select(Move::ALL)),
    );
    let more = (
        prop::option::of(any::<u32>()),
        prop::option::of("[a-z]{1,9}"),
    );
    (texts, terms, more).prop_map(|(texts, (shot, angle, camera), (duration_ms, edited))| {
        let [caption, action, dialogue, sound, notes, prompt] = texts;
        Script {
            caption,
            shot,
            angle,
            camera,
            action,
            dialogue,
            sound,
            notes,
            duration_ms,
            prompt,
            edited,
        }
    })
}

fn asked() -> impl Strategy<Value = Asked> {
    let rules = prop::option::of(prop::sample::select(MODELS));
    let texts = (text(), text(), text());
    (rules, texts, any::<(bool, bool, bool)>(), 0..16_u32).prop_map(
        |(rules, (model, prompt, size), (is_group, streams, is_known), pictures)| {
            let model_id = match rules {
                Some(rules) if is_known => rules.ids.on(Cloud::BytePlus).to_owned(),
                _ => model,
            };
            let prompt_json = serde_json::to_string(&prompt).unwrap();
            Asked {
                rules,
                body: format!("{{\"model\":\"m\",\"prompt\":{prompt_json},\"image\":[\"https://a.example/r.png\"]}}"),
                model_id,
                prompt,
                size,
                pictures,
                is_group,
                streams,
                request: None,
            }
        },
    )
}

fn picture() -> impl Strategy<Value = PictureAt> {
    let kept = any::<[u8; 32]>().prop_map(|hash| PictureAt::Kept {
        hash: hash
            .map(|byte| format!("{byte:02x}"))
            .concat()
            .parse()
            .unwrap(),
        format: PictureFormat::Jpeg,
        bytes: 7,
        saved: true,
    });
    let remote = "[a-z0-9/]{0,30}(\\?X-Tos-Signature=[0-9a-f]{8})?".prop_map(|path| {
        PictureAt::Remote(SafeUrl::parse(&format!("https://a.example/{path}")).unwrap())
    });
    let shipped = prop::sample::select(&SHIPPED[..]).prop_map(PictureAt::Shipped);
    prop_oneof![kept, remote, shipped, Just(PictureAt::Elsewhere)]
}

fn take(asked: Vec<Arc<Asked>>) -> impl Strategy<Value = Take> {
    let request = prop::option::of(0..asked.len().max(1));
    let numbers = (
        prop::option::of(any::<u32>().prop_map(|index| index / 2)),
        prop::option::of((any::<u16>(), any::<u16>())),
        prop::option::of(any::<u64>()),
    );
    let texts = (prop::option::of(text()), text());
    let preview = prop::collection::vec(any::<u8>(), 0..=Preview::MOST);
    (request, numbers, texts, picture(), preview).prop_map(
        move |(request, (index, size, created), (model, description), picture, preview)| Take {
            run: Some(RunId::numbered(1)),
            index,
            picture,
            size: size.map(|(width, height)| Size {
                width: width.into(),
                height: height.into(),
            }),
            after_ms: 5,
            model,
            asked: request.and_then(|at| asked.get(at).cloned()),
            created,
            description,
            file_name: "my photo.png".to_owned(),
            preview: Preview::of(&preview).unwrap(),
        },
    )
}

fn panel(asked: Vec<Arc<Asked>>) -> impl Strategy<Value = Panel> {
    let takes = prop::collection::vec(take(asked), 0..3);
    let standing = (
        any::<bool>(),
        prop::option::of(1..99_u32),
        0..=100_u8,
        0..=100_u8,
    );
    (script(), takes, standing, any::<prop::sample::Index>()).prop_map(
        |(script, takes, (approved, number, x, y), active)| Panel {
            id: PanelId::numbered(1),
            run: Some(RunId::numbered(1)),
            state: match takes.is_empty() {
                true => PanelState::Missing,
                false => PanelState::Arrived,
            },
            script,
            status: match approved {
                true => Status::Approved,
                false => Status::Draft,
            },
            number,
            active: match takes.len() {
                0 => 0,
                takes => active.index(takes),
            },
            crop: Crop { x, y },
            takes,
        },
    )
}

/// Any board, with everything that one can have.
pub fn board() -> impl Strategy<Value = Board> {
    let about = (
        text(),
        text(),
        any::<[bool; 4]>(),
        prop::option::of(any::<u32>()),
        prop::option::of((1..=1_000_u32, 1..=1_000_u32)),
    );
    let asked = prop::collection::vec(asked().prop_map(Arc::new), 0..4);
    let panels = asked.prop_flat_map(|asked| prop::collection::vec(panel(asked), 0..12));
    (about, panels).prop_map(|((title, style, parts, target_ms, ratio), panels)| {
        let [shot, camera, action, dialogue] = parts;
        let about = About {
            title,
            style,
            parts: PromptParts {
                shot,
                camera,
                action,
                dialogue,
            },
            target_ms,
            ratio: ratio.map(|(width, height)| Ratio { width, height }),
            changed: 7,
            deleted: None,
        };
        made(about, panels)
    })
}

fn made(about: About, mut panels: Vec<Panel>) -> Board {
    for (id, panel) in (3..).zip(&mut panels) {
        panel.id = PanelId::numbered(id);
    }
    Board::of(Parts {
        next_panel: 2 + panels.len() as u32,
        about,
        panels,
        runs: Vec::new(),
        next_run: 1,
    })
}

/// The same JSON with a file's place in the place of each address of a reference.
fn without_addresses(body: &str) -> String {
    let Ok(mut json) = serde_json::from_str::<Value>(body) else {
        return body.to_owned();
    };
    let each = |one: &mut Value| {
        if one.as_str().is_some_and(|text| text.starts_with("http")) {
            *one = "data:image/png;base64,".into();
        }
    };
    match json.get_mut("image") {
        Some(Value::Array(all)) => all.iter_mut().for_each(each),
        Some(one) => each(one),
        None => {}
    }
    json.to_string()
}

/// What a link keeps of a board: everything that it is to say, as one text each.
pub fn kept(board: &Board, addresses: bool, previews: bool) -> Vec<String> {
    let about = board.about();
    let mut all = vec![format!(
        "{:?} {:?} {:?} {:?} {:?}",
        about.title, about.style, about.parts, about.target_ms, about.ratio
    )];
    for panel in board.panels() {
        let rules = panel.take().and_then(|take| take.asked.as_ref()?.rules);
        let rules = rules.map(|rules| rules.name);
        let take = panel.take().map(|take| {
            let asked = take.asked.as_deref().map(|asked| Asked {
                // Whose rules these are is one of the table's, which is long.
                rules: None,
                body: match addresses {
                    true => asked.body.clone(),
                    false => without_addresses(&asked.body),
                },
                ..asked.clone()
            });
            let picture = match &take.picture {
                PictureAt::Remote(_) if !addresses => PictureAt::Elsewhere,
                PictureAt::Kept { .. } => PictureAt::Elsewhere,
                other => other.clone(),
            };
            let preview = take.preview.clone();
            (
                (picture, take.size, take.index, take.model.clone()),
                (take.created, take.description.clone()),
                Some(preview).filter(|_| previews),
                asked,
            )
        });
        all.push(format!(
            "{:?} {:?} {:?} {:?} {rules:?} {take:?}",
            panel.script, panel.status, panel.number, panel.crop
        ));
    }
    all
}
