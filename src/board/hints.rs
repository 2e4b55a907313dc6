//! What may jar when the panels are seen one after the other, told from the fields alone: nobody looks into a picture.

use super::{Board, PanelId, Script, Shot};

/// Panels in a row with the same shot type from which on it is worth a word.
const SAME_SHOTS: usize = 3;

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// So many panels in a row have the same shot type.
    SameShot {
        /// The first and the last of them.
        panels: (PanelId, PanelId),
        /// How many.
        count: usize,
        /// The shot type.
        shot: Shot,
    },
    /// Two panels in a row have the same shot type and the same angle: the cut between them may look like a jump.
    Jump {
        /// The second of them.
        panel: PanelId,
    },
    /// Somebody or something that elsewhere has a reference is named without it.
    Unreferenced {
        /// Where.
        panel: PanelId,
        /// The reference's name.
        name: String,
    },
    /// All panels together last longer or shorter than the board is to.
    Length {
        /// All together, in milliseconds.
        total_ms: u64,
        /// What the board is to last, in milliseconds.
        target_ms: u64,
        /// Panels that say no duration.
        unsaid: usize,
    },
}

/// What there is to say, in the order of the board. `references`: names, without the `@`, of the references there are; in a
/// prompt `@name` is the reference, and the name alone is just a word.
pub fn hints(board: &Board, references: &[String]) -> Vec<Hint> {
    let mut hints = shots(board);
    for panel in board.panels() {
        let prompt = spoken(&panel.script);
        let unreferenced = references
            .iter()
            .filter(|name| is_named_alone(&prompt, name));
        hints.extend(unreferenced.map(|name| Hint::Unreferenced {
            panel: panel.id,
            name: name.clone(),
        }));
    }
    hints.extend(length(board));
    hints
}

fn shots(board: &Board) -> Vec<Hint> {
    let mut hints = Vec::new();
    let panels = board.panels();
    let same = |a: &Script, b: &Script| a.shot.is_some() && a.shot == b.shot;
    for chain in panels.chunk_by(|a, b| same(&a.script, &b.script)) {
        if let ([first, .., last], Some(shot)) =
            (chain, chain.first().and_then(|panel| panel.script.shot))
            && chain.len() >= SAME_SHOTS
        {
            hints.push(Hint::SameShot {
                panels: (first.id, last.id),
                count: chain.len(),
                shot,
            });
            continue;
        }
        for pair in chain.windows(2) {
            if let [before, after] = pair
                && after.script.angle.is_some()
                && after.script.angle == before.script.angle
            {
                hints.push(Hint::Jump { panel: after.id });
            }
        }
    }
    hints
}

/// The texts that take part in a prompt.
fn spoken(script: &Script) -> String {
    match &script.edited {
        Some(edited) => edited.clone(),
        None => format!("{}\n{}", script.action, script.prompt),
    }
}

/// Whether a name stands in a text, as a word of its own, and nowhere as a mention.
fn is_named_alone(text: &str, name: &str) -> bool {
    let found = super::search::Search {
        find: name.to_owned(),
        case: false,
        words: true,
    };
    let all = found.matches(text);
    let is_mention = |at: &core::ops::Range<usize>| {
        text.get(..at.start)
            .is_some_and(|before| before.ends_with('@'))
    };
    !all.is_empty() && !all.iter().any(is_mention)
}

fn length(board: &Board) -> Option<Hint> {
    let target_ms = u64::from(board.about().target_ms?);
    let durations = board.panels().iter().map(|panel| panel.script.duration_ms);
    let total_ms = durations.clone().flatten().map(u64::from).sum();
    let unsaid = durations.filter(Option::is_none).count();
    let is_over = total_ms > target_ms;
    let is_under = unsaid == 0 && total_ms < target_ms;
    (is_over || is_under).then_some(Hint::Length {
        total_ms,
        target_ms,
        unsaid,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Angle;
    use super::*;

    fn board(scripts: impl IntoIterator<Item = Script>) -> (Board, Vec<PanelId>) {
        let mut board = Board::default();
        let ids = scripts
            .into_iter()
            .map(|script| board.insert_panel(usize::MAX, script));
        let ids = ids.collect();
        (board, ids)
    }

    fn shot(shot: Shot, angle: Option<Angle>) -> Script {
        Script {
            shot: Some(shot),
            angle,
            ..Script::default()
        }
    }

    #[test]
    fn shots_that_repeat_are_said_once() {
        let wide = || shot(Shot::Wide, None);
        let (made, ids) = board([wide(), wide(), wide(), wide(), shot(Shot::CloseUp, None)]);
        let said = Hint::SameShot {
            panels: (ids[0], ids[3]),
            count: 4,
            shot: Shot::Wide,
        };
        assert_eq!(hints(&made, &[]), [said]);
        let (made, _) = board([
            wide(),
            wide(),
            Script::default(),
            Script::default(),
            Script::default(),
        ]);
        assert_eq!(hints(&made, &[]), []);
        let high = || shot(Shot::Medium, Some(Angle::High));
        let (made, ids) = board([high(), high(), shot(Shot::Medium, Some(Angle::Low))]);
        assert!(matches!(
            hints(&made, &[])[..],
            [Hint::SameShot { count: 3, .. }]
        ));
        let (made, ids2) = board([high(), high()]);
        assert_eq!(hints(&made, &[]), [Hint::Jump { panel: ids2[1] }]);
        assert_ne!(ids, ids2);
    }

    #[test]
    fn a_name_without_its_reference_is_said() {
        let acts = [
            "@mei sweeps",
            "Mei sweeps",
            "Meier sweeps",
            "Nobody",
            "mei and @mei",
        ];
        let (made, ids) = board(acts.map(|action| Script {
            action: action.to_owned(),
            ..Script::default()
        }));
        let said = Hint::Unreferenced {
            panel: ids[1],
            name: "mei".into(),
        };
        assert_eq!(hints(&made, &["mei".to_owned()]), [said]);
    }

    #[test]
    fn a_board_that_is_too_long_or_too_short_says_so() {
        let lasts = |ms: Option<u32>| Script {
            duration_ms: ms,
            ..Script::default()
        };
        for (durations, target, said) in [
            (vec![Some(4000), Some(5000)], 9000, false),
            (vec![Some(4000), Some(6000)], 9000, true),
            (vec![Some(4000), None], 9000, false),
            (vec![Some(4000), Some(1000)], 9000, true),
            (vec![Some(9500), None], 9000, true),
        ] {
            let (mut made, _) = board(durations.iter().map(|ms| lasts(*ms)));
            made.change_about(|about| about.target_ms = Some(target));
            assert_eq!(hints(&made, &[]).len(), usize::from(said), "{durations:?}");
        }
    }
}
