//! From a spreadsheet, or from lines, to panels.

use super::Column;
use crate::board::{Angle, Move, Script, Shot};

/// What was pasted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// A script for each row, in order; rows without a word, not even a number, are left out.
    pub scripts: Vec<Script>,
    /// What the list has a column for; it says nothing of the rest.
    pub columns: Vec<Column>,
    /// Headings of columns that are none of ours, and were passed over.
    pub unknown: Vec<String>,
    /// Cells whose word is no term of ours; they stand in the notes.
    pub odd: usize,
    /// Rows behind the last that is read.
    pub left: usize,
}

/// Panels of a list at most; what comes after is not read.
pub const MOST_ROWS: usize = 1_000;

impl Pasted {
    /// Writes a row over a panel's script: what the list has columns for. What is no term of ours is added to the notes.
    pub fn write_over(&self, script: &mut Script, row: &Script) {
        for column in &self.columns {
            match column {
                Column::Number => {}
                Column::Caption => script.caption.clone_from(&row.caption),
                Column::Shot => script.shot = row.shot,
                Column::Angle => script.angle = row.angle,
                Column::Camera => script.camera = row.camera,
                Column::Action => script.action.clone_from(&row.action),
                Column::Dialogue => script.dialogue.clone_from(&row.dialogue),
                Column::Sound => script.sound.clone_from(&row.sound),
                Column::Duration => script.duration_ms = row.duration_ms,
                Column::Prompt => script.prompt.clone_from(&row.prompt),
                Column::Notes => script.notes.clone_from(&row.notes),
            }
        }
        let has_notes = self.columns.contains(&Column::Notes);
        if !has_notes && !row.notes.is_empty() && !script.notes.contains(&row.notes) {
            put_text(&mut script.notes, &row.notes);
        }
    }
}

/// Reads a list. Without headings of ours, a table has the columns of [`Column::ALL`], and a list of lines is of actions.
pub fn read(text: &str) -> Pasted {
    let mut rows = cells(text);
    rows.retain(|row| is_said(row));
    if let Some((columns, unknown)) = headings(&mut rows) {
        return Pasted {
            unknown,
            ..put_rows(rows, &columns)
        };
    }
    match rows.iter().map(Vec::len).max() {
        None | Some(0 | 1) => put_rows(rows, &[Some(Column::Action)]),
        Some(_) => put_rows(rows, &Column::ALL.map(Some)),
    }
}

