//! Pictures that are at the service only, and whose addresses die after a day. Where a relay of the page's own host passes them
//! on they are fetched into storage by themselves. Where nothing lets the page read them, the person gets what it takes to
//! save them: their addresses, a command that fetches all, and files that find their panel when they are dropped here.

use super::pictures::elsewhere;
use super::{ConnectionKind, Session};
use crate::address::SafeUrl;
use crate::board::{Board, Take};
use crate::catalog::RESULT_HOSTS;
use crate::ports::{GivenFile, OwnPicture};
use crate::request::code::curl_download;
use crate::stream::{PictureAt, dies_at};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Between a relay's host and the host of a picture (`public/hosting`).
const PICTURES: &str = "/relay/pictures/";

/// What was fetched, or tried to be.
#[derive(Debug, Default)]
pub(super) struct Fetching {
    tried: BTreeSet<String>,
    /// One after the other: nobody waits for it.
    busy: bool,
}

/// A picture that is to be saved.
#[derive(Debug, Clone, PartialEq)]
pub struct ToSave {
    /// What its panel is called: `4A`.
    pub panel: String,
    /// Where it is.
    pub address: SafeUrl,
    /// What the file is to be called, so that it finds its panel when it comes back.
    pub file: String,
    /// When the address dies, Unix seconds, by the service's clock. `None`: nothing tells.
    pub dies_at: Option<u64>,
}

impl Session {
    /// Whether any picture of the board is at the service only. Tracked.
    pub fn has_loose(&self) -> bool {
        self.board
            .with(|board| !board.is_sample() && loose(board).next().is_some())
    }

    /// Those pictures, each once, the one that is gone first first. Tracked.
    pub fn to_save(&self) -> Vec<ToSave> {
        let mut all: Vec<ToSave> = self.board.with(|board| {
            let numbers = crate::board::numbers(board.panels());
            let mut known = BTreeSet::new();
            let mut found = Vec::new();
            for (place, take, address) in loose(board) {
                if !known.insert(address.as_str()) {
                    continue;
                }
                let number = numbers.get(place).map(|number| number.written());
                let panel = number.unwrap_or_default();
                found.push(ToSave {
                    file: file_name(&panel, address),
                    panel,
                    address: address.clone(),
                    dies_at: dies_at(address, take.created),
                });
            }
            found
        });
        all.sort_by_key(|one| one.dies_at.unwrap_or(u64::MAX));
        all
    }

    /// The command that saves them all, a line each.
    pub fn save_commands(&self) -> String {
        let all = self.to_save();
        let lines = all
            .iter()
            .map(|one| curl_download(one.address.as_str(), &one.file));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The address of the picture that a file is of, by its name. `None`: of none that is missing here.
    fn wanted(&self, file: &GivenFile) -> Option<SafeUrl> {
        let is_of = |address: &SafeUrl| file.name.contains(&token(address));
        self.board.with_untracked(|board| {
            let mut addresses = loose(board).map(|(_, _, address)| address);
            addresses.find(|address| is_of(address)).cloned()
        })
    }

    /// Keeps a file that was saved by hand in the place of its address. False: it is none of those that are missing.
    pub(super) async fn bring_home(self, file: &GivenFile) -> bool {
        let Some((address, ports)) = self.wanted(file).zip(self.ports.try_get_value()) else {
            return false;
        };
        match ports.shelf.store(file.id).await {
            Some(own) => self.came_home(&address, own),
            None => false,
        }
    }

    fn came_home(&self, address: &SafeUrl, own: OwnPicture) -> bool {
        let moved = self.board.try_maybe_update(|board| {
            let moved = board.come_home(address, &PictureAt::own(own));
            (moved, moved)
        });
        moved == Some(true)
    }

    /// Fetches what a relay passes on; each picture once in a visit.
    pub(super) fn fetch_loose(&self) {
        let session = *self;
        let begins = self.fetching.try_update_value(|fetching| {
            let begins = !fetching.busy;
            fetching.busy = true;
            begins
        });
        if begins != Some(true) {
            return;
        }
        leptos::task::spawn_local(async move {
            while let Some((address, from)) = session.next_to_fetch() {
                if let Ok(store) = session.store().await
                    && let Some(own) = store.fetch(&from).await
                {
                    session.came_home(&address, own);
                }
            }
            session
                .fetching
                .try_update_value(|fetching| fetching.busy = false);
        });
    }

    /// A picture's address, and the address under which the page may read it.
    fn next_to_fetch(&self) -> Option<(SafeUrl, String)> {
        let origin = self.ports.try_get_value()?.page.origin();
        let relay = self.connection.with_untracked(|connection| {
            let is_relay = connection.kind == ConnectionKind::Relay;
            let (host, _) = connection.base_url.split_once("/relay/")?;
            let host = if host.is_empty() { &origin } else { host };
            is_relay.then(|| format!("{host}{PICTURES}"))
        });
        let readable = |address: &SafeUrl| {
            if address.origin() == origin {
                return Some(address.as_str().to_owned());
            }
            // A relay passes these on and no other.
            let rest = address.as_str().strip_prefix("https://")?;
            let relay = relay.as_ref()?;
            RESULT_HOSTS
                .contains(&address.origin())
                .then(|| format!("{relay}{rest}"))
        };
        let next = self.fetching.try_update_value(|fetching| {
            self.board.with_untracked(|board| {
                loose(board).find_map(|(_, _, address)| {
                    let from = readable(address)?;
                    let is_new = fetching.tried.insert(from.clone());
                    is_new.then(|| (address.clone(), from))
                })
            })
        });
        next.flatten()
    }
}

/// Every take whose picture is the service's, with the place of its panel from 0 and the picture's address.
fn loose(board: &Board) -> impl Iterator<Item = (usize, &Take, &SafeUrl)> {
    let panels = board.panels().iter().enumerate();
    let takes = panels.flat_map(|(place, panel)| panel.takes.iter().map(move |take| (place, take)));
    takes.filter_map(|(place, take)| Some((place, take, elsewhere(&take.picture)?)))
}

/// `seedboard-3-1a2b3c4d.jpg`.
fn file_name(panel: &str, address: &SafeUrl) -> String {
    let path = address
        .as_str()
        .split(['?', '#'])
        .next()
        .unwrap_or_default();
    let ending = match path.rsplit_once('.') {
        Some((_, "png")) => "png",
        _ => "jpg",
    };
    format!("seedboard-{panel}-{}.{ending}", token(address))
}

/// Tells an address from others, in a file's name: FNV-1a of it, 32 bits.
fn token(address: &SafeUrl) -> String {
    let bytes = address.as_str().bytes();
    let hash = bytes.fold(0x811C_9DC5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{hash:08x}")
}
