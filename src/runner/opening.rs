//! Opening a file: every response in it, as if it came now, or a capture at the times at which it came.

use super::InPlace;
use crate::fault::{Fault, Kind};
use crate::ports::{FileId, LocalFuture};
use crate::stream::capture::{Pace, Replay, Sent};
use crate::stream::{Limits, Step, drive, log};

/// A file to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// Which.
    pub file: FileId,
    /// How fast a capture comes once more. Of anything else there are no times.
    pub pace: Pace,
    /// What each response in it may weigh.
    pub limits: Limits,
}

/// A step of a response in a file; each response begins with [`Step::Answered`] and ends with [`Step::Ended`].
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// With [`Step::Answered`], what the file says was asked for. `None`: it does not say, or this is another step.
    pub sent: Option<Sent>,
    /// What [`drive`] says of a live reply.
    pub step: Step,
}

/// Hears what is found in a file.
pub type OnFound = Box<dyn FnMut(Found)>;

impl InPlace {
    /// Reads a file to its end; what [`super::Runner::open`] does.
    pub(super) fn read_file(
        &self,
        opening: Opening,
        on_found: OnFound,
    ) -> LocalFuture<'static, Result<(), Fault>> {
        let place = self.clone();
        Box::pin(async move { place.find(opening, on_found).await })
    }

    async fn find(self, opening: Opening, mut on_found: OnFound) -> Result<(), Fault> {
        let gone = || Fault::new(Kind::ResponseFileUnreadable);
        let source = self.files.source(opening.file).ok_or_else(gone)?;
        if opening.pace != Pace::AtOnce {
            let replay = Replay::open(source.clone(), self.clock.clone(), opening.pace);
            let replay = replay.await.map_err(Fault::new)?;
            if let Some(capture) = replay.capture() {
                let mut sent = capture.sent.clone();
                let streamed = sent.as_ref().is_some_and(|sent| sent.streamed);
                let told = |step: Step| {
                    let sent = sent.take_if(|_| matches!(step, Step::Answered(_)));
                    on_found(Found { sent, step });
                };
                let reply = Ok(Box::new(replay) as Box<dyn crate::ports::Reply>);
                let around = self.around(None);
                drive(reply, streamed, opening.limits, around, told).await;
                return Ok(());
            }
        }
        let found = |said: log::Said<'_>| {
            let capture = said.head.capture.as_ref();
            let sent = capture.filter(|_| matches!(said.step, Step::Answered(_)));
            on_found(Found {
                sent: sent.and_then(|capture| capture.sent.clone()),
                step: said.step,
            });
        };
        let limits = opening.limits;
        log::open(&*source, limits, &*self.pictures, &*self.clock, found).await
    }
}
