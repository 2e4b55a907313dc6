//! The connection dialog: where requests go, and whose key pays for them.

use super::bar::host;
use super::widgets::dialog::Dialog;
use super::widgets::icon::{Icon, icon};
use crate::demo::{Mishap, Options, Pace};
use crate::ports::Key;
use crate::session::{Connection, ConnectionForm, ConnectionKind, ConnectionProblem, Session};
use crate::text;
use leptos::prelude::*;

#[component]
pub fn ConnectionDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open=open class="connection" labelled_by="connection-h">
            <Form open=open />
        </Dialog>
    }
}

/// What the dialog holds until Save; dropped with it, so a key that was typed and not saved is gone.
#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<ConnectionKind>,
    base_url: RwSignal<String>,
    api_key: RwSignal<String>,
    demo: RwSignal<Options>,
    problems: RwSignal<Vec<ConnectionProblem>>,
}

impl Fields {
    fn of(connection: &Connection) -> Self {
        Self {
            kind: RwSignal::new(connection.kind),
            base_url: RwSignal::new(connection.base_url.clone()),
            api_key: RwSignal::new(String::new()),
            demo: RwSignal::new(connection.demo),
            problems: RwSignal::new(Vec::new()),
        }
    }

    fn form(&self) -> ConnectionForm {
        ConnectionForm {
            kind: self.kind.get_untracked(),
            base_url: self.base_url.get_untracked(),
            api_key: self.api_key.get_untracked(),
            demo: self.demo.get_untracked(),
        }
    }

    /// Chooses a way; a base URL that belongs to the other way makes room for the usual one.
    fn choose(&self, kind: ConnectionKind) {
        self.kind.set(kind);
        self.problems.set(Vec::new());
        let known = ConnectionKind::ALL
            .iter()
            .flat_map(|kind| kind.suggestions());
        let is_suggestion = self.base_url.with_untracked(|base| {
            base.is_empty() || known.clone().any(|suggestion| suggestion == base)
        });
        if let Some(first) = kind.suggestions().first().filter(|_| is_suggestion) {
            self.base_url.set((*first).to_owned());
        }
    }
}

#[component]
fn Form(open: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let fields = session.connection.with_untracked(Fields::of);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match session.connect(&fields.form()) {
            Ok(()) => open.set(false),
            Err(problems) => fields.problems.set(problems),
        }
    };
    view! {
        <form method="dialog" novalidate=true autocomplete="off" on:submit=save>
            <header>
                <h2 id="connection-h">{text::connection_title()}</h2>
            </header>
            <div class="body">
                <p class="lead">{text::connection_lead()}</p>
                <fieldset class="ways">
                    <legend class="vh">{text::connection_title()}</legend>
                    {ConnectionKind::ALL
                        .map(|kind| view! { <Way kind=kind fields=fields /> })
                        .collect_view()}
                </fieldset>
                <Ledger fields=fields />
            </div>
            <footer>
                <ForgetKey />
                <button type="button" class="btn" on:click=move |_| open.set(false)>
                    {text::cancel()}
                </button>
                <button type="submit" class="btn main">
                    {text::save()}
                </button>
            </footer>
        </form>
    }
}

#[component]
fn Way(kind: ConnectionKind, fields: Fields) -> impl IntoView {
    let (name, words) = match kind {
        ConnectionKind::Demo => (text::connection_demo(), text::connection_demo_text()),
        ConnectionKind::Relay => (text::connection_relay(), text::connection_relay_text()),
        ConnectionKind::Direct => (text::connection_direct(), text::connection_direct_text()),
    };
    let chosen = move || fields.kind.get() == kind;
    let inner = move || match kind {
        ConnectionKind::Demo => view! { <DemoOptions fields=fields /> }.into_any(),
        ConnectionKind::Relay | ConnectionKind::Direct => {
            view! { <Address kind=kind fields=fields /> }.into_any()
        }
    };
    view! {
        <div class="way">
            <label class="tier">
                <input
                    type="radio"
                    name="connection"
                    value=kind.as_str()
                    prop:checked=chosen
                    on:change=move |_| fields.choose(kind)
                />
                <strong>{name}</strong>
                <span>{words}</span>
            </label>
            {move || chosen().then(inner)}
        </div>
    }
}

