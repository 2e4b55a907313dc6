//! From JSON, which may be anybody's, to a board: field by field, with defaults. What is wrong costs itself and is counted;
//! nothing in it is sent, loaded or run.

use super::VERSION;
use crate::address::SafeUrl;
use crate::board::{
    About, Angle, Asked, Board, Crop, Move, Panel, PanelId, PanelState, Parts, PromptParts, Run,
    RunId, SHIPPED, Script, Shot, Status, Take,
};
use crate::catalog::{Ratio, Size, find};
use crate::fault::{DETAIL_CHARACTERS, Fault, Kind};
use crate::loose::Loose;
use crate::reference::PictureFormat;
use crate::sending::Wait;
use crate::stream::{Arrival, Ending, Index, PictureAt, Preview, Progress, Slot, Usage};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Panels of a board at most; a longer list is cut.
pub(super) const PANELS: usize = 10_000;
/// Pictures of a run at most: what a service may be asked for is a fraction of it.
pub(super) const PICTURES: u32 = 1_000;

/// A side of a board's ratio at most.
pub(super) const MOST_RATIO: u32 = 1_000;

/// Why there is no board in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not the JSON of a board.
    NoBoard,
    /// It was written by a newer version of the page, and is left as it is.
    Newer,
}

/// The board, with how many of its parts could not be read. A run that had not ended is interrupted: the page it belonged
/// to is gone.
///
/// # Errors
/// When it is no board that this version can read.
pub fn restore(json: &str) -> Result<(Board, usize), Unreadable> {
    let json = Loose::parse(json).map_err(|_| Unreadable::NoBoard)?;
    match json.get("seedboard").whole() {
        None | Some(0) => return Err(Unreadable::NoBoard),
        Some(version) if version > VERSION => return Err(Unreadable::Newer),
        Some(_) => {}
    }
    let mut dropped = 0;
    let asked = all_asked(&json);
    let mut panels: Vec<Panel> = Vec::new();
    // Where the panel with a number stands: a long board is gone through once, not once for each of its runs.
    let mut places = BTreeMap::new();
    for one in list(&json, "panels") {
        let panel = panel_of(one, &asked, &mut dropped);
        let is_new =
            |panel: &Panel| panels.len() < PANELS && !places.contains_key(&panel.id.number());
        match panel.filter(is_new) {
            Some(panel) => {
                places.insert(panel.id.number(), panels.len());
                panels.push(panel);
            }
            None => dropped += 1,
        }
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut known = BTreeSet::new();
    for one in list(&json, "runs") {
        let find = |id: PanelId| panels.get(*places.get(&id.number())?);
        let run = run_of(one, &asked, &find);
        match run.filter(|run| known.insert(run.id.number())) {
            Some(run) => runs.push(run),
            None => dropped += 1,
        }
    }
    for panel in &mut panels {
        let gone = |id: &RunId| !known.contains(&id.number());
        if panel.run.as_ref().is_some_and(gone) {
            panel.run = None;
        }
    }
    for run in runs.iter().filter(|run| run.is_by_hand()) {
        let waits = |panel: &&mut Panel| run.panels.contains(&panel.id) && panel.takes.is_empty();
        panels
            .iter_mut()
            .filter(waits)
            .for_each(|panel| panel.state = PanelState::Pending);
    }
    let next = |name: &str| small(&json, name).unwrap_or(0);
    let parts = Parts {
        about: about_of(&json),
        panels,
        runs,
        next_panel: next("next_panel"),
        next_run: next("next_run"),
    };
    Ok((Board::of(parts), dropped))
}

/// What a step knows of a board, from its JSON.
pub(super) fn restore_parts(json: &Loose<'_>) -> (About, Vec<Panel>) {
    let asked = all_asked(json);
    let panels = list(json, "panels").filter_map(|one| panel_of(one, &asked, &mut 0));
    (about_of(json), panels.take(PANELS).collect())
}

fn all_asked(json: &Loose<'_>) -> Vec<Arc<Asked>> {
    let all = list(json, "asked");
    all.map(|one| Arc::new(asked_of(one))).collect()
}

fn list<'a>(item: &'a Loose<'_>, name: &str) -> impl Iterator<Item = &'a Loose<'a>> {
    item.get(name).list().unwrap_or_default().iter()
}

fn small(item: &Loose<'_>, name: &str) -> Option<u32> {
    u32::try_from(item.get(name).whole()?).ok()
}

