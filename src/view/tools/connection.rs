//! The connection dialog: where requests go, and whose key pays for them.

use super::{Dialogs, HEADING};
use crate::catalog::{Region, region_of};
use crate::ports::Key;
use crate::session::{
    Connection, ConnectionForm, ConnectionKind, ConnectionProblem, Mishap, Options, Pace,
    ReplyLimits, Session,
};
use crate::stream::Ending;
use crate::text;
use crate::view::bar::place;
use crate::view::widgets::controls::{Row, button, line, note, select};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{aria, flag, heard, part, press, typed, when, words};
use crate::view::widgets::view;
use crate::words;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// What the dialog holds until Save; dropped with it, so a key that was typed and not saved is gone.
#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<ConnectionKind>,
    base_url: RwSignal<String>,
    api_key: RwSignal<String>,
    forget_key: RwSignal<bool>,
    demo: RwSignal<Options>,
    /// Most megabytes of an event, and of a reply, as typed.
    limits: [RwSignal<String>; 2],
    problems: RwSignal<Vec<ConnectionProblem>>,
}

impl Fields {
    fn of(connection: &Connection, limits: ReplyLimits) -> Self {
        Self {
            kind: RwSignal::new(connection.kind),
            base_url: RwSignal::new(connection.base_url.clone()),
            api_key: RwSignal::new(String::new()),
            forget_key: RwSignal::new(false),
            demo: RwSignal::new(connection.demo),
            limits: [limits.event, limits.reply].map(|most| RwSignal::new(most.to_string())),
            problems: RwSignal::new(Vec::new()),
        }
    }

    fn form(&self) -> ConnectionForm {
        ConnectionForm {
            kind: self.kind.get_untracked(),
            base_url: self.base_url.get_untracked(),
            api_key: self.api_key.get_untracked(),
            forget_key: self.forget_key.get_untracked(),
            demo: self.demo.get_untracked(),
        }
    }

    /// Chooses a way; a base URL that belongs to the other way makes room for the usual one.
    fn choose(&self, kind: ConnectionKind) {
        self.kind.set(kind);
        self.problems.set(Vec::new());
        let is_suggestion = self.base_url.with_untracked(|base| {
            let mut known = ConnectionKind::ALL
                .into_iter()
                .flat_map(ConnectionKind::suggestions);
            base.is_empty() || known.any(|(_, address)| address == base)
        });
        if let Some((_, first)) = kind.suggestions().next().filter(|_| is_suggestion) {
            self.base_url.set(first.to_owned());
        }
    }
}

pub fn connection(session: Session, dialogs: Dialogs) -> AnyView {
    let fields = session
        .connection
        .with_untracked(|connection| Fields::of(connection, session.limits()));
    if let Some((key, base_url)) = session.found_key.get_untracked() {
        // A pasted command's key waits here for the person's word on where it belongs; it is good for one region only.
        fields.api_key.set(key.expose().to_owned());
        let region = base_url.as_deref().and_then(region_of);
        let kind = match region.map(|region| region.relay) {
            Some(None) => ConnectionKind::Direct,
            _ => ConnectionKind::Relay,
        };
        fields.choose(kind);
        let of_region = region.and_then(|region| kind.address(region));
        if let Some(address) = of_region.map(str::to_owned).or(base_url) {
            fields.base_url.set(address);
        }
        session.found_key.set(None);
    }
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        match session.connect(&fields.form()) {
            Ok(()) => {
                let [event, reply] = fields.limits.map(|most| most.get_untracked());
                session.set_limits(ReplyLimits::typed(&event, &reply));
                dialogs.close();
            }
            Err(problems) => fields.problems.set(problems),
        }
    };
    let way = |kind| way(session, fields, kind);
    let has_key =
        flag(move || session.connection.with(|now| now.key.is_some()) && !fields.forget_key.get());
    let forget = move || {
        let forget = move || fields.forget_key.set(true);
        button("link", None, text::forget_key(), forget)
    };
    let lead = line("lead", text::connection_lead());
    let cancel = button("btn", None, text::cancel(), move || dialogs.close());
    view! {
        <form method="dialog" novalidate=true autocomplete="off" on:submit=save>
            <header>
                <h2 id=HEADING>{text::connection_title()}</h2>
            </header>
            <div class="body">
                {lead} <fieldset class="ways">
                    <legend class="vh">{text::connection_title()}</legend>
                    {ConnectionKind::ALL.map(way).collect_view()}
                </fieldset> {ledger(fields)} {limits(session, fields)}
            </div>
            <footer>
                <p class="hint">{when(has_key, forget)}</p>
                {cancel}
                <button type="submit" class="btn main">
                    {text::save()}
                </button>
            </footer>
        </form>
    }
    .into_any()
}

