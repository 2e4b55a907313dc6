//! Words in all texts of the board, and others in their place: each place is shown, and can be left out, before it is done.

use super::hits::{count, hits};
use super::undo;
use crate::board::search::{Hit, Place, Search, find as look};
use crate::session::Session;
use crate::text;
use crate::view::Dialogs;
use crate::view::tools::header;
use crate::view::widgets::live::{aria, press, ticked, typed, words};
use crate::view::widgets::view;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

pub fn find(session: Session, dialogs: Dialogs) -> AnyView {
    let search = RwSignal::new(Search::default());
    let with = RwSignal::new(String::new());
    let done = RwSignal::new(false);
    let left_out = RwSignal::new(Vec::<Place>::new());
    let found = Memo::new(move |_| {
        session
            .board
            .with(|board| search.with(|search| look(board, search)))
    });
    let change = move |change: &dyn Fn(&mut Search)| {
        left_out.set(Vec::new());
        search.update(|search| change(search));
    };
    let find = typed(move |value: String| change(&|search| search.find.clone_from(&value)));
    let with_typed = typed(move |value| with.set(value));
    let case = ticked(move |on| change(&|search| search.case = on));
    let whole = ticked(move |on| change(&|search| search.words = on));
    let places = Memo::new(move |_| {
        left_out.with(|left_out| {
            found.with(|found| {
                let taken = |hit: &&Hit| !hit.locked && !left_out.contains(&hit.place);
                let hits: Vec<&Hit> = found.iter().filter(taken).collect();
                let count: usize = hits.iter().map(|hit| hit.at.len()).sum();
                let places: Vec<Place> = hits.iter().map(|hit| hit.place).collect();
                (count, places)
            })
        })
    });
    let word = words(move || text::find_replace(places.with(|(count, _)| *count as u64)));
    let nothing = aria(move || places.with(|(count, _)| *count == 0));
    let replace = press(move || {
        let (count, places) = places.get_untracked();
        if count > 0 {
            let (search, with) = (search.get_untracked(), with.get_untracked());
            session.replace(&search, &with, &places);
            done.set(true);
        }
    });
    // Its code may come after the dialog was shown.
    session.focus_soon("find");
    let stay = move |event: SubmitEvent| event.prevent_default();
    view! {
        {header(dialogs, text::find_title())}
        <form class="body" on:submit=stay>
            <div class="pair">
                <div class="field">
                    <label for="find">{text::find_label()}</label>
                    <input
                        class="in"
                        id="find"
                        name="find"
                        type="search"
                        autofocus=true
                        autocomplete="off"
                        on:input=find
                    />
                </div>
                <div class="field">
                    <label for="find-with">{text::find_with()}</label>
                    <input
                        class="in"
                        id="find-with"
                        name="find.with"
                        type="text"
                        autocomplete="off"
                        on:input=with_typed
                    />
                </div>
            </div>
            <div class="row checks">
                <label class="check">
                    <input type="checkbox" name="find.case" on:change=case />
                    <span>{text::find_case()}</span>
                </label>
                <label class="check">
                    <input type="checkbox" name="find.words" on:change=whole />
                    <span>{text::find_words()}</span>
                </label>
            </div>
            <p class="hint num" role="status">
                {count(search, found)}
            </p>
            {hits(session, dialogs, found, left_out)}
        </form>
        <footer>
            <div class="foot-said" role="status">
                {undo(session, done)}
            </div>
            <button type="button" class="btn main" aria-disabled=nothing on:click=replace>
                {word}
            </button>
        </footer>
    }
    .into_any()
}
