//! The foot of the form: the cost first, then the one filled button of the screen.

use crate::request::Request;
use crate::session::{ConnectionKind, Session};
use crate::text;
use crate::text::number::usd;
use crate::view::widgets::icon::{Icon, icon};
use leptos::prelude::*;

#[component]
pub fn Foot(showing_request: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let is_demo = move || session.connection.with(|c| c.kind == ConnectionKind::Demo);
    let cost = move || {
        if is_demo() {
            return text::cost_demo().to_owned();
        }
        session
            .checked
            .with(|checked| checked.request.as_ref().map(price).unwrap_or_default())
    };
    view! {
        <div class="foot">
            <div class="row spread hint">
                <span class="num">{cost}</span>
                <button type="button" class="link" on:click=move |_| showing_request.set(true)>
                    {text::see_request()}
                </button>
            </div>
            <Problem />
            <button
                type="submit"
                class="btn main big wide"
                aria-disabled=move || session.is_running().to_string()
                title=move || session.is_running().then(text::generating)
            >
                {text::generate()}
                <kbd aria-hidden="true">{text::generate_key()}</kbd>
            </button>
        </div>
    }
}

/// At most so many pictures at so much each.
fn price(request: &Request) -> String {
    let each = usd(request.model().price.value);
    match request.pictures() {
        1 => text::cost_one(&each),
        pictures => text::cost_most(u64::from(pictures), &each, &usd(request.price_at_most())),
    }
}

/// How many problems there are, and a way to the first.
#[component]
fn Problem() -> impl IntoView {
    let session = expect_context::<Session>();
    let words = Memo::new(move |_| {
        session.checked.with(|checked| {
            let first = checked.problems.first()?;
            let name = text::request::field_name(first.field);
            Some(text::problems(checked.problems.len() as u64, name))
        })
    });
    move || {
        words.get().map(|words| {
            view! {
                <button type="button" class="problems" on:click=move |_| session.go_to_problem()>
                    {icon(Icon::Refused)}
                    <span>{words}</span>
                </button>
            }
        })
    }
}
