//! One press of Generate, as the board remembers it: one sending, or several where the service refused the first.

use super::{Asked, PanelId};
use crate::sending::{Wait, Why};
use crate::stream::Progress;
use std::sync::Arc;

/// Names a run on its board, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RunId(pub(super) u32);

impl RunId {
    /// With this number.
    pub const fn numbered(number: u32) -> Self {
        Self(number)
    }

    /// The value of `data-run`.
    pub const fn number(self) -> u32 {
        self.0
    }
}

/// A run with its panels, its state and its times.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Its name.
    pub id: RunId,
    /// Picture i belongs to the i-th of these.
    pub panels: Vec<PanelId>,
    /// What was sent.
    pub asked: Arc<Asked>,
    /// What came.
    pub progress: Progress,
    /// When a person asked for it, on the page's clock.
    pub started_ms: u64,
    /// When it was last sent, on the page's clock.
    pub sent_ms: u64,
    /// How often it was handed on to be sent; one POST each, unless the fault says that nothing went out.
    pub attempts: u32,
    /// What it waits for before it is sent; of a stopped run, what it waited for. `None`: it does not wait.
    pub wait: Option<Wait>,
    /// When it ended. `None`: it is under way.
    pub ended_ms: Option<u64>,
    /// Whether the demo answered it: its pictures are labelled as such.
    pub demo: bool,
    /// The file that its reply was read from; of pasted text, an empty name. `None`: it came from a service.
    pub file: Option<String>,
    /// How many of the progress's extras stand on the board.
    pub(super) placed_extras: usize,
}

impl Run {
    /// One that begins.
    pub fn new(id: RunId, panels: Vec<PanelId>, asked: Arc<Asked>, now_ms: u64) -> Self {
        let progress = match asked.pictures {
            0 => Progress::open(),
            pictures => Progress::new(pictures),
        };
        Self {
            id,
            panels,
            asked,
            progress,
            started_ms: now_ms,
            sent_ms: now_ms,
            attempts: 0,
            wait: None,
            ended_ms: None,
            demo: false,
            file: None,
            placed_extras: 0,
        }
    }

    /// One of an earlier visit, which is over.
    pub fn recalled(
        id: RunId,
        panels: Vec<PanelId>,
        asked: Arc<Asked>,
        progress: Progress,
        took_ms: u64,
        demo: bool,
    ) -> Self {
        Self {
            id,
            panels,
            asked,
            placed_extras: progress.extras().len(),
            progress,
            started_ms: 0,
            sent_ms: 0,
            attempts: 1,
            wait: None,
            ended_ms: Some(took_ms),
            demo,
            file: None,
        }
    }

    /// Whether it is under way, be it only waiting.
    pub const fn is_running(&self) -> bool {
        self.ended_ms.is_none()
    }

    /// Pictures asked for, at most; where that is not known, as many as the reply spoke of.
    pub fn most_pictures(&self) -> u64 {
        match self.asked.pictures {
            0 => self.progress.slots().len() as u64,
            pictures => u64::from(pictures),
        }
    }

    /// Whether its reply was written down: that of every request which this visit sent.
    pub fn is_recorded(&self) -> bool {
        let sent = self.attempts > 0 && self.file.is_none();
        sent && !self.is_running() && self.asked.request.is_some()
    }

    /// Whether a person is to send it by hand and bring the reply.
    pub fn is_by_hand(&self) -> bool {
        self.is_running() && self.was_by_hand()
    }

    /// The same, or was until it was stopped.
    pub fn was_by_hand(&self) -> bool {
        self.wait
            .as_ref()
            .is_some_and(|wait| wait.why == Why::ByHand)
    }

    /// Whether it waits before it is sent by itself.
    pub fn is_waiting(&self) -> bool {
        self.is_running() && self.wait.is_some() && !self.was_by_hand()
    }

    /// Whether it was stopped while it waited, so that no request was under way.
    pub const fn stopped_waiting(&self) -> bool {
        !self.is_running() && self.wait.is_some()
    }

    /// Milliseconds it took, or has taken by `now_ms`.
    pub const fn elapsed_ms(&self, now_ms: u64) -> u64 {
        match self.ended_ms {
            Some(end) => end.saturating_sub(self.started_ms),
            None => now_ms.saturating_sub(self.started_ms),
        }
    }
}
