//! The database, in futures. By hand on web-sys: of the crates, `idb` never resolves a transaction that ended before it was
//! asked, and takes an abort for a success (shared/crates.md 1), and the four calls that we need are these.

use crate::browser::message::{call, object, text};
use crate::ports::{NEWS, News};
use futures::future::{Either, select};
use futures::lock::Mutex;
use js_sys::{Array, Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    BroadcastChannel, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbVersionChangeEvent,
};

/// Of the database.
pub const NAME: &str = "seedboard";
/// Raised with every new store or index; `stores` brings any older version up to it.
const VERSION: u32 = 3;

/// A second database, empty, that is there for a moment ([`begin_log`]).
const SCRATCH: &str = "seedboard-log";

/// The names of the stores.
pub(super) const PIECES: &str = "pieces";
pub(super) const PICTURES: &str = "pictures";
pub(super) const THUMBNAILS: &str = "thumbnails";
pub(super) const BOARDS: &str = "boards";
/// Since version 2.
pub(super) const JOURNAL: &str = "journal";
/// Since version 2.
pub(super) const STRAYS: &str = "strays";
/// Since version 3.
pub(super) const STEPS: &str = "steps";
/// Since version 3.
pub(super) const SNAPSHOTS: &str = "snapshots";

/// The browser lets us store nothing, or has no room left. The name of its error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied(pub String);

impl From<JsValue> for Denied {
    fn from(error: JsValue) -> Self {
        let name = text(&error, "name");
        Self(name.unwrap_or_else(|| "UnknownError".to_owned()))
    }
}

/// The name of the refusal while an older version of the page, in another tab, does not let go.
pub const BLOCKED: &str = "Blocked";
/// The name of the refusal when everything was gone that had been there; the next attempt finds an empty database.
pub const CLEARED: &str = "Cleared";
/// The name of the refusal to write over what another tab wrote.
pub const CHANGED: &str = "Changed";

/// The one database, opened when it is first needed.
#[derive(Clone, Default)]
pub struct Database {
    open: Rc<RefCell<Option<IdbDatabase>>>,
    /// Whoever opens it has it.
    turn: Rc<Mutex<()>>,
    /// Whether another tab does not let go of an older version.
    waits: Rc<Cell<bool>>,
    /// Whether it was open before.
    known: Rc<Cell<bool>>,
    /// Whether it was gone since, and nobody was told.
    cleared: Rc<Cell<bool>>,
    /// Whether it is taken in the version that it has, and never made or changed.
    as_it_is: bool,
}

/// A transaction under way.
pub(super) struct Transaction {
    raw: IdbTransaction,
    ended: JsFuture,
}

impl Database {
    /// To read what is there, whichever version of the page wrote it.
    pub(super) fn as_it_is() -> Self {
        Self {
            as_it_is: true,
            ..Self::default()
        }
    }

