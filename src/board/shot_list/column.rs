//! What a list has columns for.

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The panel's number; read, and passed over: numbers follow the order.
    Number,
    /// The caption.
    Caption,
    /// The shot type, by its abbreviation or its words.
    Shot,
    /// The angle.
    Angle,
    /// The camera's move.
    Camera,
    /// The action.
    Action,
    /// The dialogue.
    Dialogue,
    /// The sound.
    Sound,
    /// Seconds, with a point or a comma.
    Duration,
    /// The panel's own prompt.
    Prompt,
    /// Notes.
    Notes,
}

impl Column {
    /// In the order in which they are written.
    pub const ALL: [Column; 11] = [
        Column::Number,
        Column::Caption,
        Column::Shot,
        Column::Angle,
        Column::Camera,
        Column::Action,
        Column::Dialogue,
        Column::Sound,
        Column::Duration,
        Column::Prompt,
        Column::Notes,
    ];

    /// Its heading, as it is written.
    pub const fn heading(self) -> &'static str {
        match self {
            Column::Number => "Panel",
            Column::Caption => "Title",
            Column::Shot => "Shot",
            Column::Angle => "Angle",
            Column::Camera => "Camera",
            Column::Action => "Action",
            Column::Dialogue => "Dialogue",
            Column::Sound => "Sound",
            Column::Duration => "Seconds",
            Column::Prompt => "Prompt",
            Column::Notes => "Notes",
        }
    }

    /// The column that people mean by a heading of their own. `None`: none of ours.
    pub fn meant_by(heading: &str) -> Option<Self> {
        Some(match heading.trim().to_ascii_lowercase().as_str() {
            "panel" | "no" | "no." | "#" | "number" | "scene" => Column::Number,
            "title" | "caption" | "name" => Column::Caption,
            "shot" | "shot type" | "shot size" | "size" | "framing" => Column::Shot,
            "angle" | "camera angle" => Column::Angle,
            "camera" | "move" | "movement" | "camera move" | "camera movement" => Column::Camera,
            "action" | "description" => Column::Action,
            "dialogue" | "dialog" | "line" => Column::Dialogue,
            "sound" | "audio" | "sfx" | "music" => Column::Sound,
            "seconds" | "duration" | "length" | "time" => Column::Duration,
            "prompt" => Column::Prompt,
            "notes" | "note" | "comments" => Column::Notes,
            _ => return None,
        })
    }
}
