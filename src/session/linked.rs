//! A board of somebody's, from the link in the page's address. It stands beside what is kept here and is only read; nothing is
//! written before somebody makes a copy of it (DESIGN principle 1).

use super::saving::Saving;
use super::{Session, samples, title_or_default};
use crate::chunk::split;
use crate::ports::{BOARD, LocalFuture, Shut, Turn};
use crate::project::link::{Held, LinkFault, Opening, Primed, SEALED_FOR, held, is_link};
use crate::text;
use leptos::prelude::*;

/// Bytes that are unpacked before the page breathes: some milliseconds on a slow machine.
const TURN: usize = 500;

/// How `link_said` begins, of each kind.
const NEWER: &str = "newer";
const TOO_LARGE: &str = "too large";
const DAMAGED: &str = "damaged";
const LOCKED: &str = "locked ";

/// What is to be said of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfLink {
    /// It leads to no board.
    Wrong(LinkFault),
    /// It waits for its passphrase; as it was sealed.
    Locked(String),
}

split!(dialogs, follow(session: Session, first: bool) -> LocalFuture<'static, ()>);

/// `first`: the page was opened by a link, and nothing of one's own is on the screen.
fn follow(session: Session, first: bool) -> LocalFuture<'static, ()> {
    Box::pin(async move {
        let fragment = session.ports().page.fragment();
        if !is_link(&fragment) {
            match session.is_shared() {
                true => session.go_back_to_own(),
                false => session.forget_link(),
            }
        } else if first || session.is_shared() || session.may_leave().await {
            session.make_way_for(String::new());
            session.forget_link();
            session.read_link(fragment).await;
        }
    })
}

impl Session {
    /// Whether the page may have been opened by a link; if so, its board is on its way.
    pub(super) fn begin_with_link(&self) -> bool {
        let fragment = self.ports().page.fragment();
        // Whether it is one is found out by code that comes later.
        let linked = fragment.starts_with('s') && fragment.contains('.');
        if linked {
            self.make_way_for(String::new());
            self.follow(true);
        }
        linked
    }

    /// The page's address has changed: to a link, or back from one.
    pub fn follow_address(&self) {
        self.follow(false);
    }

    fn follow(&self, first: bool) {
        let session = *self;
        leptos::task::spawn_local(async move {
            let following = match follow::load().await && !session.is_gone() {
                true => follow::call(session, first),
                false => None,
            };
            match following {
                Some(following) => following.await,
                None => session.say_missing_part(),
            }
        });
    }

    /// Whether the board on the screen came by a link, or is on its way from one.
    fn is_shared(&self) -> bool {
        let saving = self.saving.get_untracked();
        let of_link = || self.open_board.get_value().is_empty();
        saving == Saving::Shared || (saving == Saving::Opening && of_link())
    }

    async fn read_link(self, fragment: String) {
        match held(&fragment) {
            Ok(Held::Packed(packed)) => self.unpack(packed).await,
            Ok(Held::Locked(sealed)) => {
                self.go_back_to_own();
                self.link_said.set(LOCKED.to_owned() + &sealed);
            }
            Err(fault) => self.refuse_link(fault),
        }
    }

    async fn unpack(self, packed: Vec<u8>) {
        let Some(ports) = self.ports.try_get_value() else {
            return;
        };
        let reading = self.begin_reading();
        let board = match Opening::of(packed) {
            Ok(opening) => {
                ports.clock.sleep(0).await;
                let primed = Primed::default();
                let breathe = async || ports.clock.sleep(0).await;
                opening.read(&primed, TURN, breathe).await
            }
            Err(fault) => Err(fault),
        };
        // The address led somewhere else meanwhile.
        if !self.is_reading(reading) || self.is_gone() {
            return;
        }
        match board {
            Ok(board) => {
                let title = title_or_default(&board.about().title);
                self.put_on_table(String::new(), board, None);
                self.saving.set(Saving::Shared);
                self.say(text::say_shared(&title));
            }
            Err(fault) => self.refuse_link(fault),
        }
    }

