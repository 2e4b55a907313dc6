//! The whole page, mounted on ports of our own.

use crate::blank::BlankPainter;
use crate::dom::{Scrap, breathe, count_labels};
use crate::line::Line;
use crate::picture::jpeg;
use crate::wire::event;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;
use seedboard::browser::PageClock;
use seedboard::catalog::MODELS;
use seedboard::demo::Options;
use seedboard::ports::{
    Address, Gallery, LocalFuture, MemoryPage, MemoryPictures, MemoryShelf, MemoryStore,
    MemoryVault, PictureHash, View,
};
use seedboard::request::Field;
use seedboard::runner::InPlace;
use seedboard::session::{ConnectionForm, ConnectionKind, KeyPlace, Ports, Session};
use seedboard::view::App;
use std::any::Any;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

/// Shows every picture that is kept as one that a browser can load.
struct Wall(Rc<MemoryPictures>);

impl Gallery for Wall {
    fn show(&self, hash: PictureHash, view: View) -> LocalFuture<'static, Option<Address>> {
        let shown = self.0.show(hash, view);
        Box::pin(async move {
            let held = shown.await?;
            let address = format!("{BLANK}#{}", held.as_str());
            Some(Address::new(address, move || drop(held)))
        })
    }
}

/// A GIF of one pixel.
const BLANK: &str = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

/// A first visit.
struct Visit {
    session: Session,
    line: Line,
    scrap: Scrap,
    /// The page goes when this does.
    mounted: Option<Box<dyn Any>>,
}

impl Visit {
    async fn new() -> Self {
        let line = Line::default();
        let pictures = Rc::new(MemoryPictures::default());
        let shelf = MemoryShelf::default();
        let runner = InPlace {
            clock: Rc::new(PageClock),
            pictures: pictures.clone(),
            painter: Rc::new(BlankPainter::default()),
            transport: Rc::new(line.clone()),
            files: Rc::new(shelf.files.clone()),
            recordings: None,
        };
        let ports = Ports {
            clock: Rc::new(PageClock),
            gallery: Rc::new(Wall(pictures)),
            storage: Rc::new(MemoryStore::default()),
            runner: Rc::new(runner),
            vault: MemoryVault::LAZY,
            page: Rc::new(MemoryPage::default()),
            sharing: MemoryPage::default().sharing(),
            files: Rc::new(shelf.files.clone()),
            shelf: Rc::new(shelf),
        };
        let scrap = Scrap::new("");
        let made = Rc::new(Cell::new(None));
        let session = Rc::clone(&made);
        let mounted = leptos::mount::mount_to(scrap.0.clone(), move || {
            let made = Session::new(ports);
            session.set(Some(made));
            provide_context(made);
            view! { <App /> }
        });
        breathe().await;
        Self {
            session: made.get().unwrap(),
            line,
            scrap,
            mounted: Some(Box::new(mounted)),
        }
    }

    /// Connected to a relay.
    async fn on_relay() -> Self {
        let visit = Self::new().await;
        let form = ConnectionForm {
            key_place: KeyPlace::Memory,
            passphrase: String::new(),
            kind: ConnectionKind::Relay,
            base_url: "/relay/ap-southeast/api/v3".to_owned(),
            api_key: String::new(),
            demo: Options::default(),
        };
        assert_eq!(visit.session.connect(&form), Ok(()));
        visit
    }

    /// The names of the controls in a part of the page.
    fn names(&self, part: &str) -> BTreeSet<String> {
        let controls = self.scrap.all(&format!("{part} [name]"));
        let names = controls
            .iter()
            .map(|control| control.get_attribute("name").unwrap());
        names.collect()
    }

    /// Presses the button of this name in a part of the page.
    async fn press(&self, part: &str, name: &str) {
        let buttons = self.scrap.all(&format!("{part} button"));
        let mut named = buttons
            .into_iter()
            .filter(|button| button.text_content().unwrap().starts_with(name));
        let button = named.next().expect(name);
        button.unchecked_into::<web_sys::HtmlElement>().click();
        breathe().await;
    }

    /// `data-state` of every panel, in order.
    fn states(&self) -> Vec<String> {
        let panels = self.scrap.all("li.panel");
        let states = panels
            .iter()
            .map(|panel| panel.get_attribute("data-state").unwrap());
        states.collect()
    }
}

