//! How long one's own runs took, by model version: what waiting tells once there are enough of them.

/// Runs from which on one's own figures stand in for those of the catalogue.
pub const FEWEST_RUNS: usize = 3;

/// Figures that are kept of one kind.
const MOST_FIGURES: usize = 16;

/// Kinds of figures that are kept, the latest used: sixteen models with two each.
const MOST_SERIES: usize = 32;

/// Longer is no picture's time: the machine slept, or the network did. In milliseconds.
const LONGEST_MS: u32 = 600_000;

/// The last figures, kept on this device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times {
    series: Vec<Series>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Series {
    version: String,
    kind: Kind,
    /// Oldest first, in milliseconds.
    figures: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// From sending to the first picture.
    First,
    /// From one picture to the next.
    Next,
}

impl Kind {
    const fn letter(self) -> &'static str {
        match self {
            Kind::First => "f",
            Kind::Next => "n",
        }
    }
}

/// The middle half of the figures: one odd run says nothing of what is usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// In whole seconds.
    pub from_s: u64,
    /// In whole seconds.
    pub to_s: u64,
    /// Runs, or pictures, that it is of.
    pub count: usize,
}

/// What one's own runs tell of the next. Each is `None` where there are too few.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usual {
    /// From sending to the first picture.
    pub first: Option<Span>,
    /// From one picture to the next.
    pub next: Option<Span>,
}

impl Times {
    /// Reads what was kept; what is foreign is dropped.
    pub fn read(text: &str) -> Self {
        let series = text.lines().take(MOST_SERIES).filter_map(Series::read);
        Self {
            series: series.collect(),
        }
    }

    /// One line for each kind of figure.
    pub fn write(&self) -> String {
        let mut text = String::new();
        for one in &self.series {
            text.push_str(&one.version);
            text.push(' ');
            text.push_str(one.kind.letter());
            for figure in &one.figures {
                text.push(' ');
                text.push_str(&figure.to_string());
            }
            text.push('\n');
        }
        text
    }

    /// Notes the arrival of a run's latest picture. `arrivals_ms`: of all its pictures, from sending, in order.
    pub fn note(&mut self, version: &str, arrivals_ms: &[u64]) {
        match arrivals_ms {
            [.., before, last] => self.add(version, Kind::Next, last.saturating_sub(*before)),
            [first] => self.add(version, Kind::First, *first),
            [] => {}
        }
    }

    /// What they tell of a model version.
    pub fn usual(&self, version: &str) -> Usual {
        let first = self.span(version, Kind::First);
        Usual {
            first,
            next: first.and_then(|_| self.span(version, Kind::Next)),
        }
    }

    fn span(&self, version: &str, kind: Kind) -> Option<Span> {
        let one = self.series.iter().find(|one| one.is(version, kind))?;
        let mut figures = one.figures.clone();
        figures.sort_unstable();
        let count = figures.len();
        let seconds = |at: usize| figures.get(at).map(|ms| u64::from(*ms).div_ceil(1000));
        let outer = count / 4;
        Some(Span {
            from_s: seconds(outer)?,
            to_s: seconds(count.checked_sub(outer + 1)?)?,
            count,
        })
        .filter(|_| count >= FEWEST_RUNS)
    }

    fn add(&mut self, version: &str, kind: Kind, ms: u64) {
        let figure = u32::try_from(ms).ok().filter(|ms| *ms <= LONGEST_MS);
        let Some(figure) = figure.filter(|_| !version.contains(char::is_whitespace)) else {
            return;
        };
        let at = self.series.iter().position(|one| one.is(version, kind));
        let mut one = at.map(|at| self.series.remove(at)).unwrap_or(Series {
            version: version.to_owned(),
            kind,
            figures: Vec::new(),
        });
        one.push(figure);
        self.series.push(one);
        let surplus = self.series.len().saturating_sub(MOST_SERIES);
        self.series.drain(..surplus);
    }
}

impl Series {
    fn is(&self, version: &str, kind: Kind) -> bool {
        self.version == version && self.kind == kind
    }

    fn push(&mut self, figure: u32) {
        self.figures.push(figure);
        let surplus = self.figures.len().saturating_sub(MOST_FIGURES);
        self.figures.drain(..surplus);
    }

    fn read(line: &str) -> Option<Self> {
        let mut parts = line.split(' ');
        let version = parts.next().filter(|version| !version.is_empty())?;
        let letter = parts.next()?;
        let kind = [Kind::First, Kind::Next]
            .into_iter()
            .find(|kind| kind.letter() == letter)?;
        let mut one = Self {
            version: version.to_owned(),
            kind,
            figures: Vec::new(),
        };
        for part in parts {
            one.push(part.parse().ok().filter(|ms| *ms <= LONGEST_MS)?);
        }
        Some(one)
    }
}
