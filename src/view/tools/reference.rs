//! One reference: large, with its name, its facts and what can be done with it.

use super::{Dialogs, HEADING, header};
use crate::address::SafeUrl;
use crate::request::{Reference, ReferenceId, ReferenceSource};
use crate::session::{Session, Sight};
use crate::text;
use crate::text::number::bytes;
use crate::view::compose::reference_picture;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::elsewhere::{Elsewhere, elsewhere};
use crate::view::widgets::icon::Icon;
use crate::view::widgets::live::{flag, part, press, typed, when, words};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;

pub fn reference(session: Session, dialogs: Dialogs, id: ReferenceId) -> AnyView {
    let there = flag(move || {
        session
            .draft
            .with(|draft| draft.references.get(id).is_some())
    });
    let gone = move || {
        view! {
            {header(dialogs, text::reference_gone())}
        }
        .into_any()
    };
    part(move || {
        if there.get() {
            shown(session, dialogs, id)
        } else {
            gone()
        }
    })
}

fn shown(session: Session, dialogs: Dialogs, id: ReferenceId) -> AnyView {
    let place = move || {
        session.draft.with(|draft| {
            let count = draft.references.list().len();
            (draft.references.number(id).unwrap_or(1), count)
        })
    };
    let title = words(move || text::image_number(&place().0.to_string()));
    let name = words(move || {
        session
            .draft
            .with(|draft| draft.references.get(id).map(|one| one.name.clone()))
            .unwrap_or_default()
    });
    let rename = typed(move |typed| session.rename_reference(id, &typed));
    let first = flag(move || place().0 == 1);
    let last = flag(move || place().0 == place().1);
    let step = move |by: i64, word: &'static str, off: Signal<bool>| {
        let go = press(move || session.move_reference(id, by));
        view! {
            <button type="button" class="btn quiet" disabled=off on:click=go>
                {word}
            </button>
        }
        .into_any()
    };
    let remove = button("btn quiet bad", None, text::remove(), move || {
        dialogs.close();
        session.remove_reference(id);
    });
    let mention = button("btn quiet", None, text::mention_it(), move || {
        let name = session
            .draft
            .with_untracked(|draft| draft.references.get(id).map(|one| one.name.clone()));
        if let Some(name) = name {
            session.add_to_prompt(&format!("@{name}"));
        }
        dialogs.close();
    });
    let close = button("btn", Some(Icon::Cross), text::close(), move || {
        dialogs.close()
    });
    view! {
        <header role="presentation">
            <h2 id=HEADING>{title}</h2>
            {close}
        </header>
        <div class="body">
            <figure class="pic large">{reference_picture(session, id)}</figure>
            {load(session, id)}
            <div class="field">
                <label for="reference-name">{text::reference_name()}</label>
                <input
                    class="in"
                    id="reference-name"
                    spellcheck="false"
                    autocomplete="off"
                    prop:value=name
                    on:change=rename
                />
                <p class="hint">{text::reference_name_hint()}</p>
            </div>
            {part(move || facts_of(session, id))}
        </div>
        <footer>
            {step(-1, text::move_earlier(), first)} {step(1, text::move_later(), last)} {mention}
            {remove}
        </footer>
    }
    .into_any()
}

/// A picture on another host is asked for only when the person says so, and sees from where.
fn load(session: Session, id: ReferenceId) -> AnyView {
    let shown = RwSignal::new(false);
    let address = Memo::new(move |_| {
        session
            .draft
            .with(|draft| match &draft.references.get(id)?.source {
                ReferenceSource::Address(address) if !address.starts_with("data:") => {
                    SafeUrl::parse(address).ok()
                }
                _ => None,
            })
    });
    let host = words(move || {
        let origin = address.with(|address| address.as_ref().map(|one| one.origin().to_owned()));
        origin.unwrap_or_default()
    });
    let ask = flag(move || address.with(Option::is_some) && !shown.get());
    let button = move || {
        let word = text::load_from(&host.get());
        button("btn quiet", Some(Icon::Out), word, move || {
            if let Some(address) = address.get_untracked() {
                session.agree_to(&address);
            }
            shown.set(true);
        })
    };
    let picture = flag(move || address.with(Option::is_some) && shown.get());
    let picture = when(picture, move || {
        let failed = RwSignal::new(false);
        part(move || match (failed.get(), address.get()) {
            (true, _) => line("note bad", text::load_failed()),
            (false, Some(address)) => pixels(session, address, failed),
            (false, None) => ().into_any(),
        })
    });
    view! {
        {when(ask, button)}
        {picture}
    }
    .into_any()
}

/// The picture of a host that somebody agreed to.
fn pixels(session: Session, address: SafeUrl, failed: RwSignal<bool>) -> AnyView {
    if session.sight(&address) != Sight::Plain {
        let shown = Elsewhere {
            address,
            alt: text::reference_name().to_owned(),
            cover: false,
            failed: Arc::new(move || failed.set(true)),
        };
        return view! { <figure class="pic large">{elsewhere(session, shown)}</figure> }.into_any();
    }
    let src = address.as_str().to_owned();
    let fail = move |_| failed.set(true);
    view! {
        <figure class="pic large">
            <img src=src alt="" referrerpolicy="no-referrer" on:error=fail />
        </figure>
    }
    .into_any()
}

fn facts_of(session: Session, id: ReferenceId) -> AnyView {
    session.draft.with(|draft| {
        let Some(reference) = draft.references.get(id) else {
            return ().into_any();
        };
        // One that the browser made anew is on nobody's disk, and exported code reads it from there.
        let save = match &reference.source {
            ReferenceSource::Address(_) => None,
            ReferenceSource::File(file) => {
                session.reference_preview(&reference.source).map(|address| {
                    let name = file.file_name.clone();
                    view! {
                        <a class="btn quiet" href=address download=name>
                            {text::save_file()}
                        </a>
                    }
                    .into_any()
                })
            }
        };
        (facts(reference), save).into_any()
    })
}

fn facts(reference: &Reference) -> AnyView {
    let rows = match &reference.source {
        ReferenceSource::Address(address) if address.starts_with("data:") => {
            vec![(text::viewer_format(), text::reference_data().to_owned())]
        }
        ReferenceSource::Address(address) => vec![(text::address_label(), address.clone())],
        ReferenceSource::File(file) => vec![
            (text::reference_file(), file.file_name.clone()),
            (
                text::viewer_size(),
                file.size.map(words::request::pixels).unwrap_or_default(),
            ),
            (
                text::viewer_format(),
                match file.format_name {
                    "" => bytes(file.bytes),
                    name => text::viewer_file(name, &bytes(file.bytes)),
                },
            ),
        ],
    };
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    let row =
        |(name, value)| view! { <div><dt>{name}</dt><dd class="num">{value}</dd></div> }.into_any();
    view! { <dl class="facts">{rows.map(row).collect_view()}</dl> }.into_any()
}
