//! Pictures: real files of exactly the stated size, each of a run visibly different.

mod address;
mod encode;
mod mosaic;
mod noise;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;

use crate::catalog::Sides;
use crate::lock::lock;
use crate::service::Service;

pub use address::{Address, hex};

/// A picture's file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// The default, and the only one of the 4.x models (protocol 1.1).
    Jpeg,
    /// On request, on 5.0-lite.
    Png,
}

impl Format {
    /// As written in `output_format`, in media types and at the end of file names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
        }
    }
}

/// What a picture depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Subject {
    /// Width and height.
    pub sides: Sides,
    /// Its place in the run, which it shows.
    pub index: u32,
    /// The format of its file.
    pub format: Format,
    /// Noise instead of a painting, for a large file.
    pub noise: bool,
}

/// A painted picture.
pub struct Picture {
    /// What it shows.
    pub subject: Subject,
    /// The file.
    pub bytes: Bytes,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

/// Every picture painted so far: tests ask for the same few again and again.
#[derive(Default)]
pub struct Album {
    pictures: Mutex<HashMap<Subject, Arc<Picture>>>,
    /// JPEGs of noise by their sides, before they are numbered.
    noise: Mutex<HashMap<Sides, Bytes>>,
}

impl Album {
    /// The picture of `subject`, painted off the threads that serve. `None` when it cannot be
    /// encoded, which no size of the catalogue causes.
    pub async fn picture(&self, subject: Subject) -> Option<Arc<Picture>> {
        if let Some(known) = lock(&self.pictures).get(&subject) {
            return Some(Arc::clone(known));
        }
        let picture = if subject.noise && subject.format == Format::Jpeg {
            let jpeg = self.noise(subject.sides).await?;
            off_thread(move || Some(bind(subject, noise::numbered(&jpeg, subject.index)?))).await?
        } else {
            off_thread(move || Some(bind(subject, paint(subject)?))).await?
        };
        lock(&self.pictures).insert(subject, Arc::clone(&picture));
        Some(picture)
    }

    async fn noise(&self, sides: Sides) -> Option<Bytes> {
        if let Some(known) = lock(&self.noise).get(&sides) {
            return Some(known.clone());
        }
        let jpeg = Bytes::from(off_thread(move || noise::jpeg(sides)).await?);
        lock(&self.noise).insert(sides, jpeg.clone());
        Some(jpeg)
    }
}

/// What `work` makes, on a thread that may be busy for long.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Option<T> + Send + 'static,
) -> Option<T> {
    spawn_blocking(work).await.ok().flatten()
}

fn paint(subject: Subject) -> Option<Vec<u8>> {
    match subject.noise {
        true => noise::png(subject.sides, subject.index).ok(),
        false => encode::encode(subject),
    }
}

fn bind(subject: Subject, bytes: Vec<u8>) -> Arc<Picture> {
    let sha256 = hex(&Sha256::digest(&bytes));
    Arc::new(Picture {
        subject,
        bytes: bytes.into(),
        sha256,
    })
}

/// `GET /pictures/{scenario}/{name}`: no CORS headers, as the real buckets (protocol 6.2).
pub async fn serve(
    State(service): State<Arc<Service>>,
    Path((scenario, name)): Path<(String, String)>,
) -> Response {
    let published = service
        .scenario(&scenario)
        .and_then(|scenario| scenario.published(&name));
    match published {
        Some(picture) => {
            let media_type = format!("image/{}", picture.subject.format.as_str());
            ([(header::CONTENT_TYPE, media_type)], picture.bytes.clone()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
