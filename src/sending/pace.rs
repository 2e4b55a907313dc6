//! Pacing: at most the model's pictures a minute over all runs and all tabs, so that the service's limit is not run into.
//!
//! The tabs share one short text. Each reads it just before it decides and writes it at once; two that do so in the same
//! instant may both go ahead, and then the service's own limit answers (`repeat`).

/// The span of the limits.
pub const MINUTE_MS: u64 = 60_000;

/// Most entries that are kept: more requests than one minute's limit of any model.
const MOST_ENTRIES: usize = 1_024;

/// What was sent within the last minute, by model version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    version: String,
    /// Unix time.
    at_ms: u64,
    /// Asked for, at most.
    pictures: u32,
    /// For so long from then on nothing more goes out. Zero: no pause.
    pause_ms: u64,
}

/// When a request may go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Now.
    Now,
    /// At this Unix time, unless others go before.
    At {
        /// In milliseconds.
        unix_ms: u64,
        /// Whether the service asked for it, and not our own count.
        paused: bool,
    },
}

impl Ledger {
    /// Reads what a tab wrote. What is foreign, too old or from the future, as after the clock was set back, is dropped:
    /// nothing in it can make a request wait for longer than a minute.
    pub fn read(text: &str, now_ms: u64) -> Self {
        let mut ledger = Self {
            entries: text
                .lines()
                .take(MOST_ENTRIES)
                .filter_map(Entry::read)
                .collect(),
        };
        ledger.prune(now_ms);
        ledger
    }

    /// One line for each entry.
    pub fn write(&self) -> String {
        let mut text = String::new();
        for entry in &self.entries {
            let numbers = [entry.at_ms, u64::from(entry.pictures), entry.pause_ms];
            text.push_str(&entry.version);
            for number in numbers {
                text.push(' ');
                text.push_str(&number.to_string());
            }
            text.push('\n');
        }
        text
    }

    /// Drops what no longer counts at `now_ms`.
    fn prune(&mut self, now_ms: u64) {
        self.entries.retain(|entry| {
            now_ms
                .checked_sub(entry.at_ms)
                .is_some_and(|age| age < MINUTE_MS)
        });
        let surplus = self.entries.len().saturating_sub(MOST_ENTRIES);
        self.entries.drain(..surplus);
    }

    /// When a request for `want` pictures may go out. More than a whole minute's pictures go out alone.
    pub fn turn(&self, version: &str, want: u32, per_minute: u32, now_ms: u64) -> Turn {
        let mut counted: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| entry.version == version)
            .collect();
        counted.sort_by_key(|entry| entry.at_ms);
        let pause_ends = counted.iter().map(|entry| entry.at_ms + entry.pause_ms);
        let paused_until = pause_ends.max().unwrap_or(0);
        let mut sum: u64 = counted.iter().map(|entry| u64::from(entry.pictures)).sum();
        let mut free_at = 0;
        for entry in counted {
            if sum == 0 || sum + u64::from(want) <= u64::from(per_minute) {
                break;
            }
            sum -= u64::from(entry.pictures);
            free_at = entry.at_ms + MINUTE_MS;
        }
        match paused_until.max(free_at) {
            unix_ms if unix_ms > now_ms => Turn::At {
                unix_ms,
                paused: paused_until >= free_at,
            },
            _ => Turn::Now,
        }
    }

    /// Notes that a request for so many pictures goes out.
    pub fn sent(&mut self, version: &str, pictures: u32, now_ms: u64) {
        self.note(version, pictures, 0, now_ms);
    }

    /// Notes that the service takes no more for so long; a minute at most is shared.
    pub fn pause(&mut self, version: &str, pause_ms: u64, now_ms: u64) {
        self.note(version, 0, pause_ms.min(MINUTE_MS), now_ms);
    }

    fn note(&mut self, version: &str, pictures: u32, pause_ms: u64, at_ms: u64) {
        // A name with spaces would not be read back; the service has none.
        if !version.contains(char::is_whitespace) {
            self.entries.push(Entry {
                version: version.to_owned(),
                at_ms,
                pictures,
                pause_ms,
            });
            self.prune(at_ms);
        }
    }
}

impl Entry {
    fn read(line: &str) -> Option<Self> {
        let mut parts = line.split(' ');
        let version = parts.next().filter(|version| !version.is_empty())?;
        let mut number = || parts.next()?.parse::<u64>().ok();
        let (at_ms, pictures, pause_ms) = (number()?, number()?, number()?);
        let entry = Self {
            version: version.to_owned(),
            at_ms: Some(at_ms).filter(|at| *at < u64::MAX - MINUTE_MS)?,
            pictures: u32::try_from(pictures).ok()?,
            pause_ms: Some(pause_ms).filter(|pause| *pause <= MINUTE_MS)?,
        };
        parts.next().is_none().then_some(entry)
    }
}
