//! The board as it was earlier, and what is different since.

use crate::board::difference::{Changed, Difference, Part, differences};
use crate::ports::{Snapshot, StoreFault, View};
use crate::session::Session;
use crate::stream::PictureAt;
use crate::text;
use crate::view::Dialogs;
use crate::view::widgets::controls::{button, line, note};
use crate::view::widgets::icon::Icon;
use crate::view::widgets::live::{part, typed};
use crate::view::widgets::view;
use leptos::prelude::*;

/// The value of the board as it is now.
const NOW: &str = "now";

#[derive(Clone, Copy)]
struct Earlier {
    session: Session,
    dialogs: Dialogs,
    /// `None`: they are being read.
    all: RwSignal<Option<Result<Vec<Snapshot>, StoreFault>>>,
    /// With which the others are compared. `None`: with the board as it is now.
    with: RwSignal<Option<Snapshot>>,
    /// What was compared, and what is different.
    found: RwSignal<Option<(Snapshot, Vec<Difference>)>>,
    refused: RwSignal<String>,
}

impl Earlier {
    async fn read(self) {
        let all = self.session.snapshots().await;
        self.all.try_set(Some(all));
    }

    fn take(self) {
        leptos::task::spawn_local(async move {
            let taken = self.session.take_snapshot().await;
            self.tell(taken);
            self.read().await;
        });
    }

    fn open(self, snapshot: Snapshot) {
        leptos::task::spawn_local(async move {
            let opened = self.session.open_snapshot(snapshot).await;
            self.tell(opened);
            if opened {
                self.dialogs.close();
            }
        });
    }

    fn compare(self, snapshot: Snapshot) {
        leptos::task::spawn_local(async move {
            let session = self.session;
            let before = session.board_at(snapshot).await;
            let after = match self.with.get_untracked() {
                Some(other) => session.board_at(other).await,
                None => session.board.try_get_untracked(),
            };
            let both = before.zip(after);
            self.tell(both.is_some());
            if let Some((before, after)) = both {
                let found = differences(&before, &after);
                self.found.try_set(Some((snapshot, found)));
                session.focus_soon("history.difference");
            }
        });
    }

    fn tell(self, done: bool) {
        let why = self.session.announcement.try_get_untracked();
        let why = why.filter(|_| !done).unwrap_or_default();
        self.refused.try_set(why);
    }
}

pub fn snapshots(session: Session, dialogs: Dialogs) -> AnyView {
    let earlier = Earlier {
        session,
        dialogs,
        all: RwSignal::new(None),
        with: RwSignal::new(None),
        found: RwSignal::new(None),
        refused: RwSignal::new(String::new()),
    };
    leptos::task::spawn_local(earlier.read());
    let take = button(
        "btn quiet",
        Some(Icon::Plus),
        text::snapshot_take(),
        move || {
            earlier.take();
        },
    );
    let list = part(move || match earlier.all.get() {
        None => line("hint", text::snapshots_reading()),
        Some(Err(_)) => note(
            "note bad",
            Icon::Refused,
            text::shelf_not_read().to_owned(),
            None,
        ),
        Some(Ok(all)) if all.is_empty() => line("hint", text::snapshots_none()),
        Some(Ok(all)) => rows(earlier, all),
    });
    let refused = part(move || match earlier.refused.get() {
        why if why.is_empty() => ().into_any(),
        why => note("note bad", Icon::Refused, why, None),
    });
    let found = part(move || match earlier.found.get() {
        None => ().into_any(),
        Some((snapshot, found)) => difference(session, snapshot, &found),
    });
    view! {
        <section aria-labelledby="past-snapshots">
            <div class="row spread">
                <h3 id="past-snapshots">{text::snapshots_title()}</h3>
                {take}
            </div>
            <p class="hint">{text::snapshots_lead()}</p>
            <div role="alert">{refused}</div>
            {list}
            {found}
        </section>
    }
    .into_any()
}

