//! Input pictures: what a person brings, and what they do with it. The draft keeps the order; files stay on the shelf.

use super::Session;
use super::pictures::elsewhere;
use crate::board::PanelId;
use crate::catalog::Size;
use crate::chunk::split;
use crate::ports::{FileFacts, FileId, Given, GivenFile, Look, Remake};
use crate::request::{
    Draft, Field, ReferenceFile, ReferenceId, ReferenceSource, References, Refit, before_caret,
    complete_mention, open_mention,
};
use crate::text;
use leptos::prelude::*;

/// How it stands with making a reference anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefitState {
    /// The browser is at it.
    Working,
    /// The browser cannot read the picture.
    Failed,
}

split!(form, bring(session: Session, given: Given) -> ());
split!(form, reuse(session: Session, id: PanelId) -> ());
split!(form, remake(session: Session, id: ReferenceId, to: Refit) -> ());

fn bring(session: Session, given: Given) {
    if session.is_gone() {
        return;
    }
    match given {
        Given::Files(files) => session.add_files(files, true),
        Given::Pictures(files) => session.add_files(files, false),
        Given::Responses(files) => session.bring_responses(files),
        Given::Takes(files) => {
            if let Some(id) = session.desk.with_untracked(|desk| desk.chosen) {
                session.add_own_pictures(id, files, false);
            }
        }
        Given::OnPanel(number, files) => {
            session.add_own_pictures(PanelId::numbered(number), files, true);
        }
        Given::Address(address) => session.add_address(&address),
    }
}

fn remake(session: Session, id: ReferenceId, to: Refit) {
    if !session.is_gone() {
        session.start_refit(id, to);
    }
}

fn reuse(session: Session, id: PanelId) {
    if !session.is_gone() {
        session.reuse_picture(id);
    }
}

impl Session {
    /// Hears what is picked, dropped and pasted from now on.
    pub(super) fn listen_for_files(&self) {
        let session = *self;
        self.ports()
            .shelf
            .listen(Box::new(move |given| session.take_given(given)));
    }

    /// Takes what somebody brought, as soon as the code for it is there.
    pub(super) fn take_given(&self, given: Given) {
        let session = *self;
        leptos::task::spawn_local(async move {
            if !bring::load().await || bring::call(session, given).is_none() {
                session.say_missing_part();
            }
        });
    }

    /// Adds files at the end, in their order, as soon as their headers are read. `may_be_responses`: those that look like
    /// responses are opened as such.
    fn add_files(&self, files: Vec<GivenFile>, may_be_responses: bool) {
        // The session may be gone when a picture of the page's own has been read.
        let (session, Some(ports)) = (*self, self.ports.try_get_value()) else {
            return;
        };
        let count = u32::try_from(files.len()).unwrap_or(u32::MAX);
        self.adding
            .update(|adding| *adding = adding.saturating_add(count));
        leptos::task::spawn_local(async move {
            let mut responses = Vec::new();
            for given in files {
                let is_home = session.bring_home(&given).await;
                let facts = ports.shelf.inspect(given.id).await;
                let less = |adding: &mut u32| *adding = adding.saturating_sub(1);
                session.adding.try_update(less);
                if is_home {
                    session.say(text::say_came_home(&given.name));
                    continue;
                }
                if may_be_responses && facts.may_be_response {
                    responses.push(given);
                    continue;
                }
                session.change_references(|references| {
                    references.add(source_of(given, facts));
                });
                session.say_added();
            }
            if !responses.is_empty() {
                session.bring_responses(responses);
            }
        });
    }

    /// Adds a picture by its address.
    pub fn add_address(&self, address: &str) {
        let source = ReferenceSource::Address(address.trim().to_owned());
        self.change_references(|references| {
            references.add(source);
        });
        self.say_added();
    }

    /// Adds the picture that a panel shows: its bytes where the page has them, its address where it has not.
    pub fn use_panel(&self, id: PanelId) {
        let session = *self;
        leptos::task::spawn_local(async move {
            if !reuse::load().await || reuse::call(session, id).is_none() {
                session.say_missing_part();
            }
        });
    }

