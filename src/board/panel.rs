//! One cell of the board, and the pictures it has had.

use super::{Asked, Crop, RunId, Script, Status};
use crate::catalog::Size;
use crate::fault::Fault;
use crate::stream::{Arrival, PictureAt, Preview};
use std::sync::Arc;

/// Names a panel for as long as the board lives, wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PanelId(pub(super) u32);

impl PanelId {
    /// With this number.
    pub const fn numbered(number: u32) -> Self {
        Self(number)
    }

    /// Counted from 1, over the board's life.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The id of its element on the page.
    pub fn element_id(self) -> String {
        format!("panel-{}", self.0)
    }

    /// The panel whose element has this id. `None`: it is no panel's.
    pub fn of_element(id: &str) -> Option<Self> {
        let number = id.strip_prefix("panel-")?;
        number.parse().ok().map(Self)
    }
}

/// What a panel shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PanelState {
    /// Nothing was asked for yet.
    Empty,
    /// A run is under way.
    Pending,
    /// A picture is there.
    Arrived,
    /// Refused, for its own reason.
    Failed(Fault),
    /// The run completed without it.
    Missing,
    /// The run was cut or stopped before it came.
    Interrupted,
    /// The picture's address is dead.
    Expired,
    /// The stored picture cannot be read.
    Lost,
    /// The picture did not come along: the board was shared by a link.
    Absent,
}

impl PanelState {
    /// Whether there is a take whose picture is not to be had.
    pub const fn is_without_picture(&self) -> bool {
        matches!(
            self,
            PanelState::Expired | PanelState::Lost | PanelState::Absent
        )
    }

    /// The value of `data-state`, on which style, tests and automation hold.
    pub const fn name(&self) -> &'static str {
        match self {
            PanelState::Empty => "empty",
            PanelState::Pending => "pending",
            PanelState::Arrived => "arrived",
            PanelState::Failed(_) => "failed",
            PanelState::Missing => "missing",
            PanelState::Interrupted => "interrupted",
            PanelState::Expired => "expired",
            PanelState::Lost => "lost",
            PanelState::Absent => "absent",
        }
    }
}

/// The pictures that ship with the page. A board that began as the sample names them for as long as it is kept.
pub const SHIPPED: [&str; 4] = [
    "sample/spring.jpg",
    "sample/summer.jpg",
    "sample/autumn.jpg",
    "sample/winter.jpg",
];

/// One picture of a panel, with the request that made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Take {
    /// The run that brought it. `None`: it ships with the page.
    pub run: Option<RunId>,
    /// Its `image_index`. `None`: none that named a slot.
    pub index: Option<u32>,
    /// Where its pixels are.
    pub picture: PictureAt,
    /// By its own header, else what the service said. `None`: neither.
    pub size: Option<Size>,
    /// From sending to arrival, in milliseconds.
    pub after_ms: u64,
    /// The model's name as the service said it. `None`: not said.
    pub model: Option<String>,
    /// What was asked for. `None`: it ships with the page.
    pub asked: Option<Arc<Asked>>,
    /// The service's clock when it was made, Unix seconds. `None`: not said.
    pub created: Option<u64>,
    /// What it shows, where somebody wrote it down.
    pub description: String,
    /// What it is called on the person's disk; empty where it is not of theirs.
    pub file_name: String,
    /// What stands in for the picture where that is not here, or no longer at its address.
    pub preview: Preview,
}

impl Take {
    pub(super) fn arrived(
        run: RunId,
        index: Option<u32>,
        arrival: &Arrival,
        after_ms: u64,
        asked: &Arc<Asked>,
    ) -> Self {
        Self {
            run: Some(run),
            index,
            picture: arrival.picture.clone(),
            size: arrival.size,
            after_ms,
            model: arrival.model.clone(),
            created: arrival.created,
            asked: Some(Arc::clone(asked)),
            description: String::new(),
            file_name: String::new(),
            preview: Preview::default(),
        }
    }

    /// A picture of the person's own. `file_name`: what it is called on their disk; `now`: Unix seconds.
    pub fn own(picture: PictureAt, size: Option<Size>, file_name: String, now: u64) -> Self {
        Self {
            run: None,
            index: None,
            picture,
            size,
            after_ms: 0,
            model: None,
            asked: None,
            created: Some(now),
            description: String::new(),
            file_name,
            preview: Preview::default(),
        }
    }

    /// Its part of the response's `output_tokens`: a token for every 256 pixels. `None`: the service did not make it, or its
    /// size is not known.
    pub fn output_tokens(&self) -> Option<u64> {
        const PIXELS: u64 = 256;
        self.asked.as_ref()?;
        Some(self.size?.pixels() / PIXELS)
    }

    pub(super) fn shipped(file: &'static str, description: String) -> Self {
        Self {
            run: None,
            index: None,
            picture: PictureAt::Shipped(file),
            size: None,
            after_ms: 0,
            model: None,
            created: None,
            asked: None,
            description,
            file_name: String::new(),
            preview: Preview::default(),
        }
    }
}

/// One cell of the storyboard.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Its name for the program.
    pub id: PanelId,
    /// The run it was last sent with. `None`: never.
    pub run: Option<RunId>,
    /// What it shows.
    pub state: PanelState,
    /// What is written about it.
    pub script: Script,
    /// Whether it may still change.
    pub status: Status,
    /// The number that it had when it was approved. `None`: it never was.
    pub number: Option<u32>,
    /// Every picture it has had, oldest first.
    pub takes: Vec<Take>,
    /// The place of the take that is shown; the first where there is none at it.
    pub active: usize,
    /// Which part of the picture is seen where its shape is not the board's.
    pub crop: Crop,
}

impl Panel {
    pub(super) fn new(id: PanelId, state: PanelState, run: Option<RunId>) -> Self {
        Self {
            id,
            run,
            state,
            script: Script::default(),
            status: Status::Draft,
            number: None,
            takes: Vec::new(),
            active: 0,
            crop: Crop::default(),
        }
    }

    /// The take that is shown. `None`: there is none yet.
    pub fn take(&self) -> Option<&Take> {
        self.takes.get(self.active).or(self.takes.first())
    }

    /// Whether it may not be changed.
    pub fn is_locked(&self) -> bool {
        self.status == Status::Approved
    }

    /// Whether it has no picture and waits for none.
    pub fn is_missing(&self) -> bool {
        self.takes.is_empty() && self.state != PanelState::Pending
    }

    /// Whether a run made it and left it as it was: without a picture and without a word.
    pub(super) fn is_left_by(&self, run: RunId) -> bool {
        self.run == Some(run) && self.takes.is_empty() && self.script == Script::default()
    }

    /// Whether it has the picture with this index of a run.
    pub(super) fn has(&self, run: RunId, index: u32) -> bool {
        let mut takes = self.takes.iter();
        takes.any(|take| take.run == Some(run) && take.index == Some(index))
    }

    /// Takes a picture and shows it.
    pub(super) fn show(&mut self, take: Take) {
        self.active = self.takes.len();
        self.takes.push(take);
        self.state = PanelState::Arrived;
    }
}
