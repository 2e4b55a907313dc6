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
use std::cell::RefCell;
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
    incoming: BTreeMap<Incoming, Writing>,
    /// Bytes handed to the database that it has not completed.
    waiting: u64,
    /// Readers that wait for that to go down.
    readers: Vec<Sender<()>>,
    /// Buffers of a whole piece that are free again: making one costs more than filling it. Kept while pictures arrive.
    spare: Vec<ArrayBuffer>,
    /// Pictures that could not be stored, until the page takes them over.
    unsaved: BTreeMap<PictureHash, Blob>,
}

/// A picture that arrives.
struct Writing {
    /// Its pieces' key in the database.
    file: f64,
    /// The piece in the making.
    piece: Vec<u8>,
    pieces: Vec<Piece>,
    bytes: u64,
}

struct Piece {
    digest: Digest,
    /// Resolves to the bytes where the database did not take them.
    stored: Receiver<Option<Blob>>,
}

impl StoredPictures {
    /// A picture that could not be stored; it is the page's from now on. `None`: it was stored, or taken.
    pub fn take_unsaved(&self, hash: PictureHash) -> Option<Blob> {
        self.0.state.borrow_mut().unsaved.remove(&hash)
    }

    /// Sends a full piece on its way.
    fn flush(&self, writing: &mut Writing) {
        let bytes = writing.piece.len() as u64;
        let buffer = self.0.filled(&writing.piece);
        writing.piece.clear();
        let (done, stored) = channel();
        let digest = Digest::of(&buffer);
        let key = Array::of2(&writing.file.into(), &js(Some(writing.pieces.len() as u64)));
        self.0.state.borrow_mut().waiting += bytes;
        let shared = Rc::clone(&self.0);
        wasm_bindgen_futures::spawn_local(async move {
            let taken = shared.put(&buffer, &key).await;
            let left = taken.err().and_then(|_| blob(&[buffer.clone().into()], ""));
            // Nobody waits any more where the picture was given up.
            let _ = done.send(left);
            shared.settled(bytes, buffer);
        });
        writing.pieces.push(Piece { digest, stored });
    }

    async fn finish(self, mut writing: Writing, format: PictureFormat) -> Result<Kept, ()> {
        if !writing.piece.is_empty() || writing.pieces.is_empty() {
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
            let named = self.0.name(hash, file, count, writing.bytes, format).await;
            if named.is_ok() {
                return Ok(kept(true));
            }
        }
        // Storage is full or denied: what it took of the picture comes back, so that the page has it in one place.
        let mut parts = Vec::new();
        for (at, left) in left.into_iter().enumerate() {
            parts.push(match left {
                Some(left) => left.into(),
                None => piece(&self.0.database, file, at as u64)
                    .await
                    .map_err(|_| ())?,
            });
        }
        let picture = blob(&parts, format.mime()).ok_or(())?;
        self.0.state.borrow_mut().unsaved.insert(hash, picture);
        self.0.forget(file);
        Ok(kept(false))
    }
}

impl Shared {
    /// A buffer with these bytes.
    fn filled(&self, bytes: &[u8]) -> ArrayBuffer {
        let spare = match bytes.len() == PIECE_BYTES {
            true => self.state.borrow_mut().spare.pop(),
            false => None,
        };
        let Some(buffer) = spare else {
            return Uint8Array::from(bytes).buffer();
        };
        Uint8Array::new(&buffer).copy_from(bytes);
        buffer
    }

    async fn put(&self, buffer: &ArrayBuffer, key: &Array) -> Result<(), Denied> {
        let writing = self.database.write(&[PIECES]).await?;
        writing.store(PIECES)?.put_with_key(buffer, key)?;
        writing.complete().await
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

    /// A piece is stored, or a blob: both are copies, as is what the digest was made of, so its buffer is free.
    fn settled(&self, bytes: u64, buffer: ArrayBuffer) {
        let mut state = self.state.borrow_mut();
        state.waiting = state.waiting.saturating_sub(bytes);
        if state.waiting == 0 && state.incoming.is_empty() {
            state.spare.clear();
        } else if bytes == PIECE_BYTES as u64 {
            state.spare.push(buffer);
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
pub(super) fn blob(parts: &[JsValue], mime: &str) -> Option<Blob> {
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
            piece: Vec::new(),
            pieces: Vec::new(),
            bytes: 0,
        };
        state.incoming.insert(id, writing);
        id
    }

    fn write(&self, id: Incoming, mut bytes: &[u8]) {
        // Taken out while pieces leave, since that borrows the state again.
        let Some(mut writing) = self.0.state.borrow_mut().incoming.remove(&id) else {
            return;
        };
        while !bytes.is_empty() {
            let room = PIECE_BYTES.saturating_sub(writing.piece.len());
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            writing.piece.extend_from_slice(now);
            writing.bytes += now.len() as u64;
            bytes = later;
            if writing.piece.len() >= PIECE_BYTES {
                self.flush(&mut writing);
            }
        }
        self.0.state.borrow_mut().incoming.insert(id, writing);
    }

    fn discard(&self, id: Incoming) {
        let writing = self.0.state.borrow_mut().incoming.remove(&id);
        let Some(Writing { file, pieces, .. }) = writing else {
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
        let writing = self.0.state.borrow_mut().incoming.remove(&id);
        let pictures = self.clone();
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
