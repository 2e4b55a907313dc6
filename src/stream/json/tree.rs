//! A small value of a JSON text, without its pictures: their text goes straight on to be decoded.

use super::scan::Sink;
use crate::loose::Loose;
use crate::ports::Pictures;
use crate::stream::api::is_preview;
use crate::stream::incoming::{DATA_URL, PictureStream, Streamed};
use core::mem;
use std::borrow::Cow;

/// Most bytes kept of a string: longer ones are cut, and marked as cut.
const TEXT: usize = 64 << 10;
/// Most bytes kept of an event, with [`VALUE`] for each value.
const KEPT: usize = 1 << 20;
/// Most fields of the value itself; those of the API have a dozen. They are looked through again for every entry.
const FIELDS: usize = 256;
/// What a value costs beside its text.
const VALUE: usize = 64;

/// The field that holds a picture's base64.
const BASE64: &str = "b64_json";
/// The field that holds a picture's address.
const ADDRESS: &str = "url";

/// An entry of a whole reply, the moment it closes.
pub(in crate::stream) struct Entry<'a> {
    /// Its place, from 0.
    pub at: u32,
    /// Without its picture.
    pub value: Loose<'static>,
    /// What came before it of the reply that it stands in.
    pub around: &'a Loose<'static>,
    /// Its picture. `None`: no bytes of one.
    pub picture: Option<Streamed>,
}

/// A whole value.
#[derive(Debug)]
pub(in crate::stream) struct Root {
    /// Without its picture.
    pub value: Loose<'static>,
    /// The picture of the value itself. `None`: no bytes of one.
    pub picture: Option<Streamed>,
    /// How many entries it had. `None`: it had no list of them.
    pub entries: Option<u32>,
}

/// The value so far.
#[derive(Debug)]
pub(super) struct Tree {
    /// Whether there are entries to hand on.
    has_entries: bool,
    open: Vec<Open>,
    root: Loose<'static>,
    text: Text,
    /// Pictures of the root and of the entry in it.
    found: [Found; 2],
    entries: Option<u32>,
    /// The entry that closed last, until it is taken.
    closed: Option<(u32, Loose<'static>, Option<Streamed>)>,
    kept: usize,
    /// It has more than [`FIELDS`].
    is_crowded: bool,
}

/// An object or array whose end is still to come.
#[derive(Debug)]
struct Open {
    value: Loose<'static>,
    /// The name of the field whose value is to come.
    name: Cow<'static, str>,
    role: Role,
    /// What was kept before it.
    kept: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// May have a picture of its own.
    Root,
    /// The list of entries.
    Entries,
    /// Has a picture.
    Entry,
    Plain,
}

/// What becomes of the string in progress.
#[derive(Debug, Default)]
enum Text {
    /// Nothing.
    #[default]
    Passed,
    Kept {
        bytes: Vec<u8>,
        is_cut: bool,
    },
    /// An address, too short yet to tell whether it holds its picture itself.
    Address(Vec<u8>),
    Picture(Box<PictureStream>, Place),
}

/// Where a picture's bytes were found.
#[derive(Debug, Clone, Copy)]
enum Place {
    Base64,
    DataUrl,
}

/// The pictures of one object.
#[derive(Debug, Default)]
struct Found {
    base64: Option<Streamed>,
    data_url: Option<Streamed>,
}

impl Found {
    fn at(&mut self, place: Place) -> &mut Option<Streamed> {
        match place {
            Place::Base64 => &mut self.base64,
            Place::DataUrl => &mut self.data_url,
        }
    }

    fn forget(&mut self, place: Place, pictures: &dyn Pictures) {
        if let Some(streamed) = self.at(place).take() {
            streamed.discard(pictures);
        }
    }

    /// The one that counts.
    fn take(&mut self, pictures: &dyn Pictures) -> Option<Streamed> {
        if self.base64.is_some() {
            self.forget(Place::DataUrl, pictures);
        }
        self.base64.take().or(self.data_url.take())
    }
}

impl Tree {
    pub(super) fn new(has_entries: bool) -> Self {
        Self {
            has_entries,
            open: Vec::new(),
            root: Loose::None,
            text: Text::Passed,
            found: Default::default(),
            entries: None,
            closed: None,
            kept: 0,
            is_crowded: false,
        }
    }

