//! The exact body of the request, as it will be sent.

use super::{Dialogs, HEADING};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{flag, part, when, words};
use crate::words;
use leptos::prelude::*;

pub fn request(session: Session, dialogs: Dialogs) -> AnyView {
    let copied = RwSignal::new(None::<bool>);
    let copy = move || {
        let json = session.checked.with_untracked(|checked| {
            checked
                .request
                .as_ref()
                .map(|request| request.pretty_body().elided())
        });
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
        dialogs.close()
    });
    let copy = move || button("btn quiet", Some(Icon::Copy), text::copy(), copy);
    view! {
        <header>
            <h2 id=HEADING>{text::wire_title()}</h2>
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
                .pretty_body()
                .elided()
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
