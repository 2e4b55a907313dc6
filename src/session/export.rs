//! The request for people who write programs: as JSON or in a language, for either cloud; and back from a paste.

use super::{Connection, ConnectionKind, Session};
use crate::catalog::{Cloud, region_of, usual_region};
use crate::ports::Key;
use crate::request::Imported;
use crate::request::code::{Language, Snippet, Target, batch, code};
use crate::request::{Request, check};
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
        self.board.with(|board| {
            let runs = board.runs().iter().map(|run| &run.request);
            let same = |run: &&Arc<Request>| {
                run.model().ids.known_on(cloud, run.model_id()) && run.as_ref() != request
            };
            let mut all: Vec<&Request> = runs.filter(same).map(AsRef::as_ref).collect();
            all.push(request);
            batch(&all, &at)
        })
    }

    /// Copies the body as it is laid out for people, with the base64 of every file. Resolves to whether that worked.
    pub async fn copy_body(self, request: Request) -> bool {
        let files = self.ports().files.clone();
        match whole(&request.pretty_body().parts(), &*files).await {
            Ok(text) => self.copy(text).await,
            Err(_) => false,
        }
    }

    /// Takes an import over; what somebody wrote is kept for the way back. A key goes to the field for it, where the
    /// person says which address it is for, and nowhere else.
    pub fn take_import(&self, imported: Imported, key: Option<Key>) {
        let own = self.draft.get_untracked();
        self.own_draft.set(Some(own));
        self.draft.set(imported.draft);
        self.found_key.set(key);
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
