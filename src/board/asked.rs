//! What a run asked for, as the board remembers it: for longer than the request itself, which holds the person's files.

use crate::catalog::{Model, find};
use crate::request::Request;
use crate::stream::capture::Sent;
use std::sync::Arc;

/// The facts of a request that was sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Whose rules it was checked against. `None`: it is not known, since somebody else sent it, or no longer in the
    /// catalogue.
    pub rules: Option<&'static Model>,
    /// The model id as it was sent.
    pub model_id: String,
    /// The prompt as it was sent.
    pub prompt: String,
    /// `2K` or `2848x1600`.
    pub size: String,
    /// Pictures asked for, at most.
    pub pictures: u32,
    /// Whether the model decided how many.
    pub is_group: bool,
    /// Whether a stream of events was asked for.
    pub streams: bool,
    /// The exact JSON, with nothing where the base64 of a file stood.
    pub body: String,
    /// The request, to be sent once more. `None`: it was sent on an earlier visit, or by somebody else.
    pub request: Option<Arc<Request>>,
}

impl Asked {
    /// Of a request on its way out.
    pub fn of(request: Arc<Request>) -> Self {
        Self {
            rules: Some(request.model()),
            model_id: request.model_id().to_owned(),
            prompt: request.prompt().to_owned(),
            size: request.size().to_owned(),
            pictures: request.pictures(),
            is_group: request.is_group(),
            streams: request.streams(),
            body: request.body().elided(),
            request: Some(request),
        }
    }

    /// As far as a file says what its response answers. `pictures` is 0 where it does not.
    pub fn told(sent: Option<&Sent>) -> Self {
        let none = Sent::default();
        let sent = sent.unwrap_or(&none);
        Self {
            rules: find(&sent.model),
            model_id: sent.model.clone(),
            prompt: sent.prompt.clone().unwrap_or_default(),
            size: String::new(),
            pictures: sent.pictures,
            is_group: sent.pictures > 1,
            streams: sent.streamed,
            body: String::new(),
            request: None,
        }
    }

    /// Stands for the request in the name of the file that its reply goes to: equal requests have equal ones.
    pub fn token(&self) -> String {
        let hash = self.body.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            // FNV-1a, 32 bits.
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        format!("seedboard-{hash:08x}")
    }

    /// The model whose rules hold for an id that is in no table. `None`: the id is in the table.
    pub fn treated_as(&self) -> Option<&'static Model> {
        self.rules.filter(|_| find(&self.model_id).is_none())
    }
}
