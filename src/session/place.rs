//! Where the person is: which area a phone shows, and in which light.

/// The areas of the page; a phone shows one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// The grid.
    Board,
    /// The form.
    Compose,
    /// The panel that is worked on.
    Panel,
}

impl Area {
    /// The value of `data-area`.
    pub const fn name(self) -> &'static str {
        match self {
            Area::Board => "board",
            Area::Compose => "compose",
            Area::Panel => "panel",
        }
    }
}

/// Light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    System,
    /// Light.
    Paper,
    /// Dark.
    Screening,
}

impl Theme {
    /// Every theme, in the order of the menu.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Paper, Theme::Screening];
    /// The name under which the choice is kept; `public/theme.js` reads it before the first paint.
    pub const PREFERENCE: &'static str = "seedboard.theme";

    /// What is kept. `None`: nothing, the system decides.
    pub const fn preference(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Paper => Some("paper"),
            Theme::Screening => Some("screening"),
        }
    }

    pub(super) fn from_preference(kept: Option<&str>) -> Self {
        Theme::ALL
            .into_iter()
            .find(|theme| theme.preference() == kept)
            .unwrap_or(Theme::System)
    }
}
