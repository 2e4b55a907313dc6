//! What the core needs from outside: time, the network, a place for pictures. Each is a trait in the core's
//! own words; the page fills it in from `browser/`, tests from the in-memory twins below.
//!
//! Futures are boxed and local: a page has one thread, and JavaScript values cannot leave it.

mod hash;
mod memory;
mod pictures;
mod recordings;
mod sharing;
mod source;
mod store;
mod tabs;
mod vault;

pub use hash::{Hasher, PictureHash};
pub use memory::{
    ManualClock, MemoryFiles, MemoryPage, MemoryPictures, MemoryShelf, MemoryStore, MemoryVault,
    ScriptedTransport,
};
pub use pictures::{Address, Gallery, Incoming, Kept, PIECE_BYTES, Pictures, View};
pub use recordings::{Recording, Recordings, Reel};
pub use sharing::{LazySharing, Sharing};
pub use source::{MemorySource, Source};
pub use store::{BOARD, KeptSteps, Noted, Room, Snapshot, Storage, Store, StoreFault};
pub use tabs::{NEWS, News, OnNews, Tabs};
pub use vault::{LazyVault, Shut, Turn, Vault};

use crate::fault::{Fault, Kind};
use crate::reference::PictureFormat;
use core::future::Future;
use core::pin::Pin;
use std::rc::Rc;

/// A future that stays on its thread.
pub type LocalFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Time. Nothing is ordered or identified by it; it is only shown.
pub trait Clock {
    /// Milliseconds since some fixed moment; never goes back.
    fn now_ms(&self) -> u64;
    /// Resolves after at least so many milliseconds. Zero lets the page breathe once.
    fn sleep(&self, ms: u32) -> LocalFuture<'static, ()>;
}

/// Status and headers of a reply, as far as a page may read them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplyHead {
    /// HTTP status.
    pub status: u16,
    /// `x-request-id`. `None`: not sent, or not exposed to the page.
    pub request_id: Option<String>,
    /// `Retry-After` in seconds. `None`: not sent, not exposed, or a date.
    pub retry_after: Option<u32>,
}

/// A reply whose body arrives piece by piece. Dropping it ends the request.
pub trait Reply {
    /// Status and headers.
    fn head(&self) -> &ReplyHead;
    /// The next bytes, cut anywhere. `Ok(None)`: the body ended without an error, which does not mean that it
    /// was whole (shared/reliability.md finding 3). `Err(Kind::Cut)`: the connection broke.
    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>>;
}

/// An API key. It has no `Debug` and no `Display`: it cannot end up in a message, a log or a file by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// White space around a pasted key is dropped. `None`: nothing is left.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The key itself, for the `Authorization` header and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What may be shown: the last four characters; nothing of a key so short that four would give it away.
    pub fn last_four(&self) -> String {
        let count = self.0.chars().count();
        if count < 12 {
            String::new()
        } else {
            self.0.chars().skip(count - 4).collect()
        }
    }
}

/// A request on its way out.
#[derive(Clone)]
pub struct Outgoing {
    /// The full address, or a path on the page's own host.
    pub url: String,
    /// `None`: a relay adds its own.
    pub key: Option<Key>,
    /// The exact JSON, in order.
    pub body: Vec<Part>,
}

/// A part of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// As it is sent.
    Text(String),
    /// The base64 of this file's bytes, read when it is sent.
    Base64(FileId),
}

/// Names a picture file of the person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// The person's picture files. Their bytes stay where they are until they are sent.
pub trait Files {
    /// Reads a whole file. `Err`: it was changed, moved or deleted since it was chosen, or was never here.
    fn read(&self, id: FileId) -> LocalFuture<'static, Result<Vec<u8>, ()>>;
    /// A file to be read in slices. `None`: it was never here.
    fn source(&self, id: FileId) -> Option<Rc<dyn Source>>;
}

/// Sends requests. Dropping the future ends the request.
pub trait Transport {
    /// POSTs once; never again by itself. `Err`: no reply came at all.
    fn send(&self, outgoing: Outgoing) -> LocalFuture<'static, Result<Box<dyn Reply>, Fault>>;
    /// GETs without key or body. Of the reply only the status may be known: 0 where `readable` is off, since then the page
    /// hears no more than that something answered. `Err`: nothing did, or nothing that the page may read.
    fn probe(
        &self,
        url: String,
        readable: bool,
    ) -> LocalFuture<'static, Result<Box<dyn Reply>, Fault>> {
        let _ = (url, readable);
        Box::pin(async { Err(Fault::new(Kind::Unreachable)) })
    }
}

/// A file that a person gave to the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenFile {
    /// Where it is kept from now on.
    pub id: FileId,
    /// What it is called on the disk.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// What a person brought to the page by picking, dropping or pasting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Files that were dropped or pasted, in order: pictures, or responses.
    Files(Vec<GivenFile>),
    /// Files picked as input pictures, in order.
    Pictures(Vec<GivenFile>),
    /// Files picked as responses, in order.
    Responses(Vec<GivenFile>),
    /// Files picked as pictures of the panel that is worked on, in order.
    Takes(Vec<GivenFile>),
    /// Files that were dropped on the panel with this number, in order: its pictures, or responses.
    OnPanel(u32, Vec<GivenFile>),
    /// An address that was dropped, as it came.
    Address(String),
}

