//! The link of a board: what goes along, how long it is and where it fits, before anybody copies it.

use super::qr::qr;
use super::{Dialogs, header};
use crate::board::Board;
use crate::session::{FITS_ANYWHERE, FITS_MOST, Links, SHORTEST_PASSPHRASE, Session};
use crate::text;
use crate::text::number::grouped;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::icon::Icon;
use crate::view::widgets::live::{self, flag, part, ticked, typed};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;

#[derive(Clone, Copy)]
struct Share {
    session: Session,
    /// `None`: they are being made.
    links: RwSignal<Option<Links>>,
    previews: RwSignal<bool>,
    addresses: RwSignal<bool>,
    passphrase: RwSignal<String>,
    /// The chosen link under the passphrase. `None`: it is open.
    locked: RwSignal<Option<String>>,
    /// What became of the last press. Empty: nothing yet.
    said: RwSignal<&'static str>,
}

pub fn share(session: Session, dialogs: Dialogs) -> AnyView {
    let share = Share {
        session,
        links: RwSignal::new(None),
        previews: RwSignal::new(true),
        addresses: RwSignal::new(false),
        passphrase: RwSignal::new(String::new()),
        locked: RwSignal::new(None),
        said: RwSignal::new(""),
    };
    leptos::task::spawn_local(async move {
        if let Some(links) = session.links().await {
            // The dialog may be closed by now.
            share.links.try_set(Some(links));
        }
    });
    let made = part(move || match share.links.get() {
        None => line("hint", text::share_making()),
        Some(links) => chosen(share, &links),
    });
    let lead = line("lead", text::share_text());
    let never = line("hint", text::share_never());
    view! {
        {header(dialogs, text::share_title())}
        <div class="body">{lead} {made} {never} {texts(session)}</div>
    }
    .into_any()
}

/// The board's texts, for other programs.
fn texts(session: Session) -> AnyView {
    let said = RwSignal::new("");
    let copy = move |word: &'static str, write: fn(&Board) -> String| {
        button("btn small quiet", Some(Icon::Copy), word, move || {
            let copying = session.copy(session.board.with_untracked(write));
            leptos::task::spawn_local(async move {
                said.try_set(match copying.await {
                    true => text::share_copied(),
                    false => text::copy_failed(),
                });
            });
        })
    };
    let markdown = copy(text::share_as_markdown(), words::texts::markdown);
    let html = copy(text::share_as_html(), words::texts::html);
    let said = live::words(move || said.get().to_owned());
    view! {
        <p class="acts as-text">
            <b>{text::share_as_text()}</b>
            {markdown}
            {html}
            <span class="hint" role="status">
                {said}
            </span>
        </p>
    }
    .into_any()
}

fn chosen(share: Share, links: &Links) -> AnyView {
    let has_previews = links.previews.is_some() || links.all.is_some();
    let has_addresses = links.addresses.is_some() || links.all.is_some();
    let previews = has_previews.then(|| {
        let hint = text::share_previews_hint();
        choice(
            share,
            "share.previews",
            text::share_previews(),
            hint,
            share.previews,
        )
    });
    let addresses = has_addresses.then(|| {
        let hint = text::share_addresses_hint();
        choice(
            share,
            "share.addresses",
            text::share_addresses(),
            hint,
            share.addresses,
        )
    });
    view! {
        <fieldset class="goes">
            <legend>{text::share_what()}</legend>
            <p class="always">
                <b>{text::share_texts()}</b>
                <span class="hint">{text::share_texts_hint()}</span>
            </p>
            {previews}
            {addresses}
        </fieldset>
        {part(move || result(share))}
    }
    .into_any()
}

fn choice(
    share: Share,
    name: &'static str,
    word: &'static str,
    hint: &'static str,
    on: RwSignal<bool>,
) -> AnyView {
    let is_on = flag(move || on.get());
    let tick = ticked(move |ticked| {
        share.locked.set(None);
        on.set(ticked);
    });
    view! {
        <label class="check">
            <input type="checkbox" name=name prop:checked=is_on on:change=tick />
            <span>
                <b>{word}</b>
                <span class="hint">{hint}</span>
            </span>
        </label>
    }
    .into_any()
}

