//! What is written about the panel.

use super::said_of;
use crate::board::shot_list::{milliseconds, seconds};
use crate::board::{Angle, Move, PanelId, Script, Shot};
use crate::session::{RowSignal, Session};
use crate::text;
use crate::view::widgets::controls::line;
use crate::view::widgets::live::{aria, flag, typed, when, words};
use crate::view::widgets::view;
use crate::words::framing;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// A text of the script.
struct Written {
    id: &'static str,
    name: &'static str,
    label: fn() -> &'static str,
    /// What stands under it.
    hint: Option<fn() -> &'static str>,
    /// Lines at least; 1 is a field of a single line.
    lines: &'static str,
    read: fn(&Script) -> &str,
    write: fn(&mut Script, String),
}

const CAPTION: Written = Written {
    id: "field-caption",
    name: "panel.caption",
    label: text::panel_caption,
    hint: None,
    lines: "1",
    read: |script| &script.caption,
    write: |script, text| script.caption = text,
};

const ACTION: Written = Written {
    id: "field-action",
    name: "panel.action",
    label: text::panel_action,
    hint: None,
    lines: "3",
    read: |script| &script.action,
    write: |script, text| script.action = text,
};

const DIALOGUE: Written = Written {
    id: "field-dialogue",
    name: "panel.dialogue",
    label: text::panel_dialogue,
    hint: None,
    lines: "2",
    read: |script| &script.dialogue,
    write: |script, text| script.dialogue = text,
};

const SOUND: Written = Written {
    id: "field-sound",
    name: "panel.sound",
    label: text::panel_sound,
    hint: None,
    lines: "1",
    read: |script| &script.sound,
    write: |script, text| script.sound = text,
};

const NOTES: Written = Written {
    id: "field-notes",
    name: "panel.notes",
    label: text::panel_notes,
    hint: Some(text::panel_notes_hint),
    lines: "2",
    read: |script| &script.notes,
    write: |script, text| script.notes = text,
};

const PROMPT: Written = Written {
    id: "field-prompt",
    name: "panel.prompt",
    label: text::panel_own_prompt,
    hint: Some(text::panel_own_prompt_hint),
    lines: "2",
    read: |script| &script.prompt,
    write: |script, text| script.prompt = text,
};

/// A term of the script.
struct Chosen {
    id: &'static str,
    name: &'static str,
    label: fn() -> &'static str,
    /// Each with its value.
    terms: fn() -> Vec<(&'static str, &'static str)>,
    read: fn(&Script) -> &'static str,
    write: fn(&mut Script, &str),
}

const SHOT: Chosen = Chosen {
    id: "field-shot",
    name: "panel.shot",
    label: text::panel_shot,
    terms: || {
        let all = Shot::ALL.iter();
        all.map(|one| (one.as_str(), framing::shot(*one))).collect()
    },
    read: |script| script.shot.map_or("", Shot::as_str),
    write: |script, name| script.shot = Shot::named(name),
};

const ANGLE: Chosen = Chosen {
    id: "field-angle",
    name: "panel.angle",
    label: text::panel_angle,
    terms: || {
        let all = Angle::ALL.iter();
        all.map(|one| (one.as_str(), framing::angle(*one)))
            .collect()
    },
    read: |script| script.angle.map_or("", Angle::as_str),
    write: |script, name| script.angle = Angle::named(name),
};

const CAMERA: Chosen = Chosen {
    id: "field-camera",
    name: "panel.camera",
    label: text::panel_camera,
    terms: || {
        let all = Move::ALL.iter();
        all.map(|one| (one.as_str(), framing::camera(*one)))
            .collect()
    },
    read: |script| script.camera.map_or("", Move::as_str),
    write: |script, name| script.camera = Move::named(name),
};

