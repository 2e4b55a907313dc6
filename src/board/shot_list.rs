//! A shot list as spreadsheets have it on the clipboard: a row a panel, a tab between cells, and a cell in quotes where it
//! holds a tab, a line break or a quote. Both ways: what is copied can be pasted back, here and there.

use super::{Angle, Move, Script, Shot};

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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn script() -> impl Strategy<Value = Script> {
        let text = || "[a-z\\t\\n\" ,]{0,12}";
        let texts = (text(), text(), text(), text(), text(), text());
        (
            texts,
            any::<[prop::sample::Index; 3]>(),
            any::<Option<u16>>(),
        )
            .prop_map(
                |(
                    (caption, action, dialogue, sound, prompt, notes),
                    [shot, angle, camera],
                    duration,
                )| Script {
                    shot: Some(*shot.get(Shot::ALL)),
                    angle: Some(*angle.get(Angle::ALL)),
                    camera: Some(*camera.get(Move::ALL)),
                    duration_ms: duration.map(u32::from),
                    caption: caption.trim().to_owned(),
                    action: action.trim().to_owned(),
                    dialogue: dialogue.trim().to_owned(),
                    sound: sound.trim().to_owned(),
                    prompt: prompt.trim().to_owned(),
                    notes: notes.trim().to_owned(),
                    edited: None,
                },
            )
    }

    proptest! {
        /// What is copied can be pasted back, whatever it holds.
        #[test]
        fn there_and_back(scripts in prop::collection::vec(script(), 0..5)) {
            let numbered = (1..).map(|number: u32| number.to_string()).zip(&scripts);
            let pasted = read(&write(numbered));
            prop_assert_eq!(&pasted.scripts, &scripts);
            prop_assert_eq!((pasted.odd, pasted.unknown.len()), (0, 0));
        }

        /// Anybody's clipboard has an answer.
        #[test]
        fn anything_is_read(text in "[a-z\\t\\n\\r\" ]{0,80}") {
            let pasted = read(&text);
            prop_assert!(pasted.scripts.len() <= MOST_ROWS);
        }
    }

    #[test]
    fn people_have_headings_and_words_of_their_own() {
        let text = "Scene\tShot size\tDescription\tCamera movement\tDuration\tBudget\r\n\
                    1\tclose-up\tShe turns.\tDolly In\t2,5 s\t100\r\n\
                    2\tcowboy\tHe waits.\t\t0:01:30\t\r\n";
        let pasted = read(text);
        assert_eq!(pasted.unknown, ["Budget"]);
        assert_eq!(pasted.odd, 1);
        let [first, second] = &pasted.scripts[..] else {
            panic!("two rows");
        };
        assert_eq!(
            (first.shot, first.camera),
            (Some(Shot::CloseUp), Some(Move::DollyIn))
        );
        assert_eq!(
            (first.action.as_str(), first.duration_ms),
            ("She turns.", Some(2_500))
        );
        assert_eq!((second.shot, second.duration_ms), (None, Some(90_000)));
        assert_eq!(second.notes, "Shot: cowboy");
    }

    #[test]
    fn a_list_of_lines_is_a_list_of_actions() {
        let pasted = read("She turns.\nHe waits.\n\n");
        let actions: Vec<_> = pasted
            .scripts
            .iter()
            .map(|script| &script.action[..])
            .collect();
        assert_eq!(actions, ["She turns.", "He waits."]);
    }

    #[test]
    fn what_is_pasted_into_a_cell_goes_on_from_there() {
        assert_eq!(read_into("one cell\n", Column::Action), None);
        assert_eq!(read_into("\"two\nlines\"", Column::Action), None);
        let pasted = read_into("a\tb\n\t\nc\td\n\n", Column::Action).unwrap();
        assert_eq!(pasted.columns, [Column::Action, Column::Dialogue]);
        let said: Vec<_> = pasted
            .scripts
            .iter()
            .map(|script| (script.action.as_str(), script.dialogue.as_str()))
            .collect();
        assert_eq!(said, [("a", "b"), ("", ""), ("c", "d")], "a gap is a row");
        // What has no column behind the last is passed over.
        let pasted = read_into("a\tb", Column::Notes).unwrap();
        assert_eq!(pasted.columns, [Column::Notes]);
        // Headings say where their columns go; a single cell in a row is no heading.
        let pasted = read_into("Sound\tAction\nwind\tstorm", Column::Caption).unwrap();
        assert_eq!(pasted.columns, [Column::Sound, Column::Action]);
        let pasted = read_into("Time\nflies", Column::Caption).unwrap();
        assert_eq!(pasted.scripts.len(), 2);
    }

    #[test]
    fn a_list_that_is_too_long_says_how_much_is_left() {
        let pasted = read(&"x\n".repeat(MOST_ROWS + 3));
        assert_eq!((pasted.scripts.len(), pasted.left), (MOST_ROWS, 3));
    }

    #[test]
    fn durations() {
        for (text, want) in [
            ("2", Some(2_000)),
            ("2.25s", Some(2_250)),
            ("1:02", Some(62_000)),
            ("-1", None),
            ("soon", None),
            ("1e9", None),
            ("NaN", None),
            ("86401", None),
        ] {
            assert_eq!(milliseconds(text), want, "{text}");
        }
        for (ms, want) in [(0, "0"), (2_000, "2"), (2_500, "2.5"), (62_005, "62.005")] {
            assert_eq!(seconds(ms), want);
        }
    }
}
