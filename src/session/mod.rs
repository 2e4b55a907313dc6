//! The only place that owns signals and starts tasks. One `Copy` handle, made once at the root and handed to every
//! component by context: what outlives a component is created here and never in a row or a dialog.
//!
//! Everything that decides something is a method here or, better, a rule of the core; a view only draws and forwards.

mod announce;
mod check;
mod connection;
mod desk;
mod editing;
mod elsewhere;
mod export;
mod history;
mod keyring;
mod limits;
mod live;
mod making;
mod many;
mod opening;
mod pacing;
mod pictures;
mod place;
mod reach;
mod references;
mod run;
mod samples;
mod saving;
mod shelf;
mod times;
mod waiting;

pub use crate::demo::{Mishap, Options, Pace};
pub use check::Check;
pub use connection::{Connection, ConnectionForm, ConnectionKind, ConnectionProblem};
pub use desk::{Desk, Row, RowSignal};
pub use editing::needs_new_picture;
pub use elsewhere::Sight;
pub use keyring::KeyPlace;
pub use limits::ReplyLimits;
pub use live::Live;
pub use making::{Ask, How, Plans};
pub use many::{InTheWay, UnderWay};
pub use pictures::{Look, Shown};
pub use place::{Area, Theme};
pub use reach::{PictureHost, Reach};
pub use references::RefitState;
pub use samples::{Example, examples};
pub use saving::Saving;
pub use shelf::OnShelf;

use crate::board::{Board, PanelId, RunId};
use crate::catalog::{Documents, Model, find};
use crate::ports::{
    Address, BOARD, Clock, Files, Gallery, GivenFile, Key, LazyVault, Page, Shelf, Store,
};
use crate::request::code::Language;
use crate::request::{
    Change, Checked, Controls, Draft, Field, Fix, ReferenceId, References, Rule, Sequential,
    changes, check, controls,
};
use crate::runner::Runner;
use crate::sending::Usual;
use futures::future::AbortHandle;
use leptos::prelude::*;
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

/// What the session needs from outside.
pub struct Ports {
    /// Time.
    pub clock: Rc<dyn Clock>,
    /// Stored pictures, to look at.
    pub gallery: Rc<dyn Gallery>,
    /// Boards on this device.
    pub store: Rc<dyn Store>,
    /// Keeps a key under a passphrase.
    pub vault: LazyVault,
    /// Sends requests and reads their replies.
    pub runner: Rc<dyn Runner>,
    /// The page around.
    pub page: Rc<dyn Page>,
    /// The person's picture files, as they come in.
    pub shelf: Rc<dyn Shelf>,
    /// Their bytes.
    pub files: Rc<dyn Files>,
}

/// Aborts of the runs under way.
type Running = Rc<RefCell<Vec<(RunId, AbortHandle)>>>;

