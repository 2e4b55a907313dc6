//! A reader that stays within bounds, whatever the file says.

use super::source::ReadAt;
use std::borrow::Cow;

/// Most bytes of one [`ReadAt::read_at`]: a header is usually within the first. A file in a browser costs a message
/// between processes each time, whatever the length.
pub const WINDOW: usize = 16 * 1024;

/// Most bytes read of one file, in all. Photographs with a megabyte of maker's notes stay well below; what needs more is
/// a file made to keep us busy.
pub const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// Why a header could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// The file ends before its header does.
    Cut,
    /// The header contradicts itself or its format, or has no end.
    Damaged,
    /// The source has fewer bytes than it said.
    Unreadable,
}

/// A part of the file, such as a chunk's content: from `start` up to, but not including, `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub start: u64,
    pub end: u64,
}

impl Span {
    /// So many bytes from `start` on, wherever the file ends.
    pub fn new(start: u64, length: u64) -> Self {
        Span {
            start,
            end: start.saturating_add(length),
        }
    }
}

/// Reads small, fixed numbers of bytes through one window.
pub(super) struct Reader<'a> {
    source: &'a dyn ReadAt,
    length: u64,
    window: Cow<'a, [u8]>,
    window_at: u64,
    left: u64,
}

impl<'a> Reader<'a> {
    pub fn new(source: &'a dyn ReadAt) -> Self {
        Reader {
            source,
            length: source.length(),
            window: Cow::Borrowed(&[]),
            window_at: 0,
            left: MOST_BYTES,
        }
    }

    pub fn length(&self) -> u64 {
        self.length
    }

    /// The `N` bytes at `at`.
    pub fn array<const N: usize>(&mut self, at: u64) -> Result<[u8; N], Flaw> {
        let bytes = self.bytes(at, N)?;
        bytes.first_chunk().copied().ok_or(Flaw::Unreadable)
    }

    /// The same, within a part of the file.
    pub fn array_in<const N: usize>(&mut self, span: Span, at: u64) -> Result<[u8; N], Flaw> {
        if at.saturating_add(N as u64) > span.end {
            return Err(Flaw::Damaged);
        }
        self.array(at)
    }

    /// What the window shows from `at` on: at least `least` bytes, at most [`WINDOW`].
    pub fn bytes(&mut self, at: u64, least: usize) -> Result<&[u8], Flaw> {
        if self.shown(at).is_none_or(|bytes| bytes.len() < least) {
            self.move_to(at, least)?;
        }
        self.shown(at)
            .filter(|bytes| bytes.len() >= least)
            .ok_or(Flaw::Unreadable)
    }

    fn shown(&self, at: u64) -> Option<&[u8]> {
        let skipped = usize::try_from(at.checked_sub(self.window_at)?).ok()?;
        self.window.get(skipped..)
    }

    fn move_to(&mut self, at: u64, least: usize) -> Result<(), Flaw> {
        let rest = self.length.saturating_sub(at);
        if rest < least as u64 {
            return Err(Flaw::Cut);
        }
        let length = usize::try_from(rest).map_or(WINDOW, |rest| rest.min(WINDOW));
        self.left = self.left.checked_sub(length as u64).ok_or(Flaw::Damaged)?;
        self.window = self.source.read_at(at, length);
        self.window_at = at;
        Ok(())
    }
}
