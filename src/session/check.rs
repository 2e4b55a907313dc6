//! Can this page reach that API? One press, and what it found, as far as a browser tells a page.

use super::{Connection, ConnectionForm, ConnectionProblem, Session};
use crate::catalog::{RESULT_HOSTS, find, region_of};
use crate::fault::{Fault, Kind};
use crate::request::probe;
use crate::runner::{Destination, Sending};
use crate::stream::{Event, Limits, Step};
use futures::future::{Either, select};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Whoever has not answered by then does not answer at all: nothing is made for this request.
const PATIENCE_MS: u32 = 20_000;

/// A host that no relay may hand on: a name that is reserved for nobody (RFC 6761). A relay for pictures says so.
const NOBODY: &str = "seedboard.invalid";

/// What was found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The browser says that there is no network.
    Offline,
    /// Nothing answers at the address.
    Down,
    /// Something answers, but the browser keeps it from the page.
    RefusesBrowsers,
    /// It took longer than [`PATIENCE_MS`].
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
    const fn is_of_api(&self) -> bool {
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
    fn of(fault: &Fault, with_key: bool) -> Option<Self> {
        let is_api = fault.code.is_some();
        Some(match fault.kind {
            Kind::Unreachable => return None,
            Kind::WorkerFailed => Reach::NoWorker,
            Kind::KeyRejected if with_key => Reach::WrongKey,
            Kind::KeyRejected if is_api => Reach::KeyNeeded,
            Kind::InvalidRequest if is_api => Reach::Usable,
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

/// How the check stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Check {
    /// Nobody asked, or the connection is another one since.
    #[default]
    None,
    /// It is under way.
    Asking,
    /// What came of it; of the pictures only where the API answered.
    Done(Reach, Option<PictureHost>),
}

impl Session {
    /// Checks what the dialog holds with one request that nothing is made for, or says what is wrong with it.
    /// `with_key`: whether the key for it goes along.
    pub fn check_connection(
        &self,
        form: &ConnectionForm,
        with_key: bool,
    ) -> Result<(), Vec<ConnectionProblem>> {
        let origin = self.ports().page.origin();
        let tried = self
            .connection
            .with_untracked(|now| now.tried(form, &origin))?;
        if self.check.get_untracked() == Check::Asking {
            return Ok(());
        }
        self.check.set(Check::Asking);
        let session = *self;
        leptos::task::spawn_local(async move {
            let reach = session.reach(&tried, with_key).await;
            let pictures = match reach.is_of_api() {
                true => Some(session.picture_host(&tried.base_url).await),
                false => None,
            };
            // The dialog may hold another connection by now, about which this says nothing.
            session.check.try_maybe_update(|check| {
                let waits = *check == Check::Asking;
                if waits {
                    *check = Check::Done(reach, pictures);
                }
                (waits, ())
            });
        });
        Ok(())
    }

    async fn reach(&self, connection: &Connection, with_key: bool) -> Reach {
        let ports = self.ports();
        if !ports.page.is_online() {
            return Reach::Offline;
        }
        let model = self
            .draft
            .with_untracked(|draft| draft.model.trim().to_owned());
        let sent = find(&model).map_or(model.as_str(), |known| known.ids.on(connection.cloud()));
        let sending = Sending {
            body: probe(sent).parts(),
            streamed: false,
            limits: Limits::default(),
            to: Destination::Service {
                url: connection.endpoint(),
                key: connection.key.clone().filter(|_| with_key),
            },
            recording: None,
        };
        let heard = Rc::new(RefCell::new(None));
        let hears = Rc::clone(&heard);
        let on_step = move |step: Step| {
            if let Some(answer) = answer(step) {
                hears.borrow_mut().get_or_insert(answer);
            }
        };
        let running = ports.runner.run(sending, Box::new(on_step));
        let patience = ports.clock.sleep(PATIENCE_MS);
        if let Either::Right(_) = select(running, patience).await {
            return Reach::Silent;
        }
        let fault = match heard.take() {
            Some(Answer::Fault(fault)) => fault,
            Some(Answer::Picture) => return Reach::MadePicture,
            None => return Reach::RelayMissing,
        };
        match Reach::of(&fault, with_key && connection.key.is_some()) {
            Some(reach) => reach,
            None => match self.probe(connection.endpoint(), false).await {
                Some(_) if !connection.base_url.starts_with('/') => Reach::RefusesBrowsers,
                Some(_) => Reach::RelayMissing,
                None => Reach::Down,
            },
        }
    }

    async fn picture_host(&self, base_url: &str) -> PictureHost {
        if let Some((before, _)) = base_url.split_once("/relay/") {
            let address = format!("{before}/relay/pictures/{NOBODY}/");
            if self.probe(address, true).await == Some(403) {
                return PictureHost::Readable;
            }
        }
        let Some(region) = region_of(base_url) else {
            return PictureHost::Unknown;
        };
        let of_region = |host: &&&str| host.contains(region.name);
        let Some(host) = RESULT_HOSTS.iter().find(of_region) else {
            return PictureHost::Unknown;
        };
        match self.probe(format!("{host}/"), true).await {
            Some(_) => PictureHost::Readable,
            None => PictureHost::Unreadable,
        }
    }
}

impl Session {
    /// The status that an address answers with. `None`: there is no answer, or none within [`PATIENCE_MS`].
    async fn probe(self, url: String, readable: bool) -> Option<u16> {
        let ports = self.ports.try_get_value()?;
        let answered = Rc::new(Cell::new(None));
        let heard = Rc::clone(&answered);
        let on_step = move |step: Step| {
            if let Step::Answered(head) = step {
                heard.set(Some(head.status));
            }
        };
        let sending = Sending {
            body: Vec::new(),
            streamed: false,
            limits: Limits::default(),
            to: Destination::Probe { url, readable },
            recording: None,
        };
        let running = ports.runner.run(sending, Box::new(on_step));
        select(running, ports.clock.sleep(PATIENCE_MS)).await;
        answered.get()
    }
}

/// What a step tells.
enum Answer {
    Fault(Fault),
    Picture,
}

/// `None`: nothing.
fn answer(step: Step) -> Option<Answer> {
    match step {
        Step::Refused(fault) => Some(Answer::Fault(fault)),
        Step::Heard(events) => events.into_iter().find_map(|event| match event {
            Event::Refused(fault) => Some(Answer::Fault(fault)),
            Event::Arrived(_) => Some(Answer::Picture),
            _ => None,
        }),
        Step::Answered(_) | Step::Ended(..) => None,
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
                [Some("refused"), Some("wrong-key")],
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
}
