//! The two plans for the pictures of panels, beside each other before anything is paid.

use crate::board::plan::Plan;
use crate::catalog::Model;
use crate::request::Measure;
use crate::sending::AT_ONCE;
use crate::session::{How, InTheWay, Plans, Session};
use crate::text;
use crate::text::number::{grouped, usd};
use crate::view::tools::header;
use crate::view::widgets::controls::{button, line, note};
use crate::view::widgets::icon::Icon;
use crate::view::widgets::live::{flag, part, press, ticked};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use crate::words;
use leptos::prelude::*;

pub fn plans(session: Session, dialogs: Dialogs) -> AnyView {
    // Those that are meant now; what is picked afterwards is for another time.
    let meant = untrack(|| session.to_be_made());
    let are_picked = session
        .desk
        .with_untracked(|desk| desk.picking && !desk.picked.is_empty());
    let both = Memo::new(move |_| session.plans(&meant));
    let after = RwSignal::new(false);
    let body = part(move || {
        let model = session.draft.with(|draft| draft.known_model());
        match (both.get(), model) {
            (Some(both), Some(model)) if !both.panels.is_empty() => {
                side_by_side(session, dialogs, &both, model, are_picked, after)
            }
            (Some(both), Some(_)) => nothing(&both),
            _ => in_the_way(session, dialogs, &InTheWay::Model),
        }
    });
    view! {
        {header(dialogs, text::plans_title())}
        <div class="body">{body}</div>
    }
    .into_any()
}

fn nothing(both: &Plans) -> AnyView {
    let locked = locked(both);
    view! {
        <p class="lead">{text::plans_nothing()}</p>
        {locked}
    }
    .into_any()
}

fn locked(both: &Plans) -> Option<AnyView> {
    let count = both.locked as u64;
    (count > 0).then(|| line("hint", text::say_locked(count)))
}

fn side_by_side(
    session: Session,
    dialogs: Dialogs,
    both: &Plans,
    model: &'static Model,
    are_picked: bool,
    after: RwSignal<bool>,
) -> AnyView {
    let panels = text::desk_count(both.panels.len() as u64);
    let lead = match are_picked {
        true => text::plans_lead_picked(&panels, model.name),
        false => text::plans_lead(&panels, model.name),
    };
    // The one that leaves nobody out is the one to press.
    let group_fits = both.group.is_some_and(|plan| plan.left_over == 0);
    view! {
        <p class="lead">{lead}</p>
        {locked(both)}
        <div class="two-plans">
            {group(session, dialogs, both, model, group_fits)}
            {one_by_one(session, dialogs, both, !group_fits, after)}
        </div>
    }
    .into_any()
}

fn group(
    session: Session,
    dialogs: Dialogs,
    both: &Plans,
    model: &'static Model,
    first: bool,
) -> AnyView {
    let Some(plan) = both.group else {
        return view! {
            <section class="plan" aria-labelledby="plan-group-h">
                <h3 id="plan-group-h">{text::plan_group()}</h3>
                <p class="hint">{text::plan_no_group()}</p>
            </section>
        }
        .into_any();
    };
    let left_over = (plan.left_over > 0).then(|| {
        let said = text::plan_left_over(u64::from(plan.pictures), u64::from(plan.left_over));
        note("note warn", Icon::Note, said, None)
    });
    let go = go(
        session,
        dialogs,
        both,
        first,
        text::plan_make_group(),
        move || How::Group,
    );
    let measure = Measure::of(&both.prompt, model);
    let long = flag(move || measure.is_long());
    let length = words::request::measure(&measure);
    let lines = both.prompt.lines().map(|words| line("", words));
    view! {
        <section class="plan" aria-labelledby="plan-group-h">
            <h3 id="plan-group-h">{text::plan_group()}</h3>
            <p class="hint">{text::plan_group_text()}</p>
            {figures(session, plan)}
            {left_over}
            <h4>
                {text::plan_prompt()} <span class="hint num" class:long=long>
                    {length}
                </span>
            </h4>
            <div class="compiled" tabindex="0" role="group" aria-label=text::plan_prompt()>
                {lines.collect_view()}
            </div>
            {go}
        </section>
    }
    .into_any()
}

