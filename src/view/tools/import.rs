//! A curl command or request JSON, pasted into the form: what it holds is shown before it is taken over.

use super::{Dialogs, header};
use crate::request::{Imported, import};
use crate::session::Session;
use crate::text;
use crate::view::Opened;
use crate::view::widgets::controls::{button, line, note};
use crate::view::widgets::icon::Icon;
use crate::view::widgets::live::{flag, part, ticked, typed, when};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;

pub fn import_dialog(session: Session, dialogs: Dialogs) -> AnyView {
    // What was pasted may hold a key: it lives as long as the dialog.
    let pasted = RwSignal::new(String::new());
    let keeps_key = RwSignal::new(true);
    let read = Memo::new(move |_| {
        pasted.with(|text| {
            let draft = session.draft.get_untracked();
            (!text.trim().is_empty()).then(|| import(text, &draft))
        })
    });
    let sent = RwSignal::new(Vec::<String>::new());
    let take = typed(move |value| {
        sent.set(Vec::new());
        pasted.set(value);
    });
    let found = part(move || {
        read.with(|read| match read {
            None => line("hint", text::import_hint()),
            Some(Err(fault)) => note("note bad", Icon::Refused, words::import::fault(fault), None),
            Some(Ok(imported)) => summary(imported, keeps_key, sent),
        })
    });
    let ready = flag(move || read.with(|read| matches!(read, Some(Ok(_)))));
    let apply = move || {
        button("btn main", None, text::import_take(), move || {
            let taken = read.with_untracked(|read| match read {
                Some(Ok(imported)) => Some(imported.clone()),
                _ => None,
            });
            let Some(mut imported) = taken else { return };
            sent.with_untracked(|sent| {
                for extra in &mut imported.draft.extra {
                    extra.send = sent.contains(&extra.path);
                }
            });
            let key = imported.key.clone().filter(|_| keeps_key.get_untracked());
            let with_key = key.is_some();
            session.take_import(imported, key);
            if with_key {
                dialogs.open(Opened::Connection);
            } else {
                dialogs.close();
            }
        })
    };
    let back = button("btn", None, text::cancel(), move || dialogs.close());
    let lead = line("lead", text::import_lead());
    view! {
        {header(dialogs, text::import_title())}
        <div class="body">
            {lead}
            <div class="field">
                <label for="import">{text::import_label()}</label>
                <textarea
                    class="in mono"
                    id="import"
                    rows="7"
                    spellcheck="false"
                    autocomplete="off"
                    autofocus=true
                    placeholder=text::import_placeholder()
                    on:input=take
                ></textarea>
            </div>
            <div role="status">{found}</div>
        </div>
        <footer>{back} {when(ready, apply)}</footer>
    }
    .into_any()
}

/// What will come into the form, and what will not.
fn summary(imported: &Imported, keeps_key: RwSignal<bool>, sent: RwSignal<Vec<String>>) -> AnyView {
    let fields = words::import::fields(&imported.draft);
    let row = |(name, value): (&'static str, String)| {
        view! { <div><dt>{name}</dt><dd class="num">{value}</dd></div> }.into_any()
    };
    let dropped: Vec<String> = imported
        .dropped
        .iter()
        .map(words::import::dropped)
        .collect();
    let dropped = list(text::import_dropped(), dropped);
    let defaults = words::import::defaults(&imported.notes);
    let notes = imported.notes.iter().filter_map(words::import::note);
    let notes: Vec<String> = notes
        .chain(Some(defaults).filter(|said| !said.is_empty()))
        .collect();
    let notes = list(text::import_notes(), notes);
    let unknown = (!imported.draft.extra.is_empty()).then(|| {
        let rows = imported.draft.extra.iter().map(|extra| {
            let path = extra.path.clone();
            let set = ticked(move |on| {
                sent.update(|sent| {
                    sent.retain(|one| *one != path);
                    if on {
                        sent.push(path.clone());
                    }
                });
            });
            let said = format!("{}: {}", extra.path, words::import::short(&extra.json));
            view! {
                <label class="check">
                    <input type="checkbox" on:change=set />
                    <code>{said}</code>
                </label>
            }
            .into_any()
        });
        let hint = line("hint", text::import_unknown_hint());
        view! {
            <section>
                <h3>{text::import_unknown()}</h3>
                {hint}
                {rows.collect_view()}
            </section>
        }
        .into_any()
    });
    let key = imported.key.as_ref().map(|key| {
        let set = ticked(move |on| keeps_key.set(on));
        let word = match key.last_four().as_str() {
            "" => text::import_key_short().to_owned(),
            last => text::import_key_take(last),
        };
        view! {
            <section>
                <h3>{text::import_key()}</h3>
                <label class="check">
                    <input type="checkbox" prop:checked=keeps_key on:change=set />
                    <span>{word}</span>
                    <small class="hint">{text::import_key_take_hint()}</small>
                </label>
            </section>
        }
        .into_any()
    });
    view! {
        <dl class="facts">{fields.into_iter().map(row).collect_view()}</dl>
        {key}
        {unknown}
        {dropped}
        {notes}
    }
    .into_any()
}

fn list(title: &'static str, rows: Vec<String>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        let row = |said| view! { <li>{said}</li> }.into_any();
        view! {
            <section>
                <h3>{title}</h3>
                <ul class="rules">{rows.into_iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
