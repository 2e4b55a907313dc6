//! A reference given as text: an address that the service fetches, or a picture written into the address itself.

use crate::address::{AddressFault, SafeUrl};
use crate::catalog::ReferenceLimits;

/// Why a line of `image` cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceFault {
    /// No address that the service could fetch.
    Address(AddressFault),
    /// `data:` of something else than `data:image/<fmt>;base64,…` with `<fmt>` in lower case.
    DataForm,
    /// `data:image/<fmt>` with a format that the model does not take.
    DataFormat,
    /// The base64 text after the comma is empty or holds other characters.
    DataText,
}

/// Checks one line of `image` (protocol.md 1.1: "URL, or `data:image/<fmt>;base64,…` with `<fmt>` in lower case").
pub(super) fn check_reference(text: &str, limits: &ReferenceLimits) -> Result<(), ReferenceFault> {
    let Some(rest) = text.strip_prefix("data:") else {
        return match SafeUrl::parse(text) {
            Ok(_) => Ok(()),
            // The service fetches the address, not this page: plain http is its own business.
            Err(AddressFault::Scheme) if is_plain_http(text) => Ok(()),
            Err(fault) => Err(ReferenceFault::Address(fault)),
        };
    };
    let (head, payload) = rest.split_once(',').ok_or(ReferenceFault::DataForm)?;
    let format = head
        .strip_prefix("image/")
        .and_then(|head| head.strip_suffix(";base64"))
        .ok_or(ReferenceFault::DataForm)?;
    if !limits.formats.value.contains(&format) {
        return Err(ReferenceFault::DataFormat);
    }
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    if payload.is_empty() || !payload.bytes().all(is_base64) {
        return Err(ReferenceFault::DataText);
    }
    Ok(())
}

fn is_plain_http(text: &str) -> bool {
    text.strip_prefix("http://")
        .is_some_and(|rest| SafeUrl::parse(&format!("https://{rest}")).is_ok())
}