/// The link that is chosen. `None`: the board is too long for one.
fn chosen_link(share: Share) -> Option<String> {
    let (previews, addresses) = (share.previews.get(), share.addresses.get());
    share.links.with(|links| {
        let links = links.as_ref()?;
        // What is not there cannot be chosen.
        let link = match (previews, addresses) {
            (true, true) => {
                let one = links.previews.as_ref().or(links.addresses.as_ref());
                links.all.as_ref().or(one)
            }
            (true, false) => links.previews.as_ref(),
            (false, true) => links.addresses.as_ref(),
            (false, false) => None,
        };
        link.or(links.texts.as_ref()).cloned()
    })
}

/// The link that is chosen, and what is done with it.
fn result(share: Share) -> AnyView {
    share.said.set("");
    let Some(open) = chosen_link(share) else {
        return line("problem", text::share_none());
    };
    let link = share.locked.get().unwrap_or_else(|| open.clone());
    let (class, fits) = match link.len() {
        length if length <= FITS_ANYWHERE => ("fits good", text::share_fits_anywhere()),
        length if length <= FITS_MOST => ("fits", text::share_fits_most()),
        _ => ("fits few", text::share_fits_few()),
    };
    let length = text::share_length(&grouped(link.len() as u64));
    let copied = link.clone();
    let copy = button(
        "btn main",
        Some(Icon::Copy),
        text::share_copy(),
        move || {
            let copying = share.session.copy(copied.clone());
            leptos::task::spawn_local(async move {
                let said = match copying.await {
                    true => text::share_copied(),
                    false => text::share_not_copied(),
                };
                share.said.try_set(said);
            });
        },
    );
    let handed = link.clone();
    let hand_on = share.session.can_hand_on().then(|| {
        let word = text::share_hand_on();
        button("btn quiet", Some(Icon::Out), word, move || {
            let handing = share.session.hand_on(handed.clone());
            // Whoever thinks better of it has said so to the browser.
            leptos::task::spawn_local(async move {
                handing.await;
            });
        })
    });
    let said = live::words(move || share.said.get().to_owned());
    let code = qr(&link);
    view! {
        <textarea
            class="link"
            name="share.link"
            rows="4"
            readonly
            aria-label=text::share_link()
            prop:value=link
        ></textarea>
        <p class=class>
            <b class="num">{length}</b>
            " "
            {fits}
        </p>
        <p class="acts">
            {copy} {hand_on} <span class="hint" role="status">
                {said}
            </span>
        </p>
        {code}
        {lock(share, open)}
    }
    .into_any()
}

/// The passphrase, and the press that locks the link with it.
fn lock(share: Share, open: String) -> AnyView {
    if share.locked.with(Option::is_some) {
        return line("hint", text::share_locked());
    }
    let note = RwSignal::new("");
    let value = live::words(move || share.passphrase.get());
    let typed = typed(move |typed| {
        note.set("");
        share.passphrase.set(typed);
    });
    let lock = button(
        "btn quiet",
        Some(Icon::Note),
        text::share_lock(),
        move || {
            let passphrase = share.passphrase.get_untracked();
            if passphrase.chars().count() < SHORTEST_PASSPHRASE {
                note.set(text::share_short());
                return;
            }
            note.set(text::share_locking());
            let open = open.clone();
            leptos::task::spawn_local(async move {
                let locked = share.session.lock_link(open.clone(), passphrase).await;
                // Something else may be chosen by now, or the dialog closed.
                let is_chosen = untrack(|| chosen_link(share)).is_some_and(|link| link == open);
                match locked {
                    Some(locked) if is_chosen => share.locked.set(Some(locked)),
                    Some(_) => {}
                    None => drop(note.try_set(text::share_not_locked())),
                }
            });
        },
    );
    let said = live::words(move || note.get().to_owned());
    view! {
        <div class="field">
            <label for="share-passphrase">{text::share_passphrase()}</label>
            <p class="acts">
                <input
                    id="share-passphrase"
                    class="in"
                    name="share.passphrase"
                    type="password"
                    autocomplete="new-password"
                    aria-describedby="share-passphrase-note"
                    prop:value=value
                    on:input=typed
                />
                {lock}
            </p>
            <p class="hint" id="share-passphrase-note">
                {text::share_passphrase_hint()}
                " "
                <span role="status">{said}</span>
            </p>
        </div>
    }
    .into_any()
}