/// The state of the page, as long as there is a page. One word: every closure of a view holds a copy.
#[derive(Clone, Copy)]
pub struct Session(&'static State);

impl Deref for Session {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// What a session holds.
pub struct State {
    /// What the form holds.
    pub draft: RwSignal<Draft>,
    /// Problems, hints and the request of the draft.
    pub checked: Memo<Checked>,
    /// What each control shows.
    pub controls: Memo<Controls>,
    /// The board.
    pub board: RwSignal<Board>,
    /// Panels in order; a row is built once for each.
    pub panel_ids: Memo<Vec<PanelId>>,
    /// References in order; a tile is built once for each.
    pub reference_ids: Memo<Vec<ReferenceId>>,
    /// Where requests go.
    pub connection: RwSignal<Connection>,
    /// The page's clock while a run is under way, in milliseconds.
    pub now_ms: RwSignal<u64>,
    /// When the runs under way last gave a sign of life.
    pub live: RwSignal<Live>,
    /// Whether a part of the page that somebody asked for did not come.
    pub missing: RwSignal<bool>,
    /// What a screen reader is told.
    pub announcement: RwSignal<String>,
    /// Whether Generate was pressed on a draft with problems: from then on they are shown at once.
    pub attempted: RwSignal<bool>,
    /// A key that came with an import, on its way into the field for it, with the base URL that it was used for.
    pub found_key: RwSignal<Option<(Key, Option<String>)>>,
    /// The language in which the request is shown as a program. `None`: as JSON.
    pub language: RwSignal<Option<Language>>,
    /// The last id of the person's own that is in no table; empty where there was none.
    pub other_model: RwSignal<String>,
    /// What somebody wrote before an example took its place. `None`: nothing was replaced.
    pub own_draft: RwSignal<Option<Draft>>,
    /// What took its place, as it was then. `None`: nothing did.
    pub taken_draft: RwSignal<Option<Draft>>,
    /// Files that came in and are still being looked at.
    pub adding: RwSignal<u32>,
    /// What the last change of model changed in the request. `None`: there was none, or it was put away.
    pub switched: RwSignal<Option<Vec<Change>>>,
    /// Files that may be the reply to a run which waits for one, while the person is asked.
    pub unclaimed: RwSignal<Vec<GivenFile>>,
    /// How many times as fast a capture comes once more when it is opened; 0 is at once.
    pub replay_times: RwSignal<u32>,
    /// References that the browser makes anew, or could not.
    pub refits: RwSignal<Vec<(ReferenceId, RefitState)>>,
    /// What one's own runs tell of how long the last one takes.
    pub usual: RwSignal<Usual>,
    /// Prompts that were sent, newest first.
    pub prompts: RwSignal<Vec<String>>,
    /// Hosts that somebody agreed to, a line each (`elsewhere.rs`).
    pub agreed: RwSignal<String>,
    /// The check of the connection.
    pub check: RwSignal<Check>,
    /// What somebody works on.
    pub desk: RwSignal<Desk>,
    /// How many panels are drawn: more with every frame until it is all of them.
    pub drawn: RwSignal<u32>,
    /// The panel that is looked at closely.
    pub viewed: RwSignal<Option<PanelId>>,
    /// What a phone shows.
    pub area: RwSignal<Area>,
    /// How the board stands to what is kept on this device.
    pub saving: RwSignal<Saving>,
    /// Light, dark or as the system says.
    pub theme: RwSignal<Theme>,
    ports: StoredValue<Rc<Ports>, LocalStorage>,
    /// What was sent within the last minute, for where the tabs cannot share it.
    pace: StoredValue<String, LocalStorage>,
    running: StoredValue<Running, LocalStorage>,
    /// Ends the reading of a file.
    reading: StoredValue<Option<AbortHandle>, LocalStorage>,
    /// How many checks there were.
    checks: StoredValue<u32, LocalStorage>,
    /// The board as it was written or opened last. `None`: that is not known.
    kept: StoredValue<Option<saving::KeptBoard>, LocalStorage>,
    /// The name under which the board is kept.
    open_board: StoredValue<String, LocalStorage>,
    /// How to take the last step back. `None`: there is none.
    undo: StoredValue<Option<editing::Undo>, LocalStorage>,
    /// Panels that somebody draws, each as it changes.
    rows: StoredValue<desk::Rows, LocalStorage>,
    /// Under which the session's own signals live.
    owner: Owner,
    /// Addresses in use.
    looks: StoredValue<Vec<(Look, Address)>, LocalStorage>,
}

impl Session {
    /// The session of a first visit. Needs a reactive owner.
    pub fn new(ports: Ports) -> Self {
        let ports = Rc::new(ports);
        let theme = Theme::from_preference(ports.page.preference(Theme::PREFERENCE).as_deref());
        let kept = ports.page.preference(Self::prompts_preference());
        let agreed = ports.page.preference(elsewhere::AGREED).unwrap_or_default();
        let draft = RwSignal::new(samples::first_draft());
        let connection = RwSignal::new(Connection::default());
        let cloud = Memo::new(move |_| connection.with(Connection::cloud));
        let board = RwSignal::new(samples::board());
        let state = State {
            draft,
            checked: Memo::new(move |_| draft.with(check)),
            controls: Memo::new(move |_| draft.with(|draft| controls(draft, cloud.get()))),
            board,
            panel_ids: Memo::new(move |_| {
                board.with(|board| board.panels().iter().map(|panel| panel.id).collect())
            }),
            reference_ids: Memo::new(move |_| {
                draft.with(|draft| draft.references.list().iter().map(|one| one.id).collect())
            }),
            connection,
            now_ms: RwSignal::new(ports.clock.now_ms()),
            live: RwSignal::new(Live::default()),
            missing: RwSignal::new(false),
            announcement: RwSignal::new(String::new()),
            attempted: RwSignal::new(false),
            found_key: RwSignal::new(None),
            language: RwSignal::new(None),
            other_model: RwSignal::new(String::new()),
            own_draft: RwSignal::new(None),
            taken_draft: RwSignal::new(None),
            adding: RwSignal::new(0),
            switched: RwSignal::new(None),
            unclaimed: RwSignal::new(Vec::new()),
            replay_times: RwSignal::new(0),
            refits: RwSignal::new(Vec::new()),
            usual: RwSignal::new(Usual::default()),
            prompts: RwSignal::new(history::read(kept.as_deref())),
            agreed: RwSignal::new(agreed),
            check: RwSignal::new(Check::default()),
            desk: RwSignal::new(Desk::default()),
            drawn: RwSignal::new(desk::DRAWN_AT_ONCE),
            viewed: RwSignal::new(None),
            area: RwSignal::new(Area::Board),
            saving: RwSignal::new(Saving::Nothing),
            theme: RwSignal::new(theme),
            ports: StoredValue::new_local(ports),
            pace: StoredValue::new_local(String::new()),
            running: StoredValue::new_local(Running::default()),
            reading: StoredValue::new_local(None),
            checks: StoredValue::new_local(0),
            kept: StoredValue::new_local(None),
            open_board: StoredValue::new_local(BOARD.to_owned()),
            undo: StoredValue::new_local(None),
            rows: StoredValue::new_local(desk::Rows::default()),
            owner: Owner::current().unwrap_or_default(),
            looks: StoredValue::new_local(Vec::new()),
        };
        let session = Self(Box::leak(Box::new(state)));
        Effect::new(move |_| {
            let running = board.with(Board::is_running);
            let unsaved = session.saving.get().is_unsaved() && board.with(Board::has_pictures);
            session.ports().page.guard_closing(running || unsaved);
        });
        session.follow_rows();
        session.keep_board();
        session.listen_for_files();
        // The page goes while runs are under way: their requests end with it.
        on_cleanup(move || {
            session.running.try_with_value(|running| {
                running
                    .borrow()
                    .iter()
                    .for_each(|(_, handle)| handle.abort());
            });
        });
        session
    }

    /// Whether the page went while something was under way.
    fn is_gone(&self) -> bool {
        self.ports.try_get_value().is_none()
    }

    fn ports(&self) -> Rc<Ports> {
        self.ports.get_value()
    }

    /// Whether a run is under way.
    pub fn is_running(&self) -> bool {
        self.board.with(Board::is_running)
    }

    /// Whether the demo answers.
    pub fn is_demo(&self) -> bool {
        self.connection.with(Connection::is_demo)
    }

    /// Writes a control's value into the draft. Values that the control cannot have are passed over.
    pub fn set_field(&self, field: Field, value: &str) {
        if field == Field::Model {
            self.change_rules(|draft| {
                draft.set(field, value);
            });
            return;
        }
        self.draft.update(|draft| {
            draft.set(field, value);
            if field == Field::Image {
                draft.fit_pictures();
            }
        });
    }

    /// Says whose rules hold for an id that is in no table.
    pub fn treat_as(&self, model: &'static Model) {
        self.change_rules(|draft| draft.treat_as = Some(model));
    }

    /// Goes on to an id of the person's own: the last one, or an empty field.
    pub fn choose_other_model(&self) {
        let id = self.other_model.get_untracked();
        self.change_rules(|draft| draft.model = id);
    }

    /// Says which documents count where they disagree.
    pub fn set_documents(&self, documents: Documents) {
        self.draft.update(|draft| draft.documents = documents);
    }

    /// Changes the draft; where that changes the model, notes what becomes of the request.
    fn change_rules(&self, change: impl FnOnce(&mut Draft)) {
        let before = self.draft.get_untracked();
        self.draft.update(change);
        let switched = self.draft.with_untracked(|after| {
            let is_switch = before.known_model() != after.known_model();
            for id in [&before.model, &after.model] {
                if find(id).is_none() {
                    self.other_model.set(id.clone());
                }
            }
            is_switch.then(|| changes(&before, after))
        });
        if let Some(switched) = switched {
            self.switched
                .set(Some(switched).filter(|all| !all.is_empty()));
        }
    }

    /// Applies the press that mends a problem or follows a hint.
    pub fn mend(&self, fix: &Fix) {
        match fix {
            Fix::Refit(id, to) => self.refit(*id, *to),
            fix => {
                self.draft.update(|draft| {
                    draft.mend(fix);
                    if matches!(fix, Fix::Merge(..)) {
                        draft.fit_pictures();
                    }
                });
                // The press goes with what it mended; the focus stays with the control.
                let control = match fix {
                    Fix::Set { field, .. } => field.path(),
                    Fix::Pictures(_) => Field::SequentialImageGeneration.path(),
                    Fix::Merge(..) | Fix::Refit(..) => "image.file",
                };
                self.ports().page.refocus(control, None);
            }
        }
    }

    /// Says whether an unknown field of an import is sent.
    pub fn send_extra(&self, path: &str, send: bool) {
        self.draft.update(|draft| {
            let found = draft.extra.iter_mut().find(|extra| extra.path == path);
            if let Some(extra) = found {
                extra.send = send;
            }
        });
    }

    /// Adds words to the end of the prompt.
    pub fn add_to_prompt(&self, words: &str) {
        self.draft.update(|draft| {
            let end = draft.prompt.trim_end();
            let joint = match end.chars().last() {
                None => "",
                Some('.' | '!' | '?' | '。' | ',' | '，') => " ",
                Some(_) => ", ",
            };
            draft.prompt = format!("{end}{joint}{words}");
        });
        self.ports().page.refocus(Field::Prompt.path(), None);
    }

    /// Asks for so many pictures, within what the budget leaves.
    pub fn step_pictures(&self, by: i64) {
        let most = self
            .controls
            .with_untracked(|controls| controls.max_images.map_or(1, |control| control.most));
        self.draft.update(|draft| {
            let now = draft.max_images.trim().parse::<i64>().unwrap_or(1);
            draft.max_images = (now + by).clamp(1, i64::from(most)).to_string();
            draft.wished_images = None;
        });
    }

    /// Takes over one of the tutorial's examples.
    pub fn use_example(&self, example: &Example) {
        self.replace_draft(|draft| {
            draft.change_references(References::clear);
            draft.prompt = example.prompt.to_owned();
            draft.set_image(&example.image.join("\n"));
            draft.sequential_image_generation = match example.pictures {
                1 => Sequential::Disabled,
                _ => Sequential::Auto,
            };
            draft.max_images = example.pictures.to_string();
            draft.wished_images = None;
        });
    }

    /// Takes over a prompt that was sent before.
    pub fn use_prompt(&self, prompt: &str) {
        self.replace_draft(|draft| prompt.clone_into(&mut draft.prompt));
    }

    /// Puts something in the place of what somebody wrote, which is kept for the way back.
    fn replace_draft(&self, change: impl FnOnce(&mut Draft)) {
        let own = self.draft.get_untracked();
        self.draft.update(change);
        let taken = self.draft.get_untracked();
        let nothing = own.prompt.trim().is_empty() && own.references.list().is_empty();
        // What was taken over and left as it was is nobody's work.
        if !nothing && !self.is_untouched(&own) {
            self.own_draft.set(Some(own));
        }
        self.taken_draft.set(Some(taken));
    }

    fn is_untouched(&self, draft: &Draft) -> bool {
        let taken = self
            .taken_draft
            .with_untracked(|taken| taken.as_ref() == Some(draft));
        taken || *draft == samples::first_draft()
    }

    /// Goes back to what somebody wrote; work on what had taken its place is kept in turn.
    pub fn back_to_own(&self) {
        if let Some(own) = self.own_draft.get_untracked() {
            let now = self.draft.get_untracked();
            let kept = Some(now).filter(|now| !self.is_untouched(now));
            self.own_draft.set(kept);
            self.draft.set(own);
            self.ports().page.refocus(Field::Prompt.path(), None);
        }
    }

    /// Goes to the first control that has a problem.
    pub fn go_to_problem(&self) {
        self.attempted.set(true);
        self.area.set(Area::Compose);
        let first = self.checked.with_untracked(|checked| {
            checked.problems.first().map(|problem| match problem.rule {
                // A file is mended where its picture is, not in the field for addresses.
                Rule::Reference { number, fault } if fault.is_about_file() => {
                    self.draft.with_untracked(|draft| {
                        let all = draft.references.list();
                        let one = all.get(number as usize - 1);
                        one.map(|one| one.id.control_name()).unwrap_or_default()
                    })
                }
                _ => problem.field.path().to_owned(),
            })
        });
        if let Some(name) = first {
            self.go_to(&name);
        }
    }

    /// Puts the focus on the form control with this name, and shows it.
    pub fn go_to(&self, name: &str) {
        self.ports().page.focus_control(name);
    }

    /// Uses and keeps a theme.
    pub fn set_theme(&self, theme: Theme) {
        self.theme.set(theme);
        let page = &self.ports().page;
        page.set_preference(Theme::PREFERENCE, theme.preference());
        page.show_theme(theme.preference());
    }

    /// Copies text; resolves to whether the browser let us.
    pub async fn copy(self, text: String) -> bool {
        self.ports().page.copy(text).await
    }

    /// Removes the panels that a run left empty.
    pub fn clear_empty(&self, id: RunId) {
        self.board.maybe_update(|board| board.clear_empty(id) > 0);
    }
}
