//! The links of one's own board.

use super::{Session, title_or_default};
use crate::board::{Board, Take};
use crate::ports::{Turn, View};
use crate::project::link::{Contents, Held, Primed, SEALED_FOR, held, link, locked_link, pack};
use crate::stream::{PictureAt, Preview};
use leptos::prelude::*;

/// Links up to this long go through everything that people send them with: the shortest message that a common program takes has
/// 2,000 characters (Discord's; Outlook's addresses end at 2,083).
pub const FITS_ANYWHERE: usize = 2_000;
/// Longer ones are cut by some chats and mail programs (shared/reliability.md row 51).
pub const FITS_MOST: usize = 8_000;

/// The links of a board, one for each choice of what goes along of pictures. `None`: it is too long for one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Texts, settings and order.
    pub texts: Option<String>,
    /// And the addresses of the pictures. `None`, too: there are none.
    pub addresses: Option<String>,
    /// Texts and what stands in for the pictures. `None`, too: nothing does.
    pub previews: Option<String>,
    /// Everything.
    pub all: Option<String>,
}

impl Session {
    /// The links of the open board, made in turns so that the page stays at hand. `None`: the page has gone.
    pub async fn links(self) -> Option<Links> {
        let ports = self.ports.try_get_value()?;
        let board = self.board.try_get_untracked()?;
        let previews = self.previews(&board).await;
        let primed = Primed::default();
        let address = ports.sharing.clone().loaded().await?.address();
        let make = async |addresses: bool, with_previews: bool| {
            ports.clock.sleep(0).await;
            let preview = |take: &Take| {
                let found = previews
                    .iter()
                    .find(|(picture, _)| *picture == take.picture);
                found.map(|(_, preview)| preview.clone())
            };
            let contents = Contents {
                addresses,
                preview: with_previews.then_some(&preview),
            };
            Some(format!(
                "{address}#{}",
                link(&pack(&primed, &board, &contents)?)?
            ))
        };
        let takes = || board.panels().iter().filter_map(|panel| panel.take());
        let has_addresses = takes().any(|take| self.is_by_address(take));
        let has_previews = !previews.is_empty() || takes().any(|take| !take.preview.is_nothing());
        let texts = make(false, false).await;
        let when = async |has: bool, addresses, with_previews| match has {
            true => make(addresses, with_previews).await,
            false => None,
        };
        Some(Links {
            texts,
            addresses: when(has_addresses, true, false).await,
            previews: when(has_previews, false, true).await,
            all: when(has_addresses && has_previews, true, true).await,
        })
    }

    /// What stands in for the pictures that the page itself has.
    async fn previews(self, board: &Board) -> Vec<(PictureAt, Preview)> {
        let mut previews = Vec::new();
        let takes = board.panels().iter().filter_map(|panel| panel.take());
        for take in takes {
            let Some(ports) = self.ports.try_get_value() else {
                break;
            };
            let Some(sharing) = ports.sharing.clone().loaded().await else {
                break;
            };
            let Some(shown) = self.own_address(&take.picture, View::Thumbnail).await else {
                continue;
            };
            let preview = sharing.preview(shown.as_str().to_owned()).await;
            if let Some(preview) = preview {
                previews.push((take.picture.clone(), preview));
            }
        }
        previews
    }

    /// Hands a link on to another program. Whether somebody took it.
    pub async fn hand_on(self, link: String) -> bool {
        let title = self
            .board
            .with_untracked(|board| title_or_default(&board.about().title));
        let Some(ports) = self.ports.try_get_value() else {
            return false;
        };
        match ports.sharing.clone().loaded().await {
            Some(sharing) => sharing.hand_on(title, link).await,
            None => false,
        }
    }

    /// Whether this browser can hand a link on.
    pub fn can_hand_on(&self) -> bool {
        let sharing = (self.ports().sharing.get)();
        sharing.is_some_and(|sharing| sharing.can_hand_on())
    }

    /// The same link under a passphrase. `None`: this browser has no cryptography, or it is too long then.
    pub async fn lock_link(self, link: String, passphrase: String) -> Option<String> {
        let ports = self.ports.try_get_value()?;
        let (address, fragment) = link.split_once('#')?;
        let Ok(Held::Packed(packed)) = held(fragment) else {
            return None;
        };
        let context = SEALED_FOR.to_owned();
        let sealing = ports.vault.turn(Turn::Seal, packed, context, passphrase);
        let sealed = String::from_utf8(sealing.await.ok()?).ok()?;
        Some(format!("{address}#{}", locked_link(&sealed)?))
    }
}
