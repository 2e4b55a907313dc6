//! The size: one field that holds `2K` or `2848x1600`, and pickers that write into it.

use super::note::{Problems, invalid, note_id, problems_of};
use crate::catalog::{Ratio, Tier};
use crate::request::{Field, SizeControl};
use crate::session::Session;
use crate::text;
use leptos::prelude::*;

#[component]
pub fn Shape() -> impl IntoView {
    let session = expect_context::<Session>();
    let problems = problems_of(session, Field::Size);
    let control = Memo::new(move |_| session.controls.with(|controls| controls.size.clone()));
    let tiers = Memo::new(move |_| {
        control.with(|control| control.tiers.iter().map(|row| row.tier).collect::<Vec<_>>())
    });
    let shapes = Memo::new(move |_| {
        let of_first = |control: &SizeControl| {
            let row = control.tiers.first();
            row.map(|row| {
                row.shapes
                    .iter()
                    .map(|(ratio, _)| *ratio)
                    .collect::<Vec<_>>()
            })
        };
        control.with(of_first).unwrap_or_default()
    });
    let size = move || session.draft.with(|draft| draft.size.clone());
    view! {
        <fieldset class="group">
            <legend class="vh">{text::label_shape()}</legend>
            <div class="row spread">
                <label class="lab" for="size">
                    {text::label_shape()}
                </label>
                <input
                    class="in size num"
                    id="size"
                    name=Field::Size.path()
                    spellcheck="false"
                    title=text::size_hint()
                    aria-invalid=invalid(problems)
                    aria-describedby=note_id(Field::Size)
                    prop:value=size
                    on:input:target=move |event| {
                        session.set_field(Field::Size, &event.target().value());
                    }
                />
            </div>
            <div class="seg fill tiers" role="radiogroup" aria-label=text::label_tier()>
                <For each=move || tiers.get() key=|tier| *tier let:tier>
                    <TierChoice tier=tier control=control />
                </For>
            </div>
            <div class="shapes" role="radiogroup" aria-label=text::label_shape()>
                <ShapeChoice ratio=None control=control />
                <For each=move || shapes.get() key=|ratio| *ratio let:ratio>
                    <ShapeChoice ratio=Some(ratio) control=control />
                </For>
            </div>
            <Problems field=Field::Size />
        </fieldset>
    }
}

#[component]
fn TierChoice(tier: Tier, control: Memo<SizeControl>) -> impl IntoView {
    let session = expect_context::<Session>();
    let chosen = move || control.with(|control| control.tier == Some(tier));
    view! {
        <label>
            <input
                type="radio"
                name="size.tier"
                value=tier.as_str()
                prop:checked=chosen
                on:change=move |_| {
                    let value = control.with_untracked(|control| control.with_tier(tier));
                    session.set_field(Field::Size, &value);
                }
            />
            {tier.as_str()}
        </label>
    }
}

/// A shape drawn in its ratio. `None`: the prompt's words decide.
#[component]
fn ShapeChoice(ratio: Option<Ratio>, control: Memo<SizeControl>) -> impl IntoView {
    let session = expect_context::<Session>();
    let chosen = move || {
        control.with(|control| match ratio {
            Some(_) => control.ratio == ratio,
            None => control.tier.is_some() && control.pixels.is_none(),
        })
    };
    let name = ratio.map_or_else(|| text::size_any().to_owned(), |ratio| ratio.to_string());
    let value = ratio.map_or_else(String::new, |ratio| ratio.to_string());
    let aspect = ratio.map_or(1.25, Ratio::as_f64);
    view! {
        <label
            class="shape"
            class:any=ratio.is_none()
            class:tall=aspect < 1.0
            style:--a=format!("{aspect:.4}")
        >
            <input
                type="radio"
                name="size.ratio"
                value=value
                prop:checked=chosen
                on:change=move |_| {
                    let value = control.with_untracked(|control| control.with_ratio(ratio));
                    session.set_field(Field::Size, &value);
                }
            />
            <i></i>
            {name}
        </label>
    }
}
