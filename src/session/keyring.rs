//! Where the key is kept: in memory, by choice for this tab, or by choice on this device under a passphrase; never plain on
//! a disk. It is kept together with the base URL that it was entered for, and goes nowhere else.

use super::connection::{check_base_url, is_sendable};
use super::{Check, Connection, ConnectionForm, ConnectionKind, ConnectionProblem, Session};
use crate::address::SafeUrl;
use crate::ports::{Key, Page, Shut, Turn};
use leptos::prelude::*;

/// The name of the tab's note and of the preference: `<kind>\n<base URL>\n<key, or sealed key>`.
const NOTE: &str = "seedboard.key";

/// Where a key is kept. The names are the values of the control `key.place`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeyPlace {
    /// Until the page goes or is loaded again.
    #[default]
    Memory,
    /// Until the tab is closed.
    Tab,
    /// On this device, under a passphrase.
    Device,
}

impl KeyPlace {
    /// Every place, the safest first.
    pub const ALL: [KeyPlace; 3] = [KeyPlace::Memory, KeyPlace::Tab, KeyPlace::Device];

    /// The control's value.
    pub const fn as_str(self) -> &'static str {
        match self {
            KeyPlace::Memory => "memory",
            KeyPlace::Tab => "tab",
            KeyPlace::Device => "device",
        }
    }
}

/// Whether something is kept.
pub(super) fn has_note(page: &dyn Page) -> bool {
    page.tab_note(NOTE).is_some() || page.preference(NOTE).is_some()
}

/// Takes over the connection that is kept, where there is one.
pub(super) fn recall(session: Session) {
    let kept = kept(&*session.ports().page);
    // Somebody may have been quicker.
    if let Some(kept) = kept.filter(|_| session.connection.with_untracked(Connection::is_demo)) {
        let cloud = kept.cloud();
        session.connection.set(kept);
        session.draft.update(|draft| draft.move_to(cloud));
    }
}

/// The connection that is kept, its key with it. Whatever stands there is checked as if it had been typed.
fn kept(page: &dyn Page) -> Option<Connection> {
    let origin = page.origin();
    let of_tab = page.tab_note(NOTE).and_then(|note| {
        let (connection, key) = read(&note, &origin)?;
        Some(Connection {
            key: Some(Key::new(&key).filter(is_sendable)?),
            key_place: KeyPlace::Tab,
            ..connection
        })
    });
    let of_device = || {
        let (connection, sealed) = read(&page.preference(NOTE)?, &origin)?;
        Some(Connection {
            sealed: Some(sealed),
            key_place: KeyPlace::Device,
            ..connection
        })
    };
    of_tab.or_else(of_device)
}

fn read(note: &str, page_origin: &str) -> Option<(Connection, String)> {
    let mut lines = note.split('\n');
    let (kind, base_url, secret) = (lines.next()?, lines.next()?, lines.next()?);
    check_base_url(base_url, page_origin).ok()?;
    let connection = Connection {
        kind: ConnectionKind::named(kind)?,
        base_url: base_url.to_owned(),
        ..Connection::default()
    };
    Some((connection, secret.to_owned())).filter(|_| lines.next().is_none())
}

fn write(connection: &Connection, secret: &str) -> String {
    [connection.kind.as_str(), &connection.base_url, secret].join("\n")
}

impl Session {
    /// Takes a connection over, or says what is wrong with it. A key that is to be kept under a passphrase is not yet.
    pub fn connect(&self, form: &ConnectionForm) -> Result<(), Vec<ConnectionProblem>> {
        let origin = self.ports().page.origin();
        let next = self
            .connection
            .with_untracked(|now| now.changed(form, &origin))?;
        let cloud = next.cloud();
        // Whoever names a host as theirs agrees to its pictures.
        let named = SafeUrl::parse(&next.base_url)
            .ok()
            .filter(|_| !next.is_demo());
        self.connection.set(next);
        self.check.set(Check::default());
        if let Some(address) = named {
            self.agree_to(&address);
        }
        self.draft.update(|draft| draft.move_to(cloud));
        match self.note_key() {
            true => Ok(()),
            false => Err(vec![ConnectionProblem::KeyNotKept]),
        }
    }

    /// Whether the connection's key waits for its passphrase.
    pub fn needs_passphrase(&self) -> bool {
        let waits = |now: &Connection| now.is_locked() && now.needs_key();
        self.connection.with_untracked(waits)
    }

    /// Whether this browser can keep a key under a passphrase.
    pub fn has_vault(&self) -> bool {
        self.ports().vault.is_there
    }

    /// Whether the key is to be kept under a passphrase, and is not yet.
    pub fn is_unsealed(&self) -> bool {
        self.connection.with_untracked(|now| {
            now.key_place == KeyPlace::Device && now.key.is_some() && now.sealed.is_none()
        })
    }

    /// Keeps the key under a passphrase; false: it could not be, and is in memory only.
    pub async fn seal_key(self, passphrase: String) -> bool {
        let (ports, now) = (self.ports(), self.connection.get_untracked());
        let Some(key) = now.key.clone() else {
            return false;
        };
        let (text, context) = (key.expose().to_owned(), now.base_url.clone());
        let sealing = ports.vault.turn(Turn::Seal, text, context, passphrase);
        let sealed = sealing.await.ok();
        let is_same = self
            .connection
            .try_with_untracked(|then| (&then.key, &then.base_url) == (&now.key, &now.base_url));
        if is_same != Some(true) {
            return false;
        }
        self.connection.update(|now| {
            if sealed.is_none() {
                now.key_place = KeyPlace::Memory;
            }
            now.sealed = sealed.clone();
        });
        self.note_key() && sealed.is_some()
    }

    /// Opens the key that is kept under a passphrase.
    pub async fn unlock_key(self, passphrase: String) -> Result<(), Shut> {
        let (ports, locked) = (self.ports(), self.connection.get_untracked());
        let sealed = locked.sealed.ok_or(Shut::Unreadable)?;
        let opening = ports
            .vault
            .turn(Turn::Open, sealed.clone(), locked.base_url, passphrase);
        let key = Key::new(&opening.await?).filter(is_sendable);
        let key = key.ok_or(Shut::Unreadable)?;
        self.connection.try_update(|now| {
            // Forgotten, or another one, meanwhile.
            if now.sealed.as_ref() == Some(&sealed) {
                now.key = Some(key);
            }
        });
        Ok(())
    }

    /// Drops the key, wherever it is.
    pub fn forget_key(&self) {
        self.connection.update(|now| {
            now.key = None;
            now.sealed = None;
            now.key_place = KeyPlace::Memory;
        });
        self.found_key.set(None);
        self.check.set(Check::default());
        self.note_key();
    }

    /// Writes down what is to be kept of the key, and erases the rest. False: it is not kept.
    fn note_key(&self) -> bool {
        let now = self.connection.get_untracked();
        let tab = now.key.as_ref().filter(|_| now.key_place == KeyPlace::Tab);
        let tab = tab.map(|key| write(&now, key.expose()));
        let device = now
            .sealed
            .as_deref()
            .filter(|_| now.key_place == KeyPlace::Device);
        let device = device.map(|sealed| write(&now, sealed));
        let page = &self.ports().page;
        let noted = page.set_tab_note(NOTE, tab.as_deref()) || tab.is_none();
        page.set_preference(NOTE, device.as_deref());
        let kept = noted && (device.is_none() || page.preference(NOTE) == device);
        if !kept {
            self.connection.update(|now| {
                now.key_place = KeyPlace::Memory;
                now.sealed = None;
            });
        }
        kept
    }
}
