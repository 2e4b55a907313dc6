//! The exact request: as JSON, and as a program in each language.

use super::{Dialogs, HEADING};
use crate::catalog::Cloud;
use crate::request::Field;
use crate::request::Request;
use crate::request::code::{Language, Snippet};
use crate::session::Session;
use crate::text;
use crate::text::number::bytes;
use crate::view::Opened;
use crate::view::widgets::controls::{button, line, radio};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{flag, part, ticked, when, words};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;

/// Characters of a line that are shown; a picture written into its address has millions.
const LINE_CHARACTERS: usize = 2_000;
/// What is left of a longer one.
const SHORT_CHARACTERS: usize = 60;

/// What the panel shows.
#[derive(Clone, Copy)]
struct Shown {
    session: Session,
    dialogs: Dialogs,
    /// `None`: JSON.
    language: RwSignal<Option<Language>>,
    cloud: RwSignal<Cloud>,
    /// The form's request with the ids of that cloud.
    request: Memo<Option<Request>>,
    /// The program that sends it. `None`: JSON is shown, or the request has problems.
    snippet: Memo<Option<Snippet>>,
    /// Whether the last copy worked. `None`: nothing was copied since something else is shown.
    copied: RwSignal<Option<bool>>,
}

pub fn request(session: Session, dialogs: Dialogs) -> AnyView {
    let cloud = RwSignal::new(
        session
            .connection
            .with_untracked(crate::session::Connection::cloud),
    );
    let request = Memo::new(move |_| session.request_for(cloud.get()));
    let language = session.language;
    let snippet = move |request: &Request| {
        let language = language.get()?;
        Some(session.snippet(request, language, cloud.get()))
    };
    let shown = Shown {
        session,
        dialogs,
        language,
        cloud,
        request,
        snippet: Memo::new(move |_| request.with(|request| request.as_ref().and_then(snippet))),
        copied: RwSignal::new(None),
    };
    let close = button("btn", Some(Icon::Cross), text::close(), move || {
        dialogs.close()
    });
    let sendable = flag(move || shown.request.with(Option::is_some));
    view! {
        <header role="presentation">
            <h2 id=HEADING>{text::wire_title()}</h2>
            <div class="seg" role="radiogroup" aria-label=text::wire_cloud()>
                {cloud_choice(shown, Cloud::BytePlus)} {cloud_choice(shown, Cloud::Volcengine)}
            </div>
            {close}
        </header>
        <div class="langs" role="radiogroup" aria-label=text::wire_language()>
            {language_choice(shown, None)}
            {Language::ALL.map(|language| language_choice(shown, Some(language))).collect_view()}
        </div>
        <div class="body">{part(move || body(shown))}</div>
        <footer>{part(move || foot(shown))} {when(sendable, move || acts(shown))}</footer>
    }
    .into_any()
}

fn cloud_choice(shown: Shown, cloud: Cloud) -> AnyView {
    let name = cloud.name();
    let chosen = flag(move || shown.cloud.get() == cloud);
    let label = words(move || name.to_owned());
    radio("cloud", name.to_owned(), label, chosen, move || {
        shown.cloud.set(cloud);
        shown.copied.set(None);
    })
}

fn language_choice(shown: Shown, language: Option<Language>) -> AnyView {
    let name = language.map_or("JSON", Language::name);
    let chosen = flag(move || shown.language.get() == language);
    let label = words(move || name.to_owned());
    radio("language", name.to_owned(), label, chosen, move || {
        shown.language.set(language);
        shown.copied.set(None);
    })
}

impl Shown {
    fn copy(self) {
        let found = untrack(|| self.request.get());
        let Some(request) = found else { return };
        let text = untrack(|| self.snippet.get()).map(|snippet| snippet.text);
        leptos::task::spawn_local(async move {
            let done = match text {
                Some(text) => self.session.copy(text).await,
                None => self.session.copy_body(request.pretty_body()).await,
            };
            // The dialog may be closed by now.
            self.copied.try_set(Some(done));
        });
    }
}

/// The text, or what stands in its way.
fn body(shown: Shown) -> AnyView {
    let Some(request) = shown.request.get() else {
        return problems(shown.session);
    };
    let (lead, text) = match shown.snippet.get() {
        Some(snippet) => (text::wire_code_lead(), snippet.text),
        None => (text::wire_lead(), request.pretty_body().text(elided)),
    };
    let json = shown.language.get().is_none();
    let lines_of = (shown.language.get() == Some(Language::Jsonl)).then(|| lines(shown, &request));
    let lines = text
        .lines()
        .map(|line| code_line(line, json))
        .collect_view();
    let lead = line("lead", lead);
    view! {
        {lead}
        <pre class="code" tabindex="0"><code>{lines}</code></pre>
        {lines_of}
    }
    .into_any()
}

