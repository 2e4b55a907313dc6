//! Where requests go, and the key that goes there and nowhere else.

use super::keyring::KeyPlace;
use crate::address::{AddressFault, SafeUrl, names_volcengine};
use crate::catalog::{Cloud, REGIONS, Region};
use crate::demo::Options;
use crate::ports::Key;

/// The ways to a service. The names are the values of the control `connection`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectionKind {
    /// The built-in service.
    Demo,
    /// A base URL that lets browsers in.
    Relay,
    /// The vendor's own base URL.
    Direct,
    /// The person sends the request with a command, and brings the reply as a file.
    ByHand,
}

impl ConnectionKind {
    /// Every way, in the order of the dialog.
    pub const ALL: [ConnectionKind; 4] = [
        ConnectionKind::Demo,
        ConnectionKind::Relay,
        ConnectionKind::Direct,
        ConnectionKind::ByHand,
    ];

    /// The control's value.
    pub const fn as_str(self) -> &'static str {
        match self {
            ConnectionKind::Demo => "demo",
            ConnectionKind::Relay => "relay",
            ConnectionKind::Direct => "direct",
            ConnectionKind::ByHand => "by_hand",
        }
    }

    /// The other way round.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The base URL of a region on this way. `None`: the region is not on it, or there is nothing to choose.
    pub const fn address(self, region: &'static Region) -> Option<&'static str> {
        match self {
            ConnectionKind::Demo => None,
            ConnectionKind::Relay => region.relay,
            ConnectionKind::Direct | ConnectionKind::ByHand => Some(region.base_url),
        }
    }

    /// Base URLs to choose from, each with its region; the first is the default.
    pub fn suggestions(self) -> impl Iterator<Item = (&'static Region, &'static str)> {
        let all = REGIONS.iter();
        all.filter_map(move |region| Some((region, self.address(region)?)))
    }
}

/// Where requests go. It has no `Debug`, because it holds the key.
#[derive(Clone, PartialEq)]
pub struct Connection {
    /// Which way.
    pub kind: ConnectionKind,
    /// The base URL of a relay or of the vendor; without a slash at its end.
    pub base_url: String,
    /// For [`Self::base_url`]'s scope only. `None`: none was entered, or it is [`Self::sealed`].
    pub key: Option<Key>,
    /// Where it is kept beside memory.
    pub key_place: KeyPlace,
    /// The key as it is kept on this device. `None`: it is not.
    pub sealed: Option<String>,
    /// The demo's pace and mishaps.
    pub demo: Options,
}

impl Default for Connection {
    fn default() -> Self {
        Self {
            kind: ConnectionKind::Demo,
            base_url: String::new(),
            key: None,
            key_place: KeyPlace::Memory,
            sealed: None,
            demo: Options::default(),
        }
    }
}

/// What the connection dialog holds.
#[derive(Clone)]
pub struct ConnectionForm {
    /// Which way.
    pub kind: ConnectionKind,
    /// As typed.
    pub base_url: String,
    /// As typed; empty keeps the key that was entered before for the same origin.
    pub api_key: String,
    /// Where the key is to be kept.
    pub key_place: KeyPlace,
    /// As typed; under which it is kept on this device.
    pub passphrase: String,
    /// The demo's pace and mishaps.
    pub demo: Options,
}

/// Why a connection cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectionProblem {
    /// The base URL is no address that the page may send to.
    BaseUrl(AddressFault),
    /// The vendor asks for a key.
    KeyMissing,
    /// The key holds characters that no header may hold, such as a line break.
    KeyCharacters,
    /// A passphrase of [`SHORTEST_PASSPHRASE`] characters or more is needed.
    PassphraseShort,
    /// The browser keeps nothing, so the key is in memory only. Everything else was taken over.
    KeyNotKept,
    /// The key could not be encrypted, so it is in memory only. Everything else was taken over.
    KeyNotSealed,
}

/// Fewer characters are tried out in no time, if somebody gets at the disk.
pub const SHORTEST_PASSPHRASE: usize = 8;

impl Connection {
    /// The cloud whose model ids are to be sent.
    pub fn cloud(&self) -> Cloud {
        match self.kind {
            ConnectionKind::Demo => Cloud::BytePlus,
            _ if names_volcengine(&self.base_url) => Cloud::Volcengine,
            _ => Cloud::BytePlus,
        }
    }

    /// Whether the built-in service answers.
    pub fn is_demo(&self) -> bool {
        self.kind == ConnectionKind::Demo
    }

    /// Whether the person sends requests themselves.
    pub fn is_by_hand(&self) -> bool {
        self.kind == ConnectionKind::ByHand
    }

    /// The full address of the images endpoint.
    pub fn endpoint(&self) -> String {
        format!("{}/images/generations", self.base_url)
    }

