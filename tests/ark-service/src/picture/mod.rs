//! Pictures: real files of exactly the stated size, each of a run visibly different.

mod address;
mod encode;
mod mosaic;

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
pub struct Album(Mutex<HashMap<Subject, Arc<Picture>>>);

impl Album {
    /// The picture of `subject`, painted off the threads that serve. `None` when it cannot be
    /// encoded, which no size of the catalogue causes.
    pub async fn picture(&self, subject: Subject) -> Option<Arc<Picture>> {
        if let Some(known) = lock(&self.0).get(&subject) {
            return Some(Arc::clone(known));
        }
        let picture = spawn_blocking(move || paint(subject))
            .await
            .ok()
            .flatten()?;
        lock(&self.0).insert(subject, Arc::clone(&picture));
        Some(picture)
    }
}

fn paint(subject: Subject) -> Option<Arc<Picture>> {
    let bytes = encode::encode(subject)?;
    let sha256 = hex(&Sha256::digest(&bytes));
    Some(Arc::new(Picture {
        subject,
        bytes: bytes.into(),
        sha256,
    }))
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