/// The file that a batch reads, to be copied by itself.
fn lines(shown: Shown, request: &Request) -> AnyView {
    let body = shown.session.lines(request, shown.cloud.get());
    let text = body.text(elided);
    let rows = text
        .lines()
        .map(|line| code_line(line, false))
        .collect_view();
    let copy = button(
        "btn quiet",
        Some(Icon::Copy),
        text::wire_copy_lines(),
        move || {
            let body = body.clone();
            leptos::task::spawn_local(async move {
                let done = shown.session.copy_body(body).await;
                shown.copied.try_set(Some(done));
            });
        },
    );
    view! {
        <div class="lead row spread">
            <span>{text::wire_lines()}</span>
            {copy}
        </div>
        <pre class="code" tabindex="0"><code>{rows}</code></pre>
    }
    .into_any()
}

fn elided(file: &crate::request::InputFile) -> String {
    text::wire_elided(&bytes(file.bytes))
}

fn problems(session: Session) -> AnyView {
    let row = |said| view! { <li>{icon(Icon::Refused)} <span>{said}</span></li> }.into_any();
    let formats = session.controls.with(|controls| controls.reference_formats);
    let rows = session.checked.with(|checked| {
        let said = |problem| words::request::problem(problem, formats);
        checked.problems.iter().map(said).map(row).collect_view()
    });
    let lead = line("lead", text::wire_problems());
    view! {
        {lead}
        <ul class="wire-problems">{rows}</ul>
    }
    .into_any()
}

/// A line; in JSON with the key set apart from the value.
fn code_line(line: &str, json: bool) -> AnyView {
    let long = line.chars().nth(LINE_CHARACTERS).is_some();
    let line = if long {
        let head: String = line.chars().take(SHORT_CHARACTERS).collect();
        format!("{head}{}", text::wire_elided(&bytes(line.len() as u64)))
    } else {
        line.to_owned()
    };
    let (key, value) = match line.split_once("\": ") {
        Some((key, value)) if json => (format!("{key}\""), format!(": {value}")),
        _ => (String::new(), line),
    };
    view! {
        <span class="ln">
            <span class="k">{key}</span>
            {value}
            "\n"
        </span>
    }
    .into_any()
}

/// What the program needs, or how long the body is.
fn foot(shown: Shown) -> AnyView {
    let Some(request) = shown.request.get() else {
        return ().into_any();
    };
    let streams = flag(move || shown.session.draft.with(|draft| draft.stream));
    let set = ticked(move |on| {
        let value = if on { "true" } else { "false" };
        shown.session.set_field(Field::Stream, value);
    });
    let facts = match shown.snippet.get() {
        None => line("hint num", text::wire_bytes(&bytes(request.body().bytes()))),
        Some(snippet) => needs(&snippet),
    };
    view! {
        <div class="needs">
            <label class="check">
                <input type="checkbox" prop:checked=streams on:change=set />
                <span>{text::wire_stream()}</span>
            </label>
            {facts}
        </div>
    }
    .into_any()
}

fn needs(snippet: &Snippet) -> AnyView {
    let install = snippet
        .install
        .map(|install| view! { <code class="install">{install}</code> }.into_any());
    let needs: Vec<String> = snippet
        .needs
        .iter()
        .map(|need| text::wire_need(need.of, need.at_least))
        .collect();
    let needs = (!needs.is_empty()).then(|| {
        line(
            "hint num",
            text::wire_needs(&needs.join(text::list_separator())),
        )
    });
    let checked = match snippet.compiled_here {
        true => text::wire_run_here(),
        false => text::wire_parsed_here(),
    };
    let checked = line("hint", checked);
    view! {
        {install}
        {needs}
        {checked}
    }
    .into_any()
}

fn acts(shown: Shown) -> AnyView {
    let answer = words(move || {
        match shown.copied.get() {
            None => "",
            Some(true) => text::copied(),
            Some(false) => text::copy_failed(),
        }
        .to_owned()
    });
    let paste = button("btn", None, text::import_open(), move || {
        shown.dialogs.open(Opened::Import)
    });
    let copy = button("btn quiet", Some(Icon::Copy), text::copy(), move || {
        shown.copy()
    });
    view! {
        <p class="hint answer" role="status">
            {answer}
        </p>
        {paste}
        {copy}
    }
    .into_any()
}