    /// # Errors
    /// Where storage is denied.
    async fn opened(&self) -> Result<IdbDatabase, Denied> {
        // Of two that ask at once, the second would wait without ever hearing that the first is blocked.
        let _turn = self.turn.lock().await;
        if let Some(open) = self.open.borrow().clone() {
            return Ok(open);
        }
        if self.waits.get() {
            return Err(Denied(BLOCKED.to_owned()));
        }
        let global = js_sys::global();
        // Reading the property alone may throw where storage is denied.
        let factory = js_sys::Reflect::get(&global, &"indexedDB".into())?;
        let factory: IdbFactory = factory
            .dyn_into()
            .map_err(|_| Denied("InvalidStateError".to_owned()))?;
        let request = match self.as_it_is {
            true => factory.open(NAME)?,
            false => factory.open_with_u32(NAME, VERSION)?,
        };
        let (upgrade, this) = (request.clone(), self.clone());
        let is_made = Rc::new(Cell::new(false));
        let made = Rc::clone(&is_made);
        let stores = Closure::once_into_js(move |event: IdbVersionChangeEvent| {
            if this.as_it_is {
                // There is none. Making one would make the next visit believe that everything was cleared.
                let making = upgrade.transaction();
                let _ = making.map(|making| making.abort());
                return;
            }
            // What was there before is not made again without anybody being told.
            let is_new = event.old_version() == 0.0;
            made.set(is_new);
            this.cleared.set(is_new && this.known.get());
            stores(&upgrade);
        });
        request.set_onupgradeneeded(Some(stores.unchecked_ref()));
        let asked = request.clone();
        let opening = Box::pin(async move { result(&asked).await });
        match select(opening, blocked(&request)).await {
            Either::Left((opened, _)) => {
                let opened = self.keep_open(opened?)?;
                if !is_made.get() && !self.as_it_is {
                    begin_log(&factory);
                }
                Ok(opened)
            }
            Either::Right((_, opening)) => {
                self.waits.set(true);
                let this = self.clone();
                wasm_bindgen_futures::spawn_local(async move {
                    let opened = opening.await;
                    this.waits.set(false);
                    // Whoever asks next has it, or asks again.
                    let _ = opened.and_then(|opened| this.keep_open(opened));
                });
                Err(Denied(BLOCKED.to_owned()))
            }
        }
    }

    fn keep_open(&self, opened: JsValue) -> Result<IdbDatabase, Denied> {
        let opened: IdbDatabase = opened.dyn_into().map_err(Denied::from)?;
        // A newer version of the page waits for this one to let go; and what is cleared is taken from it.
        let (held, closing) = (Rc::downgrade(&self.open), opened.clone());
        let close = Closure::<dyn FnMut()>::new(move || {
            closing.close();
            if let Some(held) = held.upgrade() {
                held.borrow_mut().take();
            }
            tell_closed();
        });
        opened.set_onversionchange(Some(close.as_ref().unchecked_ref()));
        opened.set_onclose(Some(close.as_ref().unchecked_ref()));
        close.forget();
        self.known.set(true);
        self.open.borrow_mut().replace(opened.clone());
        Ok(opened)
    }

    /// Tells once of everything that was kept being gone.
    ///
    /// # Errors
    /// That it is, or that storage is denied.
    pub(super) async fn tell_cleared(&self) -> Result<(), Denied> {
        self.opened().await?;
        match self.cleared.replace(false) {
            true => Err(Denied(CLEARED.to_owned())),
            false => Ok(()),
        }
    }

    /// Does something with the database; once more over a new connection where the old one was lost. WebKit loses them while a
    /// page is open, and every use of one from then on fails (shared/reliability.md 4.1).
    pub(super) async fn again<T>(
        &self,
        doing: impl AsyncFn() -> Result<T, Denied>,
    ) -> Result<T, Denied> {
        const LOST: [&str; 3] = ["UnknownError", "InvalidStateError", "AbortError"];
        match doing().await {
            Err(Denied(name)) if LOST.contains(&name.as_str()) => {
                let lost = self.open.borrow_mut().take();
                lost.inspect(IdbDatabase::close);
                doing().await
            }
            done => done,
        }
    }

    /// Whether storage is there.
    pub async fn is_there(&self) -> bool {
        self.opened().await.is_ok()
    }

    /// Reads from these stores.
    pub(super) async fn read(&self, stores: &[&str]) -> Result<Transaction, Denied> {
        self.begin(stores, "readonly", "default").await
    }

    /// Writes to these stores, quickly: the system may keep it in memory for a moment after `complete`.
    pub(super) async fn write(&self, stores: &[&str]) -> Result<Transaction, Denied> {
        self.begin(stores, "readwrite", "relaxed").await
    }

    /// Writes to these stores; on the disk when it is complete.
    pub(super) async fn write_through(&self, stores: &[&str]) -> Result<Transaction, Denied> {
        self.begin(stores, "readwrite", "strict").await
    }

