//! When the bytes of a body came.

use core::fmt;

/// Most arrivals that are kept; where there are more, neighbours are counted as one.
pub const MOST_ARRIVALS: usize = 2048;
/// No response takes longer: a day, in milliseconds.
const MOST_MS: u64 = 24 * 60 * 60 * 1000;
/// No response is larger: 1 TiB.
const MOST_BYTES: u64 = 1 << 40;

/// Bytes with the milliseconds since sending at which they were there, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    arrivals: Vec<(u64, u64)>,
    bytes: u64,
}

impl Schedule {
    /// More bytes came. `at_ms`: since sending; never earlier than the bytes before.
    pub fn push(&mut self, at_ms: u64, bytes: u64) {
        let bytes = bytes.min(MOST_BYTES - self.bytes);
        if bytes == 0 {
            return;
        }
        self.bytes += bytes;
        let last = self.arrivals.last().map_or(0, |(at, _)| *at);
        let at_ms = at_ms.clamp(last, MOST_MS.max(last));
        if let Some((at, count)) = self.arrivals.last_mut()
            && *at == at_ms
        {
            *count += bytes;
            return;
        }
        if self.arrivals.len() >= MOST_ARRIVALS {
            self.halve();
        }
        self.arrivals.push((at_ms, bytes));
    }

    /// Each time with the bytes that were there then; times rise, and no number of bytes is zero.
    pub fn arrivals(&self) -> &[(u64, u64)] {
        &self.arrivals
    }

    /// Length of the body.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Counts each two neighbours as one, at the later time: nothing is there before it came.
    fn halve(&mut self) {
        self.arrivals = self
            .arrivals
            .chunks(2)
            .filter_map(|pair| {
                let (at, _) = pair.last()?;
                Some((*at, pair.iter().map(|(_, bytes)| bytes).sum()))
            })
            .collect();
    }

    /// Reads `<ms>+<bytes> <ms>+<bytes> …`; what is not of this form is passed over.
    pub(super) fn read(text: &str) -> Self {
        let mut schedule = Self::default();
        for arrival in text.split_ascii_whitespace() {
            let (at, bytes) = arrival.split_once('+').unwrap_or_default();
            if let (Ok(at), Ok(bytes)) = (at.parse(), bytes.parse()) {
                schedule.push(at, bytes);
            }
        }
        schedule
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (ms, bytes)) in self.arrivals.iter().enumerate() {
            let space = if at > 0 { " " } else { "" };
            write!(formatter, "{space}{ms}+{bytes}")?;
        }
        Ok(())
    }
}
