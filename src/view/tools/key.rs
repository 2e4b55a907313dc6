//! The key of a connection: entered, kept where the person says, unlocked, never shown again.

use super::connection::{About, Fields, problem_note, problem_of};
use crate::ports::{Key, Shut};
use crate::session::{KeyPlace, Session};
use crate::text;
use crate::view::widgets::controls::{Row, line, select};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{aria, flag, part, press, typed, when, words};
use crate::view::widgets::view;
use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;

pub fn key(session: Session, fields: Fields) -> AnyView {
    let problem = problem_of(fields, About::Key);
    let said = words(move || {
        let base_url = fields.base_url.get();
        session.connection.with(|now| match &now.key {
            Some(key) if now.keeps_key_for(&base_url) => kept_words(key),
            None if now.sealed.is_none() || now.is_locked_for(&base_url) => {
                text::api_key_hint().to_owned()
            }
            _ => text::api_key_elsewhere().to_owned(),
        })
    });
    let locked = flag(move || {
        let base_url = fields.base_url.get();
        fields.api_key.with(String::is_empty)
            && session.connection.with(|now| now.is_locked_for(&base_url))
    });
    let field = secret(
        "api_key",
        "api_key",
        text::api_key(),
        fields.api_key,
        problem,
    );
    view! {
        <div class="field">
            {field} <p class="hint" id="api_key-note">{said}</p>
            <div role="alert">{problem_note(problem)}</div>
            {part(move || keys(session, fields, locked.get()))}
        </div>
    }
    .into_any()
}

/// The key that is kept, locked; or where one is to be kept: drawn anew when the connection changes, by "Forget", say.
fn keys(session: Session, fields: Fields, locked: bool) -> AnyView {
    session.connection.track();
    match locked {
        true => unlock(session, fields),
        false => keep(session, fields),
    }
}

/// A field whose characters are shown only on demand.
fn secret(
    id: &'static str,
    name: &'static str,
    label: &'static str,
    held: RwSignal<String>,
    problem: Signal<String>,
) -> AnyView {
    let shown = RwSignal::new(false);
    let wrong = aria(move || !problem.get().is_empty());
    let value = words(move || held.get());
    let typed = typed(move |value| held.set(value));
    let kind = words(move || if shown.get() { "text" } else { "password" }.to_owned());
    let said = move || match shown.get() {
        true => text::api_key_hide(),
        false => text::api_key_show(),
    };
    let word = words(move || said().to_owned());
    let name_of = words(move || format!("{}: {label}", said()));
    let toggle = press(move || shown.update(|shown| *shown = !*shown));
    view! {
        <label for=id>{label}</label>
        <div class="joined">
            <input
                class="in mono"
                id=id
                name=name
                type=kind
                spellcheck="false"
                autocomplete="off"
                aria-invalid=wrong
                aria-describedby=format!("{id}-note")
                prop:value=value
                on:input=typed
            />
            <button
                type="button"
                class="btn quiet"
                aria-label=name_of
                aria-pressed=aria(move || shown.get())
                on:click=toggle
            >
                {word}
            </button>
        </div>
    }
    .into_any()
}

