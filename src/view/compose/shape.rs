//! The size: one field that holds `2K` or `2848x1600`, and pickers that write into it.

use super::note::{invalid, note_id, notes};
use crate::catalog::{Ratio, Tier};
use crate::request::{Field, SizeControl};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::{button, radio, ratio_radio};
use crate::view::widgets::lazy::{later, split};
use crate::view::widgets::live::{anew_with, flag, part, typed, when, words};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;

pub fn shape(session: Session) -> AnyView {
    let value = words(move || session.draft.with(|draft| draft.size.clone()));
    let typed = typed(move |value| session.set_field(Field::Size, &value));
    // The pickers are built anew when the model or its tiers change, not when another shape is chosen.
    let name = words(move || {
        session.controls.with(|controls| {
            let tiers = controls.size.tiers.iter().map(|row| row.tier.as_str());
            tiers.fold(controls.model.name.to_owned(), |all, tier| all + tier)
        })
    });
    // Pixels of no table are typed as width and height; so are those of the table, where somebody asks for it.
    let asked = RwSignal::new(false);
    let exact = flag(move || {
        asked.get()
            || with_control(session, |control| {
                control.pixels.is_some() && control.ratio.is_none()
            })
    });
    let tiers = part(move || {
        anew_with(name);
        let rows = untrack(|| with_control(session, |control| control.tiers.clone()));
        rows.iter()
            .map(|row| tier(session, row.tier, exact, asked))
            .collect_view()
            .into_any()
    });
    let by_hand = {
        let label = words(|| text::size_exact().to_owned());
        radio("size.tier", "exact".to_owned(), label, exact, move || {
            asked.set(true);
            // A tier alone has no pixels to begin from: the square that the API makes by itself.
            if with_control_untracked(session, |control| control.pixels.is_none()) {
                session.set_field(Field::Size, "2048x2048");
            }
        })
    };
    let tier_alone = flag(move || {
        with_control(session, |control| {
            control.tier.is_some() && control.pixels.is_none()
        })
    });
    let shapes = part(move || {
        anew_with(name);
        let rows = untrack(|| with_control(session, |control| control.tiers.clone()));
        let ratios = rows
            .first()
            .map(|row| row.shapes.clone())
            .unwrap_or_default();
        let ratios = ratios.into_iter().map(|(ratio, _)| Some(ratio));
        let any = std::iter::once(None);
        any.chain(ratios)
            .map(|ratio| ratio_choice(session, ratio, asked))
            .collect_view()
            .into_any()
    });
    view! {
        <fieldset class="group">
            <legend class="vh">{text::label_shape()}</legend>
            <div class="row spread">
                <label class="lab" for="size">
                    {text::label_shape()}
                </label>
                <div class="seg tiers" role="radiogroup" aria-label=text::label_tier()>
                    {tiers} {by_hand}
                </div>
                <input
                    class="in size num"
                    id="size"
                    name=Field::Size.path()
                    spellcheck="false"
                    title=text::size_hint()
                    aria-invalid=invalid(session, Field::Size)
                    aria-describedby=note_id(Field::Size)
                    prop:value=value
                    on:input=typed
                />
            </div>
            <div class="shapes" role="radiogroup" aria-label=text::label_shape()>
                {shapes}
            </div>
            {when(exact, move || later(by_pixels::load, move || by_pixels::call(session)))}
            {when(tier_alone, move || later(in_words::load, move || in_words::call(session)))}
            {notes(session, Field::Size)}
        </fieldset>
    }
    .into_any()
}

fn with_control_untracked<T>(session: Session, read: impl FnOnce(&SizeControl) -> T) -> T {
    untrack(|| with_control(session, read))
}

split!(form, by_pixels(session: Session));

/// Exact pixels, and what they make.
fn by_pixels(session: Session) -> AnyView {
    let sides = sides(session);
    view! {
        {sides}
        {part(move || arithmetic(session))}
    }
    .into_any()
}

