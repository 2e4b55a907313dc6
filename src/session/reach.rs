//! What a check can find, and what a refusal tells of it.

use crate::fault::{Fault, Kind};

/// What was found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The browser says that there is no network.
    Offline,
    /// Nothing answers at the address.
    Down,
    /// Something answers, but the browser keeps it from the page.
    RefusesBrowsers,
    /// It took longer than anybody waits for it.
    Silent,
    /// The host answers, but with something that is no answer of the API.
    RelayMissing,
    /// The API answers, and asks for a key: all that can be known without one.
    KeyNeeded,
    /// The key was refused.
    WrongKey,
    /// The key is good, the model is not open to it.
    ModelNotOpen,
    /// Key and model are good: the request was refused for its impossible size.
    Usable,
    /// It answered with a picture, where it was to refuse.
    MadePicture,
    /// The API refused for another reason.
    Refused(Fault),
    /// The page's own worker did not start.
    NoWorker,
}

impl Reach {
    /// The value of `data-reach`.
    pub const fn name(&self) -> &'static str {
        match self {
            Reach::Offline => "offline",
            Reach::Down => "down",
            Reach::RefusesBrowsers => "refuses-browsers",
            Reach::Silent => "silent",
            Reach::RelayMissing => "relay-missing",
            Reach::KeyNeeded => "key-needed",
            Reach::WrongKey => "wrong-key",
            Reach::ModelNotOpen => "model-not-open",
            Reach::Usable => "usable",
            Reach::MadePicture => "made-picture",
            Reach::Refused(_) => "refused",
            Reach::NoWorker => "no-worker",
        }
    }

    /// Whether the way is open.
    pub const fn is_good(&self) -> bool {
        matches!(self, Reach::KeyNeeded | Reach::Usable)
    }

    /// Whether the API itself answered.
    pub(super) const fn is_of_api(&self) -> bool {
        match self {
            Reach::KeyNeeded
            | Reach::WrongKey
            | Reach::ModelNotOpen
            | Reach::Usable
            | Reach::MadePicture
            | Reach::Refused(_) => true,
            Reach::Offline
            | Reach::Down
            | Reach::RefusesBrowsers
            | Reach::Silent
            | Reach::RelayMissing
            | Reach::NoWorker => false,
        }
    }

    /// What a refusal tells. `with_key`: whether the page sent one. `None`: nothing came, and more has to be asked.
    pub(super) fn of(fault: &Fault, with_key: bool) -> Option<Self> {
        // It says why in JSON, with or without a code.
        let is_api = fault.code.is_some() || fault.detail.is_some();
        let of_size = |detail: &String| detail.contains("size");
        Some(match fault.kind {
            Kind::Unreachable => return None,
            Kind::WorkerFailed => Reach::NoWorker,
            Kind::KeyRejected if !is_api => Reach::RelayMissing,
            Kind::KeyRejected if with_key => Reach::WrongKey,
            Kind::KeyRejected => Reach::KeyNeeded,
            // Of another field: the request came through, and what it would be to a real one nobody knows.
            Kind::InvalidRequest if fault.detail.as_ref().is_none_or(of_size) && is_api => {
                Reach::Usable
            }
            Kind::ModelNotOpen | Kind::EndpointNeeded | Kind::EndpointClosed => Reach::ModelNotOpen,
            Kind::ModelNotFound if is_api => Reach::ModelNotOpen,
            Kind::ModelNotFound
            | Kind::HtmlReply
            | Kind::EmptyReply
            | Kind::UnreadableReply
            | Kind::ReplyTooLarge => Reach::RelayMissing,
            // A host that has no relay at this path, and takes no POST there.
            _ if !is_api && matches!(fault.status, Some(404 | 405 | 501)) => Reach::RelayMissing,
            _ => Reach::Refused(fault.clone()),
        })
    }
}

/// Whether the page may read pictures that come by address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureHost {
    /// Through a relay for them, or because their host lets pages in.
    Readable,
    /// They can be looked at, and not be saved.
    Unreadable,
    /// Nobody knows which host it will be.
    Unknown,
}

impl PictureHost {
    /// The value of `data-pictures`.
    pub const fn name(self) -> &'static str {
        match self {
            PictureHost::Readable => "readable",
            PictureHost::Unreadable => "unreadable",
            PictureHost::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_refusal_tells() {
        let fault = |kind, status, code: Option<&str>| Fault {
            status,
            code: code.map(str::to_owned),
            detail: code.map(|code| format!("{code}: the size of the picture")),
            ..Fault::new(kind)
        };
        let table = [
            (Kind::Unreachable, None, None, [None, None]),
            (Kind::WorkerFailed, None, None, [Some("no-worker"); 2]),
            (
                Kind::KeyRejected,
                Some(401),
                Some("AuthenticationError"),
                [Some("key-needed"), Some("wrong-key")],
            ),
            // A page behind a password, say, and no API.
            (
                Kind::KeyRejected,
                Some(401),
                None,
                [Some("relay-missing"); 2],
            ),
            (
                Kind::InvalidRequest,
                Some(400),
                Some("InvalidParameter"),
                [Some("usable"); 2],
            ),
            (Kind::InvalidRequest, Some(400), None, [Some("refused"); 2]),
            (
                Kind::ModelNotOpen,
                Some(404),
                Some("ModelNotOpen"),
                [Some("model-not-open"); 2],
            ),
            (
                Kind::ModelNotFound,
                Some(404),
                Some("InvalidEndpointOrModel.NotFound"),
                [Some("model-not-open"); 2],
            ),
            (
                Kind::ModelNotFound,
                Some(404),
                None,
                [Some("relay-missing"); 2],
            ),
            (Kind::HtmlReply, Some(200), None, [Some("relay-missing"); 2]),
            (Kind::Unknown, Some(405), None, [Some("relay-missing"); 2]),
            (Kind::Unknown, Some(418), None, [Some("refused"); 2]),
            (Kind::Gateway, Some(502), None, [Some("refused"); 2]),
            (
                Kind::RateLimited,
                Some(429),
                Some("RateLimitExceeded"),
                [Some("refused"); 2],
            ),
        ];
        for (kind, status, code, want) in table {
            let told = [false, true].map(|with_key| {
                Reach::of(&fault(kind, status, code), with_key).map(|reach| reach.name())
            });
            assert_eq!(told, want, "{kind:?} {status:?} {code:?}");
        }
    }

    #[test]
    fn a_refusal_of_another_field_is_no_success() {
        let mut fault = Fault {
            status: Some(400),
            code: Some("InvalidParameter".to_owned()),
            ..Fault::new(Kind::InvalidRequest)
        };
        for (detail, want) in [
            (None, "usable"),
            (Some("The parameter `size` is not valid"), "usable"),
            (Some("The parameter `model` is missing"), "refused"),
        ] {
            fault.detail = detail.map(str::to_owned);
            let told = Reach::of(&fault, true).map(|reach| reach.name());
            assert_eq!(told, Some(want), "{detail:?}");
        }
    }
}
