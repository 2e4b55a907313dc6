//! One sending of a request, from its JSON to the end of its reply: where the network, or the demo, meets the reader.
//!
//! The page asks for it through [`Runner`]. In the browser a worker does it (`browser/worker.rs`), so that neither bytes
//! nor base64 nor painting ever stand on the page's thread; tests do it in place, with [`InPlace`].

mod opening;
mod redact;

pub use opening::{Found, OnFound, Opening};
use redact::{Redacted, RedactedReel};

use crate::demo::{Answer, DemoReply, Options, Painter, answer};
use crate::fault::{Fault, Kind};
use crate::ports::{
    Clock, Files, Key, LocalFuture, Outgoing, Part, Pictures, Recording, Recordings, Reply,
    Transport,
};
use crate::stream::capture::Tape;
use crate::stream::{Around, Limits, Step, apart, drive};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::rc::Rc;

/// Where a request goes.
#[derive(Clone)]
pub enum Destination {
    /// To this address, with this key. `None`: a relay adds its own.
    Service {
        /// The full address, or a path on the page's own host.
        url: String,
        /// For this address only.
        key: Option<Key>,
    },
    /// Nowhere: asks whether anything answers at this address, without key or body. Its status is all that comes of it.
    Probe {
        /// The full address, or a path on the page's own host.
        url: String,
        /// Whether the page has to be let in to be answered. Off, it may only know that something did: the status is 0.
        readable: bool,
    },
    /// To the built-in service.
    Demo {
        /// Its pace and mishaps.
        options: Options,
        /// Counts the runs of this visit: asking again paints other pictures.
        turn: u32,
        /// What `created` begins with.
        unix_seconds: u64,
    },
}

/// A request on its way out.
#[derive(Clone)]
pub struct Sending {
    /// The exact JSON, in order.
    pub body: Vec<Part>,
    /// Whether it asks for a stream.
    pub streamed: bool,
    /// What its reply may weigh.
    pub limits: Limits,
    /// Where it goes.
    pub to: Destination,
    /// As what its reply is written down. `None`: it is not.
    pub recording: Option<Recording>,
}

/// Hears every step of a run.
pub type OnStep = Box<dyn FnMut(Step)>;

/// Sends requests and reads their replies.
pub trait Runner {
    /// Sends once and reads to the end; whoever asks decides whether there is another time. Dropping the future ends the request.
    fn run(&self, sending: Sending, on_step: OnStep) -> LocalFuture<'static, ()>;
    /// Reads a file with responses in it to its end; dropping the future stops that. `Err`: it could not be read further,
    /// or there is none in it.
    fn open(&self, opening: Opening, on_found: OnFound) -> LocalFuture<'static, Result<(), Fault>>;
    /// Gives the person the capture with this number as a file of this name. Resolves to whether there was one.
    fn save_capture(&self, number: u32, name: &str) -> LocalFuture<'static, bool> {
        let _ = (number, name);
        Box::pin(async { false })
    }
}

/// Runs on the thread that asks.
#[derive(Clone)]
pub struct InPlace {
    /// Time.
    pub clock: Rc<dyn Clock>,
    /// Where picture bytes go.
    pub pictures: Rc<dyn Pictures>,
    /// The demo's painter.
    pub painter: Rc<dyn Painter>,
    /// The network.
    pub transport: Rc<dyn Transport>,
    /// The person's picture files.
    pub files: Rc<dyn Files>,
    /// Where replies are written down. `None`: nowhere.
    pub recordings: Option<Rc<dyn Recordings>>,
}

/// The whole text of a body, its files read and written as base64.
///
/// # Errors
/// [`Kind::FileUnreadable`], with the file.
pub async fn whole(body: &[Part], files: &dyn Files) -> Result<String, Fault> {
    let mut text = String::new();
    for part in body {
        match part {
            Part::Text(part) => text.push_str(part),
            Part::Base64(id) => {
                let bytes = files.read(*id).await.map_err(|()| Fault {
                    file: Some(*id),
                    ..Fault::new(Kind::FileUnreadable)
                })?;
                STANDARD.encode_string(bytes, &mut text);
            }
        }
    }
    Ok(text)
}

impl InPlace {
    fn around<'a>(&'a self, tape: Option<&'a Tape>) -> Around<'a> {
        Around {
            pictures: &*self.pictures,
            clock: &*self.clock,
            tape,
        }
    }

    /// Sends, and begins to write the reply down.
    async fn begin(
        &self,
        body: Vec<Part>,
        to: Destination,
        recording: Option<Recording>,
        key: Option<&Redacted>,
    ) -> (Result<Box<dyn Reply>, Fault>, Option<Tape>) {
        let sent_ms = self.clock.now_ms();
        let reply = self.send(body, to).await;
        let tape = match (&reply, &self.recordings, recording) {
            (Ok(reply), Some(all), Some(recording)) => {
                let mut head = reply.head().clone();
                if let Some(key) = key {
                    key.head(&mut head);
                }
                let mut reel = all.begin(head, recording, sent_ms).await;
                if let Some(key) = key {
                    reel = Rc::new(RedactedReel::new(reel, key.clone()));
                }
                Some(Tape::new(Rc::clone(&self.pictures), reel))
            }
            _ => None,
        };
        (reply, tape)
    }

    async fn send(&self, body: Vec<Part>, to: Destination) -> Result<Box<dyn Reply>, Fault> {
        match to {
            Destination::Service { url, key } => {
                self.transport.send(Outgoing { url, key, body }).await
            }
            Destination::Probe { url, readable } => self.transport.probe(url, readable).await,
            Destination::Demo {
                options,
                turn,
                unix_seconds,
            } => {
                let (clock, painter, pictures) = (
                    self.clock.clone(),
                    self.painter.clone(),
                    self.pictures.clone(),
                );
                let body = whole(&body, &*self.files).await?;
                Ok(Box::new(match answer(&body, options, turn) {
                    Answer::Refused { status, body } => {
                        DemoReply::refused(status, body, clock, painter, pictures)
                    }
                    Answer::Pictures(script) => {
                        DemoReply::pictures(script, clock, painter, pictures, unix_seconds)
                    }
                }))
            }
        }
    }
}

impl Runner for InPlace {
    fn run(&self, sending: Sending, mut on_step: OnStep) -> LocalFuture<'static, ()> {
        let place = self.clone();
        let key = match &sending.to {
            Destination::Service { key, .. } => Redacted::of(key.as_ref()),
            Destination::Probe { .. } | Destination::Demo { .. } => None,
        };
        Box::pin(async move {
            let Sending { body, to, .. } = sending;
            let (reply, tape) = apart(place.begin(body, to, sending.recording, key.as_ref())).await;
            let on_step = move |mut step| {
                if let Some(key) = &key {
                    key.step(&mut step);
                }
                on_step(step);
            };
            let around = place.around(tape.as_ref());
            drive(reply, sending.streamed, sending.limits, around, on_step).await;
        })
    }

    fn open(&self, opening: Opening, on_found: OnFound) -> LocalFuture<'static, Result<(), Fault>> {
        self.read_file(opening, on_found)
    }
}
