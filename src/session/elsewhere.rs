//! Pictures of other hosts. The page loads what its own policy lets in: pictures of the hosts where the service puts them,
//! and of this computer. Those of any other host stand in a frame, and only after somebody agreed to it by name: a
//! request tells the host who is looking, and a file of a stranger's could name any.

use super::Session;
use super::pictures::elsewhere;
use crate::address::SafeUrl;
use crate::catalog::RESULT_HOSTS;
use crate::stream::PictureAt;
use leptos::prelude::*;

/// The hosts agreed to, a line each, kept on this device.
pub(super) const AGREED: &str = "seedboard.hosts";

/// More are not kept: the first makes room.
const MOST: usize = 100;

/// How a picture of another host may be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Like one of the page's own.
    Plain,
    /// In a frame of its own.
    Framed,
    /// Not before somebody agreed to its host.
    Asked,
}

impl Session {
    /// How this address may be looked at. Tracked.
    pub fn sight(&self, address: &SafeUrl) -> Sight {
        if self.is_known(address) {
            return Sight::Plain;
        }
        let whose = address.whose();
        let is_agreed = self
            .agreed
            .with(|all| all.lines().any(|line| line == whose))
            || self.connection.with(|now| {
                let own = SafeUrl::parse(&now.base_url);
                !now.is_demo() && own.is_ok_and(|own| own.whose() == whose)
            });
        match is_agreed {
            // The page's policy names them without a scheme, which means the page's own.
            true if address.is_plain_loopback() && self.is_plain_http() => Sight::Plain,
            true => Sight::Framed,
            false => Sight::Asked,
        }
    }

    /// Whether it is on the page's own host, or where the service puts pictures.
    fn is_known(&self, address: &SafeUrl) -> bool {
        RESULT_HOSTS.contains(&address.origin()) || address.origin() == self.ports().page.origin()
    }

    fn is_plain_http(&self) -> bool {
        self.ports().page.origin().starts_with("http:")
    }

    /// The address of a picture that the page may not simply load. `None`: it may. Tracked.
    pub fn apart(&self, picture: &PictureAt) -> Option<SafeUrl> {
        let address = elsewhere(picture)?;
        (self.sight(address) != Sight::Plain).then(|| address.clone())
    }

    /// From now on loads pictures of this host.
    pub fn agree_to(&self, address: &SafeUrl) {
        let whose = address.whose();
        let is_listed = |all: &String| all.lines().any(|line| line == whose);
        if self.is_known(address) || self.agreed.with_untracked(is_listed) {
            return;
        }
        self.agreed.update(|all| {
            let kept: Vec<_> = all.lines().collect();
            let from = (kept.len() + 1).saturating_sub(MOST);
            let kept = kept.into_iter().skip(from).chain([whose]);
            *all = kept.collect::<Vec<_>>().join("\n");
        });
        self.keep_agreed();
    }

    /// Loads nothing more of hosts that somebody agreed to.
    pub fn forget_hosts(&self) {
        self.agreed.set(String::new());
        self.keep_agreed();
    }

    fn keep_agreed(&self) {
        let all = self.agreed.get_untracked();
        let kept = Some(all.as_str()).filter(|all| !all.is_empty());
        self.ports().page.set_preference(AGREED, kept);
    }

    /// The page that shows a picture of another host; `fit` as in CSS's `object-fit`.
    pub fn frame_of(&self, address: &SafeUrl, fit: &str, alt: &str) -> String {
        let mut page = self.ports().page.own_file("picture.html#fit=");
        page.push_str(fit);
        for (name, value) in [("&alt=", alt), ("&src=", address.as_str())] {
            page.push_str(name);
            percent(value, &mut page);
        }
        page
    }
}

/// As in a query (RFC 3986): everything but unreserved characters.
fn percent(text: &str, into: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            into.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or_default();
            into.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}
