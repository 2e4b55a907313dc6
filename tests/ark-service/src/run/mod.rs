//! One run: which pictures come, how it ends, and how both are put on the wire.

mod message;
mod plan;
mod reply;
mod stream;
mod wire;

use std::sync::Arc;

use axum::response::Response;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use tokio::time::sleep;

use crate::api::{ApiError, RequestId};
use crate::check::{Request, ResponseFormat};
use crate::picture::{Address, Picture, Subject};
use crate::scenario::{Exchange, Fault, Scenario, Sent};
use crate::service::Service;

use self::message::{Item, Link, Usage};
use self::plan::Slot;

/// Everything one run needs.
pub struct Run {
    /// Pictures and origin.
    pub service: Arc<Service>,
    /// How to behave.
    pub scenario: Arc<Scenario>,
    /// What was asked for.
    pub request: Request,
    /// The id in headers, messages and file names.
    pub id: RequestId,
    /// The record of this response.
    pub exchange: Exchange,
}

/// The answer: a stream where one was asked for, unless the fault says otherwise.
pub async fn respond(run: Run) -> Response {
    if run.request.stream && run.scenario.settings.fault != Some(Fault::JsonToStream) {
        stream::respond(run)
    } else {
        reply::respond(run).await
    }
}

impl Run {
    /// Waits as long as the scenario says before the next picture.
    async fn ready(&self) {
        let settings = &self.scenario.settings;
        sleep(settings.delay()).await;
        if settings.hold {
            self.scenario.gate.pass().await;
        }
    }

    /// What stands in `slot`.
    async fn make(&self, slot: Slot) -> Made {
        if slot.refused {
            return Made::failed(message::refused_picture());
        }
        let sides = self.request.sides(slot.index);
        let subject = Subject {
            sides,
            index: slot.index,
            format: self.request.format,
            noise: self.scenario.settings.noise,
        };
        match self.service.album.picture(subject).await {
            Some(picture) => self.present(&picture),
            None => Made::failed(ApiError::internal().in_run(&self.id)),
        }
    }

    fn present(&self, picture: &Arc<Picture>) -> Made {
        let Subject {
            sides: (width, height),
            index,
            format,
            ..
        } = picture.subject;
        let name = Address::name(&self.id.to_string(), index, format);
        self.scenario.publish(name.clone(), Arc::clone(picture));
        let size = format!("{width}x{height}");
        let link = match self.request.response_format {
            ResponseFormat::B64Json => Link::B64Json(BASE64_STANDARD.encode(&picture.bytes)),
            ResponseFormat::Url => Link::Url(self.address(&name).signed(picture)),
        };
        let sent = Sent {
            image_index: index,
            size: size.clone(),
            output_format: format.as_str(),
            bytes: picture.bytes.len(),
            sha256: picture.sha256.clone(),
            name,
        };
        let pixels = u64::from(width) * u64::from(height);
        Made {
            item: Item::Picture { link, size },
            sent: Some((sent, pixels)),
        }
    }

    fn address<'a>(&'a self, name: &'a str) -> Address<'a> {
        Address {
            origin: &self.service.origin,
            scenario: &self.scenario.id,
            name,
            cloud: self.request.cloud,
            watermark: self.request.watermark,
        }
    }

    fn usage(&self) -> Usage {
        Usage::new(self.request.tools)
    }
}

/// An item, and for a picture its record and its pixels.
struct Made {
    item: Item,
    sent: Option<(Sent, u64)>,
}

impl Made {
    fn failed((code, message): (String, String)) -> Self {
        Self {
            item: Item::failed(code, message),
            sent: None,
        }
    }

    /// Counts a picture as sent: in the usage and in the ledger.
    fn count(sent: Option<(Sent, u64)>, usage: &mut Usage, exchange: &Exchange) {
        if let Some((sent, pixels)) = sent {
            usage.count(pixels);
            exchange.sent(sent);
        }
    }
}
