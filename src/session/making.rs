//! Pictures for panels that are on the board: one by itself, anew or edited, or several by one of two plans. What is sent is the
//! form's request with another prompt, so that model, size and everything else are set in one place.

use super::pictures::elsewhere;
use super::references::source_of;
use super::{Saving, Session};
use crate::board::plan::{Given as Figures, Plan, group, one_by_one};
use crate::board::{PanelId, PanelState, Take};
use crate::catalog::Ratio;
use crate::request::{
    Checked, Draft, ImportFault, ImportNote, Mentioned, Problem, ReferenceSource, Sequential,
    check, import, in_shape, segments,
};
use crate::stream::PictureAt;
use crate::text;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;

/// What a panel is asked for with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Its prompt.
    Anew,
    /// An instruction to change the picture that it shows, which goes along as Image 1.
    Edit(String),
}

/// How the pictures of several panels are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// All in one request.
    Group,
    /// One request for each. `after_approved`: the picture of the last approved panel before it goes along.
    OneByOne {
        /// Whether it does.
        after_approved: bool,
    },
}

/// The two plans for some panels.
#[derive(Debug, Clone, PartialEq)]
pub struct Plans {
    /// The panels that are asked for: in order, and none that is approved or waits already.
    pub panels: Vec<PanelId>,
    /// How many of those meant are approved, and so are left out.
    pub locked: usize,
    /// All in one request. `None`: the form's model makes no groups.
    pub group: Option<Plan>,
    /// The group's one prompt, for as many panels as it has room for.
    pub prompt: String,
    /// One request each.
    pub one_by_one: Plan,
}

impl Session {
    /// Panels that have no picture and wait for none, in order.
    pub fn missing_pictures(&self) -> Vec<PanelId> {
        self.board.with(|board| {
            let missing = board.panels().iter().filter(|panel| panel.is_missing());
            missing.map(|panel| panel.id).collect()
        })
    }

    /// Both plans for these panels. `None`: the form's model is in no table, or nothing is to be asked for.
    pub fn plans(&self, meant: &[PanelId]) -> Option<Plans> {
        self.board.track();
        let (panels, locked) = self.can_be_made(meant);
        let (model, references) = self
            .draft
            .with(|draft| Some((draft.known_model()?, draft.references.count())))?;
        let figures = Figures {
            panels: u32::try_from(panels.len()).unwrap_or(u32::MAX),
            references,
            model,
            usual: self.usual.get(),
        };
        let plan = group(figures);
        let fitting = panels.get(..plan.pictures as usize).unwrap_or(&panels);
        let prompt = self.board.with(|board| board.prompt_of_group(fitting));
        Some(Plans {
            locked,
            group: Some(plan).filter(|plan| plan.pictures > 0),
            prompt,
            one_by_one: one_by_one(figures),
            panels,
        })
    }

    /// Those of these panels that may be asked for, in the order of the board, and how many are approved.
    fn can_be_made(&self, meant: &[PanelId]) -> (Vec<PanelId>, usize) {
        self.board.with_untracked(|board| {
            let meant = board
                .panels()
                .iter()
                .filter(|panel| meant.contains(&panel.id));
            let (locked, free): (Vec<_>, Vec<_>) = meant.partition(|panel| panel.is_locked());
            let free = free
                .into_iter()
                .filter(|panel| panel.state != PanelState::Pending);
            (free.map(|panel| panel.id).collect(), locked.len())
        })
    }

    /// Asks for a panel's picture.
    pub fn make(&self, id: PanelId, ask: Ask) {
        let session = *self;
        self.once_recalled(move || session.make_now(id, ask));
    }