/// Where the key is to be kept.
fn keep(session: Session, fields: Fields) -> AnyView {
    let now = fields.key_place.get_untracked();
    let row = |place: KeyPlace| -> Row {
        let name = match place {
            KeyPlace::Memory => text::key_place_memory(),
            KeyPlace::Tab => text::key_place_tab(),
            KeyPlace::Device => text::key_place_device(),
        };
        (place.as_str(), name, place == now)
    };
    let has_vault = session.has_vault();
    let places = KeyPlace::ALL.into_iter();
    let places = places.filter(|place| has_vault || *place != KeyPlace::Device);
    let choose = move |value: String| {
        let chosen = KeyPlace::ALL
            .into_iter()
            .find(|place| place.as_str() == value);
        fields.key_place.set(chosen.unwrap_or_default());
    };
    let said = words(move || match fields.key_place.get() {
        KeyPlace::Memory => text::key_place_memory_hint().to_owned(),
        KeyPlace::Tab => text::key_place_tab_hint().to_owned(),
        KeyPlace::Device => text::key_place_device_hint().to_owned(),
    });
    let rows = places.map(row).collect();
    let no_vault = (!has_vault).then(|| line("hint", text::key_place_no_vault()));
    let hint = view! {
        <p class="hint">{said}</p>
        {no_vault}
    };
    let label = text::key_place();
    let hint = Some(hint.into_any());
    let place = select("key-place", "key.place", label, rows, hint, choose);
    let problem = problem_of(fields, About::Keeping);
    // One that is encrypted already stays as it is, unless another is typed.
    let asks = flag(move || {
        let base_url = fields.base_url.get();
        let typed = !fields.api_key.with(String::is_empty);
        let sealed = session
            .connection
            .with(|now| now.sealed.is_some() && now.keeps_key_for(&base_url));
        fields.key_place.get() == KeyPlace::Device && (typed || !sealed)
    });
    view! {
        {place}
        {when(asks, move || passphrase(fields, problem))}
        <div role="alert">{problem_note(problem)}</div>
    }
    .into_any()
}

fn passphrase(fields: Fields, problem: Signal<String>) -> AnyView {
    let (id, label) = ("key-passphrase", text::key_passphrase());
    let field = secret(id, "key.passphrase", label, fields.passphrase, problem);
    view! {
        {field}
        <p class="hint" id="key-passphrase-note">{text::key_passphrase_hint()}</p>
    }
    .into_any()
}

/// A key that is kept on this device and waits for its passphrase.
fn unlock(session: Session, fields: Fields) -> AnyView {
    let shut = RwSignal::new(String::new());
    let open = move || {
        if fields.unlocking.get_untracked() {
            return;
        }
        fields.unlocking.set(true);
        shut.set(String::new());
        let passphrase = fields.passphrase.get_untracked();
        leptos::task::spawn_local(async move {
            let opened = session.unlock_key(passphrase).await;
            // The dialog may be closed by now.
            fields.unlocking.try_set(false);
            match opened {
                // Forgotten meanwhile.
                Ok(false) => {}
                Ok(true) => {
                    fields.passphrase.try_set(String::new());
                    session.announcement.set(text::key_unlocked().to_owned());
                }
                Err(why) => {
                    shut.try_set(shut_words(why).to_owned());
                }
            }
        });
    };
    let enter = move |event: leptos::ev::KeyboardEvent| {
        // Enter would save the dialog, and the key would stay locked.
        let in_field = event_target::<Element>(&event).tag_name() == "INPUT";
        if event.key() == "Enter" && in_field {
            event.prevent_default();
            open();
        }
    };
    let word = words(move || match fields.unlocking.get() {
        true => text::key_unlocking().to_owned(),
        false => text::key_unlock().to_owned(),
    });
    let act = press(open);
    let shut = Signal::from(shut);
    let (id, label) = ("key-passphrase", text::key_passphrase());
    let field = secret(id, "key.passphrase", label, fields.passphrase, shut);
    view! {
        <div data-key="locked" on:keydown=enter>
            <strong id="key-passphrase-note">{icon(Icon::Note)} {text::key_locked()}</strong>
            {field}
            <button type="button" class="btn quiet" name="key.unlock" on:click=act>
                {word}
            </button>
            <div role="alert">{problem_note(shut)}</div>
        </div>
    }
    .into_any()
}

fn shut_words(shut: Shut) -> &'static str {
    match shut {
        Shut::Wrong => text::key_shut_wrong(),
        Shut::Unreadable => text::key_shut_unreadable(),
        Shut::NoCrypto => text::key_shut_no_crypto(),
    }
}

/// Where a key comes from, and what has to be enabled for it.
pub fn how_to_get_one() -> AnyView {
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
