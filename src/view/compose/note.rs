//! Problems and hints beside their field.

use crate::request::{Field, Fix, Problem, Rule};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::{button, note};
use crate::view::widgets::icon::Icon;
use crate::view::widgets::live::{aria, part};
use crate::words;
use leptos::prelude::*;

/// The id of a field's notes, for `aria-describedby`.
pub fn note_id(field: Field) -> String {
    format!("problem-{}", field.path())
}

/// Whether a problem is shown. An empty prompt is nobody's fault before the first press of Generate.
fn is_shown(session: Session, problem: &Problem) -> bool {
    session.attempted.get() || problem.rule != Rule::PromptMissing
}

/// Whether a field is wrong, for `aria-invalid`.
pub fn invalid(session: Session, field: Field) -> Signal<String> {
    aria(move || {
        session.checked.with(|checked| {
            checked
                .problems_of(field)
                .any(|problem| is_shown(session, problem))
        })
    })
}

/// The notes of a field; one that can be mended has a button for it.
pub fn notes(session: Session, field: Field) -> AnyView {
    let list = part(move || {
        session.checked.with(|checked| {
            let problems = checked
                .problems_of(field)
                .filter(|problem| is_shown(session, problem))
                .map(|problem| {
                    let mend = problem.fix.clone().map(|fix| mend(session, fix));
                    let said = words::request::problem(problem);
                    note("note bad", Icon::Refused, said, mend)
                });
            let hints = checked
                .hints
                .iter()
                .filter(|hint| hint.field() == field)
                .map(|hint| note("note warn", Icon::Note, words::request::hint(hint), None));
            problems.chain(hints).collect_view().into_any()
        })
    });
    view! {
        <div id=note_id(field) class="notes">
            {list}
        </div>
    }
    .into_any()
}

fn mend(session: Session, fix: Fix) -> AnyView {
    let word = match fix.field {
        Field::MaxImages => text::fix_pictures(&fix.value),
        _ => text::fix_size(&fix.value),
    };
    button("btn small quiet num", None, word, move || {
        session.mend(&fix)
    })
}