#[component]
fn Address(kind: ConnectionKind, fields: Fields) -> impl IntoView {
    let session = expect_context::<Session>();
    let shown = RwSignal::new(false);
    let base_problem = move || {
        fields.problems.with(|problems| {
            problems.iter().find_map(|problem| match problem {
                ConnectionProblem::BaseUrl(fault) => Some(text::request::address_fault(*fault)),
                _ => None,
            })
        })
    };
    let key_problem = move || {
        fields.problems.with(|problems| {
            problems.iter().find_map(|problem| match problem {
                ConnectionProblem::KeyMissing => Some(text::connection_key_missing()),
                ConnectionProblem::KeyCharacters => Some(text::connection_key_characters()),
                ConnectionProblem::BaseUrl(_) => None,
            })
        })
    };
    let kept = move || {
        session
            .connection
            .with(|now| now.key.as_ref().map(kept_words))
    };
    let type_of_key = move || if shown.get() { "text" } else { "password" };
    let show_words = move || {
        if shown.get() {
            text::api_key_hide()
        } else {
            text::api_key_show()
        }
    };
    view! {
        <div class="opts">
            <div class="field">
                <label for="base_url">{text::base_url()}</label>
                <input
                    class="in mono"
                    id="base_url"
                    name="base_url"
                    inputmode="url"
                    spellcheck="false"
                    aria-invalid=move || base_problem().is_some().to_string()
                    aria-describedby="base_url-note"
                    prop:value=move || fields.base_url.get()
                    on:input:target=move |event| fields.base_url.set(event.target().value())
                />
                <Suggestions kind=kind fields=fields />
                <p class="hint" id="base_url-note">{text::base_url_hint()}</p>
                {move || base_problem().map(problem)}
            </div>
            <div class="field">
                <label for="api_key">{text::api_key()}</label>
                <div class="joined">
                    <input
                        class="in mono"
                        id="api_key"
                        name="api_key"
                        type=type_of_key
                        spellcheck="false"
                        autocomplete="off"
                        aria-invalid=move || key_problem().is_some().to_string()
                        aria-describedby="api_key-note"
                        prop:value=move || fields.api_key.get()
                        on:input:target=move |event| fields.api_key.set(event.target().value())
                    />
                    <button
                        type="button"
                        class="btn quiet"
                        aria-pressed=move || shown.get().to_string()
                        on:click=move |_| shown.update(|shown| *shown = !*shown)
                    >
                        {show_words}
                    </button>
                </div>
                <p class="hint" id="api_key-note">
                    {move || kept().unwrap_or_else(|| text::api_key_hint().to_owned())}
                </p>
                {move || key_problem().map(problem)}
            </div>
        </div>
    }
}

fn kept_words(key: &Key) -> String {
    match key.last_four().as_str() {
        "" => text::api_key_short_kept().to_owned(),
        last => text::api_key_kept(last),
    }
}

fn problem(words: &'static str) -> impl IntoView {
    view! {
        <div class="note bad" role="alert">
            <p>{icon(Icon::Refused)} <span>{words}</span></p>
        </div>
    }
}

#[component]
fn Suggestions(kind: ConnectionKind, fields: Fields) -> impl IntoView {
    let row = move |address: &'static str| {
        let name = address
            .trim_start_matches("https://ark.")
            .trim_start_matches("/relay/")
            .split(['.', '/'])
            .next()
            .unwrap_or(address);
        view! {
            <button
                type="button"
                class="try"
                aria-pressed=move || fields.base_url.with(|base| base == address).to_string()
                on:click=move |_| fields.base_url.set(address.to_owned())
            >
                {name}
            </button>
        }
    };
    view! { <div class="tries">{kind.suggestions().iter().copied().map(row).collect_view()}</div> }
}

#[component]
fn DemoOptions(fields: Fields) -> impl IntoView {
    let pace_name = |pace| match pace {
        Pace::Quick => text::pace_quick(),
        Pace::Measured => text::pace_measured(),
    };
    let mishap_name = |mishap| match mishap {
        Mishap::None => text::mishap_none(),
        Mishap::RefusedPicture => text::mishap_refused_picture(),
        Mishap::Error => text::mishap_error(),
        Mishap::Cut => text::mishap_cut(),
    };
    let now = fields.demo.get_untracked();
    view! {
        <div class="opts pair">
            <div class="field">
                <label for="pace">{text::pace()}</label>
                <select
                    class="in"
                    id="pace"
                    name="demo.pace"
                    on:change:target=move |event| {
                        let value = event.target().value();
                        let chosen = Pace::ALL.into_iter().find(|pace| pace.as_str() == value);
                        fields.demo.update(|demo| demo.pace = chosen.unwrap_or(demo.pace));
                    }
                >
                    {Pace::ALL
                        .map(|pace| {
                            view! {
                                <option value=pace.as_str() selected=pace == now.pace>
                                    {pace_name(pace)}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </div>
            <div class="field">
                <label for="mishap">{text::mishap()}</label>
                <select
                    class="in"
                    id="mishap"
                    name="demo.mishap"
                    on:change:target=move |event| {
                        let value = event.target().value();
                        let chosen = Mishap::ALL.into_iter().find(|mishap| mishap.as_str() == value);
                        fields.demo.update(|demo| demo.mishap = chosen.unwrap_or(demo.mishap));
                    }
                >
                    {Mishap::ALL
                        .map(|mishap| {
                            view! {
                                <option value=mishap.as_str() selected=mishap == now.mishap>
                                    {mishap_name(mishap)}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </div>
        </div>
    }
}

/// What leaves this device with the connection as it stands in the dialog.
#[component]
fn Ledger(fields: Fields) -> impl IntoView {
    let words = move || match fields.kind.get() {
        ConnectionKind::Demo => text::leaves_demo().to_owned(),
        kind => {
            let base_url = fields.base_url.get();
            let connection = Connection {
                kind,
                base_url,
                ..Connection::default()
            };
            text::leaves_there(&host(&connection))
        }
    };
    view! {
        <section class="ledger">
            <h3>{text::leaves_title()}</h3>
            <ul>
                <li class="yes">{icon(Icon::Out)} <span>{words}</span></li>
            </ul>
        </section>
    }
}

#[component]
fn ForgetKey() -> impl IntoView {
    let session = expect_context::<Session>();
    let has_key = move || session.connection.with(|now| now.key.is_some());
    view! {
        <p class="hint">
            <Show when=has_key>
                <button
                    type="button"
                    class="link"
                    on:click=move |_| session.connection.update(|now| now.key = None)
                >
                    {text::forget_key()}
                </button>
            </Show>
        </p>
    }
}
