//! The input pictures as tiles in their order, and the tile that adds one.

use super::note::notes;
use crate::request::{Field, Reference, ReferenceId, ReferenceSource, Rule};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::button;
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::lazy::{Loading, later, split};
use crate::view::widgets::live::{aria, flag, part, press, when, words};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;

/// What the file picker offers first; the bytes decide.
const ACCEPT: &str = "image/jpeg,image/png,image/webp,image/bmp,image/tiff,image/gif,image/*";

/// The reference whose tile is being dragged.
type Dragged = RwSignal<Option<ReferenceId>>;

pub fn references(session: Session, dialogs: Dialogs) -> AnyView {
    let dragged = Dragged::new(None);
    let reading = flag(move || session.adding.get() > 0);
    let by_address = button("link", None, text::add_by_address(), move || {
        session.go_to(Field::Image.path())
    });
    view! {
        <fieldset class="group">
            <legend class="lab">{text::label_references()}</legend>
            <div class="refs">
            <ol class="tiles">
                <For each=move || session.reference_ids.get() key=|id| *id let:id>
                    {later(tile::load, move || tile::call(session, dialogs, id, dragged))}
                </For>
                <li class="tile">
                    <label class="pic add">
                        {icon(Icon::Plus)} <span>{text::add_picture()}</span>
                        <input class="vh" type="file" name="image.file" multiple accept=ACCEPT />
                    </label>
                </li>
            </ol>
            <p class="hint">{text::references_lead()} " " {by_address}</p>
            </div>
            {when(reading, move || reading_now(session))}
            {notes(session, Field::Image)}
        </fieldset>
    }
    .into_any()
}

fn reading_now(session: Session) -> AnyView {
    let said = words(move || text::still_reading(u64::from(session.adding.get())));
    view! { <p class="hint" role="status">{said}</p> }.into_any()
}

split!(form, tile(session: Session, dialogs: Dialogs, id: ReferenceId, dragged: Dragged));

fn tile(session: Session, dialogs: Dialogs, id: ReferenceId, dragged: Dragged) -> AnyView {
    let of = move |read: fn(&Reference) -> String| {
        words(move || {
            session
                .draft
                .with(|draft| draft.references.get(id).map(read).unwrap_or_default())
        })
    };
    let number = words(move || {
        let number = session.draft.with(|draft| draft.references.number(id));
        text::image_number(&number.unwrap_or_default().to_string())
    });
    let name = of(|reference| format!("@{}", reference.name));
    let label = words(move || text::look_at_reference(&number.get(), &name.get()));
    let wrong = aria(move || {
        let number = session.draft.with(|draft| draft.references.number(id));
        session.checked.with(|checked| {
            let mut all = checked.problems_of(Field::Image);
            all.any(|problem| match problem.rule {
                Rule::Reference { number: of, .. } => Some(of as usize) == number,
                _ => false,
            })
        })
    });
    let look = press(move || dialogs.open(Opened::Reference(id)));
    let keys = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" | "ArrowUp" if event.alt_key() => -1,
            "ArrowRight" | "ArrowDown" if event.alt_key() => 1,
            "Delete" => {
                event.prevent_default();
                session.remove_reference(id);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        session.move_reference(id, by);
        session.refocus_reference(id);
    };
    let drag = move |_: DragEvent| dragged.set(Some(id));
    let over = move |event: DragEvent| {
        if dragged.get_untracked().is_some() {
            event.prevent_default();
        }
    };
    let drop = move |event: DragEvent| {
        if let Some(from) = dragged.get_untracked() {
            event.prevent_default();
            dragged.set(None);
            session.take_place(from, id);
        }
    };
    let end = move |_: DragEvent| dragged.set(None);
    view! {
        <li
            class="tile"
            draggable="true"
            on:dragstart=drag
            on:dragover=over
            on:drop=drop
            on:dragend=end
        >
            <button
                type="button"
                class="pic"
                name=id.control_name()
                aria-label=label
                aria-invalid=wrong
                aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Delete"
                title=text::tile_keys()
                on:click=look
                on:keydown=keys
            >
                <span class="slate">{number}</span>
                {picture(session, id)}
            </button>
            <span class="name">{name}</span>
        </li>
    }
    .into_any()
}

/// Fetches the code of what appears in the form when it is needed.
pub fn load() -> Loading {
    tile::load()
}

/// The picture, or where it is and what it is called when the page does not have it: for the eye alone, since what holds
/// it has a name of its own.
pub fn picture(session: Session, id: ReferenceId) -> AnyView {
    let broken = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        session.draft.with(|draft| {
            let source = &draft.references.get(id)?.source;
            Some((session.reference_preview(source), place(source)))
        })
    });
    part(move || match shown.get() {
        Some((Some(address), _)) if !broken.get() => {
            let failed = move |_| broken.set(true);
            view! { <img src=address alt="" draggable="false" on:error=failed /> }.into_any()
        }
        Some((_, place)) => view! { <span class="place" data-place=place></span> }.into_any(),
        None => ().into_any(),
    })
}

/// The host of an address, or the format of a file that browsers do not show.
fn place(source: &ReferenceSource) -> String {
    match source {
        ReferenceSource::Address(address) => {
            let rest = address.split_once("://").map_or("", |(_, rest)| rest);
            rest.split('/').next().unwrap_or_default().to_owned()
        }
        ReferenceSource::File(file) => file.format_name.to_owned(),
    }
}
