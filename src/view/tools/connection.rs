//! The connection dialog: where requests go, and whose key pays for them.

use super::demo::demo_options;
use super::key::{how_to_get_one, key};
use super::limits::limits;
use super::reach::reach;
use super::{Dialogs, HEADING};
use crate::catalog::{Region, region_of};
use crate::session::{
    Check, Connection, ConnectionForm, ConnectionKind, ConnectionProblem, KeyPlace, Options,
    ReplyLimits, Session,
};
use crate::text;
use crate::view::bar::place;
use crate::view::widgets::controls::{button, line, note};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{aria, flag, heard, part, press, typed, when, words};
use crate::view::widgets::view;
use crate::words;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// What the dialog holds until Save; dropped with it, so a key that was typed and not saved is gone.
#[derive(Clone, Copy)]
pub struct Fields {
    kind: RwSignal<ConnectionKind>,
    pub base_url: RwSignal<String>,
    pub api_key: RwSignal<String>,
    pub key_place: RwSignal<KeyPlace>,
    pub passphrase: RwSignal<String>,
    /// The key is being encrypted, which takes a moment.
    sealing: RwSignal<bool>,
    /// It is being decrypted, which takes as long.
    pub unlocking: RwSignal<bool>,
    demo: RwSignal<Options>,
    /// Most megabytes of an event, and of a reply, as typed.
    limits: [RwSignal<String>; 2],
    pub problems: RwSignal<Vec<ConnectionProblem>>,
}

impl Fields {
    fn of(connection: &Connection, limits: ReplyLimits) -> Self {
        Self {
            kind: RwSignal::new(connection.kind),
            base_url: RwSignal::new(connection.base_url.clone()),
            api_key: RwSignal::new(String::new()),
            key_place: RwSignal::new(connection.key_place),
            passphrase: RwSignal::new(String::new()),
            sealing: RwSignal::new(false),
            unlocking: RwSignal::new(false),
            demo: RwSignal::new(connection.demo),
            limits: [limits.event, limits.reply].map(|most| RwSignal::new(most.to_string())),
            problems: RwSignal::new(Vec::new()),
        }
    }

