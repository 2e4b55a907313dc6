//! Problems and hints beside their field.

use crate::request::{Field, Fix, Problem, Rule};
use crate::session::Session;
use crate::text;
use crate::view::widgets::icon::{Icon, icon};
use leptos::prelude::*;

/// The id of a field's note, for `aria-describedby`.
pub fn note_id(field: Field) -> String {
    format!("problem-{}", field.path())
}

/// What is wrong with a field right now. An empty prompt is nobody's fault before the first press of Generate.
pub fn problems_of(session: Session, field: Field) -> Memo<Vec<Problem>> {
    Memo::new(move |_| {
        let attempted = session.attempted.get();
        session.checked.with(|checked| {
            let shown = |problem: &&Problem| attempted || problem.rule != Rule::PromptMissing;
            checked.problems_of(field).filter(shown).cloned().collect()
        })
    })
}

/// `true` or `false`, for `aria-invalid`.
pub fn invalid(problems: Memo<Vec<Problem>>) -> impl Fn() -> &'static str + Copy {
    move || {
        if problems.with(Vec::is_empty) {
            "false"
        } else {
            "true"
        }
    }
}

/// The notes of a field; one that can be mended has a button for it.
#[component]
pub fn Problems(field: Field) -> impl IntoView {
    let session = expect_context::<Session>();
    let problems = problems_of(session, field);
    let hints = Memo::new(move |_| {
        session.checked.with(|checked| {
            checked
                .hints
                .iter()
                .filter(|hint| hint.field() == field)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div id=note_id(field) class="notes">
            {move || {
                problems
                    .get()
                    .into_iter()
                    .map(|problem| {
                        let words = text::request::problem(&problem);
                        view! {
                            <div class="note bad">
                                <p>{icon(Icon::Refused)} <span class="num">{words}</span></p>
                                {problem.fix.map(|fix| view! { <Mend fix=fix /> })}
                            </div>
                        }
                    })
                    .collect_view()
            }}
            {move || {
                hints
                    .get()
                    .into_iter()
                    .map(|hint| {
                        let words = text::request::hint(&hint);
                        view! {
                            <div class="note warn">
                                <p>{icon(Icon::Note)} <span class="num">{words}</span></p>
                            </div>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}

#[component]
fn Mend(fix: Fix) -> impl IntoView {
    let session = expect_context::<Session>();
    let words = match fix.field {
        Field::MaxImages => text::fix_pictures(&fix.value),
        _ => text::fix_size(&fix.value),
    };
    view! {
        <button type="button" class="btn small quiet num" on:click=move |_| session.mend(&fix)>
            {words}
        </button>
    }
}
