//! A change of texts that can be taken back, after which people may have gone on writing: only what is still as the change
//! left it goes back.

use super::{About, Board, Panel, PanelId, PanelState, Script};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a change did to the texts of a board.
#[derive(Debug, Clone, PartialEq)]
pub struct Rewrite {
    about: (About, About),
    scripts: Vec<(PanelId, Script, Script)>,
    added: Vec<Arc<Panel>>,
}

impl Rewrite {
    /// From the board before and after.
    pub fn between(before: &Board, after: &Board) -> Self {
        let known: BTreeMap<u32, &Arc<Panel>> = before
            .panels
            .iter()
            .map(|panel| (panel.id.number(), panel))
            .collect();
        let (mut scripts, mut added) = (Vec::new(), Vec::new());
        for panel in &after.panels {
            match known.get(&panel.id.number()) {
                Some(was) if was.script == panel.script => {}
                Some(was) => scripts.push((panel.id, was.script.clone(), panel.script.clone())),
                None => added.push(Arc::clone(panel)),
            }
        }
        Self {
            about: (before.about.clone(), after.about.clone()),
            scripts,
            added,
        }
    }

    /// Panels whose texts changed, and panels that were added.
    pub fn counts(&self) -> (usize, usize) {
        (self.scripts.len(), self.added.len())
    }

    /// Whether nothing changed.
    pub fn is_nothing(&self) -> bool {
        self.about.0 == self.about.1 && self.counts() == (0, 0)
    }
}

impl Board {
    /// Takes a change of texts back. What was written or made since stays: a text that is another by now, and an added panel
    /// that has a picture, waits for one, was written on or approved.
    pub fn take_back(&mut self, rewrite: Rewrite) {
        let (before, after) = &rewrite.about;
        self.change_about(|about| {
            back(&mut about.title, &before.title, &after.title);
            back(&mut about.style, &before.style, &after.style);
        });
        for (id, before, after) in &rewrite.scripts {
            self.change_script(*id, |script| script_back(script, before, after));
        }
        let is_untouched = |added: &&Arc<Panel>| {
            self.panel(added.id).is_some_and(|(_, now)| {
                let waits = now.state == PanelState::Pending;
                now.script == added.script && now.takes.is_empty() && !waits && !now.is_locked()
            })
        };
        let added = rewrite.added.iter().filter(is_untouched);
        let added: Vec<PanelId> = added.map(|panel| panel.id).collect();
        self.remove_panels(&added);
    }
}

fn back<T: Clone + PartialEq>(now: &mut T, before: &T, after: &T) {
    if now == after {
        now.clone_from(before);
    }
}

fn script_back(now: &mut Script, before: &Script, after: &Script) {
    back(&mut now.caption, &before.caption, &after.caption);
    back(&mut now.shot, &before.shot, &after.shot);
    back(&mut now.angle, &before.angle, &after.angle);
    back(&mut now.camera, &before.camera, &after.camera);
    back(&mut now.action, &before.action, &after.action);
    back(&mut now.dialogue, &before.dialogue, &after.dialogue);
    back(&mut now.sound, &before.sound, &after.sound);
    back(&mut now.notes, &before.notes, &after.notes);
    back(
        &mut now.duration_ms,
        &before.duration_ms,
        &after.duration_ms,
    );
    back(&mut now.prompt, &before.prompt, &after.prompt);
    back(&mut now.edited, &before.edited, &after.edited);
}

#[cfg(test)]
mod tests {
    use super::super::Status;
    use super::*;

    fn script(action: &str) -> Script {
        Script {
            action: action.to_owned(),
            ..Script::default()
        }
    }

    #[test]
    fn what_was_written_since_stays() {
        let mut board = Board::default();
        let ids = ["a", "b", "c"].map(|action| board.insert_panel(9, script(action)));
        board.change_about(|about| about.style = "ink".into());
        let before = board.clone();
        for id in &ids[..2] {
            board.change_script(*id, |script| {
                script.action.push('!');
                script.sound = "rain".into();
            });
        }
        board.change_about(|about| about.style = "oil".into());
        let rewrite = Rewrite::between(&before, &board);
        assert_eq!(rewrite.counts(), (2, 0));
        board.change_script(ids[1], |script| script.action = "mine".into());
        board.change_script(ids[2], |script| script.action = "too".into());
        board.change_about(|about| about.title = "Later".into());
        board.take_back(rewrite);
        let actions: Vec<_> = board
            .panels()
            .iter()
            .map(|panel| (panel.script.action.as_str(), panel.script.sound.as_str()))
            .collect();
        assert_eq!(actions, [("a", ""), ("mine", ""), ("too", "")]);
        let about = board.about();
        assert_eq!(
            (about.title.as_str(), about.style.as_str()),
            ("Later", "ink")
        );
    }

    #[test]
    fn added_panels_go_again_unless_somebody_worked_on_them() {
        let mut board = Board::default();
        board.insert_panel(9, script("a"));
        let before = board.clone();
        assert!(Rewrite::between(&before, &board).is_nothing());
        let added = ["b", "c", "d"].map(|action| board.insert_panel(9, script(action)));
        let rewrite = Rewrite::between(&before, &board);
        assert_eq!(rewrite.counts(), (0, 3));
        board.change_script(added[0], |script| script.notes = "keep".into());
        board.set_status(added[1], Status::Approved);
        board.take_back(rewrite);
        let left: Vec<_> = board.panels().iter().map(|one| one.id).collect();
        assert_eq!(left[1..], added[..2]);
        assert_eq!(left.len(), 3);
    }
}
