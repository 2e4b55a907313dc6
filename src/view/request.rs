//! The exact body of the request, as it will be sent.

use super::widgets::dialog::Dialog;
use super::widgets::icon::{Icon, icon};
use crate::session::Session;
use crate::text;
use leptos::prelude::*;

#[component]
pub fn RequestDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open=open class="wire" labelled_by="wire-h">
            <Wire open=open />
        </Dialog>
    }
}

#[component]
fn Wire(open: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let json = Memo::new(move |_| {
        session.checked.with(|checked| {
            checked
                .request
                .as_ref()
                .map(|request| request.to_pretty_json())
        })
    });
    let problems = move || {
        session.checked.with(|checked| {
            checked
                .problems
                .iter()
                .map(text::request::problem)
                .collect::<Vec<_>>()
        })
    };
    let copied = RwSignal::new(None::<bool>);
    let copy = move |_| {
        let Some(text) = json.get_untracked() else {
            return;
        };
        leptos::task::spawn_local(async move {
            let done = session.copy(text).await;
            // The dialog may be closed by now.
            copied.try_set(Some(done));
        });
    };
    let answer = move || match copied.get() {
        None => "",
        Some(true) => text::copied(),
        Some(false) => text::copy_failed(),
    };
    view! {
        <header>
            <h2 id="wire-h">{text::wire_title()}</h2>
            <button type="button" class="btn" on:click=move |_| open.set(false)>
                {icon(Icon::Cross)}
                {text::close()}
            </button>
        </header>
        <div class="body">
            {move || match json.get() {
                Some(json) => {
                    view! {
                        <p class="lead">{text::wire_lead()}</p>
                        <pre class="code" tabindex="0"><code>{lines(&json)}</code></pre>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <p class="lead">{text::wire_problems()}</p>
                        <ul class="wire-problems">
                            {problems()
                                .into_iter()
                                .map(|words| view! { <li>{icon(Icon::Refused)} <span>{words}</span></li> })
                                .collect_view()}
                        </ul>
                    }
                        .into_any()
                }
            }}
        </div>
        <footer>
            <p class="hint" role="status">{answer}</p>
            <Show when=move || json.with(Option::is_some)>
                <button type="button" class="btn quiet" on:click=copy>
                    {icon(Icon::Copy)}
                    {text::copy()}
                </button>
            </Show>
        </footer>
    }
}

/// The lines of the JSON, with keys set apart from values.
fn lines(json: &str) -> impl IntoView + use<> {
    json.lines()
        .map(|line| {
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
        })
        .collect_view()
}