fn way(session: Session, fields: Fields, kind: ConnectionKind) -> AnyView {
    let (name, said) = match kind {
        ConnectionKind::Demo => (text::connection_demo(), text::connection_demo_text()),
        ConnectionKind::Relay => (text::connection_relay(), text::connection_relay_text()),
        ConnectionKind::Direct => (text::connection_direct(), text::connection_direct_text()),
        ConnectionKind::ByHand => (text::connection_by_hand(), text::connection_by_hand_text()),
    };
    let chosen = flag(move || fields.kind.get() == kind);
    let now = fields.kind.get_untracked() == kind;
    let choose = heard(move || fields.choose(kind));
    let inner = move || match kind {
        ConnectionKind::Demo => demo_options(fields),
        ConnectionKind::Relay | ConnectionKind::Direct | ConnectionKind::ByHand => {
            address(session, fields, kind)
        }
    };
    view! {
        <div class="way">
            <label class="tier">
                <input
                    type="radio"
                    name="connection"
                    value=kind.as_str()
                    autofocus=now
                    prop:checked=chosen
                    on:change=choose
                />
                <strong>{name}</strong>
                <span>{said}</span>
            </label>
            {when(chosen, inner)}
        </div>
    }
    .into_any()
}

/// What is wrong with the address or the key; empty where nothing is.
fn problem_of(fields: Fields, with_key: bool) -> Signal<String> {
    words(move || {
        fields.problems.with(|problems| {
            let said = problems.iter().find_map(|problem| match problem {
                ConnectionProblem::BaseUrl(fault) if !with_key => {
                    Some(words::request::address_fault(*fault))
                }
                ConnectionProblem::KeyMissing if with_key => Some(text::connection_key_missing()),
                ConnectionProblem::KeyCharacters if with_key => {
                    Some(text::connection_key_characters())
                }
                _ => None,
            });
            said.unwrap_or_default().to_owned()
        })
    })
}

fn problem_note(said: Signal<String>) -> AnyView {
    part(move || match said.get() {
        said if said.is_empty() => ().into_any(),
        said => note("note bad", Icon::Refused, said, None),
    })
}

fn address(session: Session, fields: Fields, kind: ConnectionKind) -> AnyView {
    let problem = problem_of(fields, false);
    let wrong = aria(move || !problem.get().is_empty());
    let value = words(move || fields.base_url.get());
    let typed = typed(move |value| fields.base_url.set(value));
    let suggestion = |(region, address)| suggestion(fields, region, address);
    let region = part(move || {
        let region = fields.base_url.with(|base| region_of(base));
        let said = region.map(words::region::models);
        said.map(|said| line("hint", said)).into_any()
    });
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
                    aria-invalid=wrong
                    aria-describedby="base_url-note"
                    prop:value=value
                    on:input=typed
                />
                <div class="tries">
                    {kind.suggestions().map(suggestion).collect_view()}
                </div>
                {region}
                <p class="hint" id="base_url-note">
                    {text::base_url_hint()}
                </p>
                <div role="alert">{problem_note(problem)}</div>
            </div>
            {(kind != ConnectionKind::ByHand).then(|| key(session, fields))}
        </div>
    }
    .into_any()
}

/// A base URL to choose, by its region.
fn suggestion(fields: Fields, region: &'static Region, address: &'static str) -> AnyView {
    let name = region.name;
    let pressed = aria(move || fields.base_url.with(|base| base == address));
    let choose = press(move || fields.base_url.set(address.to_owned()));
    view! {
        <button type="button" class="try" aria-pressed=pressed on:click=choose>
            {name}
        </button>
    }
    .into_any()
}