fn text(item: &Loose<'_>, name: &str) -> String {
    item.get(name).text().unwrap_or_default().to_owned()
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn flag(item: &Loose<'_>, name: &str) -> bool {
    item.get(name).bool() == Some(true)
}

/// What holds for a whole board, from its JSON.
fn about_of(item: &Loose<'_>) -> About {
    let parts = item.get("parts").list();
    let takes_part = |name: &str| {
        let mut names = parts.unwrap_or_default().iter();
        names.any(|one| one.text() == Some(name))
    };
    About {
        title: text(item, "title"),
        style: text(item, "style"),
        parts: match parts {
            // Boards before version 2 did not say.
            None => PromptParts::default(),
            Some(_) => PromptParts {
                shot: takes_part("shot"),
                camera: takes_part("camera"),
                action: takes_part("action"),
                dialogue: takes_part("dialogue"),
            },
        },
        target_ms: small(item, "target_ms"),
        ratio: item.get("ratio").text().and_then(ratio_of),
        changed: item.get("changed").whole().unwrap_or(0),
        deleted: item.get("deleted").whole(),
    }
}

/// `16:9`, as far as a frame can be of that shape.
fn ratio_of(text: &str) -> Option<Ratio> {
    let (width, height) = text.split_once(':')?;
    let side = |side: &str| {
        side.parse()
            .ok()
            .filter(|side| (1..=MOST_RATIO).contains(side))
    };
    Some(Ratio {
        width: side(width)?,
        height: side(height)?,
    })
}

fn crop_of(item: &Loose<'_>) -> Crop {
    let sides = item.get("crop").list().unwrap_or_default();
    let side = |at: usize| {
        let side = sides.get(at).and_then(Loose::whole);
        side.and_then(|side| u8::try_from(side).ok())
            .filter(|side| *side <= 100)
    };
    let middle = Crop::default();
    Crop {
        x: side(0).unwrap_or(middle.x),
        y: side(1).unwrap_or(middle.y),
    }
}

fn asked_of(item: &Loose<'_>) -> Asked {
    Asked {
        rules: item.get("rules").text().and_then(find),
        model_id: text(item, "model"),
        prompt: text(item, "prompt"),
        size: text(item, "size"),
        pictures: small(item, "pictures").unwrap_or(0).min(PICTURES),
        is_group: flag(item, "group"),
        streams: flag(item, "stream"),
        body: text(item, "body"),
        request: None,
    }
}

fn named(item: &Loose<'_>, asked: &[Arc<Asked>]) -> Option<Arc<Asked>> {
    asked.get(small(item, "asked")? as usize).cloned()
}

fn panel_of(item: &Loose<'_>, asked: &[Arc<Asked>], dropped: &mut usize) -> Option<Panel> {
    let id = PanelId::numbered(small(item, "id").filter(|id| *id > 0)?);
    let mut takes = Vec::new();
    for one in list(item, "takes") {
        match take_of(one, asked) {
            Some(take) => takes.push(take),
            None => *dropped += 1,
        }
    }
    let state = match (
        item.get("state").text().unwrap_or_default(),
        takes.is_empty(),
    ) {
        ("failed", _) => PanelState::Failed(fault_of(item.get("fault"))),
        ("missing", _) => PanelState::Missing,
        ("expired", false) => PanelState::Expired,
        // What was waited for when the page went will not come any more; the picture before it is there.
        ("interrupted" | "pending", false) => PanelState::Interrupted,
        ("absent", false) => PanelState::Absent,
        // Whether it is lost is found out anew.
        (_, false) => PanelState::Arrived,
        ("empty", true) => PanelState::Empty,
        ("arrived" | "lost" | "expired", true) => PanelState::Lost,
        // What was waited for when the page went will not come any more.
        (_, true) => PanelState::Interrupted,
    };
    Some(Panel {
        id,
        run: small(item, "run").map(RunId::numbered),
        state,
        script: script_of(item),
        status: match item.get("status").text() {
            Some("approved") => Status::Approved,
            _ => Status::Draft,
        },
        number: small(item, "number").filter(|number| *number > 0),
        active: small(item, "active").map_or(0, |active| active as usize),
        crop: crop_of(item),
        takes,
    })
}

fn script_of(item: &Loose<'_>) -> Script {
    let name = |name: &str| item.get(name).text().unwrap_or_default();
    Script {
        caption: text(item, "caption"),
        shot: Shot::named(name("shot")),
        angle: Angle::named(name("angle")),
        camera: Move::named(name("camera")),
        action: text(item, "action"),
        dialogue: text(item, "dialogue"),
        sound: text(item, "sound"),
        notes: text(item, "notes"),
        duration_ms: small(item, "duration_ms"),
        prompt: text(item, "prompt"),
        edited: some(text(item, "edited")),
    }
}

fn take_of(item: &Loose<'_>, asked: &[Arc<Asked>]) -> Option<Take> {
    let kept = item
        .get("picture")
        .text()
        .and_then(|hash| hash.parse().ok());
    let picture = match (kept, item.get("url").text()) {
        (Some(hash), _) => PictureAt::Kept {
            hash,
            format: PictureFormat::named(item.get("format").text()?)?,
            bytes: item.get("bytes").whole().unwrap_or(0),
            saved: flag(item, "saved"),
        },
        (None, Some(url)) => PictureAt::Remote(SafeUrl::parse(url).ok()?),
        (None, None) if flag(item, "elsewhere") => PictureAt::Elsewhere,
        (None, None) => {
            let file = item.get("shipped").text()?;
            let known = SHIPPED.into_iter().find(|known| *known == file);
            PictureAt::Shipped(known?)
        }
    };
    let size = small(item, "width").zip(small(item, "height"));
    Some(Take {
        run: small(item, "run").map(RunId::numbered),
        index: small(item, "index"),
        picture,
        size: size.map(|(width, height)| Size { width, height }),
        after_ms: item.get("after_ms").whole().unwrap_or(0),
        model: some(text(item, "model")),
        created: item.get("created").whole(),
        asked: named(item, asked),
        description: text(item, "description"),
        file_name: text(item, "file"),
        preview: item
            .get("preview")
            .text()
            .and_then(preview_of)
            .unwrap_or_default(),
    })
}

fn preview_of(text: &str) -> Option<Preview> {
    Preview::of(&URL_SAFE_NO_PAD.decode(text).ok()?)
}

fn run_of<'a>(
    item: &Loose<'_>,
    asked: &[Arc<Asked>],
    find: &dyn Fn(PanelId) -> Option<&'a Panel>,
) -> Option<Run> {
    let id = RunId::numbered(small(item, "id").filter(|id| *id > 0)?);
    let asked = named(item, asked)?;
    let panels: Vec<PanelId> = list(item, "panels")
        .filter_map(|id| u32::try_from(id.whole()?).ok())
        .map(PanelId::numbered)
        .take(PICTURES as usize)
        .collect();
    let fault = || fault_of(item.get("fault"));
    let ending = match item.get("ending").text().unwrap_or_default() {
        "completed" => Ending::Completed,
        "cancelled" => Ending::Cancelled,
        "refused" => Ending::Refused(fault()),
        "interrupted" => Ending::Interrupted(fault()),
        _ => Ending::Interrupted(Fault::new(Kind::PageClosed)),
    };
    let figure = |name: &str| item.get(name).whole();
    let usage = Usage {
        generated_images: figure("generated_images"),
        output_tokens: figure("output_tokens"),
        total_tokens: figure("total_tokens"),
    };
    let pictures = match asked.pictures {
        0 => u32::try_from(panels.len()).unwrap_or(PICTURES),
        pictures => pictures,
    };
    let slots = (0..pictures)
        .map(|index| {
            let panel = panels.get(index as usize).and_then(|id| find(*id));
            panel.map_or(Slot::Missing, |panel| slot_of(panel, id, index))
        })
        .collect();
    let by_hand = item.get("ending").text() == Some("by_hand");
    if by_hand {
        let mut run = Run::new(id, panels, asked, 0);
        run.wait = Some(Wait::by_hand());
        return Some(run);
    }
    let remarks = list(item, "remarks").map(fault_of).collect();
    let usage = Some(usage).filter(|usage| *usage != Usage::default());
    let progress = Progress::ended(slots, usage, remarks, ending);
    let took_ms = figure("took_ms").unwrap_or(0);
    let mut run = Run::recalled(id, panels, asked, progress, took_ms, flag(item, "demo"));
    run.attempts = small(item, "attempts").unwrap_or(1);
    run.file = flag(item, "opened").then(|| text(item, "file"));
    Some(run)
}

