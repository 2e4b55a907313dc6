//! Addresses that come from outside: from a reply, from the form, from a link. Nothing else may become an `href`,
//! a `src` or the target of a request.
//!
//! The rule is strict rather than clever: what it accepts, every URL parser reads the same way (a property test holds
//! it against the `url` crate). It costs no tables; the `url` crate would cost the page 60 kB (shared/crates.md 16).

use core::fmt;

/// Why an address is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressFault {
    /// Nothing was given.
    Empty,
    /// Neither `https://`, nor `http://` on this computer.
    Scheme,
    /// The host is missing or holds characters that hosts do not have; names outside ASCII must be in punycode.
    Host,
    /// A user name or password before the host.
    Credentials,
    /// White space, a control character, a backslash or a quotation mark.
    Character,
}

/// An absolute address that is safe to show, to load and to link: `https`, or `http` on a loopback host.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// Checks `text`; white space around it is dropped.
    pub fn parse(text: &str) -> Result<Self, AddressFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressFault::Empty);
        }
        if text.chars().any(is_hostile) {
            return Err(AddressFault::Character);
        }
        let (secure, rest) = match (
            strip_scheme(text, "https://"),
            strip_scheme(text, "http://"),
        ) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => return Err(AddressFault::Scheme),
        };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(AddressFault::Credentials);
        }
        let (host, port) = split_port(authority);
        if !is_host(host) || !is_port(port) {
            return Err(AddressFault::Host);
        }
        if !secure && !is_loopback(host) {
            return Err(AddressFault::Scheme);
        }
        Ok(Self(text.to_owned()))
    }

    /// The address as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Scheme, host and port: what a key belongs to.
    pub fn origin(&self) -> &str {
        let start = self.0.find("://").map_or(0, |at| at + 3);
        let end = self
            .0
            .get(start..)
            .and_then(|rest| rest.find(['/', '?', '#']));
        self.0
            .get(..end.map_or(self.0.len(), |end| start + end))
            .unwrap_or_default()
    }

    /// Whether it is on this computer.
    pub fn is_loopback(&self) -> bool {
        let authority = self.origin().split("://").nth(1).unwrap_or_default();
        is_loopback(split_port(authority).0)
    }

    /// Whether it is on this computer, under one of the two names that policies know it by.
    pub fn is_plain_loopback(&self) -> bool {
        let authority = self.origin().split("://").nth(1).unwrap_or_default();
        ["localhost", "127.0.0.1"].contains(&split_port(authority).0)
    }

    /// Whose it is, as one agrees to it: its origin; of all that is on this computer, one name.
    pub fn whose(&self) -> &str {
        match self.is_loopback() {
            true => "localhost",
            false => self.origin(),
        }
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether `text`, which may be a path on the page's own host, names the Volcengine cloud.
pub fn names_volcengine(text: &str) -> bool {
    text.contains("cn-beijing") || text.contains(".volces.com")
}

fn is_hostile(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || matches!(character, '\\' | '"' | '<' | '>' | '`' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
}

fn strip_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

fn is_port(port: Option<&str>) -> bool {
    port.is_none_or(|port| {
        !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok()
    })
}

/// A DNS name or a dotted IPv4 address or `[::1]`. A last label that looks like a number is only
/// accepted in a whole dotted quad, because browsers read such hosts as IPv4 addresses in odd bases.
fn is_host(host: &str) -> bool {
    if host == "[::1]" {
        return true;
    }
    let labels_fine = host.split('.').all(|label| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
            && !label.to_ascii_lowercase().starts_with("xn--")
    });
    let numeric_end = host
        .rsplit('.')
        .next()
        .is_some_and(|label| label.starts_with(|first: char| first.is_ascii_digit()));
    labels_fine && host.len() <= 253 && (!numeric_end || is_dotted_quad(host))
}

fn is_dotted_quad(host: &str) -> bool {
    host.split('.').count() == 4
        && host.split('.').all(|part| {
            part.parse::<u8>()
                .is_ok_and(|value| value.to_string() == part)
        })
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host == "[::1]"
        || (is_dotted_quad(host) && host.starts_with("127."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        use AddressFault::*;
        for (text, want) in [
            (
                "https://ark-doc.tos-ap-southeast-1.bytepluses.com/a_0.jpeg?X-Tos-Expires=86400&x=%2F",
                None,
            ),
            ("http://127.0.0.1:8080/s/s1/api/v3", None),
            ("http://localhost:8080", None),
            ("http://[::1]:9000/x", None),
            ("HTTPS://Example.com", None),
            ("  https://example.com/a  ", None),
            ("", Some(Empty)),
            ("javascript:alert(1)", Some(Scheme)),
            ("data:text/html,x", Some(Scheme)),
            ("//example.com", Some(Scheme)),
            ("http://example.com/", Some(Scheme)),
            ("http://127.0.0.1.evil.com/", Some(Scheme)),
            ("https://user:pass@example.com/", Some(Credentials)),
            ("https://example.com\\@evil.com/", Some(Character)),
            ("https://exa mple.com/", Some(Character)),
            ("java\nscript:alert(1)", Some(Character)),
            ("https://", Some(Host)),
            ("https:///path", Some(Host)),
            ("https://exämple.com/", Some(Host)),
            ("https://0x7f.1/", Some(Host)),
            ("https://2130706433/", Some(Host)),
            ("https://a..b/", Some(Host)),
            ("https://example.com:99999/", Some(Host)),
            ("https://example.com:/", Some(Host)),
        ] {
            assert_eq!(SafeUrl::parse(text).err(), want, "{text:?}");
        }
    }

    #[test]
    fn origin_is_scheme_host_and_port() {
        for (text, want) in [
            ("https://a.example/b?c#d", "https://a.example"),
            ("http://127.0.0.1:80?x", "http://127.0.0.1:80"),
            ("https://a.example", "https://a.example"),
        ] {
            assert_eq!(SafeUrl::parse(text).unwrap().origin(), want);
        }
    }

    #[test]
    fn this_computer_is_one_host() {
        for text in [
            "http://127.0.0.1:9000/a.png",
            "https://localhost/a",
            "http://LOCALHOST:1?x",
            "http://[::1]:80/",
        ] {
            assert_eq!(SafeUrl::parse(text).unwrap().whose(), "localhost", "{text}");
        }
        let other = SafeUrl::parse("https://localhost.example/127.0.0.1").unwrap();
        assert_eq!(other.whose(), "https://localhost.example");
    }

    proptest! {
        /// Whatever is accepted, the reference parser reads as the same host on the same scheme.
        #[test]
        fn accepted_means_one_reading(text in "(https?://|HTTP://)?[a-z0-9.@:\\[\\]\\\\/?#%äx-]{0,24}") {
            if let Ok(safe) = SafeUrl::parse(&text) {
                let read = url::Url::parse(safe.as_str()).unwrap();
                prop_assert!(matches!(read.scheme(), "https" | "http"));
                prop_assert!(read.username().is_empty() && read.password().is_none());
                prop_assert!(read.origin().ascii_serialization().len() <= safe.origin().len());
                let host = read.host_str().unwrap();
                prop_assert!(safe.origin().to_ascii_lowercase().contains(host));
            }
        }
    }
}