fn key(session: Session, fields: Fields) -> AnyView {
    let shown = RwSignal::new(false);
    let problem = problem_of(fields, true);
    let wrong = aria(move || !problem.get().is_empty());
    let value = words(move || fields.api_key.get());
    let typed = typed(move |value| fields.api_key.set(value));
    let kind = words(move || if shown.get() { "text" } else { "password" }.to_owned());
    let word = words(move || {
        if shown.get() {
            text::api_key_hide()
        } else {
            text::api_key_show()
        }
        .to_owned()
    });
    let toggle = press(move || shown.update(|shown| *shown = !*shown));
    let hint = words(move || {
        let base_url = fields.base_url.get();
        let kept = session.connection.with(|now| {
            let kept = now.keeps_key_for(&base_url) && !fields.forget_key.get();
            now.key.as_ref().filter(|_| kept).map(kept_words)
        });
        kept.unwrap_or_else(|| text::api_key_hint().to_owned())
    });
    view! {
        <div class="field">
            <label for="api_key">{text::api_key()}</label>
            <div class="joined">
                <input
                    class="in mono"
                    id="api_key"
                    name="api_key"
                    type=kind
                    spellcheck="false"
                    autocomplete="off"
                    aria-invalid=wrong
                    aria-describedby="api_key-note"
                    prop:value=value
                    on:input=typed
                />
                <button
                    type="button"
                    class="btn quiet"
                    aria-pressed=aria(move || shown.get())
                    on:click=toggle
                >
                    {word}
                </button>
            </div>
            <p class="hint" id="api_key-note">
                {hint}
            </p>
            <div role="alert">{problem_note(problem)}</div>
            {how_to_get_one()}
        </div>
    }
    .into_any()
}

/// Where a key comes from, and what has to be enabled for it.
fn how_to_get_one() -> AnyView {
    let steps = [
        text::get_key_console(),
        text::get_key_create(),
        text::get_key_enable(),
        text::get_key_endpoint(),
    ];
    let step = |said| view! { <li>{said}</li> }.into_any();
    view! {
        <details class="help">
            <summary>{icon(Icon::Chevron)} {text::get_key()}</summary>
            <ol>{steps.map(step).collect_view()}</ol>
        </details>
    }
    .into_any()
}

fn kept_words(key: &Key) -> String {
    match key.last_four().as_str() {
        "" => text::api_key_short_kept().to_owned(),
        last => text::api_key_kept(last),
    }
}

fn demo_options(fields: Fields) -> AnyView {
    let now = fields.demo.get_untracked();
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
        fields
            .demo
            .update(|demo| demo.pace = Pace::named(&value).unwrap_or(demo.pace));
    };
    let set_mishap = move |value: String| {
        fields
            .demo
            .update(|demo| demo.mishap = Mishap::named(&value).unwrap_or(demo.mishap));
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

/// What leaves this device with the connection as it stands in the dialog.
fn ledger(fields: Fields) -> AnyView {
    let said = words(move || match fields.kind.get() {
        ConnectionKind::Demo | ConnectionKind::ByHand => text::leaves_demo().to_owned(),
        ConnectionKind::Relay | ConnectionKind::Direct => fields
            .base_url
            .with(|base_url| text::leaves_there(&place(base_url))),
    });
    view! {
        <section class="ledger">
            <h3>{text::leaves_title()}</h3>
            <ul>
                <li class="yes">{icon(Icon::Out)} <span>{said}</span></li>
            </ul>
        </section>
    }
    .into_any()
}

/// What a reply may weigh. Open where that is why somebody came, or where it is not as usual.
fn limits(session: Session, fields: Fields) -> AnyView {
    let is_reached = session.board.with_untracked(|board| {
        let last = board.runs().last().and_then(|run| run.progress.ending());
        matches!(last, Some(Ending::Refused(fault)) if fault.kind.is_about_limits())
    });
    let open = is_reached || session.limits() != ReplyLimits::default();
    let [event, reply] = fields.limits;
    let hint = line("hint", text::limits_hint(u64::from(ReplyLimits::MOST)));
    let event = megabytes("limits.event", text::limit_event(), event);
    let reply = megabytes("limits.reply", text::limit_reply(), reply);
    view! {
        <details class="help" open=open>
            <summary>{icon(Icon::Chevron)} {text::limits()}</summary>
            <div class="opts pair">{event} {reply}</div>
            {hint}
        </details>
    }
    .into_any()
}

fn megabytes(name: &'static str, label: &'static str, most: RwSignal<String>) -> AnyView {
    let value = words(move || most.get());
    let typed = typed(move |value| most.set(value));
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                class="in num"
                id=name
                name=name
                type="number"
                inputmode="numeric"
                min="1"
                max=ReplyLimits::MOST.to_string()
                prop:value=value
                on:input=typed
            />
        </div>
    }
    .into_any()
}
