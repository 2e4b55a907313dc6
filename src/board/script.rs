//! What is written about a panel: what a shot list says of it, and whether somebody approved it.

use super::{Angle, Move, Shot};

/// What is written about a panel. Every text may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script {
    /// A few words above the action.
    pub caption: String,
    /// How near. `None`: not said.
    pub shot: Option<Shot>,
    /// From where. `None`: not said.
    pub angle: Option<Angle>,
    /// How the camera moves. `None`: not said.
    pub camera: Option<Move>,
    /// What happens.
    pub action: String,
    /// What is said, as it is heard.
    pub dialogue: String,
    /// What else is heard.
    pub sound: String,
    /// What is for the makers alone; it never takes part in a prompt.
    pub notes: String,
    /// How long it stands, in milliseconds. `None`: not said.
    pub duration_ms: Option<u32>,
    /// What the panel's prompt says beside all this.
    pub prompt: String,
    /// The whole prompt as somebody wrote it over. `None`: it is assembled.
    pub edited: Option<String>,
}

/// How far a panel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// It may still change.
    #[default]
    Draft,
    /// It is as it should be: no run of many touches it, and its number stays.
    Approved,
}

impl Status {
    /// The name that is stored, and the value of its control.
    pub const fn as_str(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::Approved => "approved",
        }
    }
}
