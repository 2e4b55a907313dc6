//! Where the key is kept: in memory, by choice for this tab, or by choice on this device under a passphrase; never plain on
//! a disk. It is kept together with the base URL that it was entered for, and goes nowhere else.

use super::connection::{check_base_url, is_sendable, scope_of};
use super::saving::Act;
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
    if !session.recalling.get_value() {
        return;
    }
    session.recalling.set_value(false);
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

/// What is to be kept of a connection's key: for the tab, and on this device.
fn notes(connection: &Connection) -> [Option<String>; 2] {
    let note = |secret: &str| [connection.kind.as_str(), &connection.base_url, secret].join("\n");
    let (key, sealed) = (connection.key.as_ref(), connection.sealed.as_deref());
    match connection.key_place {
        KeyPlace::Memory => [None, None],
        KeyPlace::Tab => [key.map(|key| note(key.expose())), None],
        KeyPlace::Device => [None, sealed.map(note)],
    }
}

impl Session {
    /// Takes a connection over, or says what is wrong with it. A key that is to be kept under a passphrase is not yet.
    ///
    /// # Errors
    /// With everything that is wrong. [`ConnectionProblem::KeyNotKept`] alone is of a connection that was taken over.
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
        let before = self.connection.with_untracked(notes);
        self.connection.set(next);
        // What was kept comes too late.
        self.recalling.set_value(false);
        self.check.set(Check::default());
        if let Some(address) = named {
            self.agree_to(&address);
        }
        self.draft.update(|draft| draft.move_to(cloud));
        match self.note_key(before) {
            true => Ok(()),
            false => Err(vec![ConnectionProblem::KeyNotKept]),
        }
    }

    /// Does something that goes by the connection, once it is known which was kept: whoever presses a button in the page's
    /// first moment means that one, and not the demo that stands there until then.
    pub fn once_recalled(&self, then: impl FnOnce() + 'static) {
        self.do_once_recalled(Box::new(then));
    }

    fn do_once_recalled(&self, then: Box<dyn FnOnce()>) {
        if !self.recalling.get_value() {
            then();
            return;
        }
        let session = *self;
        leptos::task::spawn_local(async move {
            match session.keeping(Act::Recall).await {
                Some(_) => then(),
                None => session.say_missing_part(),
            }
        });
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

    /// Keeps the key under a passphrase.
    ///
    /// # Errors
    /// Where it could not be, and is in memory only.
    pub async fn seal_key(self, passphrase: String) -> Result<(), ConnectionProblem> {
        let (ports, now) = (self.ports(), self.connection.get_untracked());
        let Some(key) = now.key.clone() else {
            return Ok(());
        };
        let (bytes, context) = (key.expose().as_bytes().to_vec(), scope_of(&now.base_url));
        let sealing = ports.vault.turn(Turn::Seal, bytes, context, passphrase);
        let sealed = sealing
            .await
            .ok()
            .and_then(|sealed| String::from_utf8(sealed).ok());
        let is_same = |then: &Connection| then.key == now.key && then.base_url == now.base_url;
        if self.connection.try_with_untracked(is_same) != Some(true) {
            // Forgotten, or another one, meanwhile: it is nobody's key any more.
            return Ok(());
        }
        let is_sealed = sealed.is_some();
        self.connection.update(|now| {
            if !is_sealed {
                now.key_place = KeyPlace::Memory;
            }
            now.sealed = sealed;
        });
        match (is_sealed, self.note_key(notes(&now))) {
            (false, _) => Err(ConnectionProblem::KeyNotSealed),
            (true, false) => Err(ConnectionProblem::KeyNotKept),
            (true, true) => Ok(()),
        }
    }

    /// Opens the key that is kept under a passphrase. False: it was forgotten meanwhile.
    ///
    /// # Errors
    /// Where it does not open.
    pub async fn unlock_key(self, passphrase: String) -> Result<bool, Shut> {
        let (ports, locked) = (self.ports(), self.connection.get_untracked());
        let sealed = locked.sealed.ok_or(Shut::Unreadable)?;
        let (bytes, context) = (sealed.clone().into_bytes(), scope_of(&locked.base_url));
        let opening = ports.vault.turn(Turn::Open, bytes, context, passphrase);
        let key = String::from_utf8(opening.await?).ok();
        let key = key.and_then(|key| Key::new(&key)).filter(is_sendable);
        let key = key.ok_or(Shut::Unreadable)?;
        let is_same = |now: &Connection| now.sealed.as_ref() == Some(&sealed);
        let is_wanted = self.connection.try_with_untracked(is_same) == Some(true);
        if is_wanted {
            self.connection.update(|now| now.key = Some(key));
        }
        Ok(is_wanted)
    }

    /// Drops the key, wherever this tab and this device have it.
    pub fn forget_key(&self) {
        self.connection.update(|now| {
            now.key = None;
            now.sealed = None;
            now.key_place = KeyPlace::Memory;
        });
        self.found_key.set(None);
        self.check.set(Check::default());
        let page = &self.ports().page;
        page.set_tab_note(NOTE, None);
        page.set_preference(NOTE, None);
    }

    /// Writes down what is to be kept of the key, and erases what no longer is; `before`: what was kept. What has not
    /// changed is left alone: another tab may have written it since. False: it is not kept.
    fn note_key(&self, before: [Option<String>; 2]) -> bool {
        let [tab, device] = self.connection.with_untracked(notes);
        let page = &self.ports().page;
        let [tab_before, device_before] = before;
        let mut kept = true;
        if tab != tab_before {
            kept = page.set_tab_note(NOTE, tab.as_deref()) || tab.is_none();
        }
        if device != device_before {
            page.set_preference(NOTE, device.as_deref());
            kept = kept && (device.is_none() || page.preference(NOTE) == device);
        }
        if !kept {
            self.connection.update(|now| {
                now.key_place = KeyPlace::Memory;
                now.sealed = None;
            });
        }
        kept
    }
}
