//! Numbers as people read them. Separators and units come from the message files like any text.

use super::{
    number_decimal, number_group, unit_bytes, unit_dollars, unit_gigabytes, unit_kilobytes,
    unit_megabytes, unit_seconds,
};

/// A whole number with its digits in groups of three: `16,777,216`.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(number_group());
        }
        text.push(digit);
    }
    text
}

/// A time span of `ms` milliseconds: `11.8 s`, from a minute on `1:04` (minutes do not end at 60).
/// Cut, not rounded: a running clock never shows a time that has not been reached.
pub fn seconds_tenths(ms: u64) -> String {
    let seconds = ms / 1_000;
    if seconds < 60 {
        return unit_seconds(&with_tenth(seconds, ms / 100 % 10));
    }
    let mut text = (seconds / 60).to_string();
    text.push_str(if seconds % 60 < 10 { ":0" } else { ":" });
    text.push_str(&(seconds % 60).to_string());
    text
}

/// A size of `n` bytes, rounded: `999 B`, `412 kB`, `1.6 MB`, `10.7 GB`; 1 kB is 1000 B, and so on.
pub fn bytes(n: u64) -> String {
    const KILO: u64 = 1_000;
    const MEGA: u64 = 1_000_000;
    const GIGA: u64 = 1_000_000_000;
    let tenths = |unit: u64| n.saturating_add(unit / 20) / (unit / 10);
    let written = |tenths: u64| with_tenth(tenths / 10, tenths % 10);
    // The largest value that still rounds to 999 kB ends the kilobytes, not the first megabyte.
    if n < KILO {
        unit_bytes(&n.to_string())
    } else if n < MEGA - KILO / 2 {
        unit_kilobytes(&((n + KILO / 2) / KILO).to_string())
    } else if n < GIGA - MEGA / 20 {
        unit_megabytes(&written(tenths(MEGA)))
    } else {
        unit_gigabytes(&written(tenths(GIGA)))
    }
}

/// A price in US dollars, given in tenths of a cent: 40 is `$0.04`, 35 is `$0.035`. Exact: the
/// third decimal stands where it is not 0.
pub fn usd(tenths_of_cent: u32) -> String {
    let (dollars, rest) = (tenths_of_cent / 1_000, tenths_of_cent % 1_000);
    let mut text = grouped(u64::from(dollars));
    text.push_str(number_decimal());
    for decimal in [rest / 100, rest / 10 % 10] {
        text.push_str(&decimal.to_string());
    }
    if !rest.is_multiple_of(10) {
        text.push_str(&(rest % 10).to_string());
    }
    unit_dollars(&text)
}

fn with_tenth(whole: u64, tenth: u64) -> String {
    let mut text = grouped(whole);
    text.push_str(number_decimal());
    text.push_str(&tenth.to_string());
    text
}

#[cfg(test)]
mod tests {
    use super::{bytes, grouped, seconds_tenths, usd};

    fn check<N: Copy + std::fmt::Debug>(shown: fn(N) -> String, table: &[(N, &str)]) {
        for &(n, expected) in table {
            assert_eq!(shown(n), expected, "{n:?}");
        }
    }

    #[test]
    fn groups_of_three() {
        let max = "18,446,744,073,709,551,615";
        check(
            grouped,
            &[(0, "0"), (999, "999"), (1_000, "1,000"), (10_000, "10,000")],
        );
        check(
            grouped,
            &[
                (999_999, "999,999"),
                (16_777_216, "16,777,216"),
                (u64::MAX, max),
            ],
        );
    }

    #[test]
    fn time_spans() {
        check(
            seconds_tenths,
            &[
                (0, "0.0 s"),
                (99, "0.0 s"),
                (100, "0.1 s"),
                (11_850, "11.8 s"),
            ],
        );
        check(
            seconds_tenths,
            &[(59_999, "59.9 s"), (60_000, "1:00"), (64_900, "1:04")],
        );
        check(
            seconds_tenths,
            &[(119_999, "1:59"), (600_000, "10:00"), (3_661_000, "61:01")],
        );
    }

    #[test]
    fn sizes() {
        check(
            bytes,
            &[(0, "0 B"), (999, "999 B"), (1_000, "1 kB"), (1_499, "1 kB")],
        );
        check(
            bytes,
            &[(1_500, "2 kB"), (412_000, "412 kB"), (999_499, "999 kB")],
        );
        check(
            bytes,
            &[
                (999_500, "1.0 MB"),
                (1_550_000, "1.6 MB"),
                (1_649_999, "1.6 MB"),
            ],
        );
        check(
            bytes,
            &[
                (9_960_000, "10.0 MB"),
                (999_949_999, "999.9 MB"),
                (999_950_000, "1.0 GB"),
            ],
        );
        check(bytes, &[(u64::MAX, "18,446,744,073.7 GB")]);
    }

    #[test]
    fn prices() {
        check(
            usd,
            &[
                (0, "$0.00"),
                (5, "$0.005"),
                (35, "$0.035"),
                (40, "$0.04"),
                (160, "$0.16"),
            ],
        );
        check(
            usd,
            &[
                (999, "$0.999"),
                (1_000, "$1.00"),
                (1_205, "$1.205"),
                (1_000_000, "$1,000.00"),
            ],
        );
    }
}
