//! The worker's side: pictures go to the disk piece by piece, while they arrive.

use super::database::{PICTURES, PIECES, result};
use super::digest::Digest;
use super::show::piece;
use super::{Database, Denied};
use crate::browser::message::{js, js_text, object};
use crate::ports::{Incoming, Kept, LocalFuture, PIECE_BYTES, PictureHash, Pictures};
use crate::reference::PictureFormat;
use futures::channel::oneshot::{Receiver, Sender, channel};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, IdbKeyRange};

/// Bytes that may wait for the disk before the reader has to wait for them.
const WAITING_AT_MOST: u64 = 8 << 20;

/// Pictures on their way into the database; into memory where that fails.
#[derive(Clone, Default)]
pub struct StoredPictures(Rc<Shared>);

#[derive(Default)]
struct Shared {
    database: Database,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    begun: u32,
    incoming: BTreeMap<Incoming, Rc<RefCell<Writing>>>,
    /// Bytes handed to the database that it has not completed.
    waiting: u64,
    /// Readers that wait for that to go down.
    readers: Vec<Sender<()>>,
    /// Buffers of a whole piece that are free again: making one costs more than filling it. Kept while pictures arrive.
    spare: Vec<ArrayBuffer>,
    /// Pictures that could not be stored, until the page takes them over.
    unsaved: BTreeMap<PictureHash, Unsaved>,
}

/// A picture that arrives.
struct Writing {
    /// Its pieces' key in the database.
    file: f64,
    /// The piece in the making, and how much of it is there. `None`: nothing is.
    piece: Option<(Uint8Array, u32)>,
    pieces: Vec<Piece>,
    bytes: u64,
    /// The database did not take a piece, so that it need not be asked for the others: the picture cannot be saved.
    denied: Rc<Cell<bool>>,
}

struct Piece {
    digest: Digest,
    /// Resolves to the bytes where the database did not take them.
    stored: Receiver<Option<ArrayBuffer>>,
}

/// A picture that could not be stored.
pub struct Unsaved {
    /// Its bytes, in `ArrayBuffer`s.
    pub pieces: Array,
    /// Its media type.
    pub mime: &'static str,
}

impl StoredPictures {
    /// A picture that could not be stored; it is the page's from now on. `None`: it was stored, or taken.
    pub fn take_unsaved(&self, hash: PictureHash) -> Option<Unsaved> {
        self.0.state.borrow_mut().unsaved.remove(&hash)
    }

    /// A picture whose bytes are over.
    fn taken(&self, id: Incoming) -> Option<Writing> {
        let writing = self.0.state.borrow_mut().incoming.remove(&id)?;
        Rc::into_inner(writing).map(RefCell::into_inner)
    }

    /// Sends a full piece on its way.
    fn flush(&self, writing: &mut Writing) {
        let (piece, length) = writing
            .piece
            .take()
            .unwrap_or_else(|| (Uint8Array::new_with_length(0), 0));
        let bytes = u64::from(length);
        let buffer = match length as usize == PIECE_BYTES {
            true => piece.buffer(),
            false => piece.slice(0, length).buffer(),
        };
        let (done, stored) = channel();
        let digest = Digest::of(&buffer);
        let key = Array::of2(&writing.file.into(), &js(Some(writing.pieces.len() as u64)));
        self.0.state.borrow_mut().waiting += bytes;
        let (shared, denied) = (Rc::clone(&self.0), Rc::clone(&writing.denied));
        wasm_bindgen_futures::spawn_local(async move {
            let taken = !denied.get() && shared.put(&buffer, &key).await.is_ok();
            if !taken {
                denied.set(true);
            }
            let (left, free) = match taken {
                true => (None, Some(buffer)),
                false => (Some(buffer), None),
            };
            // Nobody waits any more where the picture was given up.
            let _ = done.send(left);
            shared.settled(bytes, free);
        });
        writing.pieces.push(Piece { digest, stored });
    }

    async fn finish(self, mut writing: Writing, format: PictureFormat) -> Result<Kept, ()> {
        if writing.piece.is_some() || writing.pieces.is_empty() {
            self.flush(&mut writing);
        }
        let (mut digests, mut left, count) = (Vec::new(), Vec::new(), writing.pieces.len());
        for piece in writing.pieces {
            digests.extend(piece.digest.bytes().await.ok_or(())?);
            left.push(piece.stored.await.map_err(|_| ())?);
        }
        let hash = PictureHash::of_digests(&digests);
        let kept = |saved| Kept {
            hash,
            bytes: writing.bytes,
            saved,
        };
        let whole = left.iter().all(Option::is_none);
        let file = writing.file;
        if whole {
            let name = async || self.0.name(hash, file, count, writing.bytes, format).await;
            if self.0.database.again(name).await.is_ok() {
                return Ok(kept(true));
            }
        }
        // Storage is full or denied: what it took of the picture comes back, so that the page has it in one place.
        let pieces = Array::new();
        for (at, left) in left.into_iter().enumerate() {
            pieces.push(&match left {
                Some(left) => left.into(),
                None => piece(&self.0.database, file, at as u64)
                    .await
                    .map_err(|_| ())?,
            });
        }
        let mime = format.mime();
        let unsaved = Unsaved { pieces, mime };
        self.0.state.borrow_mut().unsaved.insert(hash, unsaved);
        self.0.forget(file);
        Ok(kept(false))
    }
}