pub fn fields(session: Session, id: PanelId, row: RowSignal, locked: Signal<bool>) -> AnyView {
    let write = |field: &'static Written| written(session, id, row, field);
    let choose = |field: &'static Chosen| chosen(session, id, row, field);
    let stay = |event: SubmitEvent| event.prevent_default();
    view! {
        <form class="part" autocomplete="off" aria-labelledby="fields-h" on:submit=stay>
            <h3 id="fields-h">{text::panel_words()}</h3>
            <fieldset class="fields" disabled=locked>
                {write(&CAPTION)} {write(&ACTION)} {write(&DIALOGUE)}
                <div class="two-up">
                    {choose(&SHOT)} {choose(&ANGLE)} {choose(&CAMERA)}
                    {duration(session, id, row)}
                </div>
                {write(&SOUND)} {write(&NOTES)} {write(&PROMPT)}
            </fieldset>
        </form>
    }
    .into_any()
}

fn written(session: Session, id: PanelId, row: RowSignal, field: &'static Written) -> AnyView {
    let value = said_of(row, |row| (field.read)(&row.panel.script).to_owned());
    let write = typed(move |text| {
        session.edit_script(id, |script| (field.write)(script, text));
    });
    let hint = field.hint.map(|hint| line("hint", hint()));
    let control = match field.lines {
        "1" => view! {
            <input
                class="in"
                type="text"
                id=field.id
                name=field.name
                prop:value=value
                on:input=write
            />
        }
        .into_any(),
        lines => view! {
            <textarea
                class="in"
                id=field.id
                name=field.name
                rows=lines
                prop:value=value
                on:input=write
            ></textarea>
        }
        .into_any(),
    };
    view! {
        <div class="field">
            <label for=field.id>{(field.label)()}</label>
            {control}
            {hint}
        </div>
    }
    .into_any()
}

fn chosen(session: Session, id: PanelId, row: RowSignal, field: &'static Chosen) -> AnyView {
    let now = said_of(row, |row| (field.read)(&row.panel.script).to_owned());
    let choose = typed(move |name: String| {
        session.edit_script(id, |script| (field.write)(script, &name));
    });
    let option = |(value, name): (&'static str, &'static str)| {
        let is = flag(move || now.with(|now| now == value));
        view! { <option value=value prop:selected=is>{name}</option> }.into_any()
    };
    let none = [("", text::panel_not_said())].into_iter();
    let options = none.chain((field.terms)()).map(option).collect_view();
    view! {
        <div class="field">
            <label for=field.id>{(field.label)()}</label>
            <select class="in" id=field.id name=field.name on:change=choose>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// Seconds. What is no number yet stays as it is typed, and is not taken.
fn duration(session: Session, id: PanelId, row: RowSignal) -> AnyView {
    let typing = RwSignal::new(String::new());
    let known = said_of(row, |row| {
        row.panel
            .script
            .duration_ms
            .map(seconds)
            .unwrap_or_default()
    });
    let bad = flag(move || typing.with(|text| is_bad(text)));
    let value = words(move || {
        let (typing, known) = (typing.get(), known.get());
        let same = milliseconds(&typing) == milliseconds(&known);
        match is_bad(&typing) || same {
            true => typing,
            false => known,
        }
    });
    let write = typed(move |text: String| {
        if !is_bad(&text) {
            session.edit_script(id, |script| script.duration_ms = milliseconds(&text));
        }
        typing.set(text);
    });
    let invalid = aria(move || bad.get());
    let said = move || line("hint bad-hint", text::panel_duration_bad());
    view! {
        <div class="field">
            <label for="field-duration">{text::panel_duration()}</label>
            <input
                class="in num"
                type="text"
                inputmode="decimal"
                id="field-duration"
                name="panel.duration"
                aria-invalid=invalid
                aria-describedby="field-duration-note"
                prop:value=value
                on:input=write
            />
            <div id="field-duration-note" role="status">{when(bad, said)}</div>
        </div>
    }
    .into_any()
}

fn is_bad(text: &str) -> bool {
    !text.trim().is_empty() && milliseconds(text.trim()).is_none()
}