    fn reuse_picture(&self, id: PanelId) {
        let session = *self;
        let found = self
            .board
            .with_untracked(|board| Some(board.panel(id)?.1.take()?.picture.clone()));
        let Some(picture) = found else {
            return;
        };
        if let Some(address) = elsewhere(&picture) {
            self.add_address(address.as_str());
            return;
        }
        let name = format!("panel-{}.{}", self.number(id), picture.extension());
        let (whole, shelf) = (self.whole(&picture), self.ports().shelf.clone());
        leptos::task::spawn_local(async move {
            let Some(address) = whole.await else {
                return;
            };
            let taken = shelf.take_over(address.as_str(), &name).await;
            if let Some(given) = taken {
                session.add_files(vec![given], false);
            }
        });
    }

    /// Takes one out.
    pub fn remove_reference(&self, id: ReferenceId) {
        let number = self
            .draft
            .with_untracked(|draft| draft.references.number(id));
        let next = self.draft.with_untracked(|draft| {
            let all = draft.references.list();
            let at = number?;
            let next = all.get(at).or_else(|| all.get(at.checked_sub(2)?))?;
            Some(next.id.control_name())
        });
        self.change_references(|references| references.remove(id));
        // The focus was on what is gone.
        let next = next.unwrap_or_else(|| "image.file".to_owned());
        self.ports().page.refocus(&next);
        if let Some(number) = number {
            self.announcement
                .set(text::say_reference_removed(&number.to_string()));
        }
    }

    /// Moves one by so many places, as far as the list goes.
    pub fn move_reference(&self, id: ReferenceId, by: i64) {
        let place = self.draft.with_untracked(|draft| {
            let last = draft.references.list().len().saturating_sub(1) as i64;
            let number = draft.references.number(id)?;
            usize::try_from((number as i64 - 1 + by).clamp(0, last)).ok()
        });
        if let Some(place) = place {
            self.place_reference(id, place);
        }
    }

    /// Puts the focus back on a reference, which may have moved.
    pub fn refocus_reference(&self, id: ReferenceId) {
        self.ports().page.refocus(&id.control_name());
    }

    /// What can be named at the caret of the prompt: the references that fit what is typed behind the `@`, each with its
    /// number. `None`: no mention is being typed.
    pub fn offered_mentions(&self) -> Option<Vec<(usize, String)>> {
        let caret = self.ports().page.caret(Field::Prompt.path())?;
        self.draft.with_untracked(|draft| {
            let typed = open_mention(before_caret(&draft.prompt, caret))?.to_ascii_lowercase();
            let all = (1..).zip(draft.references.list());
            let fits = all.filter(|(number, reference)| {
                reference.name.to_ascii_lowercase().contains(&typed)
                    || number.to_string().starts_with(&typed)
            });
            Some(
                fits.map(|(at, reference)| (at, reference.name.clone()))
                    .collect(),
            )
        })
    }

    /// Completes the mention being typed in the prompt.
    pub fn complete_mention(&self, name: &str) {
        let page = &self.ports().page;
        let caret = page.caret(Field::Prompt.path()).unwrap_or(0);
        let done = self
            .draft
            .with_untracked(|draft| complete_mention(&draft.prompt, caret, name));
        if let Some((prompt, caret)) = done {
            page.write(Field::Prompt.path(), &prompt, caret);
            self.set_field(Field::Prompt, &prompt);
        }
    }

    /// Puts one where another stands, which makes room for it.
    pub fn take_place(&self, id: ReferenceId, of: ReferenceId) {
        let number = self
            .draft
            .with_untracked(|draft| draft.references.number(of));
        if let Some(number) = number.filter(|_| id != of) {
            self.place_reference(id, number - 1);
        }
    }

    /// Puts one at this place, counted from 0.
    pub fn place_reference(&self, id: ReferenceId, place: usize) {
        self.change_references(|references| references.move_to(id, place));
        let said = self.draft.with_untracked(|draft| {
            let name = &draft.references.get(id)?.name;
            let number = draft.references.number(id)?;
            Some(text::say_reference_moved(name, &number.to_string()))
        });
        self.announcement.set(said.unwrap_or_default());
    }

    /// Gives one a name; the prompt's mentions follow. A name of which nothing is left is passed over.
    pub fn rename_reference(&self, id: ReferenceId, typed: &str) {
        self.change_references(|references| {
            references.rename(id, typed);
        });
    }

