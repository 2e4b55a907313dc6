//! A picture of another host: asked about, then in a frame of its own (`session/elsewhere.rs` says why).

use crate::address::SafeUrl;
use crate::session::{Session, Sight};
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::view;
use leptos::ev::ErrorEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// What there is to show.
#[derive(Clone)]
pub struct Elsewhere {
    /// Where it is.
    pub address: SafeUrl,
    /// What it shows, in words.
    pub alt: String,
    /// Whether it fills its frame, or fits into it.
    pub cover: bool,
    /// Is told when it does not load.
    pub failed: Arc<dyn Fn() + Send + Sync>,
}

/// Draws it, or asks. Whoever draws it does so anew when somebody has agreed.
pub fn elsewhere(session: Session, shown: Elsewhere) -> AnyView {
    match session.sight(&shown.address) {
        Sight::Asked => ask(session, shown.address),
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
    let told = shown.failed.clone();
    let failed = move |_: ErrorEvent| told();
    view! {
        <iframe
            class="elsewhere"
            title=shown.alt.clone()
            src=page
            referrerpolicy="no-referrer"
            on:error=failed
        ></iframe>
    }
    .into_any()
}
