//! Bytes under a passphrase.

use super::LocalFuture;
use std::rc::Rc;

/// Why something sealed does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// This browser, or this page on plain http, has no cryptography.
    NoCrypto,
    /// Another passphrase, or one character of it; or somebody changed what was sealed, or what it was sealed with.
    Wrong,
    /// It was not sealed by this page, or by a newer version of it.
    Unreadable,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Make a text of bytes that tells nothing without the passphrase: digits, letters, `.`, `-` and `_`.
    Seal,
    /// Make the bytes again of what was made of them.
    Open,
}

/// A vault whose code is loaded when somebody asks for it.
#[derive(Clone, Copy)]
pub struct LazyVault {
    /// Whether this page can seal at all: browsers have no cryptography for pages on plain http, but for this computer's.
    pub is_there: bool,
    /// Resolves to whether the code is there.
    pub load: fn() -> LocalFuture<'static, bool>,
    /// The vault. `None`: its code is not there.
    pub get: fn() -> Option<Rc<dyn Vault>>,
}

impl LazyVault {
    /// [`Vault::turn`], as soon as the code is there; [`Shut::NoCrypto`] where it does not come.
    pub async fn turn(
        self,
        turn: Turn,
        bytes: Vec<u8>,
        context: String,
        passphrase: String,
    ) -> Result<Vec<u8>, Shut> {
        let loaded = (self.load)().await;
        let vault = (self.get)().filter(|_| loaded).ok_or(Shut::NoCrypto)?;
        vault.turn(turn, bytes, context, passphrase).await
    }
}

/// Seals bytes and opens them again.
pub trait Vault {
    /// Seals `bytes`, or opens them. `context` stands open beside what is sealed, and must be the same when it is opened.
    fn turn(
        &self,
        turn: Turn,
        bytes: Vec<u8>,
        context: String,
        passphrase: String,
    ) -> LocalFuture<'static, Result<Vec<u8>, Shut>>;
}
