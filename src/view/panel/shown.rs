//! A take's picture, wherever its pixels are.

use crate::board::Take;
use crate::ports::View;
use crate::session::{Session, Shown};
use crate::text;
use crate::view::widgets::controls::line;
use crate::view::widgets::elsewhere::{Elsewhere, elsewhere};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{heard, part};
use crate::view::widgets::view;
use leptos::prelude::*;
use std::sync::Arc;

/// Is told when a picture does not load.
pub type Failed = Arc<dyn Fn() + Send + Sync>;

/// The picture; of another host, in a frame of its own, or the question whether to load it. `alt`: what it shows, empty where
/// what holds it has a name.
pub fn shown(session: Session, take: &Take, view: View, alt: String, failed: Failed) -> AnyView {
    let look = session.show(&take.picture, view, None);
    let at = take.picture.clone();
    part(move || match session.apart(&at) {
        Some(address) => elsewhere(
            session,
            Elsewhere {
                address,
                alt: alt.clone(),
                cover: view == View::Thumbnail,
                failed: failed.clone(),
            },
        ),
        None => match look.get() {
            Shown::At(address) => plain(address, alt.clone(), failed.clone()),
            Shown::Fetching => ().into_any(),
            Shown::Gone => line("hint", text::state_lost()),
        },
    })
}

/// The same in a small tile, which has no room for a question.
pub fn small(session: Session, take: &Take) -> AnyView {
    let look = session.show(&take.picture, View::Thumbnail, None);
    let at = take.picture.clone();
    part(move || match (session.apart(&at), look.get()) {
        (None, Shown::At(address)) => plain(address, String::new(), Arc::new(|| ())),
        (None, Shown::Fetching) => ().into_any(),
        (None, Shown::Gone) => sign(Icon::Broken, text::state_lost()),
        (Some(_), _) => sign(Icon::Out, text::panel_elsewhere()),
    })
}

fn sign(sign: Icon, said: &'static str) -> AnyView {
    view! { <span class="sign">{icon(sign)} {said}</span> }.into_any()
}

fn plain(address: String, alt: String, failed: Failed) -> AnyView {
    let failed = heard(move || failed());
    view! {
        <img
            src=address
            alt=alt
            decoding="async"
            referrerpolicy="no-referrer"
            draggable="false"
            on:error=failed
        />
    }
    .into_any()
}