/// What a panel says of the picture that it was asked for with.
fn slot_of(panel: &Panel, run: RunId, index: u32) -> Slot {
    let take = panel
        .takes
        .iter()
        .find(|take| take.run == Some(run) && take.index == Some(index));
    match (take, &panel.state) {
        (Some(take), _) => Slot::Arrived(Arrival {
            index: Index::At(index),
            picture: take.picture.clone(),
            size: take.size,
            created: take.created,
            model: take.model.clone(),
        }),
        (None, PanelState::Failed(fault)) => Slot::Failed(fault.clone()),
        (None, PanelState::Interrupted) => Slot::Interrupted,
        (None, _) => Slot::Missing,
    }
}

fn fault_of(item: &Loose<'_>) -> Fault {
    let name = item.get("kind").text().unwrap_or_default();
    let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name);
    let detail = some(text(item, "detail"));
    Fault {
        kind: kind.unwrap_or(Kind::Unknown),
        status: small(item, "status").and_then(|status| u16::try_from(status).ok()),
        code: some(text(item, "code")),
        request_id: some(text(item, "request_id")),
        detail: detail.map(|text| text.chars().take(DETAIL_CHARACTERS).collect()),
        retry_after: small(item, "retry_after"),
        at: item.get("at").whole(),
        lines: list(item, "lines")
            .filter_map(Loose::whole)
            .take(PICTURES as usize)
            .collect(),
        file: None,
    }
}