    pub(super) const fn is_too_large(&self) -> bool {
        self.kept > KEPT || self.is_crowded
    }

    pub(super) fn entry(&mut self) -> Option<Entry<'_>> {
        let (at, value, picture) = self.closed.take()?;
        let around = self.open.first().map_or(&Loose::None, |root| &root.value);
        Some(Entry {
            at,
            value,
            around,
            picture,
        })
    }

    pub(super) fn into_root(mut self, pictures: &dyn Pictures) -> Root {
        let [root, _] = &mut self.found;
        let picture = root.take(pictures);
        let (value, entries) = (mem::take(&mut self.root), self.entries);
        self.discard(pictures);
        Root {
            value,
            picture,
            entries,
        }
    }

    pub(super) fn discard(self, pictures: &dyn Pictures) {
        if let Text::Picture(stream, _) = self.text {
            stream.discard(pictures);
        }
        if let Some((_, _, Some(picture))) = self.closed {
            picture.discard(pictures);
        }
        for mut found in self.found {
            found.forget(Place::Base64, pictures);
            found.forget(Place::DataUrl, pictures);
        }
    }

    fn role(&self) -> Role {
        self.open.last().map_or(Role::Plain, |open| open.role)
    }

    /// The pictures of the innermost object. `None`: it can have none.
    fn found(&mut self) -> Option<&mut Found> {
        let [root, entry] = &mut self.found;
        match self.open.last().map(|open| open.role) {
            Some(Role::Root) => Some(root),
            Some(Role::Entry) => Some(entry),
            _ => None,
        }
    }

    /// The name of the field whose value is to come.
    fn name(&self) -> &str {
        self.open.last().map_or("", |open| &open.name)
    }

    /// Where the value to come is a picture's. `None`: nowhere.
    fn place(&self) -> Option<Place> {
        match (self.role(), self.name()) {
            (Role::Root | Role::Entry, BASE64) => Some(Place::Base64),
            (Role::Root | Role::Entry, ADDRESS) => Some(Place::DataUrl),
            _ => None,
        }
    }

    fn role_of_next(&self, is_object: bool) -> Role {
        match (self.open.as_slice(), is_object) {
            ([], true) => Role::Root,
            ([], false) if self.has_entries => Role::Entries,
            ([root], false)
                if self.has_entries && root.role == Role::Root && root.name == "data" =>
            {
                Role::Entries
            }
            ([.., list], true) if list.role == Role::Entries => Role::Entry,
            _ => Role::Plain,
        }
    }
}

/// A tree at work.
pub(super) struct Builder<'a> {
    pub tree: &'a mut Tree,
    /// Pictures are not wanted.
    pub is_preview: bool,
    pub pictures: &'a dyn Pictures,
}

impl Builder<'_> {
    /// A value begins: of repeated fields the last counts.
    fn begin(&mut self) {
        if let Some(place) = self.tree.place()
            && let Some(found) = self.tree.found()
        {
            found.forget(place, self.pictures);
        }
    }

    /// A value is over.
    fn put(&mut self, value: Loose<'static>, picture: Option<Streamed>) {
        let tree = &mut *self.tree;
        tree.kept += VALUE;
        let is_bare = tree.open.len() == 1;
        let Some(open) = tree.open.last_mut() else {
            tree.root = value;
            return;
        };
        match &mut open.value {
            // Bare, only objects are entries: otherwise any array of numbers would be a reply.
            _ if open.role == Role::Entries => {
                tree.kept = open.kept;
                if !is_bare || matches!(value, Loose::Object(_)) {
                    let at = tree.entries.unwrap_or_default();
                    tree.entries = Some(at.saturating_add(1));
                    tree.closed = Some((at, value, picture));
                }
            }
            Loose::Object(fields) => {
                fields.push((mem::take(&mut open.name), value));
                tree.is_crowded |= is_bare && fields.len() > FIELDS;
            }
            Loose::List(list) => list.push(value),
            _ => {}
        }
    }

    fn wants_picture(&self) -> bool {
        let types = ["type", "event_type"].map(|name| {
            let root = self.tree.open.first();
            root.and_then(|root| root.value.get(name).text())
        });
        let name = types.into_iter().flatten().find(|name| !name.is_empty());
        !name.map_or(self.is_preview, is_preview)
    }
}