    async fn begin(
        &self,
        stores: &[&str],
        mode: &str,
        durability: &str,
    ) -> Result<Transaction, Denied> {
        let database = self.opened().await?;
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = object(&[("durability", durability.into())]);
        let begun = js_sys::Reflect::get(&database, &"transaction".into())?
            .dyn_into::<Function>()?
            .call3(&database, &names, &mode.into(), &options);
        if begun.is_err() {
            // Its connection was lost: the next attempt opens another one.
            self.open.borrow_mut().take();
        }
        Ok(Transaction::new(begun?.dyn_into()?))
    }
}

/// Makes Chromium begin a new log for this origin's databases. A browser that is killed leaves half a record at the end of the
/// log; its next session appends to it, and the one after that takes the two records, run together, for corruption, and
/// deletes everything. A database that is deleted makes it write the log's contents into a table first, and drop the log
/// (measured in Chromium 156: 3 of 160 kills lost the database without this; 6 ms). To other browsers it is nothing.
fn begin_log(factory: &IdbFactory) {
    let Ok(request) = factory.open(SCRATCH) else {
        return;
    };
    let factory = factory.clone();
    wasm_bindgen_futures::spawn_local(async move {
        // What fails here has no effect, and is tried again on the next visit.
        if let Ok(opened) = result(&request).await {
            opened.unchecked_into::<IdbDatabase>().close();
            let _ = factory.delete_database(SCRATCH);
        }
    });
}

/// Resolves when another tab does not let go of an older version.
fn blocked(request: &IdbOpenDbRequest) -> JsFuture {
    JsFuture::from(Promise::new(&mut |told, _| {
        request.set_onblocked(Some(&told))
    }))
}

/// Tells the pages of this browser that the database was closed under them.
fn tell_closed() {
    if let Ok(channel) = BroadcastChannel::new(NEWS) {
        let news = Array::of2(&"".into(), &News::Closed.name().into());
        // Nobody may hear it; whoever writes next finds out.
        let _ = channel.post_message(&news);
        channel.close();
    }
}

/// Brings the database up to [`VERSION`].
fn stores(request: &IdbOpenDbRequest) {
    let Some(database) = request
        .result()
        .ok()
        .and_then(|result| result.dyn_into::<IdbDatabase>().ok())
    else {
        return;
    };
    for name in [
        PIECES, PICTURES, THUMBNAILS, BOARDS, JOURNAL, STRAYS, STEPS, SNAPSHOTS,
    ] {
        // One that an older version made stays as it is. Any other failure aborts the upgrade, and opening says so.
        let _ = database.create_object_store(name);
    }
}

impl Transaction {
    fn new(raw: IdbTransaction) -> Self {
        // Set before the first request: it may end before anybody waits for it.
        let ended = JsFuture::from(Promise::new(&mut |complete, aborted| {
            raw.set_oncomplete(Some(&complete));
            raw.set_onabort(Some(&aborted));
        }));
        Self { raw, ended }
    }

    /// One of its stores.
    pub(super) fn store(&self, name: &str) -> Result<IdbObjectStore, Denied> {
        Ok(self.raw.object_store(name)?)
    }

    /// Resolves at `complete`: only then is anything said to be saved.
    pub(super) async fn complete(self) -> Result<(), Denied> {
        let ended = self.ended.await;
        ended.map(|_| ()).map_err(|_| {
            let error = self.raw.error();
            Denied(error.map_or_else(|| "AbortError".to_owned(), |error| error.name()))
        })
    }
}

/// The result of a request.
pub(super) async fn result(request: &IdbRequest) -> Result<JsValue, Denied> {
    let ended = JsFuture::from(Promise::new(&mut |succeeded, failed| {
        request.set_onsuccess(Some(&succeeded));
        request.set_onerror(Some(&failed));
    }));
    match ended.await {
        Ok(_) => Ok(request.result()?),
        Err(event) => {
            // Told here; as an unhandled error it would be told to the console as well.
            call(&event, "preventDefault", &[]);
            let error = request.error().ok().flatten();
            Err(Denied(error.map_or_else(
                || "UnknownError".to_owned(),
                |error| error.name(),
            )))
        }
    }
}
