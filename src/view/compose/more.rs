//! The fields that are used less often, behind one disclosure: references by address, and how pictures come.

use super::note::{invalid, note_id, notes};
use crate::catalog::{OutputFormat, PromptMode};
use crate::request::{Choice, Field, Offered, ResponseFormat};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::{Row, line, select};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::lazy::{later, split};
use crate::view::widgets::live::{flag, part, ticked, typed, when, words};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;

pub fn more(session: Session) -> AnyView {
    let streams = flag(move || session.controls.with(|controls| controls.stream));
    let stream = move || {
        let value = flag(move || session.draft.with(|draft| draft.stream));
        tick(
            session,
            Field::Stream,
            text::label_stream(),
            text::stream_hint(),
            value,
        )
    };
    let marked = flag(move || session.draft.with(|draft| draft.watermark));
    let (mark, mark_hint) = (text::label_watermark(), text::watermark_hint());
    let imported = flag(move || session.draft.with(|draft| !draft.extra.is_empty()));
    view! {
        <details class="more">
            <summary>
                {icon(Icon::Chevron)} {text::more_settings()}
                <span class="hint">{words(move || summary(session))}</span>
            </summary>
            <div class="opts">
                {references(session)} {part(move || response_format(session))}
                {when(streams, stream)} {part(move || output_format(session))}
                {notes(session, Field::OutputFormat)}
                {tick(session, Field::Watermark, mark, mark_hint, marked)}
                {part(move || prompt_mode(session))} {notes(session, Field::PromptMode)}
                {when(imported, move || later(extras::load, move || extras::call(session)))}
            </div>
        </details>
    }
    .into_any()
}

/// The fields behind the disclosure in one line.
fn summary(session: Session) -> String {
    session.draft.with(|draft| {
        let references = match draft.references.list().len() as u64 {
            0 => None,
            count => Some(text::references_count(count)),
        };
        let parts = [
            references.as_deref(),
            Some(match draft.response_format {
                ResponseFormat::B64Json => text::output_b64(),
                ResponseFormat::Url => text::output_url(),
            }),
            Some(if draft.stream {
                text::output_streamed()
            } else {
                text::output_whole()
            }),
            Some(if draft.watermark {
                text::output_marked()
            } else {
                text::output_unmarked()
            }),
        ];
        parts
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(text::list_separator())
    })
}

fn references(session: Session) -> AnyView {
    let field = Field::Image;
    let value = words(move || {
        session
            .draft
            .with(|draft| draft.references.text().to_owned())
    });
    let typed = typed(move |value| session.set_field(field, &value));
    let hint = words(move || {
        session
            .controls
            .with(|controls| text::references_hint(u64::from(controls.references)))
    });
    view! {
        <div class="field">
            <label for="image">{text::references_summary()}</label>
            <textarea
                class="in mono"
                id="image"
                name=field.path()
                rows="2"
                spellcheck="false"
                placeholder=text::references_placeholder()
                aria-invalid=invalid(session, field)
                aria-describedby=note_id(field)
                prop:value=value
                on:input=typed
            ></textarea>
            <p class="hint">{hint}</p>
        </div>
    }
    .into_any()
}

split!(form, extras(session: Session));

/// Fields that came with an import and are in no table of ours: each is sent only where the person says so.
fn extras(session: Session) -> AnyView {
    // Built anew when other fields come, not when one is ticked.
    let rows = Memo::new(move |_| {
        session.draft.with(|draft| {
            let all = draft.extra.iter();
            all.map(|extra| (extra.path.clone(), words::import::short(&extra.json)))
                .collect::<Vec<_>>()
        })
    });
    part(move || extra_rows(session, rows.get()))
}

fn extra_rows(session: Session, rows: Vec<(String, String)>) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let row = |(path, json): (String, String)| {
        let (of, name) = (path.clone(), text::extra_send(&path));
        let sent = flag(move || {
            session.draft.with(|draft| {
                draft
                    .extra
                    .iter()
                    .any(|extra| extra.path == of && extra.send)
            })
        });
        let set = ticked(move |on| session.send_extra(&path, on));
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=sent on:change=set />
                <span>{name}</span>
                <small class="hint">{json}</small>
            </label>
        }
        .into_any()
    };
    view! {
        <div class="field">
            <p class="hint">{text::extra_title()}</p>
            {rows.into_iter().map(row).collect_view()}
        </div>
    }
    .into_any()
}

/// A boolean of the API.
fn tick(
    session: Session,
    field: Field,
    name: &'static str,
    hint: &'static str,
    value: Signal<bool>,
) -> AnyView {
    let set = ticked(move |on| session.set_field(field, if on { "true" } else { "false" }));
    view! {
        <label class="check">
            <input type="checkbox" name=field.path() prop:checked=value on:change=set />
            <span>{name}</span>
            <small class="hint">{hint}</small>
        </label>
    }
    .into_any()
}

fn response_format(session: Session) -> AnyView {
    let field = Field::ResponseFormat;
    let hours = session
        .controls
        .with(|controls| controls.model.retention_hours.value);
    let now = session.draft.with(|draft| draft.response_format);
    let hint = match now {
        ResponseFormat::B64Json => text::response_b64_hint().to_owned(),
        ResponseFormat::Url => text::response_url_hint(u64::from(hours)),
    };
    let row = |value: ResponseFormat, name| (value.as_str(), name, value == now);
    let rows = vec![
        row(ResponseFormat::B64Json, text::response_b64()),
        row(ResponseFormat::Url, text::response_url()),
    ];
    let (path, label) = (field.path(), text::label_response_format());
    select(
        path,
        path,
        label,
        rows,
        Some(line("hint", hint)),
        move |value| {
            session.set_field(field, &value);
        },
    )
}

fn output_format(session: Session) -> AnyView {
    let name = |format| match format {
        OutputFormat::Jpeg => text::format_jpeg(),
        OutputFormat::Png => text::format_png(),
    };
    let (offered, model) = session
        .controls
        .with(|controls| (controls.output_format.clone(), controls.model.name));
    match offered {
        Offered::Choices(choices) => {
            let rows = rows(&choices, OutputFormat::as_str, name);
            enumeration(
                session,
                Field::OutputFormat,
                text::label_output_format(),
                rows,
            )
        }
        Offered::Always(format) => line("hint", text::format_always(model, name(format))),
        Offered::No => ().into_any(),
    }
}

fn prompt_mode(session: Session) -> AnyView {
    let name = |mode| match mode {
        PromptMode::Standard => text::mode_standard(),
        PromptMode::Fast => text::mode_fast(),
    };
    let (offered, model) = session
        .controls
        .with(|controls| (controls.prompt_mode.clone(), controls.model.name));
    match offered {
        Offered::Choices(choices) => {
            let rows = rows(&choices, PromptMode::as_str, name);
            enumeration(session, Field::PromptMode, text::label_prompt_mode(), rows)
        }
        Offered::Always(mode) => line("hint", text::mode_always(model, mode.as_str())),
        Offered::No => ().into_any(),
    }
}

fn rows<T: Copy>(
    choices: &[Choice<T>],
    spelling: fn(T) -> &'static str,
    name: fn(T) -> &'static str,
) -> Vec<Row> {
    choices
        .iter()
        .map(|choice| (spelling(choice.value), name(choice.value), choice.chosen))
        .collect()
}

/// A choice of the API, where the model leaves one.
fn enumeration(session: Session, field: Field, label: &'static str, rows: Vec<Row>) -> AnyView {
    select(
        field.path(),
        field.path(),
        label,
        rows,
        None,
        move |value| {
            session.set_field(field, &value);
        },
    )
}