impl Sink for Builder<'_> {
    fn open(&mut self, is_object: bool) {
        if self.tree.is_too_large() {
            return;
        }
        self.begin();
        let role = self.tree.role_of_next(is_object);
        if role == Role::Entries {
            self.tree.entries = Some(0);
        }
        self.tree.open.push(Open {
            value: match is_object {
                true => Loose::Object(Vec::new()),
                false => Loose::List(Vec::new()),
            },
            name: Cow::Borrowed(""),
            role,
            kept: self.tree.kept,
        });
    }

    fn close(&mut self) {
        if self.tree.is_too_large() {
            return;
        }
        let Some(open) = self.tree.open.pop() else {
            return;
        };
        let [_, entry] = &mut self.tree.found;
        let picture = match open.role {
            Role::Entry => entry.take(self.pictures),
            _ => None,
        };
        self.put(open.value, picture);
    }

    fn text_begin(&mut self, is_name: bool) {
        let kept = Text::Kept {
            bytes: Vec::new(),
            is_cut: false,
        };
        self.tree.text = if self.tree.is_too_large() {
            Text::Passed
        } else if is_name {
            kept
        } else {
            self.begin();
            match self.tree.place() {
                Some(Place::Base64) if self.wants_picture() => {
                    Text::Picture(Box::default(), Place::Base64)
                }
                Some(Place::Base64) => Text::Passed,
                Some(Place::DataUrl) => Text::Address(Vec::new()),
                None if self.tree.name() == BASE64 => Text::Passed,
                None => kept,
            }
        };
    }

    fn text(&mut self, text: &[u8]) {
        match &mut self.tree.text {
            Text::Passed => {}
            Text::Kept { bytes, is_cut } => {
                let room = TEXT - bytes.len();
                let (kept, cut) = text.split_at(room.min(text.len()));
                bytes.extend_from_slice(kept);
                *is_cut |= !cut.is_empty();
                self.tree.kept += kept.len();
            }
            Text::Picture(stream, _) => stream.push(text, self.pictures),
            Text::Address(start) => {
                start.extend_from_slice(text);
                if start.len() < DATA_URL.len() {
                    return;
                }
                let start = mem::take(start);
                self.tree.text = if start.starts_with(DATA_URL) && self.wants_picture() {
                    Text::Picture(Box::default(), Place::DataUrl)
                } else {
                    Text::Kept {
                        bytes: Vec::new(),
                        is_cut: false,
                    }
                };
                self.text(&start);
            }
        }
    }

    fn text_end(&mut self, is_name: bool) {
        let value = match mem::take(&mut self.tree.text) {
            _ if self.tree.is_too_large() => return,
            Text::Passed => Loose::None,
            Text::Kept { bytes, is_cut } if is_cut => Loose::CutText(until_cut(bytes)),
            Text::Kept { bytes, .. } | Text::Address(bytes) => Loose::Text(Cow::Owned(text(bytes))),
            Text::Picture(stream, place) => {
                let streamed = stream.finish(self.pictures);
                match self.tree.found() {
                    Some(found) => *found.at(place) = streamed,
                    None => drop(streamed),
                }
                Loose::None
            }
        };
        if !is_name {
            return self.put(value, None);
        }
        if let Some(open) = self.tree.open.last_mut() {
            open.name = match value {
                Loose::Text(name) => name,
                _ => Cow::Borrowed(""),
            };
        }
    }

    fn scalar(&mut self, value: Loose<'static>) {
        if !self.tree.is_too_large() {
            self.begin();
            self.put(value, None);
        }
    }

    fn waits(&self) -> bool {
        self.tree.closed.is_some()
    }
}

/// What is not UTF-8 becomes U+FFFD.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The same of a text that was cut, without the part of a character that the cut left.
fn until_cut(mut bytes: Vec<u8>) -> String {
    if let Some(last) = bytes.utf8_chunks().last() {
        let part = last.invalid().len();
        // A whole character that is wrong would be replaced; one more or less at the end of a long text is the same.
        bytes.truncate(bytes.len() - part);
    }
    text(bytes)
}
