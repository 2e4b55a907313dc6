//! Short texts under a passphrase.

use super::LocalFuture;

/// Why a sealed text does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// This browser, or this page on plain http, has no cryptography.
    NoCrypto,
    /// Another passphrase, or one character of it; or somebody changed what was sealed, or what it was sealed with.
    Wrong,
    /// It was not sealed by this page, or by a newer version of it.
    Unreadable,
}

/// Seals texts and opens them again.
pub trait Vault {
    /// Whether it can.
    fn is_there(&self) -> bool;
    /// A text that tells nothing of `text` without the passphrase. `context` stands open beside it, and must be the same
    /// when it is opened.
    fn seal(
        &self,
        text: String,
        context: String,
        passphrase: String,
    ) -> LocalFuture<'static, Result<String, Shut>>;
    /// What was sealed.
    fn open(
        &self,
        sealed: String,
        context: String,
        passphrase: String,
    ) -> LocalFuture<'static, Result<String, Shut>>;
}
