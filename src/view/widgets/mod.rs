//! Widgets that know nothing of storyboards.

pub mod dialog;
pub mod icon;