    /// An address that an `<img>` can load without asking another host. `None`: the picture is somewhere else.
    pub fn reference_preview(&self, source: &ReferenceSource) -> Option<String> {
        match source {
            ReferenceSource::File(file) => self.ports().shelf.preview(file.id),
            ReferenceSource::Address(address) => address
                .starts_with("data:image/")
                .then(|| address.to_owned()),
        }
    }

    /// Lets the browser make another file of one, because a person asked for it.
    pub(super) fn refit(&self, id: ReferenceId, to: Refit) {
        let session = *self;
        leptos::task::spawn_local(async move {
            if !remake::load().await || remake::call(session, id, to).is_none() {
                session.say_missing_part();
            }
        });
    }

    fn start_refit(&self, id: ReferenceId, to: Refit) {
        let session = *self;
        let file = self
            .draft
            .with_untracked(|draft| match &draft.references.get(id)?.source {
                ReferenceSource::File(file) => Some((file.id, file.file_name.clone())),
                ReferenceSource::Address(_) => None,
            });
        let Some((file, file_name)) = file else {
            return;
        };
        let how = Remake {
            size: (to.size.width, to.size.height),
            format: to.format,
            most_bytes: to.most_bytes,
        };
        let ports = self.ports();
        let made = ports.shelf.remake(file, how);
        self.set_refit(id, Some(RefitState::Working));
        leptos::task::spawn_local(async move {
            let Some(made) = made.await else {
                session.set_refit(id, Some(RefitState::Failed));
                return;
            };
            session.set_refit(id, None);
            let named = GivenFile {
                name: renamed(&file_name, to.format),
                ..made
            };
            let facts = ports.shelf.inspect(named.id).await;
            let source = source_of(named, facts);
            session.change_references(|references| {
                // Somebody may have put another picture there meanwhile, or another draft around it.
                let is_there = references.get(id).is_some_and(
                    |one| matches!(&one.source, ReferenceSource::File(held) if held.id == file),
                );
                if is_there {
                    references.replace(id, source);
                }
            });
        });
    }

    /// How it stands with making a reference anew. `None`: nobody asked for it, or it is done.
    pub fn refit_state(&self, id: ReferenceId) -> Option<RefitState> {
        self.refits.with(|all| {
            let found = all.iter().find(|(one, _)| *one == id);
            found.map(|(_, state)| *state)
        })
    }

    fn set_refit(&self, id: ReferenceId, state: Option<RefitState>) {
        self.refits.try_update(|all| {
            all.retain(|(one, _)| *one != id);
            all.extend(state.map(|state| (id, state)));
        });
    }

    /// A file could not be read when it was to be sent.
    pub(super) fn mark_unreadable(&self, file: FileId) {
        self.draft
            .try_update(|draft| draft.references.mark_unreadable(file));
    }

    /// Changes the list; the prompt's mentions and the number of pictures follow.
    fn change_references(&self, change: impl FnOnce(&mut References)) {
        // The session may be gone when a file has been read.
        self.draft.try_update(|draft| {
            draft.change_references(change);
            draft.fit_pictures();
        });
    }

    fn say_added(&self) {
        let count = |draft: &Draft| u64::from(draft.references.count());
        if let Some(count) = self.draft.try_with_untracked(count) {
            self.announcement.try_set(text::say_reference_added(count));
        }
    }
}

pub(super) fn source_of(given: GivenFile, facts: FileFacts) -> ReferenceSource {
    ReferenceSource::File(ReferenceFile {
        id: given.id,
        file_name: given.name,
        bytes: given.bytes,
        format: facts.format,
        format_name: facts.format_name,
        size: facts.size.map(|(width, height)| Size { width, height }),
        fingerprint: facts.fingerprint,
        unreadable: facts.look == Look::Unreadable,
        unlooked: facts.look == Look::Failed,
    })
}

/// The same name with the ending of the new format.
fn renamed(file_name: &str, format: &str) -> String {
    let stem = file_name
        .rsplit_once('.')
        .map_or(file_name, |(stem, _)| stem);
    let extension = if format == "jpeg" { "jpg" } else { format };
    format!("{stem}.{extension}")
}
