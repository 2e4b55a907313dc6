//! What is different between two states of a board, panel by panel.

use super::{Board, Panel, Script, numbers};
use crate::stream::PictureAt;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What can be different about a panel, or about the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The board's title.
    Title,
    /// The board's style.
    Style,
    /// The board's length, shape, or which parts make a prompt.
    Settings,
    /// The caption.
    Caption,
    /// Shot type, angle or camera.
    Shot,
    /// The action.
    Action,
    /// The dialogue.
    Dialogue,
    /// The sound.
    Sound,
    /// The length.
    Duration,
    /// The prompt, its own or as it was written over.
    Prompt,
    /// The notes.
    Notes,
    /// Whether it is approved.
    Status,
    /// Which part of the picture is shown.
    Crop,
}

/// A part as it was and as it is. Both are empty where there are no words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub part: Part,
    /// How it was.
    pub before: String,
    /// How it is.
    pub after: String,
}

/// What became of a panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What it was called. `None`: it was not there; or this is about the whole board.
    pub before: Option<String>,
    /// What it is called. `None`: it is gone; or this is about the whole board.
    pub after: Option<String>,
    /// Whether it stands elsewhere among those that were there before and after.
    pub moved: bool,
    /// What is written about it otherwise.
    pub changed: Vec<Changed>,
    /// The picture that it showed, and the one that it shows, where they are not the same.
    pub pictures: Option<(Option<PictureAt>, Option<PictureAt>)>,
}

impl Difference {
    /// Whether this is about the whole board.
    pub const fn is_of_board(&self) -> bool {
        self.before.is_none() && self.after.is_none()
    }
}

/// Every difference, the board's own first, then by the order that the board has now; what is gone comes last.
pub fn differences(before: &Board, after: &Board) -> Vec<Difference> {
    let mut all = Vec::new();
    let about = about(before, after);
    if !about.is_empty() {
        all.push(Difference {
            before: None,
            after: None,
            moved: false,
            changed: about,
            pictures: None,
        });
    }
    let named = |board: &Board| -> Vec<String> {
        let numbers = numbers(board.panels()).into_iter();
        numbers.map(|number| number.written()).collect()
    };
    let (names, were) = (named(after), named(before));
    let mut gone: BTreeMap<_, (usize, &Arc<Panel>)> = before
        .panels()
        .iter()
        .enumerate()
        .map(|(at, panel)| (panel.id, (at, panel)))
        .collect();
    let stays = |panel: &&Arc<Panel>| gone.contains_key(&panel.id);
    let order: Vec<_> = after
        .panels()
        .iter()
        .filter(stays)
        .map(|one| one.id)
        .collect();
    let mut was_order: Vec<_> = before.panels().iter().map(|one| one.id).collect();
    was_order.retain(|id| order.contains(id));
    let moved: Vec<_> = still(&was_order, &order);
    for (panel, name) in after.panels().iter().zip(names) {
        let Some((at, was)) = gone.remove(&panel.id) else {
            all.push(Difference {
                before: None,
                after: Some(name),
                moved: false,
                changed: Vec::new(),
                pictures: pictures(None, Some(panel)),
            });
            continue;
        };
        let difference = Difference {
            before: were.get(at).cloned(),
            after: Some(name),
            moved: moved.contains(&panel.id),
            changed: of_panel(was, panel),
            pictures: pictures(Some(was), Some(panel)),
        };
        let is_other = difference.moved || difference.pictures.is_some();
        if is_other || !difference.changed.is_empty() {
            all.push(difference);
        }
    }
    for panel in before.panels() {
        if let Some((at, was)) = gone.remove(&panel.id) {
            all.push(Difference {
                before: were.get(at).cloned(),
                after: None,
                moved: false,
                changed: Vec::new(),
                pictures: pictures(Some(was), None),
            });
        }
    }
    all
}

