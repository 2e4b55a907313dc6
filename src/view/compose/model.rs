//! Which model: one of the catalogue, or an id of the person's own that is held to another's rules.

use super::note::{invalid, note_id, notes};
use crate::catalog::{MODELS, Model};
use crate::request::{Change, Field};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::{button, radio};
use crate::view::widgets::icon::Icon;
use crate::view::widgets::lazy::{later, split};
use crate::view::widgets::live::{anew_with, flag, heard, part, typed, when, words};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use crate::words;
use leptos::prelude::*;

pub fn model(session: Session, dialogs: Dialogs) -> AnyView {
    // The ids differ between the two clouds; the row is built anew only when they change.
    let ids = words(move || {
        session.controls.with(|controls| {
            controls
                .models
                .iter()
                .map(|choice| choice.value.1)
                .collect()
        })
    });
    let choices = part(move || {
        anew_with(ids);
        let models = untrack(|| session.controls.with(|controls| controls.models.clone()));
        models
            .iter()
            .map(|row| choice(session, row.value.0, row.value.1))
            .collect_view()
            .into_any()
    });
    let other = flag(move || session.controls.with(|controls| controls.unknown_model));
    let label = words(|| text::model_other().to_owned());
    let choose_other = radio(
        Field::Model.path(),
        String::new(),
        label,
        other,
        move || session.choose_other_model(),
    );
    let facts = words(move || {
        let known = session.draft.with(|draft| draft.known_model());
        known.map(words::request::model_facts).unwrap_or_default()
    });
    let disputes = button("link", None, text::documents_disagree(), move || {
        dialogs.open(Opened::Sources)
    });
    let changed = flag(move || session.switched.with(Option::is_some));
    view! {
        <fieldset class="group">
            <legend class="lab">{text::label_model()}</legend>
            <div class="seg fill">{choices} {choose_other}</div>
            {when(other, move || later(own_id::load, move || own_id::call(session)))}
            <p class="hint num">{facts} " " {disputes}</p>
            {notes(session, Field::Model)}
            {when(changed, move || later(switched::load, move || switched::call(session)))}
        </fieldset>
    }
    .into_any()
}

fn choice(session: Session, entry: &'static Model, id: &'static str) -> AnyView {
    let chosen = flag(move || {
        session
            .controls
            .with(|controls| controls.model == entry && !controls.unknown_model)
    });
    let label = words(move || {
        if chosen.get() {
            entry.name
        } else {
            entry.short_name
        }
        .to_owned()
    });
    let choose = move || session.set_field(Field::Model, id);
    radio(Field::Model.path(), id.to_owned(), label, chosen, choose)
}

split!(form, own_id(session: Session));

/// An endpoint's id, or a model that is in no table, and whose rules hold for it.
fn own_id(session: Session) -> AnyView {
    let value = words(move || session.draft.with(|draft| draft.model.clone()));
    let typed = typed(move |value| session.set_field(Field::Model, &value));
    let option = move |model: &'static Model| {
        let chosen = flag(move || session.draft.with(|draft| draft.treat_as == Some(model)));
        let label = words(move || model.short_name.to_owned());
        let choose = heard(move || session.treat_as(model));
        view! {
            <label>
                <input
                    type="radio"
                    name="model.treat_as"
                    value=model.short_name
                    prop:checked=chosen
                    on:change=choose
                />
                {label}
            </label>
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for="model-id">{text::model_id()}</label>
            <input
                class="in mono"
                id="model-id"
                name="model.id"
                spellcheck="false"
                placeholder=text::model_id_placeholder()
                aria-invalid=invalid(session, Field::Model)
                aria-describedby=note_id(Field::Model)
                prop:value=value
                on:input=typed
            />
            <p class="hint">{text::treat_as_hint()}</p>
            <div class="seg fill" role="radiogroup" aria-label=text::treat_as()>
                {MODELS.iter().map(|model| option(model)).collect_view()}
            </div>
        </div>
    }
    .into_any()
}

split!(form, switched(session: Session));

/// What the last change of model did to the request: before and after.
fn switched(session: Session) -> AnyView {
    part(move || {
        let changes = session.switched.get().unwrap_or_default();
        changed_fields(session, &changes)
    })
}

fn changed_fields(session: Session, changes: &[Change]) -> AnyView {
    let row = |change: &Change| {
        let not_sent = || text::not_sent().to_owned();
        let before = change.before.clone().unwrap_or_else(not_sent);
        let after = change.after.clone().unwrap_or_else(not_sent);
        view! {
            <div>
                <dt>{change.path.clone()}</dt>
                <dd>
                    <del>{before}</del>
                    " → "
                    <ins>{after}</ins>
                </dd>
            </div>
        }
        .into_any()
    };
    let put_away = button(
        "btn small",
        Some(Icon::Cross),
        text::put_away(),
        move || session.switched.set(None),
    );
    view! {
        <div class="note switched" role="status">
            <div class="row">
                <p>{text::switched_title()}</p>
                {put_away}
            </div>
            <dl>{changes.iter().map(row).collect_view()}</dl>
        </div>
    }
    .into_any()
}
