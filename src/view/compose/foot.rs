//! The foot of the form: the cost first, then the one filled button of the screen.

use crate::request::{Body, Request};
use crate::session::Session;
use crate::text;
use crate::text::number::{bytes, usd};
use crate::view::widgets::controls::button;
use crate::view::widgets::icon::Icon;
use crate::view::widgets::live::{aria, part, words};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use crate::words;
use leptos::prelude::*;

pub fn foot(session: Session, dialogs: Dialogs) -> AnyView {
    let cost = words(move || {
        session.checked.with(|checked| {
            let request = checked.request.as_ref();
            let cost = match session.is_demo() {
                true => text::cost_demo().to_owned(),
                false => request.map(price).unwrap_or_default(),
            };
            // Files make a request long, and some connections are slow.
            let files = request.map(Request::body).filter(Body::has_files);
            match files {
                Some(body) => text::cost_body(&cost, &bytes(body.bytes())),
                None => cost,
            }
        })
    });
    let problem = words(move || {
        session.checked.with(|checked| {
            let first = checked.problems.first();
            let name = first.map(|problem| words::request::field_name(problem.field));
            let count = checked.problems.len() as u64;
            name.map(|name| text::problems(count, name))
                .unwrap_or_default()
        })
    });
    let problem = part(move || match problem.get() {
        said if said.is_empty() => ().into_any(),
        said => button("problems", Some(Icon::Refused), said, move || {
            session.go_to_problem()
        }),
    });
    let show = button("link", None, text::see_request(), move || {
        dialogs.open(Opened::Request)
    });
    let running = aria(move || session.is_generating());
    let why = words(move || {
        if session.is_generating() {
            text::generating()
        } else {
            ""
        }
        .to_owned()
    });
    view! {
        <div class="foot">
            <div class="row spread hint">
                <span class="num">{cost}</span>
                {show}
            </div>
            {problem}
            <button type="submit" class="btn main big wide" aria-disabled=running title=why>
                {text::generate()}
                <kbd aria-hidden="true">{text::generate_key()}</kbd>
            </button>
        </div>
    }
    .into_any()
}

/// At most so many pictures at so much each.
fn price(request: &Request) -> String {
    let each = usd(request.model().price.value);
    match request.pictures() {
        1 => text::cost_one(&each),
        pictures => text::cost_most(u64::from(pictures), &each, &usd(request.price_at_most())),
    }
}