fn rows(earlier: Earlier, all: Vec<Snapshot>) -> AnyView {
    let session = earlier.session;
    let options = all.clone();
    let choose = typed(move |value| {
        let chosen = options.iter().find(|one| key(**one) == value);
        earlier.with.set(chosen.copied());
    });
    let option = |snapshot: &Snapshot| {
        let (value, moment) = (key(*snapshot), session.moment(snapshot.at));
        view! { <option value=value>{moment}</option> }.into_any()
    };
    let options: Vec<AnyView> = all.iter().map(option).collect();
    let row = |snapshot: Snapshot| {
        let moment = session.moment(snapshot.at);
        let why = match snapshot.by_hand {
            true => text::snapshot_by_hand(),
            false => text::snapshot_by_itself(),
        };
        let compare = named(text::snapshot_compare(), &moment, move || {
            earlier.compare(snapshot)
        });
        let open = named(text::snapshot_open(), &moment, move || {
            earlier.open(snapshot)
        });
        view! {
            <li>
                <p>
                    <time>{moment}</time>
                    <span class="hint">{why}</span>
                </p>
                {compare}
                {open}
            </li>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = all.into_iter().map(row).collect();
    view! {
        <div class="field">
            <label for="history.with">{text::snapshot_with()}</label>
            <select class="in" id="history.with" name="history.with" on:change=choose>
                <option value=NOW>{text::snapshot_now()}</option>
                {options}
            </select>
        </div>
        <ul class="snapshots">{rows}</ul>
    }
    .into_any()
}

/// A button whose name says which snapshot it is for.
fn named(word: &'static str, moment: &str, act: impl FnMut() + 'static) -> AnyView {
    let name = text::snapshot_act(word, moment);
    let act = crate::view::widgets::live::press(act);
    view! {
        <button type="button" class="btn small quiet" aria-label=name on:click=act>
            {word}
        </button>
    }
    .into_any()
}

fn key(snapshot: Snapshot) -> String {
    format!("{} {}", snapshot.at, snapshot.by_hand)
}

fn difference(session: Session, since: Snapshot, found: &[Difference]) -> AnyView {
    let title = text::difference_title(&session.moment(since.at));
    let list = match found {
        [] => line("hint", text::difference_none()),
        found => {
            let rows = found.iter().map(|one| of_panel(session, one));
            view! { <ul class="differences">{rows.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <section class="difference" aria-labelledby="past-difference">
            <h4>
                <button type="button" id="past-difference" name="history.difference" class="plain">
                    {title}
                </button>
            </h4>
            {list}
        </section>
    }
    .into_any()
}

fn of_panel(session: Session, one: &Difference) -> AnyView {
    let title = match (&one.before, &one.after) {
        (None, None) => text::difference_board().to_owned(),
        (None, Some(now)) => text::difference_added(now),
        (Some(was), None) => text::difference_removed(was),
        (Some(was), Some(now)) if one.moved || was != now => text::difference_moved(was, now),
        (Some(_), Some(now)) => text::panel_number(now),
    };
    let changed: Vec<AnyView> = one.changed.iter().map(of_part).collect();
    let pictures = one.pictures.as_ref().map(|(before, after)| {
        let picture = |picture: &Option<PictureAt>, word: &'static str| match picture {
            None => view! { <span class="none">{text::difference_no_picture()}</span> }.into_any(),
            Some(picture) => {
                let look = session.show(picture, View::Thumbnail, None);
                let shown = part(move || match look.address() {
                    Some(address) => {
                        view! { <img src=address alt=word decoding="async" /> }.into_any()
                    }
                    None => ().into_any(),
                });
                view! { <span>{shown}</span> }.into_any()
            }
        };
        let before = picture(before, text::difference_before());
        let after = picture(after, text::difference_after());
        view! { <div class="pictures">{before} {after}</div> }.into_any()
    });
    view! {
        <li>
            <b>{title}</b>
            {pictures}
            {changed}
        </li>
    }
    .into_any()
}

fn of_part(changed: &Changed) -> AnyView {
    let name = match changed.part {
        Part::Title => text::about_name(),
        Part::Style => text::about_style(),
        Part::Settings => text::difference_settings(),
        Part::Caption => text::list_title(),
        Part::Shot => text::list_shot(),
        Part::Action => text::list_action(),
        Part::Dialogue => text::list_dialogue(),
        Part::Sound => text::list_sound(),
        Part::Duration => text::list_seconds(),
        Part::Prompt => text::list_prompt(),
        Part::Notes => text::list_notes(),
        Part::Status => text::list_status(),
        Part::Crop => text::difference_crop(),
    };
    let words = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let before = words(&changed.before).map(|text| view! { <del>{text}</del> }.into_any());
    let after = words(&changed.after).map(|text| view! { <ins>{text}</ins> }.into_any());
    view! {
        <p>
            <span class="hint">{name}</span>
            {before}
            {after}
        </p>
    }
    .into_any()
}
