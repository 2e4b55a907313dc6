//! How keeping a board stands, and its words.

use crate::ports::StoreFault;
use crate::text;

/// How the board on the screen stands to what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Saving {
    /// There is nothing of the person's on it.
    #[default]
    Nothing,
    /// The board of the last visit is on its way.
    Opening,
    /// Something is not written yet.
    Pending,
    /// Everything is on its way to the disk.
    Writing,
    /// Everything is on the disk.
    Saved,
    /// It is in memory only.
    Failed(StoreFault),
    /// A board was kept here, and is gone: the browser's storage was cleared.
    Cleared,
    /// What is kept cannot be read by this version; it is left as it is.
    Unreadable,
    /// What is kept could not be read this time; it is left as it is.
    Unopened(StoreFault),
    /// Another tab changes it; here it is read.
    Elsewhere,
    /// It came by a link, and is nobody's here: nothing of it is kept.
    Shared,
}

impl Saving {
    /// The value of `data-saving`.
    pub const fn name(self) -> &'static str {
        match self {
            Saving::Nothing => "nothing",
            Saving::Opening => "opening",
            Saving::Pending | Saving::Writing => "saving",
            Saving::Saved => "saved",
            Saving::Failed(_) => "failed",
            Saving::Cleared => "cleared",
            Saving::Unreadable => "unreadable",
            Saving::Unopened(_) => "unopened",
            Saving::Elsewhere => "elsewhere",
            Saving::Shared => "shared",
        }
    }

    /// In words; nothing where there is nothing to say.
    pub fn said(self) -> &'static str {
        match self {
            Saving::Nothing => "",
            Saving::Opening => text::saving_opening(),
            Saving::Pending | Saving::Writing => text::saving_pending(),
            Saving::Saved => text::saving_saved(),
            Saving::Failed(_) | Saving::Unreadable | Saving::Unopened(_) => text::saving_not(),
            Saving::Elsewhere => text::saving_elsewhere(),
            Saving::Shared => text::saving_shared(),
            Saving::Cleared => "",
        }
    }

    /// Whether something is wrong.
    pub const fn is_wrong(self) -> bool {
        matches!(
            self,
            Saving::Failed(_) | Saving::Cleared | Saving::Unreadable | Saving::Unopened(_)
        )
    }

    /// Whether what is kept is another board than that on the screen, so that nothing may be written.
    pub(super) const fn is_closed(self) -> bool {
        matches!(
            self,
            Saving::Opening
                | Saving::Unreadable
                | Saving::Unopened(_)
                | Saving::Elsewhere
                | Saving::Shared
        )
    }

    /// What is wrong, and what to do. `None`: nothing is.
    pub fn wrong(self) -> Option<&'static str> {
        match self {
            Saving::Failed(fault) => Some(match fault {
                StoreFault::Full => text::saving_full(),
                StoreFault::Cleared => text::saving_swept(),
                StoreFault::Changed => text::saving_changed(),
                _ => unread(fault).unwrap_or_else(text::saving_denied),
            }),
            Saving::Unopened(fault) => Some(unread(fault).unwrap_or_else(text::saving_unopened)),
            Saving::Cleared => Some(text::saving_cleared()),
            Saving::Unreadable => Some(text::saving_unreadable()),
            Saving::Elsewhere => Some(text::tabs_text()),
            Saving::Shared => Some(text::shared_text()),
            _ => None,
        }
    }

    /// Whether what is on the screen would be lost with the page.
    pub(in crate::session) const fn is_unsaved(self) -> bool {
        matches!(
            self,
            Saving::Pending
                | Saving::Writing
                | Saving::Failed(_)
                | Saving::Unreadable
                | Saving::Unopened(_)
        )
    }
}

/// Why nothing can be read, where that is the page's own doing and waiting or reloading mends it. `None`: it is storage itself.
pub fn unread(fault: StoreFault) -> Option<&'static str> {
    match fault {
        StoreFault::NoCode => Some(text::saving_no_code()),
        StoreFault::Newer => Some(text::saving_newer()),
        StoreFault::Older => Some(text::saving_older()),
        StoreFault::Full | StoreFault::Denied | StoreFault::Cleared | StoreFault::Changed => None,
    }
}
