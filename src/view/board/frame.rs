//! What stands in a panel's frame: the picture, the wait, or the reason why there is none.

use crate::board::{Panel, PanelId, PanelState, Take};
use crate::fault::Fault;
use crate::session::Session;
use crate::stream::Ending;
use crate::text;
use crate::view::widgets::icon::{Icon, icon};
use leptos::prelude::*;

/// Characters of the prompt that an alternative text takes along.
const ALT_CHARACTERS: usize = 160;

#[component]
pub fn Frame(id: PanelId, panel: Memo<Option<(usize, Panel)>>) -> impl IntoView {
    let session = expect_context::<Session>();
    move || {
        panel.get().map(|(number, panel)| match &panel.state {
            PanelState::Arrived => picture(session, id, number, &panel).into_any(),
            PanelState::Pending => view! { <Waiting panel=panel /> }.into_any(),
            PanelState::Failed(fault) => {
                let of_run = is_of_whole_run(session, &panel, fault);
                refused(fault, of_run).into_any()
            }
            PanelState::Missing => without(
                Icon::Note,
                text::state_missing(),
                text::state_missing_text(),
            )
            .into_any(),
            PanelState::Interrupted => without(
                Icon::Broken,
                text::state_interrupted(),
                text::state_interrupted_text(),
            )
            .into_any(),
            PanelState::Expired => without(
                Icon::Clock,
                text::state_expired(),
                text::state_expired_text(),
            )
            .into_any(),
            PanelState::Lost => {
                without(Icon::Broken, text::state_lost(), text::state_lost_text()).into_any()
            }
            PanelState::Empty => view! { <p>{text::state_empty()}</p> }.into_any(),
        })
    }
}

/// What the picture shows, in words: written down, or what it was made for. Never a file name.
pub fn alternative(number: usize, panel: &Panel, take: &Take) -> String {
    if !take.description.is_empty() {
        return take.description.clone();
    }
    if !panel.caption.is_empty() {
        return panel.caption.clone();
    }
    let prompt = take
        .request
        .as_deref()
        .map(crate::request::Request::prompt)
        .unwrap_or_default();
    let mut short: String = prompt.chars().take(ALT_CHARACTERS).collect();
    if short.len() < prompt.len() {
        short.push('…');
    }
    text::panel_alt(&number.to_string(), &short)
}

fn picture(session: Session, id: PanelId, number: usize, panel: &Panel) -> impl IntoView {
    let take = panel.take().cloned();
    take.map(|take| {
        let address = session.picture_address(&take.picture).unwrap_or_default();
        let alt = alternative(number, panel, &take);
        let size = take.size;
        view! {
            <button
                type="button"
                class="view"
                aria-label=text::panel_view(&number.to_string())
                on:click=move |_| session.viewed.set(Some(id))
            >
                <img
                    src=address
                    alt=alt
                    width=size.map(|size| size.width)
                    height=size.map(|size| size.height)
                    decoding="async"
                    referrerpolicy="no-referrer"
                    on:error=move |_| session.picture_failed(id)
                />
            </button>
        }
    })
}

/// A calm outline with the time that has passed and what is known.
#[component]
fn Waiting(panel: Panel) -> impl IntoView {
    let session = expect_context::<Session>();
    let run = panel.run.and_then(|id| {
        session.board.with_untracked(|board| {
            board.run(id).map(|run| {
                (
                    run.started_ms,
                    run.request.clone(),
                    run.progress.arrived() > 0,
                )
            })
        })
    });
    run.map(|(started_ms, request, any_arrived)| {
        let elapsed = move || text::run::time(session.now_ms.get().saturating_sub(started_ms));
        let known = if session.is_demo() {
            text::waiting_demo().to_owned()
        } else {
            text::run::usual_wait(&request, any_arrived)
        };
        view! {
            <time>{elapsed}</time>
            <span class="hint">{known}</span>
        }
    })
}

/// Whether the reason is that of the whole run, which stands above the board already.
fn is_of_whole_run(session: Session, panel: &Panel, fault: &Fault) -> bool {
    panel.run.is_some_and(|id| {
        session.board.with_untracked(|board| {
            let ending = board.run(id).and_then(|run| run.progress.ending());
            matches!(ending, Some(Ending::Refused(whole)) if whole == fault)
        })
    })
}

fn refused(fault: &Fault, of_run: bool) -> impl IntoView {
    let words = text::fault::explain(fault);
    let details = (!of_run).then(|| {
        view! {
            <p>{words.cause}</p>
            <p class="next">{words.next}</p>
            <code>{words.facts}</code>
        }
    });
    view! {
        <strong>{icon(Icon::Refused)} <span>{words.title}</span></strong>
        {details}
    }
}

fn without(sign: Icon, title: &'static str, sentence: &'static str) -> impl IntoView {
    view! {
        <strong>{icon(sign)} <span>{title}</span></strong>
        <p>{sentence}</p>
    }
}
