//! What is drawn in turn: a few parts a frame, so that no frame is long, however much there is to draw.

use super::{Session, Sheet};
use crate::board::PanelId;
use leptos::prelude::*;

/// Panels, rows of the shot list, or sheets of a long board, that are drawn within one frame: at first, and at least so many
/// more with each that follows.
pub(super) const DRAWN_AT_ONCE: u32 = 6;
/// Panels that draw what stands under them within one frame.
const BELOW_A_FRAME: usize = 3;

/// Frames for which a sheet has to stay near the screen while others leave it: what only flies past somebody who drags the
/// scroll bar is not drawn.
const STAYS: u8 = 8;

/// What waits to be drawn. Whatever went meanwhile has lost its turn.
#[derive(Debug, Clone, Default)]
pub(super) struct Turns {
    /// Sheets that came near the screen, with the frames for which each has to stay. They are drawn before anything else.
    sheets: Vec<(RwSignal<Sheet>, u8)>,
    /// Frames until the board stands still, as long as no other sheet leaves.
    hurry: u8,
    /// Panels of which only the picture and its words are there.
    below: Vec<RwSignal<bool>>,
    /// Whether a frame was asked for.
    asked: bool,
}

impl Turns {
    /// One frame's worth: a sheet, or what stands under some panels.
    fn next(&mut self) -> (Option<RwSignal<Sheet>>, Vec<RwSignal<bool>>) {
        self.hurry = self.hurry.saturating_sub(1);
        self.sheets.retain(|(sheet, _)| !sheet.is_disposed());
        self.below.retain(|turn| !turn.is_disposed());
        for (_, frames) in &mut self.sheets {
            *frames = frames.saturating_sub(1);
        }
        let ready = self.sheets.iter().position(|(_, frames)| *frames == 0);
        let sheet = ready.map(|at| self.sheets.remove(at).0);
        let count = match sheet {
            Some(_) => 0,
            None => self.below.len().min(BELOW_A_FRAME),
        };
        (sheet, self.below.drain(..count).collect())
    }

    /// A sheet came near the screen.
    fn comes(&mut self, sheet: RwSignal<Sheet>) {
        if !self.sheets.iter().any(|(one, _)| *one == sheet) {
            self.sheets.push((sheet, self.hurry));
        }
    }

    /// A sheet is far from the screen.
    fn leaves(&mut self, sheet: RwSignal<Sheet>, drawn: bool) {
        let waiting = self.sheets.len();
        self.sheets.retain(|(one, _)| *one != sheet);
        if drawn || self.sheets.len() < waiting {
            self.hurry = STAYS;
        }
    }

    fn is_empty(&self) -> bool {
        self.sheets.is_empty() && self.below.is_empty() && self.hurry == 0
    }
}

impl Session {
    /// True from one of the next frames on.
    pub fn in_turn(&self) -> RwSignal<bool> {
        let turn = RwSignal::new(false);
        self.wait_in_turn(|turns| turns.below.push(turn));
        turn
    }

    /// A sheet near the screen is drawn with one of the next frames, unless it is far again by then; one that is far is left
    /// empty at once. `height`: what it measures, in CSS pixels.
    pub(super) fn turn_sheet(&self, stands: RwSignal<Sheet>, near: bool, height: u32) {
        let Some(now) = stands.try_get_untracked() else {
            return;
        };
        let is_drawn = now == Sheet::Drawn;
        self.wait_in_turn(|turns| match near {
            true if is_drawn => {}
            true => turns.comes(stands),
            false => turns.leaves(stands, is_drawn),
        });
        if is_drawn && !near && height > 0 {
            stands.set(Sheet::Far(height));
        }
    }

    /// The panels that are drawn by now, in order. Those that are not are drawn with the next frames.
    pub fn drawn_ids(&self) -> Vec<PanelId> {
        let drawn = self.drawn_of(self.panel_ids.with(Vec::len));
        self.panel_ids
            .with(|ids| ids.iter().take(drawn).copied().collect())
    }

    /// How many of so many are drawn by now: more with every frame until it is all of them.
    pub(super) fn drawn_of(&self, whole: usize) -> usize {
        let drawn = self.drawn.get();
        if whole > drawn as usize {
            let session = *self;
            request_animation_frame(move || {
                // A quarter more than there are: a long list is soon there as well.
                session.drawn.try_set(drawn + DRAWN_AT_ONCE.max(drawn / 4));
            });
        }
        whole.min(drawn as usize)
    }

    fn wait_in_turn(&self, add: impl FnOnce(&mut Turns)) {
        let asks = self.turns.try_update_value(|turns| {
            add(turns);
            let waits = !turns.is_empty();
            waits && !std::mem::replace(&mut turns.asked, true)
        });
        if asks == Some(true) {
            self.give_turns();
        }
    }

    fn give_turns(&self) {
        let session = *self;
        request_animation_frame(move || {
            let Some((sheet, below)) = session.turns.try_update_value(Turns::next) else {
                return;
            };
            if let Some(sheet) = sheet {
                sheet.try_set(Sheet::Drawn);
            }
            for turn in below {
                turn.try_set(true);
            }
            // What was drawn may wait itself by now.
            let more = session.turns.try_update_value(|turns| {
                turns.asked = !turns.is_empty();
                turns.asked
            });
            if more == Some(true) {
                session.give_turns();
            }
        });
    }
}
