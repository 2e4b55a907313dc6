//! From the board to a spreadsheet.

use super::Column;
use crate::board::{Angle, Move, Script, Shot};

/// The list, with its headings.
pub fn write<'a>(panels: impl Iterator<Item = (String, &'a Script)>) -> String {
    let mut text = row(Column::ALL.map(|column| column.heading().to_owned()));
    for (number, script) in panels {
        text.push_str(&row(Column::ALL.map(|column| cell(column, &number, script))));
    }
    text
}

fn cell(column: Column, number: &str, script: &Script) -> String {
    match column {
        Column::Number => number.to_owned(),
        Column::Caption => script.caption.clone(),
        Column::Shot => script.shot.map_or("", Shot::as_str).to_owned(),
        Column::Angle => script.angle.map_or("", Angle::as_str).to_owned(),
        Column::Camera => script.camera.map_or("", Move::as_str).to_owned(),
        Column::Action => script.action.clone(),
        Column::Dialogue => script.dialogue.clone(),
        Column::Sound => script.sound.clone(),
        Column::Duration => script.duration_ms.map(seconds).unwrap_or_default(),
        Column::Prompt => script.prompt.clone(),
        Column::Notes => script.notes.clone(),
    }
}

/// `2.5` of 2,500 ms.
pub fn seconds(ms: u32) -> String {
    let thousandths = format!("{:03}", ms % 1000);
    match thousandths.trim_end_matches('0') {
        "" => (ms / 1000).to_string(),
        rest => format!("{}.{rest}", ms / 1000),
    }
}

fn row(cells: [String; 11]) -> String {
    let quoted = cells.map(|cell| match cell.contains(['\t', '\n', '\r', '"']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    });
    quoted.join("\t") + "\n"
}