    fn make_now(&self, id: PanelId, ask: Ask) {
        if !self.may_make() {
            return;
        }
        if matches!(&ask, Ask::Edit(said) if said.trim().is_empty()) {
            // Nothing is said yet: that is where to say it.
            self.go_to("panel.instruction");
            return;
        }
        let (free, _) = self.can_be_made(&[id]);
        if free.is_empty() {
            self.refuse(text::refused_panel().to_owned());
            return;
        }
        let session = *self;
        leptos::task::spawn_local(async move {
            let edited = match &ask {
                Ask::Anew => None,
                Ask::Edit(_) => session.shown(id).map(|take| take.picture),
            };
            let prompt = match ask {
                Ask::Anew => session.prompt_of(id),
                Ask::Edit(instruction) => instruction,
            };
            let mut draft = session.draft_of(prompt, 1);
            if let Some(picture) = edited {
                // What the instruction does not name would only get into the picture.
                drop_unmentioned(&mut draft);
                if !session.put_first(&mut draft, picture).await {
                    session.refuse(text::refused_picture_gone().to_owned());
                    return;
                }
            }
            session.send_draft(&draft, vec![id]);
        });
    }

    /// Asks for the pictures of several panels.
    pub fn make_all(&self, meant: &[PanelId], how: How) {
        if !self.may_make() {
            return;
        }
        let (panels, locked) = self.can_be_made(meant);
        if locked > 0 {
            self.refuse(text::say_locked(locked as u64));
        }
        let session = *self;
        leptos::task::spawn_local(async move {
            match how {
                How::Group => session.make_group(panels),
                How::OneByOne { after_approved } => {
                    for id in panels {
                        if !session.make_one(id, after_approved).await {
                            break;
                        }
                    }
                }
            }
        });
    }

    fn make_group(&self, panels: Vec<PanelId>) {
        let room = self.draft.with_untracked(|draft| {
            let budget = draft.known_model()?.budget.value;
            Some(budget.saturating_sub(draft.references.count()))
        });
        let count = (room.unwrap_or(0) as usize).min(panels.len());
        let panels: Vec<PanelId> = panels.into_iter().take(count).collect();
        let prompt = self
            .board
            .with_untracked(|board| board.prompt_of_group(&panels));
        self.send_draft(&self.draft_of(prompt, count as u32), panels);
    }

    async fn make_one(self, id: PanelId, after_approved: bool) -> bool {
        let mut draft = self.draft_of(self.prompt_of(id), 1);
        if after_approved && let Some(picture) = self.approved_before(id) {
            // Without it the others would still be made; the person asked for it, so that is said.
            if !self.put_first(&mut draft, picture).await {
                self.refuse(text::refused_picture_gone().to_owned());
                return false;
            }
        }
        self.send_draft(&draft, vec![id])
    }

    /// What a panel's own request is, as far as it is known before its picture is read.
    pub fn checked_for(&self, id: PanelId) -> Checked {
        check(&self.draft_of(self.prompt_of(id), 1))
    }

    /// Stops waiting for a panel's picture; its run goes on where it makes others.
    pub fn stop_panel(&self, id: PanelId) {
        let stopped = self.board.try_maybe_update(|board| {
            let (was, run) = board.give_up(id);
            (was, (was, run))
        });
        if let Some((true, run)) = stopped {
            match run {
                Some(run) => self.stop(run),
                None => self.say(text::say_panel_stopped(&self.number(id))),
            }
        }
    }

    /// Fills the form with the settings of a take's request. Files that went along have to be added again.
    pub fn restore_settings(&self, take: &Take) -> Result<(), ImportFault> {
        let Some(asked) = take.asked.as_ref() else {
            return Ok(());
        };
        let mut imported = self
            .draft
            .with_untracked(|draft| import(&asked.body, draft))?;
        // An import notes the pictures that are not in its text.
        let is_file = |note: &&ImportNote| matches!(note, ImportNote::FileToAdd { .. });
        let files = imported.notes.iter().filter(is_file).count();
        imported.draft.treat_as = asked.treated_as();
        self.take_import(imported, None);
        self.say(text::say_settings_back(files as u64));
        Ok(())
    }

    fn may_make(&self) -> bool {
        self.desk.update(|desk| desk.refused.clear());
        if self.needs_passphrase() {
            self.refuse(text::refused_sealed().to_owned());
            return false;
        }
        let reading = self.adding.get_untracked();
        if reading > 0 {
            self.refuse(text::still_reading(u64::from(reading)));
        }
        reading == 0 && self.saving.get_untracked() != Saving::Opening
    }

