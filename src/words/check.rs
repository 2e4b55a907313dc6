//! What the check of a connection found, in words.

use crate::session::{PictureHost, Reach};
use crate::text;
use crate::words::fault;

/// What happened, why, and what to do next.
pub struct Found {
    /// In a few words.
    pub title: String,
    /// Why.
    pub cause: String,
    /// What to do.
    pub next: String,
}

/// Of the API.
pub fn said(reach: &Reach) -> Found {
    let (title, cause, next) = match reach {
        Reach::Offline => (
            text::reach_offline(),
            text::reach_offline_cause(),
            text::reach_offline_next(),
        ),
        Reach::Down => (
            text::reach_down(),
            text::reach_down_cause(),
            text::reach_down_next(),
        ),
        Reach::RefusesBrowsers => (
            text::reach_refuses_browsers(),
            text::reach_refuses_browsers_cause(),
            text::reach_refuses_browsers_next(),
        ),
        Reach::Silent => (
            text::reach_silent(),
            text::reach_silent_cause(),
            text::reach_silent_next(),
        ),
        Reach::RelayMissing => (
            text::reach_relay_missing(),
            text::reach_relay_missing_cause(),
            text::reach_relay_missing_next(),
        ),
        Reach::KeyNeeded => (
            text::reach_key_needed(),
            text::reach_key_needed_cause(),
            text::reach_key_needed_next(),
        ),
        Reach::WrongKey => (
            text::reach_wrong_key(),
            text::reach_wrong_key_cause(),
            text::reach_wrong_key_next(),
        ),
        Reach::ModelNotOpen => (
            text::reach_model_not_open(),
            text::reach_model_not_open_cause(),
            text::reach_model_not_open_next(),
        ),
        Reach::Usable => (
            text::reach_usable(),
            text::reach_usable_cause(),
            text::reach_usable_next(),
        ),
        Reach::MadePicture => (
            text::reach_made_picture(),
            text::reach_made_picture_cause(),
            text::reach_made_picture_next(),
        ),
        Reach::NoWorker => (
            text::reach_no_worker(),
            text::reach_no_worker_cause(),
            text::reach_no_worker_next(),
        ),
        Reach::Refused(refused) => {
            let said = fault::explain(refused);
            return Found {
                title: fault::title(refused).to_owned(),
                cause: said.cause,
                next: said.next,
            };
        }
    };
    Found {
        title: title.to_owned(),
        cause: cause.to_owned(),
        next: next.to_owned(),
    }
}

/// Of pictures that come by address.
pub fn pictures(host: PictureHost) -> &'static str {
    match host {
        PictureHost::Readable => text::reach_pictures_readable(),
        PictureHost::Unreadable => text::reach_pictures_unreadable(),
        PictureHost::Unknown => text::reach_pictures_unknown(),
    }
}
