//! Pictures whose bytes are counted and dropped.

use futures::future::ready;
use seedboard::ports::{Incoming, Kept, LocalFuture, PictureHash, Pictures};
use seedboard::reference::PictureFormat;
use std::cell::Cell;

/// Counts what comes.
#[derive(Default)]
pub struct Counted {
    begun: Cell<u32>,
    open: Cell<u32>,
    bytes: Cell<u64>,
}

impl Counted {
    /// Bytes of all pictures.
    pub fn bytes(&self) -> u64 {
        self.bytes.get()
    }

    /// Pictures that are neither kept nor given up.
    pub fn open(&self) -> u32 {
        self.open.get()
    }
}

impl Pictures for Counted {
    fn begin(&self) -> Incoming {
        self.begun.update(|count| count + 1);
        self.open.update(|count| count + 1);
        Incoming(self.begun.get())
    }

    fn write(&self, _: Incoming, bytes: &[u8]) {
        self.bytes.update(|count| count + bytes.len() as u64);
    }

    fn discard(&self, _: Incoming) {
        self.open.update(|count| count - 1);
    }

    fn keep(&self, id: Incoming, _: PictureFormat) -> LocalFuture<'static, Result<Kept, ()>> {
        self.discard(id);
        Box::pin(ready(Ok(Kept {
            hash: PictureHash::of(&id.0.to_le_bytes()),
            bytes: 0,
            saved: true,
        })))
    }

    fn ready(&self) -> LocalFuture<'static, ()> {
        Box::pin(ready(()))
    }
}
