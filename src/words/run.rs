//! The line over the board that says how a run stands.

use crate::board::{Asked, Run};
use crate::sending::{MOST_ATTEMPTS, Span, Usual, Why};
use crate::stream::{Ending, Slot};
use crate::text;
use crate::text::number::seconds_tenths;

/// How a run stands: the main words and what goes with them; the time, which changes by itself, is apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The words that matter.
    pub main: String,
    /// Refused, missing, billed; may be empty.
    pub rest: Vec<String>,
}

/// The words for a run.
pub fn summary(run: &Run) -> Summary {
    let progress = &run.progress;
    let (got, asked) = (progress.arrived() as u64, run.most_pictures());
    let count = |wanted: fn(&Slot) -> bool| {
        progress.slots().iter().filter(|slot| wanted(slot)).count() as u64
    };
    let refused = count(|slot| matches!(slot, Slot::Failed(_)));
    let missing = count(|slot| matches!(slot, Slot::Missing));
    let main = match progress.ending() {
        None if run.is_by_hand() => text::run_by_hand().to_owned(),
        None if run.file.is_some() => text::run_reading(got),
        _ if run.file.is_some() && run.asked.pictures == 0 && got == asked => text::run_read(got),
        None if run.is_waiting() && run.attempts == 0 => text::run_waits_turn().to_owned(),
        None if run.is_waiting() => text::run_waits_repeat().to_owned(),
        None if asked == 1 => text::run_one().to_owned(),
        None => text::run_going(got, asked),
        Some(Ending::Completed) if run.asked.is_group => text::run_done_upto(asked, got),
        Some(Ending::Completed) => text::run_done(got, asked),
        Some(Ending::Cancelled) => text::run_stopped(got, asked),
        Some(Ending::Interrupted(_)) => text::run_cut(got, asked),
        Some(Ending::Refused(_)) if got > 0 => text::run_cut(got, asked),
        Some(Ending::Refused(_)) => text::run_refused(got, asked),
    };
    let mut rest = Vec::new();
    if let Some(file) = &run.file {
        rest.push(match file.as_str() {
            "" => text::run_from_paste().to_owned(),
            file => text::run_from_file(file),
        });
    }
    if run.demo {
        rest.push(text::run_demo().to_owned());
    }
    if let Some(model) = run.asked.treated_as() {
        rest.push(text::run_treated_as(&run.asked.model_id, model.name));
    }
    if refused > 0 && !matches!(progress.ending(), Some(Ending::Refused(_))) {
        rest.push(text::run_failed(refused));
    }
    if missing > 0 {
        rest.push(text::run_missing(missing));
    }
    if let Some(usage) = progress.usage() {
        let count = usage.generated_images;
        rest.extend(count.map(if run.demo {
            text::run_counted
        } else {
            text::run_billed
        }));
        rest.extend(usage.output_tokens.map(text::run_tokens));
    }
    Summary { main, rest }
}

/// The value of `data-run-state`.
pub fn state_name(run: &Run) -> &'static str {
    match run.progress.ending() {
        None if run.is_by_hand() => "by_hand",
        None if run.is_waiting() => "waiting",
        None => "running",
        Some(Ending::Completed) => "completed",
        Some(Ending::Interrupted(_)) => "interrupted",
        Some(Ending::Refused(_)) => "refused",
        Some(Ending::Cancelled) => "cancelled",
    }
}

/// What a waiting run waits for, and until when. Only what draws it at length reads it, as with the words of faults.
pub fn wait(run: &Run, now_ms: u64) -> String {
    let Some(wait) = run.wait.as_ref().filter(|_| run.is_waiting()) else {
        return String::new();
    };
    let seconds = wait.seconds_left(now_ms);
    match &wait.why {
        Why::Refused(fault) => text::wait_refused(
            super::fault::title(fault),
            seconds,
            u64::from(run.attempts) + 1,
            u64::from(MOST_ATTEMPTS),
        ),
        Why::Turn { per_minute } => {
            let name = run.asked.rules.map_or("", |model| model.name);
            text::wait_turn(name, u64::from(*per_minute), seconds)
        }
        Why::Paused => text::wait_paused(seconds),
        Why::Queue => text::wait_queue().to_owned(),
        Why::ByHand => String::new(),
    }
}

/// What is known of how long it takes: from one's own runs where there are enough, otherwise from others' measurements.
pub fn usual_wait(asked: &Asked, any_arrived: bool, own: Usual) -> String {
    if !asked.streams && asked.pictures > 1 {
        return text::waiting_all().to_owned();
    }
    let Some(model) = asked.rules else {
        return String::new();
    };
    let (first, next) = (model.first_picture.value, model.next_picture.value);
    match (any_arrived, own.first, own.next) {
        (false, Some(own), _) => text::waiting_first_own(&seconds(own), own.count as u64),
        (true, _, Some(own)) => text::waiting_next_own(&seconds(own)),
        (false, ..) => text::waiting_first(&first.from.to_string(), &first.to.to_string()),
        (true, ..) => text::waiting_next(&next.from.to_string(), &next.to.to_string()),
    }
}

fn seconds(span: Span) -> String {
    let (from, to) = (span.from_s.to_string(), span.to_s.to_string());
    match from == to {
        true => text::waiting_about(&from),
        false => text::waiting_span(&from, &to),
    }
}

/// Elapsed or total time.
pub fn time(ms: u64) -> String {
    seconds_tenths(ms)
}
