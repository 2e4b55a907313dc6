//! The fields that are used less often, behind one disclosure: references by address, and how pictures come.

use super::note::{Problems, invalid, note_id, problems_of};
use crate::catalog::{OutputFormat, PromptMode};
use crate::request::{Choice, Field, Offered, ResponseFormat};
use crate::session::Session;
use crate::text;
use crate::view::widgets::icon::{Icon, icon};
use leptos::prelude::*;

#[component]
pub fn More() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <details class="more">
            <summary>
                {icon(Icon::Chevron)} {text::output()}
                <span class="hint">{move || summary(session)}</span>
            </summary>
            <div class="opts">
                <References />
                <ResponseFormatChoice />
                <Show when=move || session.controls.with(|controls| controls.shows(Field::Stream))>
                    <Flag
                        field=Field::Stream
                        name=text::label_stream()
                        hint=text::stream_hint()
                        value=move || session.draft.with(|draft| draft.stream)
                    />
                </Show>
                <OutputFormatChoice />
                <Flag
                    field=Field::Watermark
                    name=text::label_watermark()
                    hint=text::watermark_hint()
                    value=move || session.draft.with(|draft| draft.watermark)
                />
                <PromptModeChoice />
            </div>
        </details>
    }
}

/// The fields behind the disclosure in one line.
fn summary(session: Session) -> String {
    session.draft.with(|draft| {
        let references = match draft.references().count() as u64 {
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

#[component]
fn References() -> impl IntoView {
    let session = expect_context::<Session>();
    let problems = problems_of(session, Field::Image);
    let value = move || session.draft.with(|draft| draft.image.clone());
    let hint = move || {
        session
            .controls
            .with(|controls| text::references_hint(u64::from(controls.references)))
    };
    view! {
        <div class="field">
            <label for="image">{text::references_summary()}</label>
            <textarea
                class="in mono"
                id="image"
                name=Field::Image.path()
                rows="2"
                spellcheck="false"
                placeholder=text::references_placeholder()
                aria-invalid=invalid(problems)
                aria-describedby=note_id(Field::Image)
                prop:value=value
                on:input:target=move |event| {
                    session.set_field(Field::Image, &event.target().value());
                }
            ></textarea>
            <p class="hint">{hint}</p>
            <Problems field=Field::Image />
        </div>
    }
}

/// A boolean of the API.
#[component]
fn Flag(
    field: Field,
    name: &'static str,
    hint: &'static str,
    value: impl Fn() -> bool + Send + Sync + 'static,
) -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <label class="check">
            <input
                type="checkbox"
                name=field.path()
                prop:checked=value
                on:change:target=move |event| {
                    session.set_field(field, if event.target().checked() { "true" } else { "false" });
                }
            />
            <span>{name}</span>
            <small class="hint">{hint}</small>
        </label>
    }
}

#[component]
fn ResponseFormatChoice() -> impl IntoView {
    let session = expect_context::<Session>();
    let field = Field::ResponseFormat;
    let by_address = Memo::new(move |_| {
        session
            .draft
            .with(|draft| draft.response_format == ResponseFormat::Url)
    });
    let hours = move || {
        session
            .controls
            .with(|controls| u64::from(controls.model.retention_hours.value))
    };
    let hint = move || {
        if by_address.get() {
            text::response_url_hint(hours())
        } else {
            text::response_b64_hint().to_owned()
        }
    };
    let value = move || session.draft.with(|draft| draft.response_format.as_str());
    view! {
        <div class="field">
            <label for="response_format">{text::label_response_format()}</label>
            <select
                class="in"
                id="response_format"
                name=field.path()
                prop:value=value
                on:change:target=move |event| session.set_field(field, &event.target().value())
            >
                <option value=ResponseFormat::B64Json.as_str() selected=move || !by_address.get()>
                    {text::response_b64()}
                </option>
                <option value=ResponseFormat::Url.as_str() selected=move || by_address.get()>
                    {text::response_url()}
                </option>
            </select>
            <p class="hint">{hint}</p>
        </div>
    }
}

#[component]
fn OutputFormatChoice() -> impl IntoView {
    let session = expect_context::<Session>();
    let offered = Memo::new(move |_| {
        session
            .controls
            .with(|controls| controls.output_format.clone())
    });
    let name = |format: OutputFormat| match format {
        OutputFormat::Jpeg => text::format_jpeg(),
        OutputFormat::Png => text::format_png(),
    };
    let always = move |format| {
        text::format_always(
            session.controls.with(|controls| controls.model.name),
            name(format),
        )
    };
    view! {
        <Enumeration
            field=Field::OutputFormat
            label=text::label_output_format()
            offered=Signal::derive(move || rows(offered.get(), OutputFormat::as_str, name))
            always=Signal::derive(move || only(&offered.get()).map(always))
        />
    }
}

#[component]
fn PromptModeChoice() -> impl IntoView {
    let session = expect_context::<Session>();
    let offered = Memo::new(move |_| {
        session
            .controls
            .with(|controls| controls.prompt_mode.clone())
    });
    let name = |mode: PromptMode| match mode {
        PromptMode::Standard => text::mode_standard(),
        PromptMode::Fast => text::mode_fast(),
    };
    let always = move |mode: PromptMode| {
        text::mode_always(
            session.controls.with(|controls| controls.model.name),
            mode.as_str(),
        )
    };
    view! {
        <Enumeration
            field=Field::PromptMode
            label=text::label_prompt_mode()
            offered=Signal::derive(move || rows(offered.get(), PromptMode::as_str, name))
            always=Signal::derive(move || only(&offered.get()).map(always))
        />
    }
}

/// One value of an enumeration: the API's spelling, the name, whether it is chosen.
type Row = (&'static str, &'static str, bool);

fn rows<T: Copy>(
    offered: Offered<T>,
    spelling: fn(T) -> &'static str,
    name: fn(T) -> &'static str,
) -> Vec<Row> {
    match offered {
        Offered::Choices(choices) => choices
            .into_iter()
            .map(|Choice { value, chosen }| (spelling(value), name(value), chosen))
            .collect(),
        Offered::Always(_) | Offered::No => Vec::new(),
    }
}

fn only<T: Copy>(offered: &Offered<T>) -> Option<T> {
    match offered {
        Offered::Always(value) => Some(*value),
        Offered::Choices(_) | Offered::No => None,
    }
}

/// A choice where the model leaves one; otherwise a word on what it always does, and on what is parked meanwhile.
#[component]
fn Enumeration(
    field: Field,
    label: &'static str,
    offered: Signal<Vec<Row>>,
    always: Signal<Option<String>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let select = move || {
        let rows = offered.get();
        (!rows.is_empty()).then(|| {
            view! {
                <div class="field">
                    <label for=field.path()>{label}</label>
                    <select
                        class="in"
                        id=field.path()
                        name=field.path()
                        on:change:target=move |event| {
                            session.set_field(field, &event.target().value());
                        }
                    >
                        {rows
                            .into_iter()
                            .map(|(value, name, chosen)| {
                                view! {
                                    <option value=value selected=chosen>
                                        {name}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                </div>
            }
        })
    };
    view! {
        {select}
        {move || always.get().map(|words| view! { <p class="hint">{words}</p> })}
        <Problems field=field />
    }
}