    pub(super) fn prompt_of(&self, id: PanelId) -> String {
        let prompt = self.board.with_untracked(|board| board.prompt_of(id));
        prompt.map(|prompt| prompt.text).unwrap_or_default()
    }

    fn shown(&self, id: PanelId) -> Option<Take> {
        self.board
            .with_untracked(|board| board.panel(id)?.1.take().cloned())
    }

    /// The picture of the last approved panel before this one.
    fn approved_before(&self, id: PanelId) -> Option<PictureAt> {
        self.board.with_untracked(|board| {
            let (place, _) = board.panel(id)?;
            let before = board.panels().iter().take(place - 1).rev();
            let mut approved = before.filter(|panel| panel.is_locked());
            approved.find_map(|panel| Some(panel.take()?.picture.clone()))
        })
    }

    /// The form's values with this prompt, for so many pictures, in the shape of the board's frames.
    pub(super) fn draft_of(&self, prompt: String, pictures: u32) -> Draft {
        let mut draft = self.draft.get_untracked();
        draft.prompt = prompt;
        draft.sequential_image_generation = match pictures {
            0 | 1 => Sequential::Disabled,
            _ => Sequential::Auto,
        };
        draft.max_images = pictures.max(1).to_string();
        draft.wished_images = None;
        let ratio = self.board.with_untracked(|board| board.about().ratio);
        if let Some(size) = ratio.and_then(|ratio: Ratio| in_shape(&draft, ratio)) {
            draft.size = size;
        }
        draft
    }

    /// Makes a picture Image 1 of a request. Whether the page has it.
    async fn put_first(&self, draft: &mut Draft, picture: PictureAt) -> bool {
        let source = match elsewhere(&picture) {
            Some(address) => Some(ReferenceSource::Address(address.as_str().to_owned())),
            None => self.as_file(&picture).await,
        };
        let Some(source) = source else {
            return false;
        };
        draft.change_references(|references| {
            let id = references.add(source);
            references.move_to(id, 0);
        });
        true
    }

    async fn as_file(&self, picture: &PictureAt) -> Option<ReferenceSource> {
        let ports = self.ports.try_get_value()?;
        let address = self.whole(picture).await?;
        let name = format!("take.{}", picture.extension());
        let file = ports.shelf.take_over(address.as_str(), &name).await?;
        let facts = ports.shelf.inspect(file.id).await;
        Some(source_of(file, facts))
    }

    /// Sends a request for these panels. Whether it is one; otherwise what is wrong with it is said beside the panel.
    fn send_draft(&self, draft: &Draft, panels: Vec<PanelId>) -> bool {
        if panels.is_empty() {
            return false;
        }
        let checked = check(draft);
        match checked.request {
            Some(request) => {
                self.start(Arc::new(request), panels);
                true
            }
            None => {
                self.refuse(said(&checked.problems, draft));
                false
            }
        }
    }
}

/// Takes out the references that the prompt does not name.
fn drop_unmentioned(draft: &mut Draft) {
    let named: Vec<_> = segments(&draft.prompt, &draft.references)
        .into_iter()
        .filter_map(|segment| match segment.names {
            Some(Mentioned::Reference(id)) => Some(id),
            _ => None,
        })
        .collect();
    let all = draft.references.list().iter().map(|one| one.id);
    let unnamed: Vec<_> = all.filter(|id| !named.contains(id)).collect();
    draft.change_references(|references| {
        unnamed.iter().for_each(|id| references.remove(*id));
    });
}

/// The first problem, in words.
fn said(problems: &[Problem], draft: &Draft) -> String {
    let formats = draft
        .known_model()
        .map_or(&[] as &[&str], |model| model.references.formats.value);
    let first = problems.first();
    let said = first.map(|problem| words::request::problem(problem, formats));
    text::refused_problem(&said.unwrap_or_default())
}
