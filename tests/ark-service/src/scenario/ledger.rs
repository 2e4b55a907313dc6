//! What a scenario sent, and how its responses ended.

use std::sync::{Arc, Mutex};

use serde::Serialize;

use crate::lock::lock;

/// One picture that was sent.
#[derive(Debug, Clone, Serialize)]
pub struct Sent {
    /// Its place in the run.
    pub image_index: u32,
    /// `<width>x<height>`.
    pub size: String,
    /// `jpeg` or `png`.
    pub output_format: &'static str,
    /// Length of the file.
    pub bytes: usize,
    /// Of the file, in hexadecimal.
    pub sha256: String,
    /// The file's name under `/pictures/{scenario}/`.
    pub name: String,
}

/// The answer of `GET /control/scenarios/{id}/pictures`.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// How many pictures were sent.
    pub sent: usize,
    /// How many responses are still open.
    pub open: usize,
    /// A client closed its connection before the response had ended.
    pub closed: bool,
    /// The same, under the browser's name for it.
    pub aborted: bool,
    /// The pictures, in the order of sending.
    pub pictures: Vec<Sent>,
}

#[derive(Default)]
struct State {
    pictures: Vec<Sent>,
    open: usize,
    aborted: bool,
}

/// The record of one scenario.
#[derive(Default)]
pub struct Ledger(Mutex<State>);

impl Ledger {
    /// Opens the record of one response.
    pub fn open(self: &Arc<Self>) -> Exchange {
        lock(&self.0).open += 1;
        Exchange {
            ledger: Arc::clone(self),
            finished: false,
        }
    }

    /// What happened so far.
    pub fn report(&self) -> Report {
        let state = lock(&self.0);
        Report {
            sent: state.pictures.len(),
            open: state.open,
            closed: state.aborted,
            aborted: state.aborted,
            pictures: state.pictures.clone(),
        }
    }
}

/// One response, from the request's arrival to the end of the body. Dropped unfinished, it was
/// aborted by the client: the server drops the handler or the body when the connection goes.
pub struct Exchange {
    ledger: Arc<Ledger>,
    finished: bool,
}

impl Exchange {
    /// Notes a picture as sent.
    pub fn sent(&self, picture: Sent) {
        lock(&self.ledger.0).pictures.push(picture);
    }

    /// The service ended the response itself, well or badly.
    pub fn finish(mut self) {
        self.finished = true;
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        let mut state = lock(&self.ledger.0);
        state.open = state.open.saturating_sub(1);
        state.aborted |= !self.finished;
    }
}
