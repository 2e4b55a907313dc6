//! Where a figure comes from. A number without a source is a rumour.

/// A document and the day it speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The tag under which `shared/protocol.md` lists the document, such as `SEED` or `GENIUS`.
    pub tag: &'static str,
    /// The document's day or month, ISO 8601.
    pub date: &'static str,
}

/// A figure with its source, and the later figure where a newer document disagrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sourced<T: 'static> {
    /// The figure that controls and checks use.
    pub value: T,
    /// Where it was read.
    pub source: Source,
    /// What a later document says instead. `None`: no document known to us disagrees.
    pub later: Option<(T, Source)>,
}

/// Which documents count where they disagree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Documents {
    /// The tutorial's figures: the narrower ones, which every account takes.
    #[default]
    Tutorial,
    /// The later documents' figures where there are any.
    Later,
}

impl<T: Copy> Sourced<T> {
    /// The figure that counts.
    pub fn by(&self, documents: Documents) -> T {
        match (documents, self.later) {
            (Documents::Later, Some((later, _))) => later,
            _ => self.value,
        }
    }
}

impl<T> Sourced<T> {
    /// A figure on which the documents agree.
    pub const fn new(value: T, source: Source) -> Self {
        Self {
            value,
            source,
            later: None,
        }
    }

    /// A figure that a later document contradicts.
    pub const fn disputed(value: T, source: Source, later: T, later_source: Source) -> Self {
        Self {
            value,
            source,
            later: Some((later, later_source)),
        }
    }
}