    pub fn form(&self) -> ConnectionForm {
        ConnectionForm {
            kind: self.kind.get_untracked(),
            base_url: self.base_url.get_untracked(),
            api_key: self.api_key.get_untracked(),
            key_place: self.key_place.get_untracked(),
            passphrase: self.passphrase.get_untracked(),
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
        if fields.sealing.get_untracked() || fields.unlocking.get_untracked() {
            return;
        }
        let problems = session.connect(&fields.form()).err().unwrap_or_default();
        let is_taken = problems
            .iter()
            .all(|problem| *problem == ConnectionProblem::KeyNotKept);
        if is_taken {
            let [event, reply] = fields.limits.map(|most| most.get_untracked());
            session.set_limits(ReplyLimits::typed(&event, &reply));
        }
        if !problems.is_empty() {
            if is_taken {
                fields.key_place.set(KeyPlace::Memory);
            }
            fields.problems.set(problems);
            return;
        }
        match session.is_unsealed() {
            true => seal(session, dialogs, fields),
            false => dialogs.close(),
        }
    };
    // What was found out is about what the dialog held then, and nothing was asked of what it holds now.
    Effect::new(move |_| {
        fields.kind.track();
        fields.base_url.track();
        fields.api_key.track();
        session.check.set(Check::None);
    });
    let way = |kind| way(session, fields, kind);
    let has_key = flag(move || {
        let kept = |now: &Connection| now.key.is_some() || now.sealed.is_some();
        session.connection.with(kept)
    });
    let forget = move || {
        let forget = move || {
            fields.api_key.set(String::new());
            fields.passphrase.set(String::new());
            fields.key_place.set(KeyPlace::Memory);
            session.forget_key();
        };
        button("link", None, text::forget_key(), forget)
    };
    let save_word = words(move || match fields.sealing.get() {
        true => text::key_sealing().to_owned(),
        false => text::save().to_owned(),
    });
    let busy = aria(move || fields.sealing.get() || fields.unlocking.get());
    let lead = line("lead", text::connection_lead());
    let cancel = button("btn", None, text::cancel(), move || dialogs.close());
    view! {
        <form method="dialog" novalidate=true autocomplete="off" on:submit=save>
            <header role="presentation">
                <h2 id=HEADING>{text::connection_title()}</h2>
            </header>
            <div class="body">
                {lead} <fieldset class="ways">
                    <legend class="vh">{text::connection_title()}</legend>
                    {ConnectionKind::ALL.map(way).collect_view()}
                </fieldset> {ledger(session, fields)} {limits(session, fields.limits)}
            </div>
            <footer>
                <p class="hint">{when(has_key, forget)}</p>
                {cancel}
                <button type="submit" class="btn main" aria-disabled=busy>
                    {save_word}
                </button>
            </footer>
        </form>
    }
    .into_any()
}

/// Encrypts the key that is to be kept on this device; the dialog stays until that is done.
fn seal(session: Session, dialogs: Dialogs, fields: Fields) {
    fields.sealing.set(true);
    let passphrase = fields.passphrase.get_untracked();
    leptos::task::spawn_local(async move {
        let sealed = session.seal_key(passphrase).await;
        // The dialog may have been closed meanwhile, and another one opened.
        let is_open = fields.sealing.try_set(false).is_none();
        match sealed {
            Ok(()) if is_open => dialogs.close(),
            Ok(()) => {}
            Err(problem) if is_open => {
                fields.key_place.set(KeyPlace::Memory);
                fields.problems.set(vec![problem]);
            }
            Err(_) => session.announcement.set(text::key_not_sealed().to_owned()),
        }
    });
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
        ConnectionKind::Demo => demo_options(fields.demo),
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

/// The control that a problem is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum About {
    Address,
    Key,
    Keeping,
}

/// What is wrong with a control's value; empty where nothing is.
pub fn problem_of(fields: Fields, about: About) -> Signal<String> {
    words(move || {
        fields.problems.with(|problems| {
            let said = problems.iter().find_map(|problem| {
                let (of, said) = match problem {
                    ConnectionProblem::BaseUrl(fault) => {
                        (About::Address, words::request::address_fault(*fault))
                    }
                    ConnectionProblem::KeyMissing => (About::Key, text::connection_key_missing()),
                    ConnectionProblem::KeyCharacters => {
                        (About::Key, text::connection_key_characters())
                    }
                    ConnectionProblem::PassphraseShort => {
                        (About::Keeping, text::key_passphrase_short())
                    }
                    ConnectionProblem::KeyNotKept => (About::Keeping, text::key_not_kept()),
                    ConnectionProblem::KeyNotSealed => (About::Keeping, text::key_not_sealed()),
                };
                (of == about).then_some(said)
            });
            said.unwrap_or_default().to_owned()
        })
    })
}

pub fn problem_note(said: Signal<String>) -> AnyView {
    part(move || match said.get() {
        said if said.is_empty() => ().into_any(),
        said => note("note bad", Icon::Refused, said, None),
    })
}

fn address(session: Session, fields: Fields, kind: ConnectionKind) -> AnyView {
    let problem = problem_of(fields, About::Address);
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
            {(kind != ConnectionKind::ByHand)
                .then(|| (key(session, fields), reach(session, fields), how_to_get_one()).into_any())}
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

/// What leaves this device with the connection as it stands in the dialog.
fn ledger(session: Session, fields: Fields) -> AnyView {
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
                {part(move || hosts(session))}
            </ul>
        </section>
    }
    .into_any()
}

/// The hosts that somebody agreed to, and the way back.
fn hosts(session: Session) -> AnyView {
    let all = session.agreed.with(|all| {
        let names = all.lines().map(|host| host.trim_start_matches("https://"));
        names.collect::<Vec<_>>().join(", ")
    });
    if all.is_empty() {
        return ().into_any();
    }
    let forget = button("link", None, text::hosts_forget(), move || {
        session.forget_hosts()
    });
    view! {
        <li class="yes">
            {icon(Icon::Out)} <span>{text::hosts_agreed()} " " {all} " " {forget}</span>
        </li>
    }
    .into_any()
}
