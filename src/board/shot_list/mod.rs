//! A shot list as spreadsheets have it on the clipboard: a row a panel, a tab between cells, and a cell in quotes where it
//! holds a tab, a line break or a quote. Both ways: what is copied can be pasted back, here and there.

mod column;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use column::Column;
pub use read::{MOST_ROWS, Pasted, milliseconds, read, read_into};
pub use write::{seconds, write};
