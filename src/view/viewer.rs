//! One picture, large, with what is known of it.

use super::board::alternative;
use super::widgets::controls::{button, line};
use super::widgets::dialog::dialog;
use super::widgets::elsewhere::{Elsewhere, elsewhere};
use super::widgets::icon::{Icon, icon};
use super::widgets::lazy::split;
use super::widgets::live::{flag, part, press, words};
use crate::board::{PanelId, PanelState, Take};
use crate::ports::View;
use crate::session::{Look, Session, Shown, Sight};
use crate::stream::PictureAt;
use crate::text;
use crate::text::number::bytes as bytes_text;
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;

pub fn viewer(session: Session) -> AnyView {
    let open = flag(move || session.viewed.get().is_some());
    let close = move || session.viewed.set(None);
    let class = words(|| "viewer".to_owned());
    dialog(open, close, class, "viewer-h", stage::load, move || {
        stage::call(session)
    })
}

split!(dialogs, stage(session: Session));

fn stage(session: Session) -> AnyView {
    // While a modal dialog is open, the page's own live region is silent.
    let said = words(move || session.announcement.get());
    let picture = part(move || {
        session
            .viewed
            .get()
            .map(|id| looking(session, id))
            .into_any()
    });
    view! {
        {picture}
        <p class="vh" role="status" aria-live="polite">
            {said}
        </p>
    }
    .into_any()
}

fn looking(session: Session, id: PanelId) -> AnyView {
    let Some(row) = session.panel(id).get() else {
        return ().into_any();
    };
    let (number, panel) = (row.number.as_str(), &row.panel);
    let Some(take) = panel.take() else {
        return ().into_any();
    };
    // The whole file is in memory only as long as it is looked at.
    let look = session.show(&take.picture, View::Whole, None);
    let alt = alternative(&row, take);
    let foreign = session.apart(&take.picture);
    let asked = foreign
        .as_ref()
        .is_some_and(|address| session.sight(address) == Sight::Asked);
    let picture = move || match (&foreign, look.get()) {
        (Some(address), _) => elsewhere(
            session,
            Elsewhere {
                address: address.clone(),
                alt: alt.clone(),
                cover: false,
                failed: Arc::new(move || session.picture_failed(id)),
            },
        ),
        (None, Shown::At(address)) => {
            view! { <img src=address alt=alt.clone() referrerpolicy="no-referrer" /> }.into_any()
        }
        (None, Shown::Fetching) => line("hint", text::viewer_fetching()),
        (None, Shown::Gone) => line("hint", text::state_lost_text()),
    };
    let action =
        (!panel.script.action.is_empty()).then(|| line("act", panel.script.action.clone()));
    // More than one picture came for it: each is kept, and can be seen and saved.
    let others = panel.takes.iter().enumerate();
    let others = others
        .filter(|(_, other)| *other != take)
        .map(|(at, take)| {
            let look = session.show(&take.picture, View::Whole, None);
            let name = text::viewer_take(&(at + 1).to_string());
            opening("btn quiet", look, name)
        });
    let others = others.collect_view();
    let close = button("btn", Some(Icon::Cross), text::close(), move || {
        session.viewed.set(None)
    });
    view! {
        <figure class="stage">
            {part(picture)}
        </figure>
        <div class="tale">
            <header role="presentation">
                <h2 id="viewer-h">{text::viewer_title(number)}</h2>
                {close}
            </header>
            <div class="body">{action} {facts(take)} {others}</div>
            <footer>{turn(session, id)} {keep(session, id, number, take, look, asked)}</footer>
        </div>
    }
    .into_any()
}

/// The panels with a picture before and after this one.
fn neighbours(session: Session, id: PanelId) -> (Option<PanelId>, Option<PanelId>) {
    session.board.with_untracked(|board| {
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

fn turn(session: Session, id: PanelId) -> AnyView {
    let step = move |forward: bool| {
        let to = move || {
            let (before, after) = neighbours(session, id);
            if forward { after } else { before }
        };
        // Pictures that arrive meanwhile become neighbours.
        let none = flag(move || {
            session.board.track();
            to().is_none()
        });
        let go = press(move || {
            if let Some(to) = to() {
                session.viewed.set(Some(to));
            }
        });
        let (before, word, after) = match forward {
            true => (None, text::viewer_next(), Some(Icon::Chevron)),
            false => (Some(Icon::Back), text::viewer_previous(), None),
        };
        view! {
            <button type="button" class="btn quiet" disabled=none on:click=go>
                {before.map(icon)}
                {word}
                {after.map(icon)}
            </button>
        }
    };
    view! {
        <nav class="turn" aria-label=text::area_board()>
            {step(false)}
            {step(true)}
        </nav>
    }
    .into_any()
}

/// Returned size, file, time, model and prompt: what the service said, never what was asked.
fn facts(take: &Take) -> AnyView {
    let file = match &take.picture {
        PictureAt::Kept { format, bytes, .. } => {
            Some(text::viewer_file(format.name(), &bytes_text(*bytes)))
        }
        _ => None,
    };
    let dies =
        matches!(take.picture, PictureAt::Remote(_)).then(|| line("hint", text::viewer_address()));
    let rows = [
        (text::viewer_size(), take.size.map(words::request::pixels)),
        (text::viewer_format(), file),
        (
            text::viewer_time(),
            take.run.map(|_| words::run::time(take.after_ms)),
        ),
        (text::viewer_model(), take.model.clone()),
        (
            text::viewer_prompt(),
            take.asked
                .as_deref()
                .map(|asked| asked.prompt.clone())
                .filter(|prompt| !prompt.is_empty()),
        ),
    ];
    let row = |(name, value): (&'static str, Option<String>)| {
        value.map(|value| {
            view! { <div><dt>{name}</dt><dd class="num">{value}</dd></div> }.into_any()
        })
    };
    view! {
        <dl class="facts">{rows.into_iter().filter_map(row).collect_view()}</dl>
        {dies}
    }
    .into_any()
}

/// Save, open, and take as an input of the next request. The file's name and type are ours; the service's are not asked.
/// `asked`: the picture is on a host that nobody agreed to.
fn keep(
    session: Session,
    id: PanelId,
    number: &str,
    take: &Take,
    look: Look,
    asked: bool,
) -> AnyView {
    let name = text::picture_file_name(number, take.picture.extension());
    let usable = button("btn quiet", None, text::viewer_use(), move || {
        session.use_panel(id);
        session.viewed.set(None);
    });
    // A browser does not save from another host: it would leave this page for the picture instead.
    let is_here = !session.is_by_address(take);
    let save = move || {
        let name = name.clone();
        let address = look.address().filter(|_| is_here)?;
        Some(
            view! { <a class="btn main" href=address download=name>{text::viewer_save()}</a> }
                .into_any(),
        )
    };
    let open = (!asked).then(|| opening("btn quiet", look, text::viewer_open().to_owned()));
    view! {
        {part(move || save().into_any())}
        {open}
        {usable}
    }
    .into_any()
}

/// A link that opens the picture, once it is there.
fn opening(class: &'static str, look: Look, name: String) -> AnyView {
    let link = move || {
        let (address, name) = (look.address()?, name.clone());
        Some(
            view! {
                <a class=class href=address target="_blank" rel="noopener noreferrer">
                    {name}
                </a>
            }
            .into_any(),
        )
    };
    part(move || link().into_any())
}
