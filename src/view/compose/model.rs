//! Which model.

use super::note::notes;
use crate::catalog::Model;
use crate::request::Field;
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::radio;
use crate::view::widgets::live::{anew_with, flag, part, words};
use crate::words;
use leptos::prelude::*;

pub fn model(session: Session) -> AnyView {
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
    let facts = words(move || {
        session
            .controls
            .with(|controls| words::request::model_facts(controls.model))
    });
    view! {
        <fieldset class="group">
            <legend class="lab">{text::label_model()}</legend>
            <div class="seg fill">{choices}</div>
            <p class="hint num">{facts}</p>
            {notes(session, Field::Model)}
        </fieldset>
    }
    .into_any()
}

fn choice(session: Session, entry: &'static Model, id: &'static str) -> AnyView {
    let chosen = flag(move || session.controls.with(|controls| controls.model == entry));
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
