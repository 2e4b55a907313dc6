//! Where the documents disagree about the chosen model, and which of them count.

use super::{Dialogs, header};
use crate::catalog::{Dispute, Documents};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::{line, radio};
use crate::view::widgets::live::{flag, part, words};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;

pub fn sources(session: Session, dialogs: Dialogs) -> AnyView {
    let rows = part(move || {
        let disputes = session.controls.with(|controls| controls.model.disputes());
        disputes.iter().map(row).collect_view().into_any()
    });
    let lead = words(move || {
        session
            .controls
            .with(|controls| text::sources_lead(controls.model.name))
    });
    let choice = move |documents: Documents, name: &'static str| {
        let chosen = flag(move || session.draft.with(|draft| draft.documents) == documents);
        let label = words(move || name.to_owned());
        radio("documents", name.to_owned(), label, chosen, move || {
            session.set_documents(documents);
        })
    };
    let said = words(move || {
        match session.draft.with(|draft| draft.documents) {
            Documents::Tutorial => text::documents_tutorial_hint(),
            Documents::Later => text::documents_later_hint(),
        }
        .to_owned()
    });
    let legend = line("hint", text::sources_legend());
    view! {
        {header(dialogs, text::sources_title())}
        <div class="body">
            <p class="lead">{lead}</p>
            <div class="seg fill" role="radiogroup" aria-label=text::documents()>
                {choice(Documents::Tutorial, text::documents_tutorial())}
                {choice(Documents::Later, text::documents_later())}
            </div>
            <p class="hint">{said}</p>
            <div class="disputes">{rows}</div>
            {legend}
        </div>
    }
    .into_any()
}

fn row(dispute: &Dispute) -> AnyView {
    let words::dispute::Words {
        what,
        tutorial,
        later,
    } = words::dispute::words(dispute);
    view! {
        <dl>
            <dt>{what}</dt>
            <dd>{tutorial}</dd>
            <dd>{later}</dd>
        </dl>
    }
    .into_any()
}
