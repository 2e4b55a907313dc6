//! What the shelf shows of a board that it does not open.

use super::pictures::elsewhere;
use crate::board::{Board, Panel};
use crate::project::restore;
use crate::stream::PictureAt;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Pictures of a board that the shelf shows at most.
const COVER: usize = 4;

/// A board on the shelf.
#[derive(Debug, Clone, PartialEq)]
pub struct OnShelf {
    /// The name under which it is kept.
    pub name: String,
    /// Its title; may be empty.
    pub title: String,
    /// What is written on it, for the search.
    words: String,
    /// When it was changed last, Unix seconds; 0 where that is not known.
    pub changed: u64,
    /// How many panels it has.
    pub panels: usize,
    /// How many pictures its panels have had.
    pub pictures: usize,
    /// Bytes of those pictures that are on this device, each counted once, and of its texts.
    pub bytes: u64,
    /// The first pictures of its panels that this page has itself. What lies with somebody else is not fetched for a cover.
    pub cover: Vec<PictureAt>,
    /// Whether it was put away.
    pub deleted: bool,
    /// Whether it is the open one.
    pub open: bool,
    /// Whether this version of the page can read it.
    pub readable: bool,
}

impl OnShelf {
    /// From its JSON. `open`: the name of the open board.
    pub(super) fn new(name: String, json: &str, open: &str) -> Self {
        let board = restore(json).ok().map(|(board, _)| board);
        let readable = board.is_some();
        let board = board.unwrap_or_default();
        let about = board.about();
        Self {
            open: name == open,
            name,
            title: about.title.trim().to_owned(),
            words: words(&board).to_lowercase(),
            changed: about.changed,
            panels: board.panels().len(),
            pictures: board.panels().iter().map(|panel| panel.takes.len()).sum(),
            bytes: picture_bytes(&board) + json.len() as u64,
            cover: cover(&board),
            deleted: about.deleted.is_some(),
            readable,
        }
    }

    /// Whether every one of the words that are looked for stands in its title or its texts.
    pub fn has(&self, wanted: &str) -> bool {
        let wanted = wanted.to_lowercase();
        wanted
            .split_whitespace()
            .all(|word| self.words.contains(word))
    }
}

fn words(board: &Board) -> String {
    let about = board.about();
    let panels = board.panels().iter().flat_map(|panel| {
        let script = &panel.script;
        [
            &script.caption,
            &script.action,
            &script.dialogue,
            &script.sound,
            &script.notes,
            &script.prompt,
        ]
    });
    let all = [&about.title, &about.style].into_iter().chain(panels);
    all.map(String::as_str).collect::<Vec<_>>().join("\n")
}

fn picture_bytes(board: &Board) -> u64 {
    let takes = board.panels().iter().flat_map(|panel| &panel.takes);
    let sizes: BTreeMap<_, u64> = takes
        .filter_map(|take| match &take.picture {
            PictureAt::Kept { hash, bytes, .. } => Some((*hash, *bytes)),
            _ => None,
        })
        .collect();
    sizes.values().sum()
}

fn cover(board: &Board) -> Vec<PictureAt> {
    let own = |panel: &Arc<Panel>| {
        let picture = &panel.take()?.picture;
        let is_own = elsewhere(picture).is_none() && !matches!(picture, PictureAt::Fresh { .. });
        is_own.then(|| picture.clone())
    };
    board.panels().iter().filter_map(own).take(COVER).collect()
}
