//! When the address of a picture dies. The address says so itself, by the service's clock; this device's clock is not asked.

use crate::address::SafeUrl;

/// Seconds that an address lives where it does not say: a day (protocol.md 6).
const USUAL: u64 = 86_400;
/// Nothing is signed for longer: a year. What says more was made by somebody else.
const MOST: u64 = 366 * 86_400;

/// Unix seconds: `X-Tos-Date` and `X-Tos-Expires`, otherwise a day after `created` (protocol.md 6). `None`: neither is
/// there.
pub fn dies_at(address: &SafeUrl, created: Option<u64>) -> Option<u64> {
    let address = address.as_str().split('#').next().unwrap_or_default();
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let value = |name: &str| {
        let mut pairs = query.split('&');
        pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    };
    let signed = value("X-Tos-Date").and_then(unix_seconds);
    let lives = value("X-Tos-Expires").and_then(|text| text.parse::<u64>().ok());
    match (signed, lives) {
        (Some(signed), Some(lives)) if lives <= MOST => Some(signed + lives),
        _ => created.map(|created| created.saturating_add(USUAL)),
    }
}

/// `20250913T034212Z`. `None`: it is no such time.
fn unix_seconds(text: &str) -> Option<u64> {
    let text = text.strip_suffix('Z')?;
    let (date, time) = text.split_once('T')?;
    if date.len() != 8 || time.len() != 6 {
        return None;
    }
    let figure = |text: &str, at: usize, length: usize| -> Option<u64> {
        let figures = text.get(at..at + length)?;
        let is_figure = figures.bytes().all(|byte| byte.is_ascii_digit());
        figures.parse().ok().filter(|_| is_figure)
    };
    let (year, month, day) = (
        figure(date, 0, 4)?,
        figure(date, 4, 2)?,
        figure(date, 6, 2)?,
    );
    let (hour, minute, second) = (
        figure(time, 0, 2)?,
        figure(time, 2, 2)?,
        figure(time, 4, 2)?,
    );
    if year < 1970 || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = days_before(year, month)? + day.checked_sub(1)?;
    let next = days_before(year + month / 12, month % 12 + 1)?;
    (days < next).then_some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

/// Days from the first of January 1970 to the first of this month. `None`: there is no such month.
fn days_before(year: u64, month: u64) -> Option<u64> {
    const BEFORE_MONTH: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let before = BEFORE_MONTH.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
    let leaps = |years: u64| years / 4 - years / 100 + years / 400;
    // The leap day of this year counts from March on.
    let past = if month > 2 { year } else { year - 1 };
    Some((year - 1970) * 365 + leaps(past) - leaps(1969) + before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_date_u() {
        // `date -u -d … +%s`
        for (text, want) in [
            ("19700101T000000Z", Some(0)),
            ("20250913T034212Z", Some(1_757_734_932)),
            ("20240229T235959Z", Some(1_709_251_199)),
            ("20231231T235959Z", Some(1_704_067_199)),
            ("20000301T000000Z", Some(951_868_800)),
            ("21000301T000000Z", Some(4_107_542_400)),
            ("20230229T000000Z", None),
            ("20251301T000000Z", None),
            ("20250100T000000Z", None),
            ("20250101T240000Z", None),
            ("20250101T000000", None),
            ("2025-01-1T000000Z", None),
            ("+2025101T000000Z", None),
            ("", None),
        ] {
            assert_eq!(unix_seconds(text), want, "{text}");
        }
    }

    #[test]
    fn the_address_counts_then_the_time_of_making() {
        let dies = |query: &str, created| {
            let address = SafeUrl::parse(&format!("https://a.example/a.jpeg{query}"));
            dies_at(&address.unwrap(), created)
        };
        let signed = "?x=1&X-Tos-Date=19700101T000010Z&X-Tos-Expires=100&y";
        assert_eq!(dies(signed, Some(5)), Some(110));
        assert_eq!(dies(signed, None), Some(110));
        assert_eq!(dies("", Some(5)), Some(86_405));
        assert_eq!(dies("?X-Tos-Date=19700101T000010Z", Some(5)), Some(86_405));
        let endless = format!("?X-Tos-Date=19700101T000010Z&X-Tos-Expires={}", u64::MAX);
        assert_eq!(dies(&endless, Some(5)), Some(86_405));
        assert_eq!(dies("?X-Tos-Expires=100", None), None);
        assert_eq!(
            dies("#?X-Tos-Date=19700101T000010Z&X-Tos-Expires=1", None),
            None
        );
    }
}