/// Width and height, which write into the size.
fn sides(session: Session) -> AnyView {
    let side = move |name: &'static str, label: &'static str, second: bool| {
        let value = words(move || {
            let size = session.draft.with(|draft| draft.size.clone());
            let (width, height) = size.split_once(['x', 'X', '×']).unwrap_or((&size, ""));
            if second { height } else { width }.trim().to_owned()
        });
        let typed = typed(move |typed| {
            let size = session.draft.with_untracked(|draft| draft.size.clone());
            let (width, height) = size.split_once(['x', 'X', '×']).unwrap_or((&size, ""));
            let size = if second {
                format!("{width}x{typed}")
            } else {
                format!("{typed}x{height}")
            };
            session.set_field(Field::Size, &size);
        });
        view! {
            <div class="field">
                <label for=name>{label}</label>
                <input
                    class="in num"
                    id=name
                    name=name
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby=note_id(Field::Size)
                    prop:value=value
                    on:input=typed
                />
            </div>
        }
        .into_any()
    };
    let width = side("size.width", text::size_width(), false);
    let height = side("size.height", text::size_height(), true);
    view! {
        <div class="sides">
            {width} <span aria-hidden="true">"×"</span> {height}
        </div>
    }
    .into_any()
}

/// What the exact pixels make, and what is legal: in words, and as a bar with the legal stretch on it.
fn arithmetic(session: Session) -> AnyView {
    let found = with_control(session, |control| {
        control
            .pixels
            .map(|size| (size, control.range, control.ratios))
    });
    let Some((size, range, ratios)) = found else {
        return ().into_any();
    };
    // The bar goes a quarter beyond the most.
    let whole = range.max.saturating_add(range.max / 4).max(1);
    let at = move |pixels: u64| format!("{}%", pixels.min(whole) * 100 / whole);
    let off = !range.contains(size) || !ratios.contains(size);
    let said = words::request::arithmetic(size, range, ratios);
    view! {
        <div
            class="gauge"
            class:off=off
            aria-hidden="true"
            style:--from=at(range.min)
            style:--to=at(range.max)
            style:--at=at(size.pixels())
        >
            <i></i>
        </div>
        <p class="hint num">{said}</p>
    }
    .into_any()
}

split!(form, in_words(session: Session));

/// With a tier alone the prompt decides the shape: what it says, or words to put into it.
fn in_words(session: Session) -> AnyView {
    let unsaid = flag(move || with_control(session, |control| control.unsaid));
    let offers = move || {
        let offer = |name: &'static str, words: &'static str| {
            button("try", None, name, move || session.add_to_prompt(words))
        };
        view! {
            <div class="tries" role="group" aria-label=text::say_shape()>
                <span class="hint">{text::say_shape()}</span>
                {offer(text::say_wide(), text::say_wide_words())}
                {offer(text::say_cinema(), text::say_cinema_words())}
                {offer(text::say_upright(), text::say_upright_words())}
                {offer(text::say_square(), text::say_square_words())}
            </div>
        }
        .into_any()
    };
    let tier = words(move || {
        let tier = with_control(session, |control| control.tier.map(Tier::as_str));
        text::size_by_prompt(tier.unwrap_or_default())
    });
    view! {
        <p class="hint">{tier}</p>
        {when(unsaid, offers)}
    }
    .into_any()
}

fn with_control<T>(session: Session, read: impl FnOnce(&SizeControl) -> T) -> T {
    session.controls.with(|controls| read(&controls.size))
}

fn tier(session: Session, tier: Tier, exact: Signal<bool>, asked: RwSignal<bool>) -> AnyView {
    let chosen =
        flag(move || !exact.get() && with_control(session, |control| control.tier == Some(tier)));
    let label = words(move || tier.as_str().to_owned());
    radio(
        "size.tier",
        tier.as_str().to_owned(),
        label,
        chosen,
        move || {
            asked.set(false);
            let value = with_control_untracked(session, |control| control.with_tier(tier));
            session.set_field(Field::Size, &value);
        },
    )
}

/// A shape drawn in its ratio. `None`: the prompt's words decide.
fn ratio_choice(session: Session, ratio: Option<Ratio>, asked: RwSignal<bool>) -> AnyView {
    let chosen = flag(move || {
        with_control(session, |control| match ratio {
            Some(_) => control.ratio == ratio,
            None => control.tier.is_some() && control.pixels.is_none(),
        })
    });
    let choose = move || {
        // A tier alone has no sides to type.
        if ratio.is_none() {
            asked.set(false);
        }
        let value = untrack(|| with_control(session, |control| control.with_ratio(ratio)));
        session.set_field(Field::Size, &value);
    };
    ratio_radio("size.ratio", ratio, text::size_any(), chosen, choose)
}
