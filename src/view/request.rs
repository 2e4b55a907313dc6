//! The exact body of the request, as it will be sent.

use super::widgets::controls::{button, line};
use super::widgets::dialog::dialog;
use super::widgets::icon::{Icon, icon};
use super::widgets::lazy::split;
use super::widgets::live::{flag, part, when, words};
use crate::request::Request;
use crate::session::Session;
use crate::text;
use crate::words;
use leptos::prelude::*;

pub fn request_dialog(session: Session, open: RwSignal<bool>) -> AnyView {
    dialog(
        open.into(),
        move || open.set(false),
        "wire",
        "wire-h",
        wire::load,
        move || wire::draw(session, open),
    )
}

split!(dialogs, wire(session: Session, open: RwSignal<bool>));

fn wire(session: Session, open: RwSignal<bool>) -> AnyView {
    let copied = RwSignal::new(None::<bool>);
    let copy = move || {
        let json = session
            .checked
            .with_untracked(|checked| checked.request.as_ref().map(Request::to_pretty_json));
        let Some(json) = json else { return };
        leptos::task::spawn_local(async move {
            let done = session.copy(json).await;
            // The dialog may be closed by now.
            copied.try_set(Some(done));
        });
    };
    let answer = words(move || {
        match copied.get() {
            None => "",
            Some(true) => text::copied(),
            Some(false) => text::copy_failed(),
        }
        .to_owned()
    });
    let sendable = flag(move || session.checked.with(|checked| checked.request.is_some()));
    let close = button("btn", Some(Icon::Cross), text::close(), move || {
        open.set(false)
    });
    let copy = move || button("btn quiet", Some(Icon::Copy), text::copy(), copy);
    view! {
        <header>
            <h2 id="wire-h">{text::wire_title()}</h2>
            {close}
        </header>
        <div class="body">{part(move || body(session))}</div>
        <footer>
            <p class="hint" role="status">
                {answer}
            </p>
            {when(sendable, copy)}
        </footer>
    }
    .into_any()
}

/// The JSON, or what stands in its way.
fn body(session: Session) -> AnyView {
    session.checked.with(|checked| match &checked.request {
        Some(request) => {
            let lead = line("lead", text::wire_lead());
            let lines = request
                .to_pretty_json()
                .lines()
                .map(json_line)
                .collect_view();
            view! {
                {lead}
                <pre class="code" tabindex="0"><code>{lines}</code></pre>
            }
            .into_any()
        }
        None => {
            let row =
                |said| view! { <li>{icon(Icon::Refused)} <span>{said}</span></li> }.into_any();
            let problems = checked
                .problems
                .iter()
                .map(words::request::problem)
                .map(row);
            let lead = line("lead", text::wire_problems());
            view! {
                {lead}
                <ul class="wire-problems">{problems.collect_view()}</ul>
            }
            .into_any()
        }
    })
}

/// A line of the JSON, with the key set apart from the value.
fn json_line(line: &str) -> AnyView {
    let (key, value) = match line.split_once("\": ") {
        Some((key, value)) => (format!("{key}\""), format!(": {value}")),
        None => (String::new(), line.to_owned()),
    };
    view! {
        <span class="ln">
            <span class="k">{key}</span>
            {value}
        </span>
    }
    .into_any()
}
