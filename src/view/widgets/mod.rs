//! Widgets that know nothing of storyboards.

pub mod controls;
pub mod dialog;
pub mod elsewhere;
pub mod everything;
pub mod icon;
pub mod lazy;
pub mod live;
pub mod markup;

pub use seedboard_markup::view;
