//! Everything that a person has made, as one file that any program for ZIPs opens.
//!
//! | in it | what |
//! |---|---|
//! | `read-me.txt` | what this is, for somebody who finds it in ten years |
//! | `seedboard.json` | `{"seedboard_archive": 1, "made", "boards": [{"file", "title"}]}`; `made` in Unix seconds |
//! | `boards/….json` | a board as it is stored ([`super::write`]) |
//! | `history/…/steps.json` | `{"first", "done", "steps": [[number, step]]}` ([`super::write_step`]) |
//! | `history/…/<seconds>-hand.json` | a snapshot; `-pause` where it was made by itself |
//! | `pictures/<name>.jpg` | a picture under the name by which boards call it ([`crate::ports::PictureHash`]) |
//!
//! Entries are stored, not deflated: pictures are compressed already, and texts are nothing beside them. They go to the sink
//! as they come, so that an archive of gigabytes takes no more memory than one of its pieces.

use crate::loose::Loose;
use crate::ports::{KeptSteps, Snapshot};
use rawzip::time::UtcDateTime;
use rawzip::{DataDescriptorOutput, ZipArchiveWriter, ZipEntryWriter};
use std::fmt::Write as _;
use std::io::{Error, Write};

/// The version that is written.
const VERSION: u32 = 1;

const READ_ME: &str = "\
Storyboards made with Seedboard, and their pictures.

pictures/  the pictures, as they came
boards/    the boards: JSON, one file each; a take's \"picture\" is the name of a file in pictures/
history/   what was done on each board, and how it was at other times

Seedboard is a web page for storyboards with the Seedream image models.
";

/// An archive that is being written.
pub struct Archive<W> {
    zip: ZipArchiveWriter<W>,
    made: u64,
    /// Path and title of each board.
    boards: Vec<(String, String)>,
}

/// A file in it that is being written.
pub struct Entry<'a, W> {
    entry: ZipEntryWriter<'a, W>,
    checksum: crc32fast::Hasher,
    bytes: u64,
}

impl<W: Write> Archive<W> {
    /// Into `sink`; `made`: Unix seconds.
    pub fn new(sink: W, made: u64) -> Self {
        Self {
            zip: ZipArchiveWriter::new(sink),
            made,
            boards: Vec::new(),
        }
    }

    /// A board under the name by which it is kept, as its JSON.
    ///
    /// # Errors
    /// When the sink takes no more.
    pub fn board(&mut self, name: &str, json: &str) -> Result<(), Error> {
        let path = format!("boards/{}.json", file_name(name));
        let loose = Loose::parse(json).ok();
        let title = loose.and_then(|json| json.get("title").text().map(str::to_owned));
        self.text(&path, json)?;
        self.boards.push((path, title.unwrap_or_default()));
        Ok(())
    }

    /// What was done on a board.
    ///
    /// # Errors
    /// When the sink takes no more.
    pub fn steps(&mut self, board: &str, steps: &KeptSteps) -> Result<(), Error> {
        let mut json = format!(
            "{{\"first\":{},\"done\":{},\"steps\":[",
            steps.first, steps.done
        );
        for (at, (number, step)) in steps.steps.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            // Writing to a text does not fail.
            let _ = write!(json, "{comma}[{number},{step}]");
        }
        json.push_str("]}");
        self.text(&format!("history/{}/steps.json", file_name(board)), &json)
    }

    /// A board as it was.
    ///
    /// # Errors
    /// When the sink takes no more.
    pub fn snapshot(&mut self, board: &str, at: Snapshot, json: &str) -> Result<(), Error> {
        let why = if at.by_hand { "hand" } else { "pause" };
        let path = format!("history/{}/{}-{why}.json", file_name(board), at.at);
        self.text(&path, json)
    }

    /// Begins a picture. `name`: the boards' name for it; `extension`: without a dot.
    ///
    /// # Errors
    /// When the sink takes no more.
    pub fn picture(&mut self, name: &str, extension: &str) -> Result<Entry<'_, W>, Error> {
        self.begin(&format!("pictures/{}.{extension}", file_name(name)))
    }

    /// Ends the archive; gives the sink back.
    ///
    /// # Errors
    /// When the sink takes no more.
    pub fn finish(mut self) -> Result<W, Error> {
        let quote = |text: &str| serde_json::to_string(text).unwrap_or_default();
        let boards: Vec<_> = self
            .boards
            .iter()
            .map(|(path, title)| format!("{{\"file\":{},\"title\":{}}}", quote(path), quote(title)))
            .collect();
        let index = format!(
            "{{\"seedboard_archive\":{VERSION},\"made\":{},\"boards\":[{}]}}",
            self.made,
            boards.join(",")
        );
        self.text("seedboard.json", &index)?;
        self.text("read-me.txt", READ_ME)?;
        self.zip.finish().map_err(Error::other)
    }

    fn text(&mut self, path: &str, text: &str) -> Result<(), Error> {
        let mut entry = self.begin(path)?;
        entry.write(text.as_bytes())?;
        entry.end()
    }

    fn begin(&mut self, path: &str) -> Result<Entry<'_, W>, Error> {
        let made = UtcDateTime::from_unix(i64::try_from(self.made).unwrap_or_default());
        let file = self.zip.new_file(path).last_modified(made);
        let (entry, _) = file.start().map_err(Error::other)?;
        Ok(Entry {
            entry,
            checksum: crc32fast::Hasher::new(),
            bytes: 0,
        })
    }
}

impl<W: Write> Entry<'_, W> {
    /// The next bytes.
    ///
    /// # Errors
    /// When the sink takes no more.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.checksum.update(bytes);
        self.bytes += bytes.len() as u64;
        self.entry.write_all(bytes)
    }

    /// That was all of it.
    ///
    /// # Errors
    /// When the sink takes no more.
    pub fn end(self) -> Result<(), Error> {
        let all = DataDescriptorOutput::new(self.checksum.finalize(), self.bytes);
        self.entry.finish(all).map_err(Error::other)?;
        Ok(())
    }
}

/// A name as every disk takes it.
fn file_name(name: &str) -> String {
    let plain = |one: char| one.is_ascii_alphanumeric() || one == '-';
    name.chars()
        .map(|one| if plain(one) { one } else { '_' })
        .collect()
}
