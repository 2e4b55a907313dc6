//! The only place that names the browser's interfaces: each file fills in one port of the core.
//!
//! Two programs are made of it. The page (`start`, feature `app`) draws and asks; the worker ([`worker::start`], without
//! Leptos) sends, reads and lets paint. Between them go small messages (`message`) and picture blobs, never bytes.

#[cfg(feature = "app")]
mod app;
mod clock;
#[cfg(feature = "app")]
mod download;
mod fetch;
mod files;
#[cfg(feature = "app")]
mod frame;
mod held;
mod home;
mod inspect;
mod message;
#[cfg(feature = "app")]
mod page;
mod painter;
mod probe;
mod record;
#[cfg(feature = "app")]
mod run_worker;
#[cfg(feature = "app")]
mod sharing;
#[cfg(feature = "app")]
mod shelf;
mod store;
#[cfg(feature = "app")]
mod tabs;
mod upload;
#[cfg(feature = "app")]
mod vault;
pub mod worker;
#[cfg(feature = "app")]
mod worker_store;
#[cfg(feature = "app")]
mod workers;
#[cfg(feature = "app")]
mod works;

#[cfg(feature = "app")]
pub use app::start;
pub use clock::PageClock;
pub use fetch::Fetch;
pub use held::Held;
#[cfg(feature = "app")]
pub use page::BrowserPage;
pub use painter::WorkerPainter;
#[cfg(feature = "app")]
pub use run_worker::RunWorker;
#[cfg(feature = "app")]
pub use shelf::BrowserShelf;
pub use store::StoredPictures;
#[cfg(feature = "app")]
pub use vault::BrowserVault;
#[cfg(feature = "app")]
pub use works::LazyWorks;
