//! One picture, as large as the screen allows, with what is known of it.

use super::board::alternative;
use super::widgets::dialog::Dialog;
use super::widgets::icon::{Icon, icon};
use crate::board::{PanelId, PanelState, Take};
use crate::session::Session;
use crate::stream::PictureAt;
use crate::text;
use crate::text::number::bytes as bytes_text;
use leptos::prelude::*;

#[component]
pub fn Viewer() -> impl IntoView {
    let session = expect_context::<Session>();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(session.viewed.get().is_some()));
    Effect::new(move |_| {
        if !open.get() {
            session.viewed.set(None);
        }
    });
    view! {
        <Dialog open=open class="viewer" labelled_by="viewer-h">
            {move || {
                session.viewed.get().map(|id| view! { <Looking id=id open=open /> })
            }}
        </Dialog>
    }
}

#[component]
fn Looking(id: PanelId, open: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let panel = session.panel(id);
    move || {
        panel.get().and_then(|(number, panel)| {
            let take = panel.take().cloned()?;
            let address = session.picture_address(&take.picture)?;
            let alt = alternative(number, &panel, &take);
            let heading = text::viewer_title(&number.to_string());
            Some(
                view! {
                    <figure class="stage">
                        <img src=address.clone() alt=alt referrerpolicy="no-referrer" />
                    </figure>
                    <div class="tale">
                        <header>
                            <h2 id="viewer-h">{heading}</h2>
                            <button type="button" class="btn" on:click=move |_| open.set(false)>
                                {icon(Icon::Cross)}
                                {text::close()}
                            </button>
                        </header>
                        <div class="body">
                            {(!panel.action.is_empty())
                                .then(|| view! { <p class="act">{panel.action.clone()}</p> })} <Facts take=take.clone() />
                        </div>
                        <footer>
                            <Turn id=id /> <Keep number=number take=take address=address />
                        </footer>
                    </div>
                },
            )
        })
    }
}

/// The panels with a picture before and after this one.
fn neighbours(session: Session, id: PanelId) -> (Option<PanelId>, Option<PanelId>) {
    session.board.with(|board| {
        let shown: Vec<_> = board
            .panels()
            .iter()
            .filter(|panel| panel.id == id || panel.state == PanelState::Arrived)
            .map(|panel| panel.id)
            .collect();
        let at = shown.iter().position(|shown| *shown == id);
        let before = at
            .and_then(|at| at.checked_sub(1))
            .and_then(|at| shown.get(at).copied());
        (before, at.and_then(|at| shown.get(at + 1).copied()))
    })
}

#[component]
fn Turn(id: PanelId) -> impl IntoView {
    let session = expect_context::<Session>();
    let around = Memo::new(move |_| neighbours(session, id));
    let go = move |to: Option<PanelId>| {
        if to.is_some() {
            session.viewed.set(to);
        }
    };
    view! {
        <nav class="turn" aria-label=text::area_board()>
            <button
                type="button"
                class="btn quiet"
                disabled=move || around.get().0.is_none()
                on:click=move |_| go(around.get_untracked().0)
            >
                {icon(Icon::Back)}
                {text::viewer_previous()}
            </button>
            <button
                type="button"
                class="btn quiet"
                disabled=move || around.get().1.is_none()
                on:click=move |_| go(around.get_untracked().1)
            >
                {text::viewer_next()}
                {icon(Icon::Chevron)}
            </button>
        </nav>
    }
}

/// Returned size, file, time, model and prompt: what the service said, never what was asked.
#[component]
fn Facts(take: Take) -> impl IntoView {
    let file = match &take.picture {
        PictureAt::Kept { format, bytes, .. } => {
            Some(text::viewer_file(format.name(), &bytes_text(*bytes)))
        }
        PictureAt::Remote(_) | PictureAt::Shipped(_) => None,
    };
    let dies = matches!(take.picture, PictureAt::Remote(_)).then(text::viewer_address);
    let prompt = take
        .request
        .as_deref()
        .map(|request| request.prompt().to_owned());
    let rows = [
        (text::viewer_size(), take.size.map(text::request::pixels)),
        (text::viewer_format(), file),
        (
            text::viewer_time(),
            take.run.map(|_| text::run::time(take.after_ms)),
        ),
        (text::viewer_model(), take.model.clone()),
        (text::viewer_prompt(), prompt),
    ];
    let row = |(name, value): (&'static str, Option<String>)| {
        value.map(|value| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd class="num">{value}</dd>
                </div>
            }
        })
    };
    view! {
        <dl class="facts">{rows.map(row).collect_view()}</dl>
        {dies.map(|words| view! { <p class="hint">{words}</p> })}
    }
}

/// Save and open. The file's name and type are ours; the service's are not asked.
#[component]
fn Keep(number: usize, take: Take, address: String) -> impl IntoView {
    let extension = match &take.picture {
        PictureAt::Kept { format, .. } => format.extension(),
        PictureAt::Remote(_) | PictureAt::Shipped(_) => "jpg",
    };
    let name = text::picture_file_name(&number.to_string(), extension);
    view! {
        <a class="btn main" href=address.clone() download=name>
            {text::viewer_save()}
        </a>
        <a class="btn quiet" href=address target="_blank" rel="noopener noreferrer">
            {text::viewer_open()}
        </a>
    }
}
