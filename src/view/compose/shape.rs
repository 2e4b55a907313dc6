//! The size: one field that holds `2K` or `2848x1600`, and pickers that write into it.

use super::note::{invalid, note_id, notes};
use crate::catalog::{Ratio, Tier};
use crate::request::{Field, SizeControl};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::radio;
use crate::view::widgets::live::{anew_with, flag, heard, part, typed, words};
use leptos::prelude::*;

pub fn shape(session: Session) -> AnyView {
    let value = words(move || session.draft.with(|draft| draft.size.clone()));
    let typed = typed(move |value| session.set_field(Field::Size, &value));
    // The pickers are built anew when the model changes, not when another shape is chosen.
    let name = words(move || {
        session
            .controls
            .with(|controls| controls.model.name.to_owned())
    });
    let tiers = part(move || {
        anew_with(name);
        let rows = untrack(|| with_control(session, |control| control.tiers.clone()));
        rows.iter()
            .map(|row| tier(session, row.tier))
            .collect_view()
            .into_any()
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
            .map(|ratio| ratio_choice(session, ratio))
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
                    {tiers}
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
            {notes(session, Field::Size)}
        </fieldset>
    }
    .into_any()
}

fn with_control<T>(session: Session, read: impl FnOnce(&SizeControl) -> T) -> T {
    session.controls.with(|controls| read(&controls.size))
}

fn tier(session: Session, tier: Tier) -> AnyView {
    let chosen = flag(move || with_control(session, |control| control.tier == Some(tier)));
    let label = words(move || tier.as_str().to_owned());
    radio(
        "size.tier",
        tier.as_str().to_owned(),
        label,
        chosen,
        move || {
            let value = untrack(|| with_control(session, |control| control.with_tier(tier)));
            session.set_field(Field::Size, &value);
        },
    )
}

/// A shape drawn in its ratio. `None`: the prompt's words decide.
fn ratio_choice(session: Session, ratio: Option<Ratio>) -> AnyView {
    let chosen = flag(move || {
        with_control(session, |control| match ratio {
            Some(_) => control.ratio == ratio,
            None => control.tier.is_some() && control.pixels.is_none(),
        })
    });
    let choose = heard(move || {
        let value = untrack(|| with_control(session, |control| control.with_ratio(ratio)));
        session.set_field(Field::Size, &value);
    });
    let value = ratio.map(|ratio| ratio.to_string()).unwrap_or_default();
    let label = if ratio.is_some() {
        value.clone()
    } else {
        text::size_any().to_owned()
    };
    let Ratio { width, height } = ratio.unwrap_or(Ratio {
        width: 5,
        height: 4,
    });
    let class = match (ratio, width < height) {
        (None, _) => "shape any",
        (Some(_), true) => "shape tall",
        (Some(_), false) => "shape",
    };
    view! {
        <label class=class style:--a=format!("{width} / {height}")>
            <input type="radio" name="size.ratio" value=value prop:checked=chosen on:change=choose />
            <i></i>
            {label}
        </label>
    }
    .into_any()
}