fn one_by_one(
    session: Session,
    dialogs: Dialogs,
    both: &Plans,
    first: bool,
    after: RwSignal<bool>,
) -> AnyView {
    let plan = both.one_by_one;
    let tick = ticked(move |on| after.set(on));
    let pace = (both.panels.len() > AT_ONCE).then(|| line("hint", text::plan_pace(AT_ONCE as u64)));
    let how = move || How::OneByOne {
        after_approved: after.get_untracked(),
    };
    let go = go(session, dialogs, both, first, text::plan_make_one(), how);
    view! {
        <section class="plan" aria-labelledby="plan-one-h">
            <h3 id="plan-one-h">{text::plan_one()}</h3>
            <p class="hint">{text::plan_one_text()}</p>
            {figures(session, plan)}
            <label class="check">
                <input type="checkbox" name="plan.after_approved" prop:checked=after on:change=tick />
                {text::plan_after()}
                <span class="hint">{text::plan_after_hint()}</span>
            </label>
            {pace}
            {go}
        </section>
    }
    .into_any()
}

fn figures(session: Session, plan: Plan) -> AnyView {
    let demo = session.is_demo();
    let own = session.usual.with(|usual| usual.first.is_some());
    let pictures = grouped(u64::from(plan.pictures));
    let pictures = match plan.requests {
        1 => text::plan_pictures_most(&pictures),
        _ => pictures,
    };
    let (time, source) = match (demo, own) {
        (true, _) => (text::plan_time_demo().to_owned(), ""),
        (false, true) => (words::board::span(plan.seconds), text::plan_time_own()),
        (false, false) => (words::board::span(plan.seconds), text::plan_time_others()),
    };
    let price = u32::try_from(plan.price).unwrap_or(u32::MAX);
    let cost = match demo {
        true => text::plan_cost_demo().to_owned(),
        false => text::plan_cost_most(&usd(price)),
    };
    let figure = |name: &'static str, value: String, more: &'static str| {
        let more =
            (!more.is_empty()).then(|| view! { <span class="hint">{more}</span> }.into_any());
        view! {
            <div>
                <dt>{name}</dt>
                <dd class="num">{value} {more}</dd>
            </div>
        }
        .into_any()
    };
    view! {
        <dl class="figures">
            {figure(text::plan_requests(), grouped(u64::from(plan.requests)), "")}
            {figure(text::plan_pictures(), pictures, "")}
            {figure(text::plan_time(), time, source)} {figure(text::plan_cost(), cost, "")}
        </dl>
    }
    .into_any()
}

/// The button of a plan, or what stands in its way.
fn go(
    session: Session,
    dialogs: Dialogs,
    both: &Plans,
    first: bool,
    word: &'static str,
    how: impl Fn() -> How + 'static,
) -> AnyView {
    if let Some(problem) = session.in_the_way(both, how()) {
        return in_the_way(session, dialogs, &problem);
    }
    let panels = both.panels.clone();
    let make = press(move || match session.needs_passphrase() {
        true => dialogs.open(Opened::Connection),
        false => {
            dialogs.close();
            session.make_all(&panels, how());
            session.pick_none();
        }
    });
    let class = match first {
        true => "btn main big wide",
        false => "btn quiet big wide",
    };
    view! {
        <button type="button" class=class on:click=make>
            {word}
        </button>
    }
    .into_any()
}

fn in_the_way(session: Session, dialogs: Dialogs, problem: &InTheWay) -> AnyView {
    let (said, panel) = match problem {
        InTheWay::Model => (text::plans_model().to_owned(), None),
        InTheWay::Form(problem) => {
            let formats = session
                .draft
                .with(|draft| draft.known_model())
                .map_or(&[] as &[&str], |model| model.references.formats.value);
            let said = words::request::problem(problem, formats);
            (text::plan_problem(&said), None)
        }
        InTheWay::Unwritten(id) => (text::plan_unwritten(&session.number(*id)), Some(*id)),
    };
    let mend = match panel {
        Some(id) => button(
            "btn quiet small",
            None,
            text::desk_to_panel(&session.number(id)),
            move || {
                dialogs.close();
                session.choose(Some(id));
            },
        ),
        None => button("btn quiet small", None, text::plans_to_form(), move || {
            dialogs.close();
            session.go_to_problem();
        }),
    };
    note("note bad", Icon::Refused, said, Some(mend))
}
