//! The top bar: what this is, where requests go, light or dark.

use super::widgets::icon::{Icon, icon};
use super::widgets::live::{aria, flag, press, words};
use super::{Dialogs, Opened};
use crate::session::{ConnectionKind, Session, Theme};
use crate::text;
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn bar(session: Session, dialogs: Dialogs) -> AnyView {
    let title = words(move || {
        let title = session.board.with(|board| board.about().title.clone());
        match title.is_empty() {
            true => text::board_title().to_owned(),
            false => title,
        }
    });
    let boards = press(move || dialogs.open(Opened::Boards));
    let state = words(move || session.saving.get().name().to_owned());
    let saving = words(move || session.saving.get().said().to_owned());
    let open = press(move || dialogs.open(Opened::Response));
    let connect = press(move || dialogs.open(Opened::Connection));
    let kind = words(move || kind(session).to_owned());
    let more = words(move || {
        session.connection.with(|connection| match connection.kind {
            ConnectionKind::Demo => text::connection_demo_short().to_owned(),
            _ => place(&connection.base_url),
        })
    });
    let demo = flag(move || session.is_demo());
    view! {
        <header class="bar">
            <a class="brand" href="." aria-label=text::app_name()>
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <rect class="brand-frame" x="1.5" y="3.5" width="17" height="13" rx="2"></rect>
                    <path class="brand-stem" d="M10 13.5V9.5"></path>
                    <path
                        class="brand-leaf"
                        d="M10 9.8C10 7.6 11.7 6.3 14.2 6.3 14.2 8.6 12.5 9.8 10 9.8z"
                    ></path>
                    <path
                        class="brand-leaf"
                        d="M10 10.6C10 8.9 8.5 7.9 6.3 7.9 6.3 9.7 7.7 10.6 10 10.6z"
                    ></path>
                </svg>
                <span>{text::app_name()}</span>
            </a>
            <h1 class="title">{title}</h1>
            <button type="button" class="btn small"
                aria-haspopup="dialog"
                aria-label=text::boards()
                on:click=boards
            >
                {icon(Icon::Grid)}
                <span class="hide-p">{text::boards()}</span>
            </button>
            <span class="saved" data-saving=state>
                {saving}
            </span>
            <div class="end">
                <p class="chip plain-chip hide-p" class:demo=demo>
                    <b>{kind}</b>
                    <span class="hide-s">{more}</span>
                </p>
                <button type="button" class="btn quiet" aria-haspopup="dialog" on:click=connect>
                    <span class="vh-p">{text::connection()}</span>
                    <span class="chip plain-chip only-p" class:demo=demo>
                        <b>{kind}</b>
                    </span>
                </button>
                <button
                    type="button"
                    class="btn quiet"
                    aria-haspopup="dialog"
                    aria-label=text::response_title()
                    on:click=open
                >
                    {icon(Icon::Open)}
                    <span class="hide-p">{text::open_short()}</span>
                </button>
                {theme_menu(session)}
            </div>
        </header>
    }
    .into_any()
}

/// Which service answers, in a word or two.
fn kind(session: Session) -> &'static str {
    match session.connection.with(|connection| connection.kind) {
        ConnectionKind::Demo => text::connection_demo(),
        ConnectionKind::Relay => text::connection_relay(),
        ConnectionKind::Direct => text::connection_direct(),
        ConnectionKind::ByHand => text::connection_by_hand(),
    }
}

/// Where a base URL leads, as far as people need it: the host, or for a path of the page's own host its region.
pub fn place(base_url: &str) -> String {
    match base_url.split_once("://") {
        Some((_, rest)) => rest.split('/').next().unwrap_or(rest).to_owned(),
        None => {
            let path = base_url.trim_start_matches("/relay/");
            text::relay_on_this_host(path.split('/').next().unwrap_or(path))
        }
    }
}

fn theme_menu(session: Session) -> AnyView {
    let item = move |theme: Theme| {
        let name = match theme {
            Theme::System => text::theme_system(),
            Theme::Paper => text::theme_paper(),
            Theme::Screening => text::theme_screening(),
        };
        let checked = aria(move || session.theme.get() == theme);
        let choose = press(move || session.set_theme(theme));
        view! {
            <button
                type="button"
                aria-pressed=checked
                popovertarget="theme"
                popovertargetaction="hide"
                on:click=choose
            >
                {icon(Icon::Check)}
                {name}
            </button>
        }
    };
    view! {
        <button type="button" class="btn" popovertarget="theme" aria-label=text::theme_button()>
            {icon(Icon::Moon)}
            <span class="hide-p">{text::theme_button()}</span>
        </button>
        <div id="theme" class="menu" popover="auto">
            {Theme::ALL.map(item).collect_view()}
        </div>
    }
    .into_any()
}
