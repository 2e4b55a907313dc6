//! The storyboard: panels in order, each with its takes, and the runs that made them.
//!
//! A run carries the list of panels it was sent for: picture i belongs to its i-th panel, wherever that stands on the
//! board by then. A picture that no slot claims is kept all the same, as a take or a panel of its own.

mod about;
mod asked;
mod assembly;
mod crop;
pub mod difference;
mod edit;
pub mod hints;
mod numbering;
mod panel;
mod past;
pub mod plan;
mod prompting;
mod run;
mod script;
pub mod search;
mod settle;
mod shot;
pub mod shot_list;
mod step;
mod what;

pub use about::About;
pub use asked::Asked;
pub use assembly::{Assembled, Origin, Parts as PromptParts, assemble, assemble_group};
pub use crop::{Crop, kept_share, room};
pub use numbering::{Number, numbers};
pub use panel::{Panel, PanelId, PanelState, SHIPPED, Take};
pub use past::{Done, MOST_STEPS, Past, Unwritten};
pub use run::{Run, RunId};
pub use script::{Script, Status, speaker};
pub use shot::{Angle, Move, Shot};
pub use step::{Moment, Side, Step, Way};
pub use what::What;

use std::sync::Arc;

/// The board on the screen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Board {
    about: About,
    /// Each behind a pointer: whoever compares two states of a board finds what did not change at once.
    panels: Vec<Arc<Panel>>,
    runs: Vec<Run>,
    sample: bool,
    next_panel: u32,
    next_run: u32,
}

impl Board {
    /// The finished board of a first visit: captions, actions, alternative texts and shipped pictures.
    pub fn sample(title: &str, panels: impl IntoIterator<Item = SamplePanel>) -> Self {
        let mut board = Self {
            sample: true,
            about: About {
                title: title.to_owned(),
                ..About::default()
            },
            ..Self::default()
        };
        for sample in panels {
            let id = board.add_panel(PanelState::Arrived, None);
            if let Some(panel) = board.panel_mut(id) {
                panel.script.caption = sample.caption;
                panel.script.action = sample.action;
                panel
                    .takes
                    .push(Take::shipped(sample.file, sample.description));
            }
        }
        board
    }

    /// From what was written down. Ids that are taken are not given again.
    pub fn of(parts: Parts) -> Self {
        let panel = parts.panels.iter().map(|panel| panel.id.number()).max();
        let run = parts.runs.iter().map(|run| run.id.number()).max();
        Self {
            next_panel: parts.next_panel.max(panel.unwrap_or(0)),
            next_run: parts.next_run.max(run.unwrap_or(0)),
            about: parts.about,
            panels: parts.panels.into_iter().map(Arc::new).collect(),
            runs: parts.runs,
            sample: false,
        }
    }

    /// The ids that were given last, to a panel and to a run.
    pub const fn next_ids(&self) -> (u32, u32) {
        (self.next_panel, self.next_run)
    }

    /// What holds for the whole board.
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// Panels in order.
    pub fn panels(&self) -> &[Arc<Panel>] {
        &self.panels
    }

    /// One panel and its place from 1.
    pub fn panel(&self, id: PanelId) -> Option<(usize, &Panel)> {
        self.panels
            .iter()
            .enumerate()
            .find(|(_, panel)| panel.id == id)
            .map(|(at, panel)| (at + 1, &**panel))
    }

    /// Every run, oldest first.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// One run. `None`: the board never had it.
    pub fn run(&self, id: RunId) -> Option<&Run> {
        self.runs.iter().find(|run| run.id == id)
    }

    /// Whether this is the sample of a first visit.
    pub const fn is_sample(&self) -> bool {
        self.sample
    }

    /// Whether there is nothing on it.
    pub const fn is_empty(&self) -> bool {
        self.panels.is_empty() && self.runs.is_empty()
    }

    fn panel_mut(&mut self, id: PanelId) -> Option<&mut Panel> {
        panel_in(&mut self.panels, id)
    }

    fn run_mut(&mut self, id: RunId) -> Option<&mut Run> {
        self.runs.iter_mut().find(|run| run.id == id)
    }

    fn add_panel(&mut self, state: PanelState, run: Option<RunId>) -> PanelId {
        add_panel(&mut self.panels, &mut self.next_panel, state, run)
    }

    /// Whether it has pictures, and nobody has done anything with its panels yet.
    pub fn is_untouched(&self) -> bool {
        let mut panels = self.panels.iter();
        let is_new = |panel: &Arc<Panel>| {
            panel.takes.len() <= 1 && !panel.is_locked() && panel.script == Script::default()
        };
        panels.all(is_new) && self.panels.iter().any(|panel| !panel.takes.is_empty())
    }

    /// Whether there are pictures that did not come with the page.
    pub fn has_pictures(&self) -> bool {
        !self.sample && self.panels.iter().any(|panel| !panel.takes.is_empty())
    }
}

/// What a board is made of, as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// What holds for the whole board.
    pub about: About,
    /// In order.
    pub panels: Vec<Panel>,
    /// Oldest first.
    pub runs: Vec<Run>,
    /// The number of the panel that was made last.
    pub next_panel: u32,
    /// The number of the run that was made last.
    pub next_run: u32,
}

/// One panel of the sample.
#[derive(Debug, Clone)]
pub struct SamplePanel {
    /// Caption.
    pub caption: String,
    /// Action.
    pub action: String,
    /// What the picture shows, for those who do not see it.
    pub description: String,
    /// The file, relative to the page.
    pub file: &'static str,
}

/// Beside the board, since a run may be borrowed from it.
fn add_panel(
    panels: &mut Vec<Arc<Panel>>,
    last: &mut u32,
    state: PanelState,
    run: Option<RunId>,
) -> PanelId {
    *last += 1;
    let id = PanelId(*last);
    panels.push(Arc::new(Panel::new(id, state, run)));
    id
}

/// To change one; whoever holds its earlier state keeps that.
fn panel_in(panels: &mut [Arc<Panel>], id: PanelId) -> Option<&mut Panel> {
    held_in(panels, id).map(Arc::make_mut)
}

/// To look at one that may have to be changed.
fn held_in(panels: &mut [Arc<Panel>], id: PanelId) -> Option<&mut Arc<Panel>> {
    panels.iter_mut().find(|panel| panel.id == id)
}
