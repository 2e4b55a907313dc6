//! JSON that comes in pieces, cut anywhere: a small value of everything but pictures, whose text goes on as it comes.
//!
//! [`scan`] knows the grammar and holds nothing but where it is; [`tree`] builds the value, and knows where in it
//! pictures stand.

mod number;
mod scan;
#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
mod tree;

pub(super) use scan::Scanned;
pub(super) use tree::{Entry, Root};

use crate::ports::Pictures;
use scan::Scanner;
use tree::{Builder, Tree};

/// One JSON object or array while it comes in.
#[derive(Debug)]
pub(super) struct Json {
    scanner: Scanner,
    tree: Tree,
}

impl Json {
    /// An event: nothing of it counts before it is whole.
    pub(super) fn event() -> Self {
        Self {
            scanner: Scanner::default(),
            tree: Tree::new(false),
        }
    }

    /// A document: the entries of its `data`, or of itself if it is an array, are to be taken as each closes.
    pub(super) fn document() -> Self {
        Self {
            scanner: Scanner::default(),
            tree: Tree::new(true),
        }
    }

    /// Reads the next bytes up to the end of the value or of an entry. `is_preview`: what is known of it so far says
    /// that its picture is not wanted.
    pub(super) fn push(
        &mut self,
        bytes: &[u8],
        is_preview: bool,
        pictures: &dyn Pictures,
    ) -> Scanned {
        let mut builder = Builder {
            tree: &mut self.tree,
            is_preview,
            pictures,
        };
        let scanned = self.scanner.push(bytes, &mut builder);
        match self.tree.is_too_large() {
            true => Scanned::Wrong(bytes.len()),
            false => scanned,
        }
    }

    /// The entry that just closed, to be taken before more is read.
    pub(super) fn entry(&mut self) -> Option<Entry<'_>> {
        self.tree.entry()
    }

    /// The value, once it is whole.
    pub(super) fn into_root(self, pictures: &dyn Pictures) -> Root {
        self.tree.into_root(pictures)
    }

    /// It was cut, or is not wanted.
    pub(super) fn discard(self, pictures: &dyn Pictures) {
        self.tree.discard(pictures);
    }
}
