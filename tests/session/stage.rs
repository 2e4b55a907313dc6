//! A session with everything around it.

use crate::clock::SteppedClock;
use crate::line::Line;
use crate::painter::BlankPainter;
use crate::shelf::MoodyShelf;
use any_spawner::Executor;
use leptos::prelude::*;
use seedboard::board::Run;
use seedboard::demo::Options;
use seedboard::ports::{
    MemoryFiles, MemoryPage, MemoryPictures, MemoryStore, MemoryVault, Transport,
};
use seedboard::request::Field;
use seedboard::runner::InPlace;
use seedboard::session::{ConnectionForm, ConnectionKind, KeyPlace, Ports, Session};
use seedboard::stream::Ending;
use std::cell::RefCell;
use std::rc::Rc;

/// The base URL of the relay.
pub const RELAY: &str = "https://relay.example/api/v3";
/// The key that was entered for it.
pub const KEY: &str = "0123456789abcdef";

/// The connection dialog as filled in by hand.
pub fn connection_form(kind: ConnectionKind, base_url: &str, api_key: &str) -> ConnectionForm {
    ConnectionForm {
        key_place: KeyPlace::Memory,
        passphrase: String::new(),
        kind,
        base_url: base_url.to_owned(),
        api_key: api_key.to_owned(),
        demo: Options::default(),
    }
}

/// A first visit, and what it does to the world.
pub struct Stage<T> {
    pub session: Session,
    pub transport: T,
    pub clock: SteppedClock,
    pub pictures: MemoryPictures,
    pub store: MemoryStore,
    pub painter: BlankPainter,
    pub page: MemoryPage,
    pub shelf: MoodyShelf,
    /// The bytes of what is on the shelf.
    pub files: MemoryFiles,
    /// Signals live as long as this does.
    pub owner: Owner,
}

impl Stage<Line> {
    /// Connected to the demo.
    pub fn demo() -> Self {
        Self::new(Line::default(), MemoryPage::default())
    }

    /// Connected to a relay.
    pub fn relay() -> Self {
        Self::relay_of(Line::default())
    }

    /// On a relay, with a request for so many pictures under way.
    pub fn sent(pictures: u32) -> Self {
        let stage = Self::relay();
        stage
            .session
            .set_field(Field::MaxImages, &pictures.to_string());
        stage.generate();
        stage
    }

    /// The same with the headers there.
    pub fn answered(pictures: u32) -> Self {
        let stage = Self::sent(pictures);
        stage.transport.answer(200);
        stage.settle();
        stage
    }

    /// The service says something.
    pub fn say(&self, text: &str) {
        self.transport.say(text);
        self.settle();
    }

    /// The service says nothing more.
    pub fn end(&self) {
        self.transport.end(Ok(()));
        self.settle();
    }
}

impl<T: Transport + Clone + 'static> Stage<T> {
    /// A first visit on this page.
    pub fn new(transport: T, page: MemoryPage) -> Self {
        Self::with_shelf(transport, page, MoodyShelf::default())
    }

    /// The same with this shelf, whose files the transport may read.
    pub fn with_shelf(transport: T, page: MemoryPage, shelf: MoodyShelf) -> Self {
        let (pictures, store) = (MemoryPictures::default(), MemoryStore::default());
        Self::with_storage(transport, page, shelf, pictures, store)
    }

    /// The page again, after this one has gone, with what it kept on this device.
    pub fn next_visit(&self) -> Self {
        let next = self.next_visit_unsettled();
        next.settle();
        next
    }

    /// The same in its first moment: nothing has been loaded yet.
    pub fn next_visit_unsettled(&self) -> Self {
        self.owner.cleanup();
        self.settle();
        let (pictures, store) = (self.pictures.clone(), self.store.in_another_tab());
        let (transport, page) = (self.transport.clone(), self.page.clone());
        Self::unsettled(transport, page, MoodyShelf::default(), pictures, store)
    }

    /// The page once more, while this one is open.
    pub fn beside(&self, shelf: MoodyShelf) -> Self {
        let (pictures, store) = (self.pictures.clone(), self.store.in_another_tab());
        let (transport, page) = (self.transport.clone(), self.page.clone());
        Self::with_storage(transport, page, shelf, pictures, store)
    }

    fn with_storage(
        transport: T,
        page: MemoryPage,
        shelf: MoodyShelf,
        pictures: MemoryPictures,
        store: MemoryStore,
    ) -> Self {
        let stage = Self::unsettled(transport, page, shelf, pictures, store);
        stage.settle();
        stage
    }

    fn unsettled(
        transport: T,
        page: MemoryPage,
        mut shelf: MoodyShelf,
        pictures: MemoryPictures,
        store: MemoryStore,
    ) -> Self {
        // Refused from the second test on: the executor is the program's, its tasks are the thread's.
        let _ = Executor::init_futures_executor();
        let clock = SteppedClock::default();
        let page = page.timed_by(Rc::new(clock.clone()));
        shelf.memory.pictures = pictures.clone();
        let files = shelf.memory.files.clone();
        let painter = BlankPainter::default();
        let runner = InPlace {
            clock: Rc::new(clock.clone()),
            pictures: Rc::new(pictures.clone()),
            painter: Rc::new(painter.clone()),
            transport: Rc::new(transport.clone()),
            files: Rc::new(files.clone()),
            recordings: None,
        };
        let ports = Ports {
            clock: Rc::new(clock.clone()),
            gallery: Rc::new(pictures.clone()),
            storage: Rc::new(store.clone()),
            runner: Rc::new(runner),
            vault: MemoryVault::LAZY,
            page: Rc::new(page.clone()),
            sharing: page.sharing(),
            shelf: Rc::new(shelf.clone()),
            files: Rc::new(files.clone()),
        };
        let owner = Owner::new();
        Self {
            session: owner.with(|| Session::new(ports)),
            transport,
            clock,
            pictures,
            store,
            painter,
            page,
            shelf,
            files,
            owner,
        }
    }

    /// A first visit, connected to a relay.
    pub fn relay_of(transport: T) -> Self {
        let stage = Self::new(transport, MemoryPage::default());
        stage.connect(ConnectionKind::Relay, RELAY, KEY);
        stage
    }

    /// What the connection dialog does.
    pub fn connect(&self, kind: ConnectionKind, base_url: &str, api_key: &str) {
        let form = connection_form(kind, base_url, api_key);
        assert_eq!(self.session.connect(&form), Ok(()));
    }

    /// Presses Generate.
    pub fn generate(&self) {
        self.session.generate();
        self.settle();
    }

    /// Does something to its end, however long it sleeps meanwhile.
    pub fn done<D: 'static>(&self, doing: impl Future<Output = D> + 'static) -> D {
        let told = Rc::new(RefCell::new(None));
        let tell = Rc::clone(&told);
        Executor::spawn_local(async move {
            let done = doing.await;
            tell.replace(Some(done));
        });
        self.clock.pass(5_000);
        told.take().unwrap()
    }

    /// Everything that can happen without time passing.
    pub fn settle(&self) {
        Executor::poll_local();
    }

    /// The last run.
    pub fn run(&self) -> Run {
        let board = self.session.board.read_untracked();
        board.runs().last().unwrap().clone()
    }

    /// How the last run ended.
    pub fn ending(&self) -> Option<Ending> {
        self.run().progress.ending().cloned()
    }

    /// The states of the panels, in order.
    pub fn states(&self) -> Vec<&'static str> {
        let board = self.session.board.read_untracked();
        board.panels().iter().map(|p| p.state.name()).collect()
    }
}
