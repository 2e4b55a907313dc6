//! Everything that is kept, as one file. What cannot be read is left out: the rest is all the more wanted.

use super::database::{PICTURES, result};
use super::pictures::blob;
use super::show::piece;
use super::{Database, Denied, boards, load_snapshot, snapshots, steps};
use crate::browser::files::read;
use crate::browser::message::{get, number, text};
use crate::ports::PIECE_BYTES;
use crate::project::{Archive, Entry};
use crate::reference::PictureFormat;
use js_sys::{Array, Date, Uint8Array};
use std::io::{Error, Write};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// Bytes that stand in this thread's memory at most; the bytes of a blob are the browser's, and on its disk where they are many.
const IN_MEMORY: usize = 16 << 20;

/// A file in the making.
#[derive(Default)]
struct Parts {
    /// Behind the last buffer.
    rest: Vec<u8>,
    /// Behind the last blob, and how many bytes.
    buffers: Vec<JsValue>,
    waiting: usize,
    blobs: Vec<JsValue>,
}

impl Parts {
    fn rest_to_buffer(&mut self) {
        self.waiting += self.rest.len();
        self.buffers
            .push(Uint8Array::from(self.rest.as_slice()).into());
        self.rest.clear();
    }

    fn buffers_to_blob(&mut self) -> Result<(), Error> {
        let made = blob(&self.buffers, "").ok_or(Error::other("no blob"))?;
        self.blobs.push(made.into());
        self.buffers.clear();
        self.waiting = 0;
        Ok(())
    }

    fn finish(mut self) -> Option<Blob> {
        self.rest_to_buffer();
        self.buffers_to_blob().ok()?;
        blob(&self.blobs, "application/zip")
    }
}

impl Write for Parts {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        self.rest.extend(bytes);
        if self.rest.len() >= PIECE_BYTES {
            self.rest_to_buffer();
        }
        if self.waiting >= IN_MEMORY {
            self.buffers_to_blob()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

/// What only the page has.
#[derive(Default)]
pub struct OnThePage {
    /// The open board as it is on the screen: its name and JSON. It takes the place of what is kept under that name.
    pub board: Option<(String, String)>,
    /// Pictures for which there was no room, by name.
    pub pictures: Vec<(String, Blob)>,
}

/// `None`: this browser makes no such file.
pub async fn archive(database: &Database, page: OnThePage) -> Option<Blob> {
    // What another version of the page wrote is read as far as this one can.
    let other = Database::as_it_is();
    let database = match database.is_there().await {
        true => database,
        false => &other,
    };
    let made = (Date::now() / 1_000.0) as u64;
    let mut archive = Archive::new(Parts::default(), made);
    let kept = boards(database).await.unwrap_or_default();
    let kept = kept
        .iter()
        .filter_map(|pair| Some((text(&pair, "0")?, text(&pair, "1")?)));
    let is_open = |name: &str| page.board.as_ref().is_some_and(|(open, _)| open == name);
    let all = kept.filter(|(name, _)| !is_open(name));
    for (name, json) in all.chain(page.board.clone()) {
        archive.board(&name, &json).ok()?;
        history(database, &name, &mut archive).await.ok()?;
    }
    for (name, picture) in kept_pictures(database).await.unwrap_or_default() {
        // One at a time, and whole before it is begun.
        if let Ok(pieces) = picture.pieces(database).await {
            let mut entry = archive.picture(&name, picture.format.extension()).ok()?;
            for piece in pieces {
                entry.write(&Uint8Array::new(&piece).to_vec()).ok()?;
            }
            entry.end().ok()?;
        }
    }
    for (name, picture) in &page.pictures {
        let kind = picture.type_();
        let format = kind.strip_prefix("image/").and_then(PictureFormat::named);
        let extension = format.map_or("bin", PictureFormat::extension);
        let mut entry = archive.picture(name, extension).ok()?;
        copy(picture, &mut entry).await?;
        entry.end().ok()?;
    }
    archive.finish().ok()?.finish()
}

async fn history(
    database: &Database,
    name: &str,
    archive: &mut Archive<Parts>,
) -> Result<(), Error> {
    let done = steps(database, name).await.unwrap_or_default();
    if !done.steps.is_empty() {
        archive.steps(name, &done)?;
    }
    for at in snapshots(database, name).await.unwrap_or_default() {
        if let Ok(Some(json)) = load_snapshot(database, name, at).await {
            archive.snapshot(name, at, &json)?;
        }
    }
    Ok(())
}

async fn copy(picture: &Blob, entry: &mut Entry<'_, Parts>) -> Option<()> {
    let (mut from, length) = (0, picture.size() as u64);
    while from < length {
        let to = (from + PIECE_BYTES as u64).min(length);
        entry.write(&read(picture, from, to).await.ok()?).ok()?;
        from = to;
    }
    Some(())
}

/// A picture as the database knows it.
struct KeptPicture {
    file: f64,
    pieces: u64,
    format: PictureFormat,
}

impl KeptPicture {
    async fn pieces(&self, database: &Database) -> Result<Vec<JsValue>, Denied> {
        let mut all = Vec::new();
        for at in 0..self.pieces {
            all.push(piece(database, self.file, at).await?);
        }
        Ok(all)
    }
}

async fn kept_pictures(database: &Database) -> Result<Vec<(String, KeptPicture)>, Denied> {
    let reading = database.read(&[PICTURES]).await?;
    let store = reading.store(PICTURES)?;
    let (names, all) = (store.get_all_keys()?, store.get_all()?);
    let names: Array = result(&names).await?.unchecked_into();
    let all: Array = result(&all).await?.unchecked_into();
    let one = |(name, picture): (JsValue, JsValue)| {
        let format = text(&picture, "format");
        Some((
            name.as_string()?,
            KeptPicture {
                file: get(&picture, "file").as_f64()?,
                pieces: number(&picture, "pieces")?,
                format: PictureFormat::named(format.as_deref()?)?,
            },
        ))
    };
    Ok(names.iter().zip(all.iter()).filter_map(one).collect())
}