#[wasm_bindgen_test]
async fn controls_have_the_apis_names_and_a_label() {
    let visit = Visit::new().await;
    for model in MODELS {
        visit.session.set_field(Field::Model, model.ids.byteplus[0]);
        breathe().await;
        let controls = visit.session.controls.get_untracked();
        let shown = Field::ALL
            .into_iter()
            .filter(|field| controls.shows(*field));
        let paths: BTreeSet<_> = shown.map(|field| field.path().to_owned()).collect();
        let mut names = visit.names("#compose");
        // The pickers that write into `size`, and the one that adds files to `image`.
        names.retain(|name| !["size.tier", "size.ratio", "image.file"].contains(&name.as_str()));
        assert_eq!(names, paths, "{}", model.name);
    }
    for control in visit.scrap.all("#compose [name]") {
        assert!(count_labels(&control) > 0, "{}", control.outer_html());
    }
}

#[wasm_bindgen_test]
async fn the_connection_dialog_asks_for_what_its_way_needs() {
    let visit = Visit::new().await;
    assert!(visit.names("dialog").is_empty());
    visit.press("header", "Connection").await;
    let always = ["connection", "limits.event", "limits.reply"];
    let names = |wanted: &[&str]| {
        let all = always.iter().chain(wanted);
        all.map(|name| (*name).to_owned()).collect()
    };
    let of_demo: BTreeSet<String> = names(&["demo.pace", "demo.mishap"]);
    assert_eq!(visit.names("dialog[open]"), of_demo);
    visit
        .scrap
        .one("dialog [name=connection][value=relay]")
        .click();
    breathe().await;
    let of_relay: BTreeSet<String> = names(&["base_url", "api_key", "key.place", "check"]);
    assert_eq!(visit.names("dialog[open]"), of_relay);
    let api_key = visit.scrap.one("dialog [name=api_key]");
    assert_eq!(api_key.get_attribute("type").as_deref(), Some("password"));
}

#[wasm_bindgen_test]
async fn slots_are_there_at_once_and_pictures_as_they_come() {
    let visit = Visit::on_relay().await;
    assert_eq!(visit.states(), ["arrived"; 4], "the sample");
    visit.press("#compose", "Generate").await;
    assert_eq!(visit.states(), ["pending"; 4]);
    assert_eq!(visit.line.sent().len(), 1);
    let picture = STANDARD.encode(jpeg(160, 90));
    let fields = format!("\"image_index\":1,\"b64_json\":\"{picture}\",\"size\":\"160x90\"");
    visit.line.answer(200);
    visit.line.say(&event("partial_succeeded", &fields));
    breathe().await;
    assert_eq!(visit.states(), ["pending", "arrived", "pending", "pending"]);
    let image = visit.scrap.one("li.panel img");
    let shown = image.get_attribute("src").unwrap();
    assert!(shown.contains("#memory:Thumbnail/"), "{shown}");
    visit.press(".runs", "Stop").await;
    assert_eq!(
        visit.states(),
        ["interrupted", "arrived", "interrupted", "interrupted"]
    );
    assert_eq!(visit.line.held(), 0);
}

#[wasm_bindgen_test]
async fn a_problem_is_shown_beside_its_field_and_nothing_is_sent() {
    let visit = Visit::on_relay().await;
    visit.session.set_field(Field::Size, "100x100");
    visit.press("#compose", "Generate").await;
    assert_eq!(visit.line.sent().len(), 0);
    let size = visit.scrap.one("#compose [name=size]");
    assert_eq!(size.get_attribute("aria-invalid").as_deref(), Some("true"));
    let note = size.get_attribute("aria-describedby").unwrap();
    let note = visit.scrap.one(&format!("#{note}"));
    assert!(!note.text_content().unwrap().trim().is_empty());
}

/// What still comes finds nobody; a panic here would be the end of every test after it.
#[wasm_bindgen_test]
async fn the_page_may_go_while_a_run_is_under_way() {
    let mut visit = Visit::on_relay().await;
    visit.press("#compose", "Generate").await;
    visit.mounted = None;
    assert_eq!(visit.scrap.0.child_element_count(), 0);
    visit.line.answer(200);
    visit.line.say(": somebody there?\n\n");
    breathe().await;
    assert_eq!(visit.line.held(), 0);
}
