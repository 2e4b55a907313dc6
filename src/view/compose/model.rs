//! Which model.

use super::note::notes;
use crate::catalog::{Cloud, MODELS, Model};
use crate::request::Field;
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::radio;
use crate::view::widgets::live::{flag, part, words};
use crate::words;
use leptos::prelude::*;

pub fn model(session: Session) -> AnyView {
    // The ids differ between the two clouds; the row is built anew only when the cloud changes.
    let volcengine = flag(move || {
        session
            .connection
            .with(|now| now.cloud() == Cloud::Volcengine)
    });
    let choices = part(move || {
        let cloud = if volcengine.get() {
            Cloud::Volcengine
        } else {
            Cloud::BytePlus
        };
        MODELS
            .iter()
            .map(|entry| choice(session, entry, cloud))
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

fn choice(session: Session, entry: &'static Model, cloud: Cloud) -> AnyView {
    let id = entry.ids.on(cloud);
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