    /// Whether the key may be kept for another base URL. A key stays with the origin it was entered for; on the page's
    /// own host with the very path, because each relay path leads to another cloud.
    pub fn keeps_key_for(&self, base_url: &str) -> bool {
        self.key.is_some() && self.is_in_scope(base_url)
    }

    /// Whether a key for this base URL is kept on this device, and waits for its passphrase.
    pub fn is_locked_for(&self, base_url: &str) -> bool {
        self.is_locked() && self.is_in_scope(base_url)
    }

    /// Whether the key waits for its passphrase.
    pub fn is_locked(&self) -> bool {
        self.key.is_none() && self.sealed.is_some()
    }

    /// Whether requests go out with the key.
    pub fn needs_key(&self) -> bool {
        matches!(self.kind, ConnectionKind::Relay | ConnectionKind::Direct)
    }

    fn is_in_scope(&self, base_url: &str) -> bool {
        scope_of(tidy(base_url)) == scope_of(&self.base_url)
    }

    /// This connection after the dialog, or everything that is wrong with it. Another scope without a newly typed key
    /// has none.
    pub(super) fn changed(
        &self,
        form: &ConnectionForm,
        page_origin: &str,
    ) -> Result<Self, Vec<ConnectionProblem>> {
        if form.kind == ConnectionKind::Demo {
            return Ok(Self {
                kind: form.kind,
                demo: form.demo,
                ..self.clone()
            });
        }
        let of_hand;
        let form = match form.kind {
            // It sends nothing: what is kept of a key stays as it is.
            ConnectionKind::ByHand => {
                of_hand = ConnectionForm {
                    api_key: String::new(),
                    key_place: self.key_place,
                    ..form.clone()
                };
                &of_hand
            }
            _ => form,
        };
        let next = self.tried(form, page_origin);
        let mut problems = next.as_ref().err().cloned().unwrap_or_default();
        let next = next.unwrap_or_else(|_| self.clone());
        let typed = Key::new(&form.api_key).is_some();
        let stays = !typed && self.is_in_scope(&form.base_url);
        let sealed = self.sealed.clone().filter(|_| stays);
        let sealed = sealed.filter(|_| form.key_place == KeyPlace::Device);
        let has_key = next.key.is_some() || typed;
        if form.kind == ConnectionKind::Direct && !has_key && sealed.is_none() {
            problems.push(ConnectionProblem::KeyMissing);
        }
        let seals = form.key_place == KeyPlace::Device && has_key && sealed.is_none();
        if seals && form.passphrase.chars().count() < SHORTEST_PASSPHRASE {
            problems.push(ConnectionProblem::PassphraseShort);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let key_place = match has_key || sealed.is_some() {
            true => form.key_place,
            false => KeyPlace::Memory,
        };
        Ok(Self {
            key_place,
            sealed,
            ..next
        })
    }

    /// What the dialog holds, with the key that would go there; or what is wrong with either.
    pub(super) fn tried(
        &self,
        form: &ConnectionForm,
        page_origin: &str,
    ) -> Result<Self, Vec<ConnectionProblem>> {
        let mut problems = Vec::new();
        let base_url = tidy(&form.base_url).to_owned();
        if let Err(fault) = check_base_url(&base_url, page_origin) {
            problems.push(ConnectionProblem::BaseUrl(fault));
        }
        let typed = Key::new(&form.api_key);
        if !typed.as_ref().is_none_or(is_sendable) {
            problems.push(ConnectionProblem::KeyCharacters);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let kept = self.key.clone().filter(|_| self.is_in_scope(&base_url));
        Ok(Self {
            kind: form.kind,
            base_url,
            key: typed.or(kept),
            key_place: KeyPlace::Memory,
            sealed: None,
            demo: form.demo,
        })
    }
}

/// Whether a header can hold it.
pub(super) fn is_sendable(key: &Key) -> bool {
    key.expose().bytes().all(|byte| byte.is_ascii_graphic())
}

/// An absolute address, or a path on the page's own host; plain http only on this computer or the page's own host.
pub(super) fn check_base_url(text: &str, page_origin: &str) -> Result<(), AddressFault> {
    if text.starts_with('/') && !text.starts_with("//") {
        return SafeUrl::parse(&format!("https://localhost{text}")).map(|_| ());
    }
    match SafeUrl::parse(text) {
        Err(AddressFault::Scheme) if is_below(text, page_origin) => Ok(()),
        // No content security policy can name it, so no worker could be let go there.
        Ok(url) if url.origin().contains('[') => Err(AddressFault::Host),
        checked => checked.map(|_| ()),
    }
}

/// Whether an address is on this origin.
pub(super) fn is_below(text: &str, origin: &str) -> bool {
    !origin.is_empty()
        && text
            .strip_prefix(origin)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What a key belongs to: the origin; of a path on the page's own host, and of what is no address, all of it.
pub(super) fn scope_of(base_url: &str) -> String {
    match SafeUrl::parse(base_url) {
        Ok(url) => url.origin().to_ascii_lowercase(),
        Err(_) => base_url.to_owned(),
    }
}

fn tidy(base_url: &str) -> &str {
    base_url.trim().trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    const RELAYS: [&str; 3] = [
        "/relay/ap-southeast/api/v3",
        "/relay/eu-west/api/v3",
        "/relay/cn-beijing/api/v3",
    ];
    const PAGE: &str = "http://192.168.1.7:8080";

    fn form(kind: ConnectionKind, base_url: &str, api_key: &str) -> ConnectionForm {
        ConnectionForm {
            kind,
            base_url: base_url.to_owned(),
            api_key: api_key.to_owned(),
            key_place: KeyPlace::Memory,
            passphrase: String::new(),
            demo: Options::default(),
        }
    }

    #[test]
    fn each_way_has_its_addresses() {
        let of = |kind: ConnectionKind| kind.suggestions().map(|(_, url)| url).collect::<Vec<_>>();
        assert_eq!(of(ConnectionKind::Demo), [""; 0]);
        assert_eq!(of(ConnectionKind::Relay), RELAYS);
        assert_eq!(of(ConnectionKind::Direct).len(), REGIONS.len());
    }

    #[test]
    fn base_urls() {
        for (url, want) in [
            ("/relay/ap-southeast/api/v3", None),
            ("/relay/ap-southeast/api/v3/", None),
            ("https://relay.example/api/v3", None),
            ("http://127.0.0.1:9000/s/s1/api/v3", None),
            ("http://192.168.1.7:8080/relay/x", None),
            ("http://192.168.1.7:80800/relay/x", Some(AddressFault::Host)),
            (
                "http://192.168.1.8:8080/relay/x",
                Some(AddressFault::Scheme),
            ),
            ("//evil.example/api", Some(AddressFault::Scheme)),
            ("relay.example/api", Some(AddressFault::Scheme)),
            ("", Some(AddressFault::Empty)),
            ("http://[::1]:9000/api", Some(AddressFault::Host)),
        ] {
            let result =
                Connection::default().changed(&form(ConnectionKind::Relay, url, "k"), PAGE);
            let want = want.map(|fault| vec![ConnectionProblem::BaseUrl(fault)]);
            assert_eq!(result.err(), want, "{url}");
        }
    }

    #[test]
    fn a_key_stays_with_its_origin() {
        let first = Connection::default()
            .changed(
                &form(
                    ConnectionKind::Relay,
                    "https://a.example/api/v3",
                    "secret-key-1234",
                ),
                PAGE,
            )
            .ok()
            .unwrap();
        assert_eq!(
            first.key.as_ref().map(Key::last_four).as_deref(),
            Some("1234")
        );
        let same = first.changed(
            &form(ConnectionKind::Relay, "https://a.example/v4", ""),
            PAGE,
        );
        assert!(same.ok().unwrap().key.is_some());
        let other = first.changed(
            &form(ConnectionKind::Relay, "https://b.example/api/v3", ""),
            PAGE,
        );
        assert!(other.ok().unwrap().key.is_none());
        let direct = first.changed(
            &form(ConnectionKind::Direct, "https://b.example/api/v3", ""),
            PAGE,
        );
        assert_eq!(direct.err(), Some(vec![ConnectionProblem::KeyMissing]));
    }

    #[test]
    fn a_relay_path_of_the_page_s_own_host_is_a_scope_of_its_own() {
        let key = "secret-key-1234";
        let first = Connection::default()
            .changed(&form(ConnectionKind::Relay, RELAYS[0], key), PAGE)
            .ok()
            .unwrap();
        assert!(first.keeps_key_for(RELAYS[0]));
        assert!(first.keeps_key_for(&format!(" {}/ ", RELAYS[0])));
        for other in [RELAYS[1], RELAYS[2], "https://a.example/api/v3", ""] {
            assert!(!first.keeps_key_for(other), "{other}");
        }
        let other = first.changed(&form(ConnectionKind::Relay, RELAYS[2], ""), PAGE);
        assert!(other.ok().unwrap().key.is_none());
    }

    #[test]
    fn volcengine_paths_want_volcengine_ids() {
        let relay = Connection {
            kind: ConnectionKind::Relay,
            base_url: RELAYS[2].into(),
            ..Connection::default()
        };
        assert_eq!(relay.cloud(), Cloud::Volcengine);
        let relay = Connection {
            base_url: RELAYS[0].into(),
            ..relay
        };
        assert_eq!(relay.cloud(), Cloud::BytePlus);
    }
}