/// Reads what is pasted into a cell of this column: the first cell goes there, the next ones into the columns behind it. An
/// empty row in between is a row. `None`: it is the text of one cell.
pub fn read_into(text: &str, column: Column) -> Option<Pasted> {
    let mut rows = cells(text);
    while rows.last().is_some_and(|row| !is_said(row)) {
        rows.pop();
    }
    let is_list = rows.len() > 1 || rows.iter().any(|row| row.len() > 1);
    if !is_list {
        return None;
    }
    if rows.first().is_some_and(|row| row.len() > 1)
        && let Some((columns, unknown)) = headings(&mut rows)
    {
        return Some(Pasted {
            unknown,
            ..put_rows(rows, &columns)
        });
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let columns = Column::ALL.into_iter().skip_while(|one| *one != column);
    let columns: Vec<_> = columns.map(Some).take(width).collect();
    Some(put_rows(rows, &columns))
}

fn is_said(row: &[String]) -> bool {
    row.iter().any(|cell| !cell.trim().is_empty())
}

/// Takes the first row away if most of it are headings of ours. The columns that they mean, and those that mean none.
fn headings(rows: &mut Vec<Vec<String>>) -> Option<(Vec<Option<Column>>, Vec<String>)> {
    let first = rows.first()?;
    let columns: Vec<Option<Column>> = first.iter().map(|cell| Column::meant_by(cell)).collect();
    if columns.iter().flatten().count() * 2 <= columns.len() {
        return None;
    }
    let strange = rows.remove(0).into_iter().zip(&columns);
    let strange = strange.filter(|(name, column)| column.is_none() && !name.trim().is_empty());
    let unknown = strange.map(|(name, _)| name).collect();
    Some((columns, unknown))
}

fn put_rows(rows: Vec<Vec<String>>, columns: &[Option<Column>]) -> Pasted {
    let mut pasted = Pasted {
        columns: columns.iter().flatten().copied().collect(),
        left: rows.len().saturating_sub(MOST_ROWS),
        ..Pasted::default()
    };
    for row in rows.into_iter().take(MOST_ROWS) {
        let mut script = Script::default();
        for (cell, column) in row.into_iter().zip(columns) {
            if let Some(column) = column {
                pasted.odd += usize::from(!put(&mut script, *column, cell));
            }
        }
        pasted.scripts.push(script);
    }
    pasted
}

/// Writes a cell into its field. False: it is no term of ours, and stands in the notes.
fn put(script: &mut Script, column: Column, cell: String) -> bool {
    let text = cell.trim();
    if text.is_empty() {
        return true;
    }
    let known = match column {
        Column::Number => true,
        Column::Caption => put_text(&mut script.caption, text),
        Column::Action => put_text(&mut script.action, text),
        Column::Dialogue => put_text(&mut script.dialogue, text),
        Column::Sound => put_text(&mut script.sound, text),
        Column::Prompt => put_text(&mut script.prompt, text),
        Column::Notes => put_text(&mut script.notes, text),
        Column::Shot => {
            script.shot = term(Shot::ALL, text, Shot::as_str, Shot::words);
            script.shot.is_some()
        }
        Column::Angle => {
            script.angle = term(Angle::ALL, text, Angle::as_str, Angle::words);
            script.angle.is_some()
        }
        Column::Camera => {
            script.camera = term(Move::ALL, text, Move::as_str, Move::words);
            script.camera.is_some()
        }
        Column::Duration => {
            script.duration_ms = milliseconds(text);
            script.duration_ms.is_some()
        }
    };
    if !known {
        put_text(&mut script.notes, &format!("{}: {text}", column.heading()));
    }
    known
}

fn put_text(field: &mut String, text: &str) -> bool {
    if !field.is_empty() {
        field.push('\n');
    }
    field.push_str(text);
    true
}

fn term<T: Copy>(
    all: &[T],
    text: &str,
    name: fn(T) -> &'static str,
    words: fn(T) -> &'static str,
) -> Option<T> {
    let is = |term: &T| {
        name(*term).eq_ignore_ascii_case(text) || words(*term).eq_ignore_ascii_case(text)
    };
    all.iter().copied().find(is)
}

/// Of `2.5`, `2,5`, `2.5 s` or `0:02.5`; up to a day. `None`: it is no time.
pub fn milliseconds(text: &str) -> Option<u32> {
    const DAY_S: f64 = 86_400.0;
    let text = text.trim_end_matches(['s', 'S']).trim().replace(',', ".");
    let mut seconds = 0.0;
    for part in text.split(':') {
        let part: f64 = part.trim().parse().ok()?;
        seconds = seconds * 60.0 + part;
    }
    let fits = (0.0..=DAY_S).contains(&seconds);
    fits.then(|| (seconds * 1000.0).round() as u32)
}

/// Rows of cells. A quote that begins a cell ends with the next one that is not doubled.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut characters = text.trim_start_matches('\u{feff}').chars().peekable();
    let (mut quoted, mut fresh) = (false, true);
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted => match characters.next_if_eq(&'"') {
                Some(quote) => cell.push(quote),
                None => quoted = false,
            },
            character if quoted => cell.push(character),
            '"' if fresh => quoted = true,
            '\t' => row.push(core::mem::take(&mut cell)),
            '\r' | '\n' => {
                if character == '\r' {
                    let _ = characters.next_if_eq(&'\n');
                }
                row.push(core::mem::take(&mut cell));
                rows.push(core::mem::take(&mut row));
            }
            character => cell.push(character),
        }
        fresh = matches!(character, '\t' | '\r' | '\n') && !quoted;
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}
