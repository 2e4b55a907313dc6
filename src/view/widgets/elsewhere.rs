//! A picture of another host: asked about, then in a frame of its own (`session/elsewhere.rs` says why).

use crate::address::SafeUrl;
use crate::session::{Session, Sight};
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::lazy::{later, split};
use crate::view::widgets::view;
use leptos::prelude::*;
use std::sync::Arc;

/// What there is to show.
#[derive(Clone)]
pub struct Elsewhere {
    /// Where it is.
    pub address: SafeUrl,
    /// What the frame is called: like the panel that is told when the picture does not load.
    pub name: String,
    /// What it shows, in words.
    pub alt: String,
    /// Whether it fills its frame, or fits into it.
    pub cover: bool,
}

/// Draws it; its code comes when there is such a picture.
pub fn elsewhere(session: Session, shown: Elsewhere) -> AnyView {
    let shown = Arc::new(shown);
    later(draw::load, move || draw::call(session, shown.clone()))
}

split!(faults, draw(session: Session, shown: Arc<Elsewhere>));

fn draw(session: Session, shown: Arc<Elsewhere>) -> AnyView {
    match session.sight(&shown.address) {
        Sight::Asked => ask(session, shown.address.clone()),
        Sight::Plain | Sight::Framed => frame(session, &shown),
    }
}

fn ask(session: Session, address: SafeUrl) -> AnyView {
    let host = address.whose().trim_start_matches("https://").to_owned();
    let said = line("cause", text::elsewhere_text(&host));
    let agree = text::elsewhere_agree(&host);
    let agree = button("btn small quiet", Some(Icon::Out), agree, move || {
        session.agree_to(&address)
    });
    view! {
        <div class="elsewhere asked">
            <strong>{icon(Icon::Note)} <span>{text::elsewhere()}</span></strong>
            {said}
            <span class="acts">{agree}</span>
        </div>
    }
    .into_any()
}

fn frame(session: Session, shown: &Elsewhere) -> AnyView {
    let fit = if shown.cover { "cover" } else { "contain" };
    let page = session.frame_of(&shown.address, fit, &shown.alt);
    view! {
        <iframe
            class="elsewhere"
            name=shown.name.clone()
            title=shown.alt.clone()
            src=page
            referrerpolicy="no-referrer"
        ></iframe>
    }
    .into_any()
}
