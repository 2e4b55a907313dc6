//! Where requests go, and the key that goes there and nowhere else.

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
    /// In memory only, and only for [`Self::base_url`]'s origin. `None`: none was entered.
    pub key: Option<Key>,
    /// The demo's pace and mishaps.
    pub demo: Options,
}

impl Default for Connection {
    fn default() -> Self {
        Self {
            kind: ConnectionKind::Demo,
            base_url: String::new(),
            key: None,
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
    /// Drops the key that was entered before.
    pub forget_key: bool,
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
}

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
        self.key.is_some() && scope_of(tidy(base_url)) == scope_of(&self.base_url)
    }

    /// This connection after the dialog, or everything that is wrong with it. Another scope without a newly typed key
    /// has none.
    pub(super) fn changed(
        &self,
        form: &ConnectionForm,
        page_origin: &str,
    ) -> Result<Self, Vec<ConnectionProblem>> {
        if form.kind == ConnectionKind::Demo {
            let key = self.key.clone().filter(|_| !form.forget_key);
            return Ok(Self {
                kind: form.kind,
                demo: form.demo,
                key,
                ..self.clone()
            });
        }
        let mut problems = Vec::new();
        let base_url = tidy(&form.base_url).to_owned();
        if let Err(fault) = check_base_url(&base_url, page_origin) {
            problems.push(ConnectionProblem::BaseUrl(fault));
        }
        let keeps = !form.forget_key && self.keeps_key_for(&base_url);
        let typed = Key::new(&form.api_key);
        if typed
            .as_ref()
            .is_some_and(|key| !key.expose().bytes().all(|byte| byte.is_ascii_graphic()))
        {
            problems.push(ConnectionProblem::KeyCharacters);
        }
        let key = typed.or_else(|| self.key.clone().filter(|_| keeps));
        if form.kind == ConnectionKind::Direct && key.is_none() {
            problems.push(ConnectionProblem::KeyMissing);
        }
        if problems.is_empty() {
            Ok(Self {
                kind: form.kind,
                base_url,
                key,
                demo: form.demo,
            })
        } else {
            Err(problems)
        }
    }
}

/// An absolute address, or a path on the page's own host; plain http only on this computer or the page's own host.
fn check_base_url(text: &str, page_origin: &str) -> Result<(), AddressFault> {
    if text.starts_with('/') && !text.starts_with("//") {
        return SafeUrl::parse(&format!("https://localhost{text}")).map(|_| ());
    }
    match SafeUrl::parse(text) {
        Err(AddressFault::Scheme) if is_below(text, page_origin) => Ok(()),
        checked => checked.map(|_| ()),
    }
}

fn is_below(text: &str, origin: &str) -> bool {
    !origin.is_empty()
        && text
            .strip_prefix(origin)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What a key belongs to.
fn scope_of(base_url: &str) -> Option<String> {
    if base_url.starts_with('/') {
        return Some(base_url.to_owned());
    }
    SafeUrl::parse(base_url)
        .ok()
        .map(|url| url.origin().to_owned())
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
            forget_key: false,
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
        let forget = ConnectionForm {
            forget_key: true,
            ..form(ConnectionKind::Relay, RELAYS[0], "")
        };
        assert!(first.changed(&forget, PAGE).ok().unwrap().key.is_none());
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
