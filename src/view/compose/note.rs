//! Problems and hints beside their field.

use crate::request::{Field, Fix, Problem, ReferenceId, Refit, Rule};
use crate::session::{RefitState, Session};
use crate::text;
use crate::view::widgets::controls::{button, line, note};
use crate::view::widgets::icon::Icon;
use crate::view::widgets::lazy::{later, split};
use crate::view::widgets::live::{aria, part};
use crate::view::widgets::view;
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
        let formats = session
            .controls
            .with_untracked(|controls| controls.reference_formats);
        session.checked.with(|checked| {
            let problems = checked
                .problems_of(field)
                .filter(|problem| is_shown(session, problem))
                .map(|problem| {
                    let mend = problem.fix.clone().map(|fix| mend(session, fix));
                    let said = words::request::problem(problem, formats);
                    note("note bad", Icon::Refused, said, mend)
                });
            let hints = checked
                .hints
                .iter()
                .filter(|hint| hint.field() == field)
                .map(|hint| {
                    let mend = hint.fix().map(|fix| mend(session, fix));
                    note("note warn", Icon::Note, words::request::hint(hint), mend)
                });
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
    let word = match &fix {
        Fix::Set {
            field: Field::MaxImages,
            value,
        } => text::fix_pictures(value),
        Fix::Set { value, .. } => text::fix_size(value),
        Fix::Pictures(pictures) => text::fix_pictures(&pictures.to_string()),
        Fix::Merge(..) => text::fix_merge().to_owned(),
        Fix::Refit(id, to) => {
            let (id, to) = (*id, *to);
            return later(refit::load, move || refit::call(session, id, to));
        }
    };
    button("btn small quiet num", None, word, move || {
        session.mend(&fix)
    })
}

split!(form, refit(session: Session, id: ReferenceId, to: Refit));

/// Makes another file of a reference, and says how that goes.
fn refit(session: Session, id: ReferenceId, to: Refit) -> AnyView {
    let format = words::request::format_name(to.format);
    let word = text::fix_refit(format, &words::request::pixels(to.size));
    part(move || match session.refit_state(id) {
        Some(RefitState::Working) => line("hint", text::refit_working()),
        Some(RefitState::Failed) => line("hint", text::refit_failed()),
        None => button("btn small quiet num", None, word.clone(), move || {
            session.mend(&Fix::Refit(id, to))
        }),
    })
}
