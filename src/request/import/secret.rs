//! Keys: found, wrapped at once, and kept nowhere else.

use super::shell::variable;
use crate::ports::Key;

/// What was found. It has no `Debug`.
#[derive(Default)]
pub(super) struct Secrets {
    /// From `Authorization`.
    first: Option<Key>,
    /// From anywhere else.
    second: Option<Key>,
    /// The variable that holds it, if no key was found.
    variable: Option<String>,
}

/// Variables that the same text sets, in order.
pub(super) type Assigned = [(String, String)];

impl Secrets {
    /// The key, and, without one, the variable that holds it.
    pub(super) fn found(self) -> (Option<Key>, Option<String>) {
        match self.first.or(self.second) {
            Some(key) => (Some(key), None),
            None => (None, self.variable),
        }
    }

    /// `Name: value`.
    pub(super) fn header(&mut self, header: &str, assigned: &Assigned) {
        let Some((name, value)) = header.split_once(':') else {
            return;
        };
        if !is_key_name(name.trim()) {
            return;
        }
        let mut words = value.split_whitespace();
        let (first, second) = (words.next().unwrap_or_default(), words.next());
        let scheme = first.to_ascii_lowercase();
        let value = match (scheme.as_str(), second) {
            // A user's name and password, encoded: no key of this API.
            ("basic" | "digest", _) | ("bearer", None) => return,
            (_, second) => second.unwrap_or(first),
        };
        let authorizes = name.trim().eq_ignore_ascii_case("authorization");
        self.add(value, authorizes, assigned);
    }

    /// `user:password`: services take their key as one or the other.
    pub(super) fn user(&mut self, text: &str, assigned: &Assigned) {
        let (user, password) = text.split_once(':').unwrap_or((text, ""));
        let value = if password.trim().is_empty() {
            user
        } else {
            password
        };
        self.add(value, false, assigned);
    }

    /// User and query of an address.
    pub(super) fn url(&mut self, url: &str, assigned: &Assigned) {
        let (head, query) = url.split_once('?').unwrap_or((url, ""));
        if let Some((user, _)) = split_user(head) {
            self.user(user, assigned);
        }
        let query = query.split('#').next().unwrap_or_default();
        for pair in query.split('&') {
            if let Some((name, value)) = pair.split_once('=')
                && (is_key_name(name) || name == "key")
            {
                self.add(value, false, assigned);
            }
        }
    }

    /// A key as it is, or the variable that holds it.
    pub(super) fn add(&mut self, text: &str, authorizes: bool, assigned: &Assigned) {
        let text = text.trim();
        let (name, text) = match named_variable(text) {
            Some(name) => (Some(name), lookup(name, assigned).unwrap_or_default()),
            None => (None, text),
        };
        if is_placeholder(text) {
            if let Some(name) = name {
                self.variable.get_or_insert_with(|| name.to_owned());
            }
            return;
        }
        let place = if authorizes {
            &mut self.first
        } else {
            &mut self.second
        };
        if place.is_none() {
            *place = Key::new(text);
        }
    }
}

/// The last value that was given to a variable.
pub(super) fn lookup<'a>(name: &str, assigned: &'a Assigned) -> Option<&'a str> {
    let mut latest = assigned.iter().rev();
    let found = latest.find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

/// `user:password` in front of a host, and what is behind it without them. `None`: there is none.
pub(super) fn split_user(url: &str) -> Option<(&str, &str)> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (user, _) = authority.rsplit_once('@')?;
    Some((user, rest.get(user.len() + 1..).unwrap_or_default()))
}

/// Whether a header, a field or a query's name holds a key.
pub(super) fn is_key_name(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase().replace('_', "-");
    name.ends_with("api-key")
        || name.ends_with("apikey")
        || name.ends_with("access-token")
        || name.ends_with("auth-token")
        || matches!(
            name.as_str(),
            "authorization" | "bearer" | "secret-key" | "x-key" | "x-token"
        )
}

/// `$NAME`, `${NAME}`, `$env:NAME`, `%NAME%`.
fn named_variable(text: &str) -> Option<&str> {
    let percent = || text.strip_prefix('%')?.strip_suffix('%');
    variable(text).or_else(percent)
}

/// `<your key>`, `YOUR_API_KEY`, `…`: what documents print in place of a key.
fn is_placeholder(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    text.is_empty()
        || text.starts_with(['$', '%', '<', '{', '`', '[', '*', '…'])
        || upper.contains("API_KEY")
        || upper.contains("API-KEY")
        || upper.starts_with("YOUR")
        || upper.trim_matches(['X', '.', '…', '*']).is_empty()
}