/// Those that do not stand in the longest run of what kept its order.
fn still<T: Copy + Ord>(before: &[T], after: &[T]) -> Vec<T> {
    let places: BTreeMap<T, usize> = before
        .iter()
        .enumerate()
        .map(|(at, id)| (*id, at))
        .collect();
    let sequence: Vec<(T, usize)> = after
        .iter()
        .filter_map(|id| Some((*id, *places.get(id)?)))
        .collect();
    // Patience: the last of a run of each length, and whom each stands behind.
    let mut tops: Vec<usize> = Vec::new();
    let mut behind: Vec<Option<usize>> = Vec::new();
    let place = |at: usize| sequence.get(at).map_or(0, |(_, place)| *place);
    for at in 0..sequence.len() {
        let length = tops.partition_point(|top| place(*top) < place(at));
        behind.push(length.checked_sub(1).and_then(|one| tops.get(one).copied()));
        match tops.get_mut(length) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut kept = vec![false; sequence.len()];
    let mut next = tops.last().copied();
    while let Some(at) = next {
        if let Some(one) = kept.get_mut(at) {
            *one = true;
        }
        next = behind.get(at).copied().flatten();
    }
    let left = sequence.iter().zip(kept).filter(|(_, kept)| !kept);
    left.map(|((id, _), _)| *id).collect()
}

fn about(before: &Board, after: &Board) -> Vec<Changed> {
    let (was, now) = (before.about(), after.about());
    let mut changed = Vec::new();
    text(&mut changed, Part::Title, &was.title, &now.title);
    text(&mut changed, Part::Style, &was.style, &now.style);
    let same = (was.parts, was.target_ms, was.ratio) == (now.parts, now.target_ms, now.ratio);
    sign(&mut changed, Part::Settings, same);
    changed
}

fn of_panel(was: &Panel, now: &Panel) -> Vec<Changed> {
    let mut changed = Vec::new();
    let (before, after) = (&was.script, &now.script);
    text(&mut changed, Part::Caption, &before.caption, &after.caption);
    let framing = |script: &Script| (script.shot, script.angle, script.camera);
    sign(&mut changed, Part::Shot, framing(before) == framing(after));
    text(&mut changed, Part::Action, &before.action, &after.action);
    text(
        &mut changed,
        Part::Dialogue,
        &before.dialogue,
        &after.dialogue,
    );
    text(&mut changed, Part::Sound, &before.sound, &after.sound);
    let same = before.duration_ms == after.duration_ms;
    sign(&mut changed, Part::Duration, same);
    let prompt = |script: &Script| script.edited.clone().unwrap_or(script.prompt.clone());
    text(&mut changed, Part::Prompt, &prompt(before), &prompt(after));
    text(&mut changed, Part::Notes, &before.notes, &after.notes);
    sign(&mut changed, Part::Status, was.status == now.status);
    sign(&mut changed, Part::Crop, was.crop == now.crop);
    changed
}

fn text(changed: &mut Vec<Changed>, part: Part, before: &str, after: &str) {
    if before != after {
        changed.push(Changed {
            part,
            before: before.to_owned(),
            after: after.to_owned(),
        });
    }
}

fn sign(changed: &mut Vec<Changed>, part: Part, same: bool) {
    if !same {
        changed.push(Changed {
            part,
            before: String::new(),
            after: String::new(),
        });
    }
}

fn pictures(
    was: Option<&Arc<Panel>>,
    now: Option<&Arc<Panel>>,
) -> Option<(Option<PictureAt>, Option<PictureAt>)> {
    let shown = |panel: Option<&Arc<Panel>>| Some(panel?.take()?.picture.clone());
    let (before, after) = (shown(was), shown(now));
    let key = |picture: &PictureAt| match picture {
        PictureAt::Kept { hash, .. } => hash.to_string(),
        other => format!("{other:?}"),
    };
    let same = before.as_ref().map(key) == after.as_ref().map(key);
    (!same).then_some((before, after))
}

#[cfg(test)]
mod tests {
    use super::super::{Status, Take};
    use super::*;

    fn board(actions: &[&str]) -> Board {
        let mut board = Board::default();
        for action in actions {
            let script = Script {
                action: (*action).to_owned(),
                ..Script::default()
            };
            board.insert_panel(usize::MAX, script);
        }
        board
    }

    #[test]
    fn nothing_is_different_from_itself() {
        assert_eq!(differences(&board(&["a", "b"]), &board(&["a", "b"])), []);
    }

    #[test]
    fn panel_by_panel() {
        let before = board(&["a", "b", "c", "d", "e"]);
        let mut after = before.clone();
        let ids: Vec<_> = after.panels().iter().map(|one| one.id).collect();
        after.change_about(|about| about.style = "ink".into());
        after.change_script(ids[1], |script| script.action = "rain".into());
        after.add_take(
            ids[1],
            Take::own(PictureAt::Shipped("mine.jpg"), None, String::new(), 0),
        );
        after.set_status(ids[2], Status::Approved);
        after.remove_panels(&[ids[3]]);
        after.place(&[ids[4]], 0);
        after.insert_panel(usize::MAX, Script::default());
        let all = differences(&before, &after);
        let said: Vec<String> = all
            .iter()
            .map(|one| {
                let parts: Vec<_> = one.changed.iter().map(|one| one.part).collect();
                format!(
                    "{:?}>{:?} {} {parts:?} {}",
                    one.before.as_deref(),
                    one.after.as_deref(),
                    one.moved,
                    one.pictures.is_some()
                )
            })
            .collect();
        // The approved panel keeps its number, and the others count from it.
        assert_eq!(
            said,
            [
                "None>None false [Style] false",
                "Some(\"5\")>Some(\"0A\") true [] false",
                "Some(\"2\")>Some(\"2\") false [Action] true",
                "Some(\"3\")>Some(\"3\") false [Status] false",
                "None>Some(\"4\") false [] false",
                "Some(\"4\")>None false [] false",
            ]
        );
        assert!(all[0].is_of_board());
        let action = &all[2].changed[0];
        assert_eq!((&*action.before, &*action.after), ("b", "rain"));
    }

    #[test]
    fn only_what_left_its_place_has_moved() {
        assert_eq!(still(&[1, 2, 3, 4], &[2, 3, 4, 1]), [1]);
        assert_eq!(still(&[1, 2, 3, 4], &[4, 1, 2, 3]), [4]);
        assert_eq!(still(&[1, 2], &[1, 2]), [] as [i32; 0]);
    }
}