impl Shared {
    /// A piece to be filled.
    fn empty_piece(&self) -> Uint8Array {
        let spare = self.state.borrow_mut().spare.pop();
        let buffer = spare.unwrap_or_else(|| ArrayBuffer::new(PIECE_BYTES as u32));
        Uint8Array::new(&buffer)
    }

    async fn put(&self, buffer: &ArrayBuffer, key: &Array) -> Result<(), Denied> {
        let put = async || {
            let writing = self.database.write(&[PIECES]).await?;
            writing.store(PIECES)?.put_with_key(buffer, key)?;
            writing.complete().await
        };
        self.database.again(put).await
    }

    /// Names the pieces, which makes them a picture; the same picture that is here already makes them superfluous.
    async fn name(
        &self,
        hash: PictureHash,
        file: f64,
        pieces: usize,
        bytes: u64,
        format: PictureFormat,
    ) -> Result<(), Denied> {
        let writing = self.database.write_through(&[PICTURES, PIECES]).await?;
        let key = JsValue::from_str(&hash.to_string());
        let pictures = writing.store(PICTURES)?;
        let known = result(&pictures.get(&key)?).await?;
        if known.is_undefined() {
            let picture = object(&[
                ("file", file.into()),
                ("pieces", js(Some(pieces as u64))),
                ("bytes", js(Some(bytes))),
                ("format", js_text(Some(format.data_name()))),
            ]);
            pictures.put_with_key(&picture, &key)?;
        } else {
            writing.store(PIECES)?.delete(&pieces_of(file)?)?;
        }
        writing.complete().await
    }

    /// Removes pieces that no picture names.
    fn forget(self: &Rc<Self>, file: f64) {
        let shared = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            let removed = async {
                let writing = shared.database.write(&[PIECES]).await?;
                writing.store(PIECES)?.delete(&pieces_of(file)?)?;
                writing.complete().await
            };
            // What stays behind takes room and nothing else.
            let _: Result<(), Denied> = removed.await;
        });
    }

    /// A piece is stored, or kept in memory. `free`: its buffer, where what is stored is a copy; so is what the digest was
    /// made of.
    fn settled(&self, bytes: u64, free: Option<ArrayBuffer>) {
        let mut state = self.state.borrow_mut();
        state.waiting = state.waiting.saturating_sub(bytes);
        if state.waiting == 0 && state.incoming.is_empty() {
            state.spare.clear();
        } else if bytes == PIECE_BYTES as u64 {
            state.spare.extend(free);
        }
        if state.waiting <= WAITING_AT_MOST {
            for reader in state.readers.drain(..) {
                let _ = reader.send(());
            }
        }
    }
}

/// Every piece of a file.
pub(super) fn pieces_of(file: f64) -> Result<JsValue, Denied> {
    let end = Array::of2(&file.into(), &f64::INFINITY.into());
    let range = IdbKeyRange::bound(&Array::of1(&file.into()), &end)?;
    Ok(range.into())
}

/// A blob of these parts.
pub fn blob(parts: &[JsValue], mime: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts: Array = parts.iter().collect();
    Blob::new_with_u8_array_sequence_and_options(parts.unchecked_ref(), &options).ok()
}

impl Pictures for StoredPictures {
    fn begin(&self) -> Incoming {
        let mut state = self.0.state.borrow_mut();
        let id = Incoming(state.begun);
        state.begun = state.begun.wrapping_add(1);
        let writing = Writing {
            // One in 2^53 is as good as unique on one device.
            file: (js_sys::Math::random() * 9_007_199_254_740_991.0).floor(),
            piece: None,
            pieces: Vec::new(),
            bytes: 0,
            denied: Rc::default(),
        };
        state.incoming.insert(id, Rc::new(RefCell::new(writing)));
        id
    }

    fn write(&self, id: Incoming, mut bytes: &[u8]) {
        let writing = self.0.state.borrow().incoming.get(&id).cloned();
        let Some(writing) = writing else { return };
        let mut writing = writing.borrow_mut();
        while !bytes.is_empty() {
            let (piece, length) = writing
                .piece
                .get_or_insert_with(|| (self.0.empty_piece(), 0));
            let room = PIECE_BYTES.saturating_sub(*length as usize);
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            let to = *length + now.len() as u32;
            piece.subarray(*length, to).copy_from(now);
            *length = to;
            writing.bytes += now.len() as u64;
            bytes = later;
            if to as usize >= PIECE_BYTES {
                self.flush(&mut writing);
            }
        }
    }

    fn discard(&self, id: Incoming) {
        let Some(Writing { file, pieces, .. }) = self.taken(id) else {
            return;
        };
        let shared = Rc::clone(&self.0);
        wasm_bindgen_futures::spawn_local(async move {
            for piece in pieces {
                let _ = piece.stored.await;
            }
            shared.forget(file);
        });
    }

    fn keep(&self, id: Incoming, format: PictureFormat) -> LocalFuture<'static, Result<Kept, ()>> {
        let (writing, pictures) = (self.taken(id), self.clone());
        Box::pin(async move { pictures.finish(writing.ok_or(())?, format).await })
    }

    fn ready(&self) -> LocalFuture<'static, ()> {
        let mut state = self.0.state.borrow_mut();
        if state.waiting <= WAITING_AT_MOST {
            return Box::pin(std::future::ready(()));
        }
        let (told, ready) = channel();
        state.readers.push(told);
        Box::pin(async move {
            let _ = ready.await;
        })
    }
}
