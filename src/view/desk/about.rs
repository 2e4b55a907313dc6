//! What holds for the whole board.

use super::reshape::reshape;
use crate::board::shot_list::milliseconds;
use crate::board::{About, PromptParts};
use crate::catalog::Ratio;
use crate::session::Session;
use crate::text;
use crate::view::Dialogs;
use crate::view::tools::header;
use crate::view::widgets::controls::{line, ratio_radio};
use crate::view::widgets::live::{aria, flag, part, ticked, typed, words};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;

pub fn about(session: Session, dialogs: Dialogs) -> AnyView {
    view! {
        {header(dialogs, text::about_title())}
        <form class="body" autocomplete="off">
            <p class="hint">{text::about_lead()}</p>
            {title(session)}
            {style(session)}
            {parts(session)}
            {target(session)}
            {ratio(session)}
            {reshape(session, dialogs)}
        </form>
    }
    .into_any()
}

fn of(session: Session, read: fn(&About) -> String) -> Signal<String> {
    words(move || session.board.with(|board| read(board.about())))
}

fn title(session: Session) -> AnyView {
    let value = of(session, |about| about.title.clone());
    let typed = typed(move |title| session.edit_about(|about| about.title = title));
    view! {
        <div class="field">
            <label for="board.title">{text::about_name()}</label>
            <input
                class="in"
                id="board.title"
                name="board.title"
                prop:value=value
                on:input=typed
            />
        </div>
    }
    .into_any()
}

fn style(session: Session) -> AnyView {
    let value = of(session, |about| about.style.clone());
    let typed = typed(move |style| session.edit_about(|about| about.style = style));
    view! {
        <div class="field">
            <label for="board.style">{text::about_style()}</label>
            <textarea
                class="in"
                id="board.style"
                name="board.style"
                rows="3"
                aria-describedby="board.style-hint"
                prop:value=value
                on:input=typed
            ></textarea>
            <p class="hint" id="board.style-hint">
                {text::about_style_hint()}
            </p>
        </div>
    }
    .into_any()
}

fn parts(session: Session) -> AnyView {
    let one = move |name: &'static str,
                    word: &'static str,
                    hint: Option<&'static str>,
                    part: fn(&mut PromptParts) -> &mut bool| {
        let on = flag(move || {
            let mut parts = session.board.with(|board| board.about().parts);
            *part(&mut parts)
        });
        let tick = ticked(move |on| session.edit_about(|about| *part(&mut about.parts) = on));
        let hint = hint.map(|hint| view! { <span class="hint">{hint}</span> }.into_any());
        view! {
            <label class="check">
                <input type="checkbox" name=name prop:checked=on on:change=tick />
                {word}
                {hint}
            </label>
        }
        .into_any()
    };
    let shot = one(
        "board.parts.shot",
        text::about_parts_shot(),
        None,
        |parts| &mut parts.shot,
    );
    let camera = one(
        "board.parts.camera",
        text::about_parts_camera(),
        None,
        |parts| &mut parts.camera,
    );
    let action = one(
        "board.parts.action",
        text::about_parts_action(),
        None,
        |parts| &mut parts.action,
    );
    let dialogue = one(
        "board.parts.dialogue",
        text::about_parts_dialogue(),
        Some(text::about_parts_dialogue_hint()),
        |parts| &mut parts.dialogue,
    );
    view! {
        <fieldset class="group">
            <legend class="lab">{text::about_parts()}</legend>
            <div class="opts pair">{shot} {camera} {action} {dialogue}</div>
        </fieldset>
    }
    .into_any()
}

/// What is typed stays as it is typed; the board takes it when it is a length.
fn target(session: Session) -> AnyView {
    let now = session
        .board
        .with_untracked(|board| board.about().target_ms);
    let now = now.map(|ms| words::board::length(u64::from(ms)));
    let wrong = RwSignal::new(false);
    let typed = typed(move |text| {
        let read = milliseconds(text.trim()).filter(|ms| *ms > 0);
        let is_empty = text.trim().is_empty();
        wrong.set(read.is_none() && !is_empty);
        if is_empty || read.is_some() {
            session.edit_about(|about| about.target_ms = read);
        }
    });
    let invalid = aria(move || wrong.get());
    let problem = part(move || match wrong.get() {
        true => line("hint bad", text::about_target_wrong()),
        false => ().into_any(),
    });
    view! {
        <div class="field short">
            <label for="board.target">{text::about_target()}</label>
            <input
                class="in num"
                id="board.target"
                name="board.target"
                aria-invalid=invalid
                aria-describedby="board.target-hint"
                value=now
                on:input=typed
            />
            <p class="hint" id="board.target-hint">
                {text::about_target_hint()}
            </p>
            <div role="alert">{problem}</div>
        </div>
    }
    .into_any()
}

fn ratio(session: Session) -> AnyView {
    let all = About::RATIOS.into_iter().map(Some);
    let all = core::iter::once(None).chain(all);
    let hint = words(move || {
        let set = session.board.with(|board| board.about().ratio.is_some());
        match set {
            true => text::about_ratio_hint(),
            false => text::about_ratio_own_hint(),
        }
        .to_owned()
    });
    view! {
        <fieldset class="group">
            <legend class="lab">{text::about_ratio()}</legend>
            <div class="shapes">
                {all.map(|ratio| shape(session, ratio)).collect_view()}
            </div>
            <p class="hint">{hint}</p>
        </fieldset>
    }
    .into_any()
}

/// A shape drawn in its ratio. `None`: each picture's own.
fn shape(session: Session, ratio: Option<Ratio>) -> AnyView {
    let chosen = flag(move || session.board.with(|board| board.about().ratio == ratio));
    let choose = move || session.edit_about(|about| about.ratio = ratio);
    ratio_radio(
        "board.ratio",
        ratio,
        text::about_ratio_own(),
        chosen,
        choose,
    )
}
