//! The top bar: what this is, where requests go, light or dark.

use super::widgets::icon::{Icon, icon};
use crate::board::Board;
use crate::session::{Connection, ConnectionKind, Session, Theme};
use crate::text;
use leptos::prelude::*;

#[component]
pub fn Bar(connecting: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let is_sample = Memo::new(move |_| session.board.with(Board::is_sample));
    let title = move || {
        if is_sample.get() {
            text::sample_title()
        } else {
            text::board_title()
        }
    };
    view! {
        <header class="bar">
            <a class="brand" href=".">
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <rect class="brand-frame" x="1.5" y="3.5" width="17" height="13" rx="2"></rect>
                    <path class="brand-stem" d="M10 13.5V9.5"></path>
                    <path
                        class="brand-leaf"
                        d="M10 9.8C10 7.6 11.7 6.3 14.2 6.3 14.2 8.600 12.500 9.800 10 9.800z"
                    ></path>
                    <path
                        class="brand-leaf"
                        d="M10 10.6C10 8.9 8.5 7.9 6.3 7.9 6.3 9.700 7.700 10.600 10 10.600z"
                    ></path>
                </svg>
                <span>{text::app_name()}</span>
            </a>
            <p class="title">{title}</p>
            <div class="end">
                <ConnectionState />
                <button
                    type="button"
                    class="btn quiet"
                    aria-haspopup="dialog"
                    on:click=move |_| connecting.set(true)
                >
                    {text::connection()}
                </button>
                <ThemeMenu />
            </div>
        </header>
    }
}

/// Which service answers, in a word or two.
#[component]
fn ConnectionState() -> impl IntoView {
    let session = expect_context::<Session>();
    let kind = Memo::new(move |_| session.connection.with(|connection| connection.kind));
    let name = move || match kind.get() {
        ConnectionKind::Demo => text::connection_demo(),
        ConnectionKind::Relay => text::connection_relay(),
        ConnectionKind::Direct => text::connection_direct(),
    };
    let more = move || {
        session.connection.with(|connection| match connection.kind {
            ConnectionKind::Demo => text::connection_demo_short().to_owned(),
            _ => host(connection),
        })
    };
    view! {
        <p class="chip plain-chip" class:demo=move || kind.get() == ConnectionKind::Demo>
            <b>{name}</b>
            <span class="hide-p">{more}</span>
        </p>
    }
}

/// The part of the base URL that tells one from another.
pub fn host(connection: &Connection) -> String {
    let base = connection.base_url.as_str();
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
    match rest
        .strip_prefix("/relay/")
        .or_else(|| rest.strip_prefix("ark."))
    {
        Some(region) => region
            .split(['/', '.'])
            .next()
            .unwrap_or_default()
            .to_owned(),
        None => rest
            .split('/')
            .next()
            .filter(|host| !host.is_empty())
            .unwrap_or(rest)
            .to_owned(),
    }
}

#[component]
fn ThemeMenu() -> impl IntoView {
    let session = expect_context::<Session>();
    let item = move |theme: Theme| {
        let name = match theme {
            Theme::System => text::theme_system(),
            Theme::Paper => text::theme_paper(),
            Theme::Screening => text::theme_screening(),
        };
        view! {
            <button
                type="button"
                role="menuitemradio"
                aria-checked=move || (session.theme.get() == theme).to_string()
                popovertarget="theme"
                popovertargetaction="hide"
                on:click=move |_| session.set_theme(theme)
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
        <div id="theme" class="menu" popover="auto" role="menu" aria-label=text::theme_button()>
            {Theme::ALL.map(item).collect_view()}
        </div>
    }
}
