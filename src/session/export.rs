//! The request for people who write programs: as JSON or in a language, for either cloud; and back from a paste.

use super::{Connection, ConnectionKind, Session};
use crate::board::RunId;
use crate::catalog::{Cloud, region_of, usual_region};
use crate::ports::Key;
use crate::request::Imported;
use crate::request::code::{Language, Snippet, Target, batch, code, curl_into, jsonl};
use crate::request::{Body, Request, check};
use crate::runner::whole;
use leptos::prelude::*;
use std::sync::Arc;

impl Session {
    /// The form's request with the model's id on `cloud`. `None`: it has problems.
    pub fn request_for(&self, cloud: Cloud) -> Option<Request> {
        let mut draft = self.draft.get();
        draft.move_to(cloud);
        check(&draft).request
    }

    /// The program that sends it. A batch sends what the board's runs sent, and the form's request last.
    pub fn snippet(&self, request: &Request, language: Language, cloud: Cloud) -> Snippet {
        let at = self.connection.with(|connection| target(connection, cloud));
        if language != Language::Jsonl {
            return code(request, language, &at);
        }
        self.batch(request, cloud, |all| batch(all, &at))
    }

    /// The command that sends a run's request by hand, and the file that its reply goes to. `None`: the request was of an
    /// earlier visit, and its files are not here any more.
    pub fn by_hand(&self, id: RunId) -> Option<(String, String)> {
        let (request, file) = self.board.with(|board| {
            let asked = &board.run(id)?.asked;
            Some((asked.request.clone()?, format!("{}.txt", asked.token())))
        })?;
        let at = self
            .connection
            .with(|connection| target(connection, connection.cloud()));
        Some((curl_into(&request, &at, &file), file))
    }

    /// Gives the person the reply of a run as a capture. Resolves to whether there was one.
    pub async fn save_capture(self, id: RunId) -> bool {
        let name = format!("seedboard-run-{}.http", id.number());
        let runner = self.ports().runner.clone();
        runner.save_capture(id.number(), &name).await
    }

    /// The lines that a batch reads.
    pub fn lines(&self, request: &Request, cloud: Cloud) -> Body {
        self.batch(request, cloud, jsonl)
    }

    /// What the board's runs sent on this cloud, and `request` last.
    fn batch<T>(&self, request: &Request, cloud: Cloud, write: impl FnOnce(&[&Request]) -> T) -> T {
        self.board.with(|board| {
            let runs = board
                .runs()
                .iter()
                .filter_map(|run| run.asked.request.as_ref());
            let same = |run: &&Arc<Request>| {
                run.model().ids.known_on(cloud, run.model_id()) && run.as_ref() != request
            };
            let mut all: Vec<&Request> = runs.filter(same).map(AsRef::as_ref).collect();
            all.push(request);
            write(&all)
        })
    }

    /// Copies a body, with the base64 of every file. Resolves to whether that worked.
    pub async fn copy_body(self, body: Body) -> bool {
        let files = self.ports().files.clone();
        match whole(&body.parts(), &*files).await {
            Ok(text) => self.copy(text).await,
            Err(_) => false,
        }
    }

    /// Takes an import over; what somebody wrote is kept for the way back. A key goes to the field for it, where the
    /// person says which address it is for, and nowhere else.
    pub fn take_import(&self, imported: Imported, key: Option<Key>) {
        let base_url = imported.base_url.clone();
        self.replace_draft(|draft| *draft = imported.draft);
        self.found_key.set(key.map(|key| (key, base_url)));
        self.switched.set(None);
    }
}

/// The address for code that runs outside a browser: a relay on the page's own host is none for it.
fn target(connection: &Connection, cloud: Cloud) -> Target {
    let usual = || usual_region(cloud).base_url;
    let base_url = match connection.kind {
        ConnectionKind::Demo => usual(),
        _ if connection.cloud() != cloud => usual(),
        _ => match region_of(&connection.base_url) {
            Some(region) => region.base_url,
            None if connection.base_url.contains("://") => &connection.base_url,
            None => usual(),
        },
    };
    Target {
        cloud,
        base_url: base_url.to_owned(),
    }
}