    /// The address keeps it: whoever mends it by hand, or loads a newer page, has it there.
    fn refuse_link(&self, fault: LinkFault) {
        self.go_back_to_own();
        let said = match fault {
            LinkFault::Newer => NEWER,
            LinkFault::TooLarge => TOO_LARGE,
            LinkFault::Damaged | LinkFault::NoLink => DAMAGED,
        };
        self.link_said.set(said.to_owned());
    }

    /// What is to be said of the link in the page's address. `None`: nothing. Tracked.
    pub fn of_link(&self) -> Option<OfLink> {
        self.link_said.with(|said| {
            Some(match said.as_str() {
                "" => return None,
                NEWER => OfLink::Wrong(LinkFault::Newer),
                TOO_LARGE => OfLink::Wrong(LinkFault::TooLarge),
                DAMAGED => OfLink::Wrong(LinkFault::Damaged),
                locked => OfLink::Locked(locked.trim_start_matches(LOCKED).to_owned()),
            })
        })
    }

    /// Opens a link that was locked with a passphrase.
    ///
    /// # Errors
    /// Where it does not open with this one.
    pub async fn unlock_link(self, passphrase: String) -> Result<(), Shut> {
        let Some(ports) = self.ports.try_get_value() else {
            return Ok(());
        };
        let Some(OfLink::Locked(sealed)) = untrack(|| self.of_link()) else {
            return Ok(());
        };
        let (bytes, context) = (sealed.clone().into_bytes(), SEALED_FOR.to_owned());
        let opening = ports.vault.turn(Turn::Open, bytes, context, passphrase);
        let packed = opening.await?;
        // Another link may have come meanwhile, or a run begun.
        let is_wanted = untrack(|| self.of_link()) == Some(OfLink::Locked(sealed));
        if is_wanted && self.may_leave().await {
            self.forget_link();
            self.make_way_for(String::new());
            self.unpack(packed).await;
        }
        Ok(())
    }

    /// Opens what was open before, as if the page had been opened without a link.
    fn go_back_to_own(&self) {
        self.forget_link();
        self.forget_past();
        if !self.open_last() {
            self.open_board.set_value(BOARD.to_owned());
            self.kept.set_value(None);
            self.saving.set(Saving::Nothing);
            self.board.set(samples::board());
            leptos::task::spawn_local(self.find_lost());
        }
    }

    /// Puts a linked board away, or what is said of a link that leads to none.
    pub fn leave_link(&self) {
        let session = *self;
        leptos::task::spawn_local(async move {
            session.drop_fragment().await;
            match session.is_shared() {
                true => session.go_back_to_own(),
                false => session.forget_link(),
            }
        });
    }

    async fn drop_fragment(self) {
        if let Some(ports) = self.ports.try_get_value()
            && let Some(sharing) = ports.sharing.clone().loaded().await
        {
            sharing.drop_fragment();
        }
    }

    /// What was said of a link is no longer so.
    fn forget_link(&self) {
        self.link_said.set(String::new());
    }

    /// Makes a board of the person's own of the linked one, beside the others, and opens it.
    pub async fn copy_linked(self) {
        self.drop_fragment().await;
        if self.is_gone() || !self.is_shared() {
            return;
        }
        let Some(name) = self.free_name() else {
            return;
        };
        let board = self.board.get_untracked();
        self.put_on_table(name, board, None);
        self.past_known.set_value(true);
        self.saving.set(Saving::Pending);
        self.save_in_time().await;
        self.say(text::say_own_copy().to_owned());
    }
}

/// Why a link leads to no board, and what to do.
pub const fn said_of(fault: LinkFault) -> fn() -> &'static str {
    match fault {
        LinkFault::Newer => text::link_newer,
        LinkFault::TooLarge => text::link_too_large,
        LinkFault::Damaged | LinkFault::NoLink => text::link_damaged,
    }
}
