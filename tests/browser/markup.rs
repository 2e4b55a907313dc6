//! What `view!` makes, on its own: the page keeps the module to itself, so it is compiled here once more.

use crate::dom::{Scrap, breathe};
use crate::view::widgets::{markup, view};
use leptos::html;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

/// Draws a view, for as long as the second lives.
fn drawn(view: impl Fn() -> AnyView + 'static) -> (Scrap, impl Sized) {
    let scrap = Scrap::new("");
    let mounted = leptos::mount::mount_to(scrap.0.clone(), view);
    (scrap, mounted)
}

/// What happened, in order.
#[derive(Clone, Default)]
struct Said(Rc<RefCell<Vec<String>>>);

impl Said {
    fn say(&self, what: impl Into<String>) {
        self.0.borrow_mut().push(what.into());
    }

    fn all(&self) -> String {
        self.0.borrow().join(" ")
    }
}

fn texts(all: &[Element]) -> Vec<String> {
    all.iter().map(|one| one.text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn values_stand_where_they_belong_and_follow_signals() {
    let name = RwSignal::new("one".to_owned());
    let on = RwSignal::new(false);
    let (scrap, _mounted) = drawn(move || {
        let (name, on): (Signal<String>, Signal<bool>) = (name.into(), on.into());
        view! {
            <p id="p" class="a" class:b=on title=name hidden=on lang={None::<String>} style:--x=name>
                "a " {name} {Some("x".to_owned()).map(|x| view! { <i>{x}</i> })}
            </p>
            <input prop:value=name prop:checked=on type="checkbox" disabled=true required=false />
            <svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>
        }
        .into_any()
    });
    breathe().await;
    let p = scrap.one("p");
    assert_eq!(p.class_name(), "a");
    assert_eq!(p.text_content().unwrap(), "a onex");
    assert!(!p.has_attribute("hidden") && !p.has_attribute("lang"));
    assert_eq!(p.style().get_property_value("--x").unwrap(), "one");
    let input: HtmlInputElement = scrap.one("input").unchecked_into();
    assert!(input.value() == "one" && !input.checked());
    assert!(input.has_attribute("disabled") && !input.has_attribute("required"));
    for part in ["svg", "path"] {
        let namespace = scrap.all(part).remove(0).namespace_uri().unwrap();
        assert_eq!(namespace, "http://www.w3.org/2000/svg");
    }

    name.set("two".to_owned());
    on.set(true);
    breathe().await;
    assert_eq!(p.class_name(), "a b");
    assert_eq!(p.text_content().unwrap(), "a twox");
    assert_eq!(p.get_attribute("title").unwrap(), "two");
    assert_eq!(p.get_attribute("hidden").unwrap(), "");
    assert_eq!(p.style().get_property_value("--x").unwrap(), "two");
    assert!(input.value() == "two" && input.checked());

    on.set(false);
    breathe().await;
    assert_eq!(p.class_name(), "a");
    assert!(!p.has_attribute("hidden") && !input.checked());
}

#[wasm_bindgen_test]
async fn the_same_markup_keeps_its_elements() {
    let step = RwSignal::new(0);
    let said = Said::default();
    let heard = said.clone();
    let (scrap, mounted) = drawn(move || {
        let heard = heard.clone();
        let heard = StoredValue::new_local(heard);
        markup::part(Box::new(move || {
            let step = step.get();
            if step == 2 {
                return view! { <b>"other"</b> }.into_any();
            }
            let press = move |_| heard.with_value(|heard| heard.say(step.to_string()));
            let word = Some(step).filter(|step| *step > 0);
            view! {
                <button title=word.map(|step| step.to_string()) on:click=press>
                    {step.to_string()}
                    {word.map(|_| view! { <i></i> })}
                </button>
                "end"
            }
            .into_any()
        }))
    });
    let button = scrap.one("button");
    button.click();
    assert!(!button.has_attribute("title") && scrap.all("i").is_empty());

    step.set(1);
    breathe().await;
    assert_eq!(scrap.one("button"), button);
    assert_eq!(button.get_attribute("title").unwrap(), "1");
    assert_eq!(scrap.0.text_content().unwrap(), "1end");
    assert_eq!(scrap.all("i").len(), 1);
    button.click();
    assert_eq!(said.all(), "0 1");

    step.set(2);
    breathe().await;
    assert_eq!(scrap.0.text_content().unwrap(), "other");
    // It is off the page, and hears nothing any more.
    button.click();
    step.set(1);
    breathe().await;
    assert_ne!(scrap.one("button"), button);
    assert_eq!(scrap.0.text_content().unwrap(), "1end");
    scrap.one("button").click();
    assert_eq!(said.all(), "0 1 1");

    let last = scrap.one("button");
    drop(mounted);
    assert!(scrap.all("button").is_empty());
    step.set(3);
    breathe().await;
    last.click();
    assert_eq!(said.all(), "0 1 1");
    assert_eq!(last.text_content().unwrap(), "1");
}

#[wasm_bindgen_test]
async fn rows_are_built_once_moved_and_dropped() {
    let ids = RwSignal::new(vec![1, 2, 3]);
    let said = Said::default();
    let hears = said.clone();
    let (scrap, _mounted) = drawn(move || {
        let said = StoredValue::new_local(hears.clone());
        let row = move |id: i32| {
            said.with_value(|said| said.say(format!("+{id}")));
            on_cleanup(move || {
                said.try_with_value(|said| said.say(format!("-{id}")));
            });
            view! { <li>{id.to_string()}</li> }.into_any()
        };
        view! {
            <ol>
                <For each=move || ids.get() key=|id| *id let:id>
                    {row(id)}
                </For>
                <li>"end"</li>
            </ol>
        }
        .into_any()
    });
    assert_eq!(texts(&scrap.all("li")), ["1", "2", "3", "end"]);
    let before = scrap.all("li");
    for (wanted, shown) in [
        (vec![2, 1, 3], "2 1 3 end"),
        (vec![3, 2, 1], "3 2 1 end"),
        (vec![1, 4, 3], "1 4 3 end"),
        (vec![], "end"),
        (vec![5], "5 end"),
        (vec![6, 5, 7], "6 5 7 end"),
    ] {
        ids.set(wanted);
        breathe().await;
        assert_eq!(texts(&scrap.all("li")).join(" "), shown);
        if shown.starts_with("1 4") {
            assert_eq!(scrap.all("li")[0], before[0]);
            assert_eq!(scrap.all("li")[2], before[2]);
        }
    }
    assert_eq!(said.all(), "+1 +2 +3 +4 -2 -1 -4 -3 +5 +6 +7");
}

#[wasm_bindgen_test]
async fn listeners_run_under_the_owner_of_their_view() {
    let (scrap, _mounted) = drawn(|| {
        provide_context(7_u32);
        let node = NodeRef::<html::Button>::new();
        let press = move |_| {
            let said = use_context::<u32>().unwrap().to_string();
            node.get_untracked().unwrap().set_title(&said);
        };
        view! { <button node_ref=node on:click=press></button> }.into_any()
    });
    scrap.one("button").click();
    assert_eq!(scrap.one("button").title(), "7");
}
