//! Can this page reach that API? One press, what it sends, and what it found.

use super::connection::Fields;
use crate::session::{Check, Session};
use crate::text;
use crate::view::widgets::controls::line;
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{aria, flag, part, press, when, words};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;

pub fn reach(session: Session, fields: Fields) -> AnyView {
    let with_key = RwSignal::new(false);
    let has_key = flag(move || {
        let base_url = fields.base_url.get();
        !fields.api_key.with(|typed| typed.trim().is_empty())
            || session.connection.with(|now| now.keeps_key_for(&base_url))
    });
    let sends_key = flag(move || has_key.get() && with_key.get());
    let sends = words(move || match sends_key.get() {
        true => text::check_reach_sends_key().to_owned(),
        false => text::check_reach_sends().to_owned(),
    });
    let ask = press(move || {
        let asked = session.check_connection(&fields.form(), sends_key.get_untracked());
        fields.problems.set(asked.err().unwrap_or_default());
    });
    let asking = aria(move || session.is_checking());
    let word = words(move || match session.is_checking() {
        true => text::check_reach_asking().to_owned(),
        false => text::check_reach_do().to_owned(),
    });
    let choice = move || {
        let chosen = flag(move || with_key.get());
        let choose = press(move || with_key.update(|with_key| *with_key = !*with_key));
        view! {
            <label class="check">
                <input type="checkbox" name="check.with_key" prop:checked=chosen on:click=choose />
                <span>{text::check_reach_key()}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <div class="field reach">
            <h3>{text::check_reach()}</h3>
            <p class="hint">{sends}</p>
            {when(has_key, choice)}
            <button type="button" class="btn quiet" name="check" aria-disabled=asking on:click=ask>
                {word}
            </button>
            <div role="status">{part(move || found(session))}</div>
        </div>
    }
    .into_any()
}

fn found(session: Session) -> AnyView {
    let Check::Done(reach, pictures) = session.check.get() else {
        return ().into_any();
    };
    let said = words::check::said(&reach);
    let sign = match reach.is_good() {
        true => Icon::Check,
        false => Icon::Note,
    };
    let of_pictures = pictures.map(|host| line("hint", words::check::pictures(host)));
    let (cause, next) = (line("cause", said.cause), line("next", said.next));
    view! {
        <div data-reach=reach.name() data-pictures=pictures.map(|host| host.name())>
            <strong>{icon(sign)} {said.title}</strong>
            {cause}
            {next}
            {of_pictures}
        </div>
    }
    .into_any()
}
