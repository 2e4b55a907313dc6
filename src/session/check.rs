//! Can this page reach that API? One press, and what it found, as far as a browser tells a page.

use super::connection::is_below;
use super::{Connection, ConnectionForm, ConnectionProblem, PictureHost, Ports, Reach, Session};
use crate::catalog::{RESULT_HOSTS, find, region_of};
use crate::fault::Fault;
use crate::ports::Part;
use crate::request::probe;
use crate::runner::{Destination, Sending};
use crate::stream::{Event, Limits, Step};
use futures::future::{Either, select};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Whoever has not answered by then does not answer at all: nothing is made for this request.
const PATIENCE_MS: u32 = 20_000;

/// How the check stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Check {
    /// Nobody asked, or the connection is another one since.
    #[default]
    None,
    /// It is under way; the number tells it from those before.
    Asking(u32),
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
        if self.is_checking() {
            return Ok(());
        }
        let number = self.checks.get_value() + 1;
        self.checks.set_value(number);
        self.check.set(Check::Asking(number));
        let session = *self;
        leptos::task::spawn_local(async move {
            let reach = session.reach(&tried, with_key).await;
            let pictures = match reach.is_of_api() {
                true => Some(session.picture_host(&tried.base_url).await),
                false => None,
            };
            // The dialog may hold another connection by now, about which this says nothing.
            session.check.try_maybe_update(|check| {
                let waits = *check == Check::Asking(number);
                if waits {
                    *check = Check::Done(reach, pictures);
                }
                (waits, ())
            });
        });
        Ok(())
    }

    /// Whether one is under way. Tracked.
    pub fn is_checking(&self) -> bool {
        self.check.with(|check| matches!(check, Check::Asking(_)))
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
        let to = Destination::Service {
            url: connection.endpoint(),
            key: connection.key.clone().filter(|_| with_key),
        };
        let heard = Rc::new(RefCell::new(None));
        let hears = Rc::clone(&heard);
        let on_step = move |step: Step| {
            if let Some(answer) = answer(step) {
                hears.borrow_mut().get_or_insert(answer);
            }
        };
        if !ask(&ports, probe(sent).parts(), to, on_step).await {
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
                Some(_) if self.is_own(&connection.base_url) => Reach::RelayMissing,
                Some(_) => Reach::RefusesBrowsers,
                None => Reach::Down,
            },
        }
    }

    async fn picture_host(&self, base_url: &str) -> PictureHost {
        if let Some((before, _)) = base_url.split_once("/relay/") {
            // The recipes answer so where no host is named, and nobody else does.
            let address = format!("{before}/relay/pictures/");
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

    /// Whether a base URL is on the page's own host.
    fn is_own(&self, base_url: &str) -> bool {
        base_url.starts_with('/') || is_below(base_url, &self.ports().page.origin())
    }

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
        // Whatever was heard by then counts.
        ask(
            &ports,
            Vec::new(),
            Destination::Probe { url, readable },
            on_step,
        )
        .await;
        answered.get()
    }
}

/// Sends once, and listens for [`PATIENCE_MS`] at most. Whether it was over by then.
async fn ask(
    ports: &Ports,
    body: Vec<Part>,
    to: Destination,
    on_step: impl FnMut(Step) + 'static,
) -> bool {
    let sending = Sending {
        body,
        streamed: false,
        limits: Limits::default(),
        to,
        recording: None,
    };
    let running = ports.runner.run(sending, Box::new(on_step));
    let patience = ports.clock.sleep(PATIENCE_MS);
    matches!(select(running, patience).await, Either::Left(_))
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
