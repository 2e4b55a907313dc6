//! What a step was, as far as a line of a list can say it; and whether the next one only goes on with it.

use super::search::{Place, ScriptText};
use super::step::{is_same, same_about};
use super::{About, Panel, PanelId, Script, Step, Take};
use std::sync::Arc;

/// What a step was, as far as a line of a list can say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Words in one text; of a panel, or of the board.
    Typed(Place),
    /// What else holds for the whole board.
    Settings,
    /// What else is written about one panel: its shot, its length.
    Script(PanelId),
    /// Texts of several panels.
    Texts(usize),
    /// Panels were added.
    Added(usize),
    /// Panels were taken out.
    Removed(usize),
    /// Panels have another place.
    Moved,
    /// So many were approved.
    Approved(usize),
    /// The approval of so many was taken back.
    Unlocked(usize),
    /// Another part of a panel's picture is shown.
    Crop(PanelId),
    /// A picture of the person's own.
    OwnPicture(PanelId),
    /// Another take is shown.
    Shown(PanelId),
    /// Several of these.
    Several {
        /// Panels that changed.
        changed: usize,
        /// Panels that were added.
        added: usize,
        /// Panels that were taken out.
        removed: usize,
    },
}

impl Step {
    /// What it was.
    pub fn what(&self) -> What {
        let (before, after) = (&self.before.panels, &self.after.panels);
        let both = || {
            before.iter().filter_map(|was| {
                let now = after.iter().find(|now| now.id == was.id)?;
                Some((&**was, &**now))
            })
        };
        let changed = both().count();
        let (added, removed) = (after.len() - changed, before.len() - changed);
        let about = self.before.about.as_ref().zip(self.after.about.as_ref());
        match (changed, added, removed, about) {
            (0, 0, 0, Some((was, now))) => typed_about(was, now),
            (0, added, 0, None) if added > 0 => What::Added(added),
            (0, 0, removed, None) if removed > 0 => What::Removed(removed),
            (0, 0, 0, None) => What::Moved,
            (_, 0, 0, None) => {
                let all =
                    |holds: fn(&Panel, &Panel) -> bool| both().all(|(was, now)| holds(was, now));
                if all(|was, now| was.status != now.status && now.is_locked()) {
                    return What::Approved(changed);
                }
                if all(|was, now| was.status != now.status && was.is_locked()) {
                    return What::Unlocked(changed);
                }
                match both().next() {
                    Some((was, now)) if changed == 1 => of_panel(was, now),
                    _ if all(|was, now| was.script != now.script) => What::Texts(changed),
                    _ => What::Several {
                        changed,
                        added,
                        removed,
                    },
                }
            }
            _ => What::Several {
                changed,
                added,
                removed,
            },
        }
    }

    /// Panels whose texts it changed, and panels that it added.
    pub fn texts(&self) -> (usize, usize) {
        let before = |id: PanelId| self.before.panels.iter().find(|was| was.id == id);
        let changed =
            |panel: &&Arc<Panel>| before(panel.id).is_some_and(|was| was.script != panel.script);
        let added = |panel: &&Arc<Panel>| before(panel.id).is_none();
        let after = || self.after.panels.iter();
        (
            after().filter(changed).count(),
            after().filter(added).count(),
        )
    }

    /// Whether the next step only goes on with this one: letters in the same field.
    pub fn goes_on_with(&self, next: &Self) -> bool {
        let (one, other) = (self.what(), next.what());
        matches!(one, What::Typed(..)) && one == other
    }
}

fn typed_about(was: &About, now: &About) -> What {
    let same_rest = |title: &str, style: &str| {
        let with = About {
            title: title.to_owned(),
            style: style.to_owned(),
            ..now.clone()
        };
        same_about(was, &with)
    };
    if same_rest(&was.title, &now.style) {
        return What::Typed(Place::Title);
    }
    match same_rest(&now.title, &was.style) {
        true => What::Typed(Place::Style),
        false => What::Settings,
    }
}

fn of_panel(was: &Panel, now: &Panel) -> What {
    let id = now.id;
    if was.script != now.script {
        return match typed(&was.script, &now.script) {
            Some(text) => What::Typed(Place::Panel(id, text)),
            None => What::Script(id),
        };
    }
    if was.crop != now.crop {
        return What::Crop(id);
    }
    let is_new = |take: &Take| !was.takes.iter().any(|one| is_same(one, take));
    let has_new = now.takes.iter().any(is_new);
    match has_new {
        true => What::OwnPicture(id),
        false => What::Shown(id),
    }
}

/// The one text in which two scripts differ, if they differ in nothing else.
fn typed(was: &Script, now: &Script) -> Option<ScriptText> {
    ScriptText::ALL.into_iter().find(|text| {
        let mut without = was.clone();
        text.set(&mut without, text.of(now).to_owned());
        without == *now
    })
}
