//! What markup comes to, and what is said of markup that is wrong.

use crate::expand::{Markup, expand};
use proc_macro2::TokenStream;

fn read(markup: &str) -> Markup {
    Markup::read(markup.parse().unwrap())
}

/// The steps with a sign for each, and the values.
fn drawn(markup: &str) -> (String, Vec<String>) {
    let markup = read(markup);
    let errors: Vec<String> = markup.errors.iter().map(TokenStream::to_string).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let sign = |step| match step {
        '\u{1}' => "<".to_owned(),
        '\u{2}' => "<svg:".to_owned(),
        '\u{3}' => "</>".to_owned(),
        '\u{4}' => " ".to_owned(),
        '\u{5}' => "=".to_owned(),
        '\u{6}' => "'".to_owned(),
        '\u{7}' => " @".to_owned(),
        '\u{8}' => " .".to_owned(),
        '\u{e}' => " class:".to_owned(),
        '\u{f}' => " style:".to_owned(),
        '\u{10}' => " !".to_owned(),
        '\u{11}' => "{}".to_owned(),
        other => other.to_string(),
    };
    let steps = markup.steps.as_str().chars().map(sign).collect();
    let spaceless = |value: &TokenStream| value.to_string().replace(' ', "");
    let home = "crate::view::widgets::markup::";
    let values = markup.values.iter().map(spaceless);
    (steps, values.map(|value| value.replace(home, "")).collect())
}

/// The first thing that is said to be wrong.
fn error(markup: &str) -> String {
    let errors = read(markup).errors;
    let first = errors.first().map(TokenStream::to_string);
    first.unwrap_or_default()
}

#[test]
fn what_is_known_is_in_the_steps() {
    let (steps, values) = drawn(
        r#"<p class="a b" data-x="1" hidden tabindex=0 draggable=true spellcheck=false>"Hi, " <b>"you"</b></p><br/>"#,
    );
    assert_eq!(
        steps,
        "<p class=a b data-x=1 hidden= tabindex=0 draggable='Hi, <b'you</></><br</>"
    );
    assert!(values.is_empty());
}

#[test]
fn what_is_not_is_in_the_list_in_the_order_of_the_steps() {
    let (steps, values) = drawn(
        r#"<input name=path() aria-label={label} prop:value=value class:off=!on style:--at=at node_ref=node on:input=typed/>
        {icon(sign)} <p>{ let x = 1; x }</p>"#,
    );
    assert_eq!(
        steps,
        "<input @name @aria-label .value class:off style:--at ! !</>{}<p{}</>"
    );
    assert_eq!(
        values,
        [
            "value(path())",
            "value(label)",
            "value(value)",
            "condition(!on)",
            "value(at)",
            "node_ref(node)",
            r#"listener(::leptos::ev::input,"input",typed)"#,
            "child(icon(sign))",
            "child({letx=1;x})",
        ]
    );
}

#[test]
fn svg_is_in_its_own_namespace() {
    let (steps, _) = drawn(
        r#"<a><svg viewBox="0 0 1 1"><g><path d="M0 0"></path></g><foreignObject><p></p></foreignObject></svg></a>"#,
    );
    assert_eq!(
        steps,
        "<a<svg:svg viewBox=0 0 1 1<svg:g<svg:path d=M0 0</></><svg:foreignObject<p</></></></>"
    );
    assert_eq!(drawn(r#"<path d="M0 0"/>"#).0, "<svg:path d=M0 0</>");
}

#[test]
fn fragments_and_comments_leave_nothing() {
    assert_eq!(drawn(r#"<!-- "why" --><><i></i>"x"</>"#).0, "<i</>'x");
}

#[test]
fn lists_are_the_pages_own_and_components_are_left_to_leptos() {
    let (steps, values) = drawn("<ol><For each=all key=|id| *id let:id>{row(id)}</For></ol>");
    assert_eq!(steps, "<ol{}</>");
    assert_eq!(values, ["rows(all,|id|*id,move|id|{row(id)})"]);
    let (_, values) = drawn("<For each=all key=key let((id, name))><b>{name}</b></For>");
    let [value] = values.as_slice() else {
        panic!("{values:?}")
    };
    assert!(value.starts_with("rows(all,key,move|(id,name)|{{let_=::leptos::html::b;Markup::new("));
    let (_, values) = drawn("<Show when=on><b></b></Show>");
    let [value] = values.as_slice() else {
        panic!("{values:?}")
    };
    assert!(value.starts_with("component(::leptos::prelude::view!{<Showwhen=on>{{"));
    assert!(value.contains("Markup::new(") && value.ends_with("}}</Show>})"));
}

#[test]
fn elements_attributes_and_events_must_exist() {
    let checks: Vec<String> = read(r#"<label for="a" data-x="" class="c" aria-busy=b></label>"#)
        .checks
        .iter()
        .map(|check| check.to_string().replace(' ', ""))
        .collect();
    assert_eq!(
        checks,
        [
            "let_=::leptos::html::label;",
            "let_=::leptos::attr::r#for::<&'staticstr>;",
            "let_=::leptos::attr::aria_busy::<&'staticstr>;",
        ]
    );
}

#[test]
fn the_expansion_is_one_expression() {
    for markup in [
        "<p></p>",
        "<p>{x}</p>",
        "",
        "<p",
        "<p>hello</p>",
        "<p a:b=c></p>",
    ] {
        let expanded = expand(markup.parse().unwrap());
        assert!(
            syn::parse2::<syn::Expr>(expanded.clone()).is_ok(),
            "{markup}: {expanded}"
        );
    }
}

#[test]
fn what_is_wrong_is_said() {
    for (markup, said) in [
        ("", "nothing to draw"),
        ("<p>hello</p>", "text stands in quotes"),
        ("<p></b>", "close tag"),
        ("<p>", "close"),
        (r#"<br>"x"</br>"#, "`<br>` has no children"),
        (r#"<p>"\u{1}"</p>"#, "a control character"),
        (r#"<p title="\u{11}"></p>"#, "a control character"),
        ("<p inner_html=x></p>", "`inner_html` is not supported"),
        ("<p style=x></p>", "`style` is not supported"),
        ("<p use:x=y></p>", "`use:` is not supported"),
        ("<p prop:value></p>", "wants a value"),
        ("<p on:click></p>", "wants a value"),
        ("<p {..x}></p>", "an attribute has a name here"),
        ("<p title(x)></p>", "only components take arguments"),
        (
            "<For each=x let:y><p></p></For>",
            "a list has `each`, `key` and `let:`",
        ),
        ("<For each=x key=y let:z/>", "a list wants markup"),
        ("<!DOCTYPE html><p></p>", "doctype"),
    ] {
        let error = error(markup);
        assert!(error.contains(said), "{markup}: {error}");
    }
}
