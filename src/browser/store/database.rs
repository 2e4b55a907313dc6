//! The database, in futures. By hand on web-sys: of the crates, `idb` never resolves a transaction that ended before it was
//! asked, and takes an abort for a success (shared/crates.md 1), and the four calls that we need are these.

use crate::browser::message::{call, object, text};
use js_sys::{Array, Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

/// Of the database.
pub const NAME: &str = "seedboard";
/// Raised with every new store or index; `stores` brings any older version up to it.
const VERSION: u32 = 3;

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

/// The one database, opened when it is first needed.
#[derive(Clone, Default)]
pub struct Database(Rc<RefCell<Option<IdbDatabase>>>);

/// A transaction under way.
pub(super) struct Transaction {
    raw: IdbTransaction,
    ended: JsFuture,
}

impl Database {
    /// # Errors
    /// Where storage is denied.
    async fn opened(&self) -> Result<IdbDatabase, Denied> {
        if let Some(open) = self.0.borrow().clone() {
            return Ok(open);
        }
        let global = js_sys::global();
        // Reading the property alone may throw where storage is denied.
        let factory = js_sys::Reflect::get(&global, &"indexedDB".into())?;
        let factory: IdbFactory = factory
            .dyn_into()
            .map_err(|_| Denied("InvalidStateError".to_owned()))?;
        let request = factory.open_with_u32(NAME, VERSION)?;
        let upgrade = request.clone();
        let stores = wasm_bindgen::closure::Closure::once_into_js(move || stores(&upgrade));
        request.set_onupgradeneeded(Some(stores.unchecked_ref()));
        let opened: IdbDatabase = result(&request).await?.dyn_into().map_err(Denied::from)?;
        // A newer version of the page waits for this one to let go.
        let (held, closing) = (Rc::downgrade(&self.0), opened.clone());
        let close = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || {
            closing.close();
            if let Some(held) = held.upgrade() {
                held.borrow_mut().take();
            }
        });
        opened.set_onversionchange(Some(close.as_ref().unchecked_ref()));
        opened.set_onclose(Some(close.as_ref().unchecked_ref()));
        close.forget();
        Ok(self.0.borrow_mut().get_or_insert(opened).clone())
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
            self.0.borrow_mut().take();
        }
        Ok(Transaction::new(begun?.dyn_into()?))
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