/// What the first bytes of a file tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FileFacts {
    /// As it stands in `data:image/<fmt>`. Empty: no format that we know how to send.
    pub format: &'static str,
    /// What people call it. Empty: the bytes are nothing that we know.
    pub format_name: &'static str,
    /// Width and height as shown. `None`: the header does not tell.
    pub size: Option<(u32, u32)>,
    /// Equal for equal bytes. `None`: the file is too large to be worth the reading, or cannot be read.
    pub fingerprint: Option<u64>,
    /// Whether there was a look at all.
    pub look: Look,
    /// Whether it begins like text or like gzip, and so may be a response that somebody saved.
    pub may_be_response: bool,
}

/// How the look at a file went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// The bytes were read.
    #[default]
    Done,
    /// The file was changed, moved or deleted meanwhile.
    Unreadable,
    /// The page could not look: its worker did not start, or died.
    Failed,
}

/// How a file is to be made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remake {
    /// The new width and height.
    pub size: (u32, u32),
    /// `jpeg` or `png`.
    pub format: &'static str,
    /// Most bytes: quality, and then size, go down until it fits.
    pub most_bytes: u64,
}

/// A picture of the person's own that is kept like one that a run brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPicture {
    /// How it is kept.
    pub kept: Kept,
    /// What it is.
    pub format: PictureFormat,
}

/// Hears what a person brings.
pub type OnGiven = Box<dyn Fn(Given)>;

/// The page's side of the person's picture files: where they come in, are looked at and made anew.
pub trait Shelf {
    /// From now on says what is picked, dropped or pasted, wherever on the page.
    fn listen(&self, on_given: OnGiven);
    /// Reads a file's header, away from the page's thread.
    fn inspect(&self, id: FileId) -> LocalFuture<'static, FileFacts>;
    /// An address that an `<img>` can load, until the file is forgotten. `None`: it is not here.
    fn preview(&self, id: FileId) -> Option<String>;
    /// Makes another file of one. `None`: this browser cannot read the picture.
    fn remake(&self, id: FileId, how: Remake) -> LocalFuture<'static, Option<GivenFile>>;
    /// Keeps a picture file on this device. `None`: it is no picture that we know, cannot be read, or there is no room.
    fn store(&self, id: FileId) -> LocalFuture<'static, Option<OwnPicture>>;
    /// Takes pasted text as a file. `None`: the browser lets us make none.
    fn take_text(&self, text: &str) -> Option<GivenFile>;
    /// Takes a picture of the page's own over as a file: one that it shows under this address. `None`: it is gone.
    fn take_over(&self, address: &str, name: &str) -> LocalFuture<'static, Option<GivenFile>>;
}

/// The page around the program.
pub trait Page {
    /// Scheme, host and port that the page was loaded from.
    fn origin(&self) -> String;
    /// Puts the focus on the form control with this `name` and brings it into view.
    fn focus_control(&self, name: &str);
    /// Puts the focus on the form control with this `name` after the next redraw.
    fn refocus(&self, name: &str);
    /// Writes into the text control with this `name` and puts the focus there, its caret behind so many UTF-16 units, at once:
    /// what is typed next comes behind it.
    fn write(&self, name: &str, text: &str, caret: u32);
    /// Where the caret of a text control is, in UTF-16 units. `None`: it has none.
    fn caret(&self, name: &str) -> Option<u32>;
    /// Puts the focus on the element with this id after the next redraw, or where it takes none on the first button in it;
    /// not while somebody types, for they would lose their caret.
    fn land(&self, id: &str);
    /// Brings the element with this id into view, as little as it takes, with the first of the next redraws in which it is
    /// there; not where it stays away.
    fn reveal(&self, id: &str);
    /// Says from now on whether the element with this id is on the screen, or within a screen of it, and how high it is in
    /// CSS pixels, until the element goes. One that has the focus is said to be, and so is every one where the browser
    /// cannot tell.
    fn watch(&self, id: &str, told: Box<dyn Fn(bool, u32)>);
    /// Whether there is an element with this id.
    fn is_there(&self, id: &str) -> bool;
    /// Columns of the board's grid as it is drawn; 0 where it is not.
    fn columns(&self) -> u32;
    /// Copies to the clipboard. Resolves to whether the browser let us.
    fn copy(&self, text: String) -> LocalFuture<'static, bool>;
    /// While true, closing the page asks first.
    fn guard_closing(&self, unsaved: bool);
    /// A preference kept on this device. `None`: never set, or storage is denied.
    fn preference(&self, name: &str) -> Option<String>;
    /// Keeps a preference, or forgets it; denied storage is passed over.
    fn set_preference(&self, name: &str, value: Option<&str>);
    /// The theme in force: `paper`, `screening`, or none for the system's.
    fn show_theme(&self, theme: Option<&str>);
    /// Unix time in milliseconds: what the tabs have in common. Somebody may set it back.
    fn unix_ms(&self) -> u64;
    /// The same in seconds.
    fn unix_seconds(&self) -> u64 {
        self.unix_ms() / 1000
    }
    /// A moment as the person writes it, in their own time zone, to the minute.
    fn moment(&self, unix_seconds: u64) -> String;
    /// Any number, the same chance for each; never for secrets.
    fn chance(&self) -> u32;
    /// The full address of one of the page's own files.
    fn own_file(&self, file: &str) -> String;
    /// A note of this tab: it outlives a reload, and goes with the tab. `None`: never set, or storage is denied.
    fn tab_note(&self, name: &str) -> Option<String>;
    /// Keeps a note, or forgets it. Whether it is kept: not where storage is denied.
    fn set_tab_note(&self, name: &str, value: Option<&str>) -> bool;
    /// False only where the browser knows that there is no network.
    fn is_online(&self) -> bool;
    /// The fragment of the page's address, without its `#`; empty where it has none.
    fn fragment(&self) -> String;
}
