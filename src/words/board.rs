//! What people read about a board: lengths, shots, how long a plan takes, what may jar.

use super::framing::short_shot;
use crate::board::PanelId;
use crate::board::hints::Hint;
use crate::text;

/// A length of `ms` milliseconds as a script has it: `0:05`, `1:04.5`.
pub fn length(ms: u64) -> String {
    let (minutes, seconds) = (ms / 60_000, ms / 1_000 % 60);
    let mut text = format!("{minutes}:{seconds:02}");
    let tenth = ms / 100 % 10;
    if tenth > 0 {
        text.push_str(text::number_decimal());
        text.push_str(&tenth.to_string());
    }
    text
}

/// How long something may take, from and to in seconds; whole minutes from two on.
pub fn span((from, to): (u64, u64)) -> String {
    let minutes = to >= 120;
    let (from, to) = match minutes {
        true => ((from / 60).max(1), to.div_ceil(60)),
        false => (from, to),
    };
    match (minutes, from == to) {
        (true, true) => text::about_minutes(to),
        (true, false) => text::about_minutes_span(&from.to_string(), &to.to_string()),
        (false, true) => text::about_seconds(to),
        (false, false) => text::about_seconds_span(&from.to_string(), &to.to_string()),
    }
}

/// What may jar, in a sentence. `number`: what a panel is called.
pub fn hint(hint: &Hint, number: impl Fn(PanelId) -> String) -> String {
    match hint {
        Hint::SameShot {
            panels: (first, last),
            shot: of,
            ..
        } => text::hint_same_shot(&number(*first), &number(*last), short_shot(*of)),
        Hint::Jump { panel } => text::hint_jump(&number(*panel)),
        Hint::Unreferenced { panel, name } => text::hint_unreferenced(&number(*panel), name),
        Hint::Length {
            total_ms,
            target_ms,
            ..
        } if total_ms > target_ms => {
            text::hint_too_long(&length(*total_ms), &length(total_ms - target_ms))
        }
        Hint::Length {
            total_ms,
            target_ms,
            ..
        } => text::hint_too_short(
            &length(*total_ms),
            &length(target_ms.saturating_sub(*total_ms)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Shot;

    #[test]
    fn lengths() {
        for (ms, said) in [
            (0, "0:00"),
            (5_000, "0:05"),
            (40_049, "0:40"),
            (64_500, "1:04.5"),
            (3_600_000, "60:00"),
        ] {
            assert_eq!(length(ms), said);
        }
    }

    #[test]
    fn spans_are_no_finer_than_what_is_known() {
        for (seconds, said) in [
            ((20, 40), "about 20 to 40 seconds"),
            ((20, 20), "about 20 seconds"),
            ((50, 130), "about 1 to 3 minutes"),
            ((119, 119), "about 119 seconds"),
            ((300, 450), "about 5 to 8 minutes"),
            ((120, 120), "about 2 minutes"),
        ] {
            assert_eq!(span(seconds), said);
        }
    }

    #[test]
    fn hints_say_which_panel_and_what() {
        let (first, last) = (PanelId::numbered(1), PanelId::numbered(4));
        let said = |one: Hint| hint(&one, |id| id.number().to_string());
        let same = Hint::SameShot {
            panels: (first, last),
            count: 4,
            shot: Shot::Wide,
        };
        assert_eq!(said(same), "Panels 1 to 4 have the same shot type: Wide.");
        let length = |total_ms, target_ms| Hint::Length {
            total_ms,
            target_ms,
            unsaid: 0,
        };
        assert!(said(length(50_000, 45_000)).contains("0:05 longer"));
        assert!(said(length(40_000, 45_000)).contains("0:05 shorter"));
    }
}
