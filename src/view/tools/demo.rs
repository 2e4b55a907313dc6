//! What the demo is told.

use crate::session::{Mishap, Options, Pace};
use crate::text;
use crate::view::widgets::controls::{Row, select};
use crate::view::widgets::view;
use leptos::prelude::*;

/// Its pace, and what is to go wrong.
pub fn demo_options(held: RwSignal<Options>) -> AnyView {
    let now = held.get_untracked();
    let pace = |pace: Pace| -> Row {
        let name = match pace {
            Pace::Quick => text::pace_quick(),
            Pace::Measured => text::pace_measured(),
        };
        (pace.as_str(), name, pace == now.pace)
    };
    let mishap = |mishap: Mishap| -> Row {
        let name = match mishap {
            Mishap::None => text::mishap_none(),
            Mishap::RefusedPicture => text::mishap_refused_picture(),
            Mishap::Error => text::mishap_error(),
            Mishap::Cut => text::mishap_cut(),
        };
        (mishap.as_str(), name, mishap == now.mishap)
    };
    let set_pace = move |value: String| {
        held.update(|demo| demo.pace = Pace::named(&value).unwrap_or(demo.pace));
    };
    let set_mishap = move |value: String| {
        held.update(|demo| demo.mishap = Mishap::named(&value).unwrap_or(demo.mishap));
    };
    let (paces, mishaps) = (
        Pace::ALL.map(pace).to_vec(),
        Mishap::ALL.map(mishap).to_vec(),
    );
    let pace = select("pace", "demo.pace", text::pace(), paces, None, set_pace);
    let mishap = select(
        "mishap",
        "demo.mishap",
        text::mishap(),
        mishaps,
        None,
        set_mishap,
    );
    view! { <div class="opts pair">{pace} {mishap}</div> }.into_any()
}
