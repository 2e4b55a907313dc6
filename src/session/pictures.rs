//! Pictures on the screen: an address while somebody looks, and nothing in memory afterwards.

use super::Session;
use crate::address::SafeUrl;
use crate::board::{PanelId, Take};
use crate::demo::DEMO_PICTURES;
use crate::ports::{Address, LocalFuture, PictureHash, View};
use crate::stream::{PictureAt, dies_at};
use leptos::prelude::*;

/// What an `<img>` is to load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The page is fetching it from its own storage.
    Fetching,
    /// It is here.
    At(String),
    /// The page does not have it, or cannot read it.
    Gone,
}

/// A picture that somebody looks at: [`Shown`], as it changes. It holds a text, because every other type of signal is code
/// of its own in the page.
#[derive(Clone, Copy)]
pub struct Look(RwSignal<String>);

/// No address is called that.
const GONE: &str = "gone";

impl Look {
    /// How it stands; tracked.
    pub fn get(self) -> Shown {
        self.0.with(|text| match text.as_str() {
            "" => Shown::Fetching,
            GONE => Shown::Gone,
            address => Shown::At(address.to_owned()),
        })
    }

    /// The address. `None`: it is not there, or not yet. Tracked.
    pub fn address(self) -> Option<String> {
        match self.get() {
            Shown::At(address) => Some(address),
            Shown::Fetching | Shown::Gone => None,
        }
    }
}

/// Where a picture's bytes are for this page.
enum Source {
    /// One of the page's own files.
    Shipped(&'static str),
    /// An address that needs no keeping.
    Address(String),
    /// The page's own storage.
    Stored(PictureHash),
    /// Nowhere.
    Nowhere,
}

fn source(picture: &PictureAt) -> Source {
    match picture {
        PictureAt::Shipped(file) => Source::Shipped(file),
        PictureAt::Kept { hash, .. } => Source::Stored(*hash),
        PictureAt::Remote(url) => match url.as_str().strip_prefix(DEMO_PICTURES) {
            Some(hash) => hash.parse().map_or(Source::Nowhere, Source::Stored),
            None => Source::Address(url.as_str().to_owned()),
        },
        PictureAt::Fresh { .. } | PictureAt::Elsewhere => Source::Nowhere,
    }
}

/// The address of a picture that is the service's. `None`: the page itself has it.
pub(super) fn elsewhere(picture: &PictureAt) -> Option<&SafeUrl> {
    match picture {
        PictureAt::Remote(url) => Some(url).filter(|url| !url.as_str().starts_with(DEMO_PICTURES)),
        _ => None,
    }
}

/// An address that nobody has to make.
fn known(address: String) -> LocalFuture<'static, Option<Address>> {
    let address = Address::new(address, || ());
    Box::pin(async { Some(address) })
}

impl Session {
    /// Whether a picture is the service's, or somebody else's, and not the page's own.
    pub fn is_by_address(&self, take: &Take) -> bool {
        elsewhere(&take.picture).is_some()
    }

    /// When the address of a picture dies, in words. `None`: it is here, or nothing tells.
    pub fn dies_at(&self, take: &Take) -> Option<String> {
        let dies_at = dies_at(elsewhere(&take.picture)?, take.created)?;
        Some(self.ports().page.moment(dies_at))
    }

    /// A moment, Unix seconds, as the person writes it.
    pub fn moment(&self, unix_seconds: u64) -> String {
        self.ports().page.moment(unix_seconds)
    }

    /// Whether the element with this id is on the screen, or nearly; told while the component that asks lives. `first`: what
    /// is said until the browser tells.
    pub fn near_element(&self, element: String, first: bool) -> RwSignal<bool> {
        let (near, page) = (RwSignal::new(first), self.ports().page.clone());
        // By then it is there.
        request_animation_frame(move || {
            page.watch(
                &element,
                Box::new(move |is, _| {
                    near.try_set(is);
                }),
            )
        });
        near
    }

    /// An address for the picture for as long as the component that asks lives. `panel`: is told when it is gone.
    pub fn show(&self, picture: &PictureAt, view: View, panel: Option<PanelId>) -> Look {
        let look = |text: String| Look(RwSignal::new(text));
        match source(picture) {
            Source::Shipped(file) => look(self.ports().page.own_file(file)),
            Source::Address(address) => look(address),
            Source::Nowhere => look(GONE.to_owned()),
            Source::Stored(hash) => {
                let look = look(String::new());
                self.fetch(hash, view, look, panel);
                look
            }
        }
    }

    fn fetch(&self, hash: PictureHash, view: View, look: Look, panel: Option<PanelId>) {
        self.keep_while_seen(look, self.ports().gallery.show(hash, view), panel);
    }

    fn keep_while_seen(
        &self,
        look: Look,
        asked: LocalFuture<'static, Option<Address>>,
        panel: Option<PanelId>,
    ) {
        let session = *self;
        leptos::task::spawn_local(async move {
            let address = asked.await;
            let text = address.as_ref().map_or(GONE, Address::as_str).to_owned();
            if let (None, Some(panel)) = (&address, panel) {
                session.picture_failed(panel);
            }
            // Where nobody looks any more, the address goes at once.
            if look.0.try_set(text).is_none()
                && let Some(address) = address
            {
                session
                    .looks
                    .try_update_value(|looks| looks.push((look, address)));
            }
        });
        on_cleanup(move || {
            let others =
                |looks: &mut Vec<(Look, Address)>| looks.retain(|(other, _)| other.0 != look.0);
            session.looks.try_update_value(others);
        });
    }

    /// An address of the whole picture, for once. `None`: the page does not have it.
    pub(super) fn whole(&self, picture: &PictureAt) -> LocalFuture<'static, Option<Address>> {
        match source(picture) {
            Source::Address(address) => known(address),
            _ => self.own_address(picture, View::Whole),
        }
    }

    /// An address of a picture that the page itself has. `None`: it has not.
    pub(super) fn own_address(
        &self,
        picture: &PictureAt,
        view: View,
    ) -> LocalFuture<'static, Option<Address>> {
        match source(picture) {
            Source::Stored(hash) => self.ports().gallery.show(hash, view),
            Source::Shipped(file) => known(self.ports().page.own_file(file)),
            Source::Address(_) | Source::Nowhere => Box::pin(async { None }),
        }
    }

    /// What stands in for a picture, for as long as the component that asks lives. `None`: nothing does.
    pub fn stand_in(&self, take: &Take) -> Option<Look> {
        let preview = take.preview.clone();
        if preview.is_nothing() {
            return None;
        }
        let look = Look(RwSignal::new(String::new()));
        let sharing = self.ports().sharing.clone();
        let shown = async move { sharing.loaded().await?.show_preview(&preview) };
        self.keep_while_seen(look, Box::pin(shown), None);
        Some(look)
    }

    /// A panel's picture did not load.
    pub fn picture_failed(&self, id: PanelId) {
        self.board
            .try_maybe_update(|board| (board.picture_lost(id), ()));
    }

    /// Loads a panel's picture once more.
    pub fn retry_picture(&self, id: PanelId) {
        self.board.maybe_update(|board| board.retry_picture(id));
    }
}
