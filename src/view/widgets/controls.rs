//! Buttons, notes, choices: the recurring pieces of the form and the dialogs.

use super::icon::{Icon, icon};
use super::live::{Press, heard, press, typed};
use crate::catalog::Ratio;
use crate::view::widgets::view;
use leptos::prelude::*;

/// A button with a word, and a sign before it where there is one.
pub fn button(
    class: &'static str,
    sign: Option<Icon>,
    word: impl Into<String>,
    act: impl FnMut() + 'static,
) -> AnyView {
    fn draw(class: &'static str, sign: Option<Icon>, word: String, act: Press) -> AnyView {
        view! {
            <button type="button" class=class on:click=act>
                {sign.map(icon)}
                {word}
            </button>
        }
        .into_any()
    }
    draw(class, sign, word.into(), press(act))
}

/// A paragraph.
pub fn line(class: &'static str, words: impl Into<String>) -> AnyView {
    fn draw(class: &'static str, words: String) -> AnyView {
        view! { <p class=class>{words}</p> }.into_any()
    }
    draw(class, words.into())
}

/// A note with a sign: what is wrong or worth knowing, and what mends it.
pub fn note(class: &'static str, sign: Icon, words: String, mend: Option<AnyView>) -> AnyView {
    view! {
        <div class=class>
            <p>{icon(sign)} <span class="num">{words}</span></p>
            {mend}
        </div>
    }
    .into_any()
}

/// One radio of a row, drawn as its label.
pub fn radio(
    name: &'static str,
    value: String,
    label: Signal<String>,
    chosen: Signal<bool>,
    choose: impl FnMut() + 'static,
) -> AnyView {
    let choose = heard(choose);
    view! {
        <label>
            <input type="radio" name=name value=value prop:checked=chosen on:change=choose />
            {label}
        </label>
    }
    .into_any()
}

/// One shape of a row, drawn in its ratio. `None`: whatever shape comes, which is called `any`.
pub fn ratio_radio(
    name: &'static str,
    ratio: Option<Ratio>,
    any: &'static str,
    chosen: Signal<bool>,
    choose: impl FnMut() + 'static,
) -> AnyView {
    let choose = heard(choose);
    let value = ratio.map(|ratio| ratio.to_string()).unwrap_or_default();
    let label = match ratio {
        Some(_) => value.clone(),
        None => any.to_owned(),
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
            <input type="radio" name=name value=value prop:checked=chosen on:change=choose />
            <i></i>
            {label}
        </label>
    }
    .into_any()
}

/// One value of a `<select>`: the value, its name, whether it is chosen.
pub type Row = (&'static str, &'static str, bool);

/// A labelled `<select>`; `hint` stands under it.
pub fn select(
    id: &'static str,
    name: &'static str,
    label: &'static str,
    rows: Vec<Row>,
    hint: Option<AnyView>,
    choose: impl FnMut(String) + 'static,
) -> AnyView {
    let choose = typed(choose);
    let option = |(value, name, chosen): Row| {
        view! { <option value=value selected=chosen>{name}</option> }.into_any()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select class="in" id=id name=name on:change=choose>
                {rows.into_iter().map(option).collect_view()}
            </select>
            {hint}
        </div>
    }
    .into_any()
}
