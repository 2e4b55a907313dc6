//! The only place that owns signals and starts tasks. One `Copy` handle, made once at the root and handed to every
//! component by context: what outlives a component is created here and never in a row or a dialog.
//!
//! Everything that decides something is a method here or, better, a rule of the core; a view only draws and forwards.

mod announce;
mod check;
mod connection;
mod desk;
mod drafting;
mod editing;
mod elsewhere;
mod export;
mod history;
mod holding;
mod keyring;
mod limits;
mod linked;
mod live;
mod making;
mod many;
mod on_shelf;
mod opening;
mod pacing;
mod pictures;
mod place;
mod reach;
mod references;
mod rescue;
mod run;
mod samples;
mod saving;
mod share;
mod sheets;
mod shelf;
mod snapshots;
mod steps;
mod texts;
mod times;
mod turns;
mod waiting;

pub use crate::demo::{Mishap, Options, Pace};
pub use check::Check;
pub use connection::{
    Connection, ConnectionForm, ConnectionKind, ConnectionProblem, SHORTEST_PASSPHRASE,
};
pub use desk::{Desk, PANEL_HEAD, PANEL_PICTURE, Row, RowSignal};
pub use editing::needs_new_picture;
pub use elsewhere::Sight;
pub use keyring::KeyPlace;
pub use limits::ReplyLimits;
pub use linked::{OfLink, said_of};
pub use live::Live;
pub use making::{Ask, How, Plans};
pub use many::{InTheWay, UnderWay};
pub use on_shelf::OnShelf;
pub use pictures::{Look, Shown};
pub use place::{Area, Theme};
pub use reach::{PictureHost, Reach};
pub use references::RefitState;
pub use rescue::ToSave;
pub use samples::{Example, examples};
pub use saving::{Saving, unread};
pub use share::{FITS_ANYWHERE, FITS_MOST, Links};
pub use sheets::Sheet;
pub use shelf::title_or_default;
pub use texts::{ListReach, cell_name};

use crate::board::{Board, PanelId, Past, RunId};
use crate::ports::{
    Address, BOARD, Clock, Files, Gallery, GivenFile, Key, LazySharing, LazyVault, Page, Shelf,
    Storage,
};
use crate::request::code::Language;
use crate::request::{Change, Checked, Controls, Draft, ReferenceId, check, controls};
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
    pub storage: Rc<dyn Storage>,
    /// Keeps a key under a passphrase.
    pub vault: LazyVault,
    /// What only sharing needs.
    pub sharing: LazySharing,
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
    /// Columns of the grid on a long board; 0 where nobody has counted them.
    pub columns: RwSignal<u32>,
    /// How many panels of a short board, sheets of a long one, or rows of the shot list are drawn: more with every frame until
    /// it is all of them.
    pub drawn: RwSignal<u32>,
    /// The panel that is looked at closely.
    pub viewed: RwSignal<Option<PanelId>>,
    /// What a phone shows.
    pub area: RwSignal<Area>,
    /// How the board stands to what is kept on this device.
    pub saving: RwSignal<Saving>,
    /// What is said of the link in the page's address ([`linked`]); empty: nothing. A text, because every other type of signal is
    /// code of its own in the page.
    pub link_said: RwSignal<String>,
    /// Light, dark or as the system says.
    pub theme: RwSignal<Theme>,
    ports: StoredValue<Rc<Ports>, LocalStorage>,
    /// Whether a connection is kept that is not taken over yet.
    recalling: StoredValue<bool, LocalStorage>,
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
    /// The board that was changed last, and when: two are never changed at the same moment, so that they have an order.
    stamped: StoredValue<(String, u64), LocalStorage>,
    /// Which board this tab may write.
    holding: StoredValue<holding::Holding, LocalStorage>,
    /// What was done on the board, and how far somebody went back.
    past: StoredValue<Past, LocalStorage>,
    /// Whether what was done earlier was read: until then nothing is written of it.
    past_known: StoredValue<bool, LocalStorage>,
    /// Whether a step can be taken back, and whether one can be done again.
    pub ways: RwSignal<(bool, bool)>,
    /// Panels that somebody draws, each as it changes.
    rows: StoredValue<desk::Rows, LocalStorage>,
    /// Pictures that are fetched into storage.
    fetching: StoredValue<rescue::Fetching, LocalStorage>,
    /// How high the first sheet is: see [`Sheet`].
    usual_sheet: RwSignal<u32>,
    /// What waits to be drawn.
    turns: StoredValue<turns::Turns, LocalStorage>,
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
            columns: RwSignal::new(0),
            drawn: RwSignal::new(turns::DRAWN_AT_ONCE),
            viewed: RwSignal::new(None),
            area: RwSignal::new(Area::Board),
            saving: RwSignal::new(Saving::Nothing),
            link_said: RwSignal::new(String::new()),
            theme: RwSignal::new(theme),
            ports: StoredValue::new_local(ports),
            recalling: StoredValue::new_local(false),
            pace: StoredValue::new_local(String::new()),
            running: StoredValue::new_local(Running::default()),
            reading: StoredValue::new_local(None),
            checks: StoredValue::new_local(0),
            kept: StoredValue::new_local(None),
            open_board: StoredValue::new_local(BOARD.to_owned()),
            stamped: StoredValue::new_local((String::new(), 0)),
            holding: StoredValue::new_local(holding::Holding::default()),
            past: StoredValue::new_local(Past::default()),
            past_known: StoredValue::new_local(true),
            ways: RwSignal::new((false, false)),
            rows: StoredValue::new_local(desk::Rows::default()),
            usual_sheet: RwSignal::new(sheets::USUAL_HEIGHT),
            turns: StoredValue::new_local(turns::Turns::default()),
            // A child: whoever holds the owner itself keeps it, and everything in it, from going with the page.
            owner: Owner::current().unwrap_or_default().child(),
            fetching: StoredValue::new_local(rescue::Fetching::default()),
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

    /// Puts the focus on the form control with this name, and shows it.
    pub fn go_to(&self, name: &str) {
        self.ports().page.focus_control(name);
    }

    /// The same for a control that comes with the next redraw.
    pub fn go_to_soon(&self, name: &str) {
        self.ports().page.refocus(name);
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
