//! The input pictures of a draft, in order: Image 1 is the first.

use crate::catalog::Size;
use crate::ports::FileId;

/// Most characters of a reference's name.
const NAME_CHARACTERS: usize = 24;

/// Names a reference for as long as its draft lives, wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReferenceId(u32);

impl ReferenceId {
    /// A number that no other reference of the draft has.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The `name` of its control on the page.
    pub fn control_name(self) -> String {
        format!("image.{}", self.0)
    }
}

/// A picture file, as far as its header tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceFile {
    /// Where its bytes are.
    pub id: FileId,
    /// What it is called on the person's disk.
    pub file_name: String,
    /// Its length.
    pub bytes: u64,
    /// The format by its bytes, as it stands in `data:image/<fmt>`. Empty: none that we know how to send.
    pub format: &'static str,
    /// What people call it, whether the API takes it or not. Empty: the bytes are nothing that we know.
    pub format_name: &'static str,
    /// Width and height as shown, turned the way its EXIF says. `None`: the header does not tell.
    pub size: Option<Size>,
    /// Equal for equal bytes. `None`: the file is too large to be worth the reading.
    pub fingerprint: Option<u64>,
    /// Whether reading it failed: it was changed or moved on the disk.
    pub unreadable: bool,
    /// Whether the page could not look at it, through no fault of the file's.
    pub unlooked: bool,
}

/// Where the service gets the picture from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceSource {
    /// An address that the service fetches, or a whole `data:` address, as typed.
    Address(String),
    /// A file that travels inside the request.
    File(ReferenceFile),
}

/// One input picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Its name for the program.
    pub id: ReferenceId,
    /// Its name for people, without the `@`; no other reference of the draft has it.
    pub name: String,
    /// Whether a person gave the name; otherwise it follows the source.
    pub named: bool,
    /// The picture.
    pub source: ReferenceSource,
}

/// The input pictures in order, and what the text field for addresses holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References {
    list: Vec<Reference>,
    last_id: u32,
    /// The text field as typed; its lines that hold something are the addresses of the list, in order.
    text: String,
    /// Names of references that were removed: a mention of one is no longer plain text.
    removed: Vec<String>,
}

impl References {
    /// The pictures in order.
    pub fn list(&self) -> &[Reference] {
        &self.list
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        u32::try_from(self.list.len()).unwrap_or(u32::MAX)
    }

    /// Its number from 1. `None`: it is not in the list.
    pub fn number(&self, id: ReferenceId) -> Option<usize> {
        self.position(id).map(|at| at + 1)
    }

    /// One of them.
    pub fn get(&self, id: ReferenceId) -> Option<&Reference> {
        self.list.iter().find(|reference| reference.id == id)
    }

    /// The text field for addresses, an address a line.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Names that a mention may still hold although their reference is gone.
    pub fn removed(&self) -> &[String] {
        &self.removed
    }

    /// Adds a picture at the end.
    pub fn add(&mut self, source: ReferenceSource) -> ReferenceId {
        let id = self.put(source, self.list.len());
        self.write_text();
        id
    }

    /// Takes over what was typed into the text field. Lines that stay keep their reference, and with it its mentions,
    /// wherever they stand now; a line that was edited is still the same reference. Files keep their place among them.
    pub fn set_text(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let old: Vec<(ReferenceId, String)> = self
            .list
            .iter()
            .filter_map(|reference| match &reference.source {
                ReferenceSource::Address(address) => Some((reference.id, address.clone())),
                ReferenceSource::File(_) => None,
            })
            .collect();
        let kept = same_lines(&old, &lines);
        for (id, _) in &old {
            if !kept.contains(&Some(*id)) {
                self.drop_one(*id);
            }
        }
        self.reorder(&kept.iter().flatten().copied().collect::<Vec<_>>());
        let is_address =
            |reference: &Reference| matches!(reference.source, ReferenceSource::Address(_));
        let mut after = None;
        for (line, id) in lines.into_iter().zip(kept) {
            after = Some(match id {
                Some(id) => {
                    let held = old.iter().find(|(one, _)| *one == id);
                    if held.is_some_and(|(_, address)| address != line) {
                        self.readdress(id, line);
                    }
                    id
                }
                None => {
                    let place = match after {
                        Some(after) => self.position(after).map(|at| at + 1),
                        None => self.list.iter().position(is_address),
                    };
                    let source = ReferenceSource::Address(line.to_owned());
                    self.put(source, place.unwrap_or(self.list.len()))
                }
            });
        }
    }

    /// Takes one out; what the prompt says of it is from then on a mention of something that is gone.
    pub fn remove(&mut self, id: ReferenceId) {
        self.drop_one(id);
        self.write_text();
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.removed
            .extend(self.list.drain(..).map(|gone| gone.name));
        self.write_text();
    }

    /// Puts one at this place, counted from 0, the others close up.
    pub fn move_to(&mut self, id: ReferenceId, place: usize) {
        let Some(at) = self.position(id) else { return };
        let reference = self.list.remove(at);
        self.list.insert(place.min(self.list.len()), reference);
        self.write_text();
    }

    /// Gives one a name: what was typed, without what names cannot hold, and with a number where another has it.
    /// `None`: nothing is left of it.
    pub fn rename(&mut self, id: ReferenceId, typed: &str) -> Option<()> {
        let name = tidy_name(typed)?;
        let name = self.free_name(&name, id);
        self.removed.retain(|gone| !same_name(gone, &name));
        let reference = self.get_mut(id)?;
        reference.name = name;
        reference.named = true;
        Some(())
    }

    /// Puts another picture in the place of one; its number, and a name that a person gave, stay.
    pub fn replace(&mut self, id: ReferenceId, source: ReferenceSource) {
        let name = self.free_name(&name_of(&source), id);
        if let Some(reference) = self.get_mut(id) {
            if !reference.named {
                reference.name = name;
            }
            reference.source = source;
        }
        self.write_text();
    }

    /// Notes that a file could not be read when it was to be sent.
    pub fn mark_unreadable(&mut self, file: FileId) {
        for reference in &mut self.list {
            if let ReferenceSource::File(held) = &mut reference.source {
                held.unreadable |= held.id == file;
            }
        }
    }

    /// An earlier reference to the same picture: the same address, or the same bytes.
    pub fn twin(&self, id: ReferenceId) -> Option<&Reference> {
        let own = self.get(id)?;
        let before = self.list.iter().take_while(|reference| reference.id != id);
        let same = |other: &&Reference| match (&own.source, &other.source) {
            (ReferenceSource::Address(one), ReferenceSource::Address(other)) => one == other,
            (ReferenceSource::File(one), ReferenceSource::File(other)) => {
                one.bytes == other.bytes
                    && one.fingerprint.is_some()
                    && one.fingerprint == other.fingerprint
            }
            _ => false,
        };
        let mut before = before;
        before.find(same)
    }

    pub(super) fn drop_merged(&mut self, id: ReferenceId) {
        self.list.retain(|reference| reference.id != id);
        self.write_text();
    }

    pub(super) fn forget_removed(&mut self, is_mentioned: impl Fn(&str) -> bool) {
        self.removed.retain(|name| is_mentioned(name));
    }

    /// Puts a new one at this place.
    fn put(&mut self, source: ReferenceSource, place: usize) -> ReferenceId {
        let id = self.next_id();
        let name = self.free_name(&name_of(&source), id);
        self.removed.retain(|gone| !same_name(gone, &name));
        let reference = Reference {
            id,
            name,
            named: false,
            source,
        };
        self.list.insert(place.min(self.list.len()), reference);
        id
    }

    /// Puts these in this order, at the places that they have among the others.
    fn reorder(&mut self, ids: &[ReferenceId]) {
        let places: Vec<usize> = (0..)
            .zip(&self.list)
            .filter(|(_, reference)| ids.contains(&reference.id))
            .map(|(place, _)| place)
            .collect();
        let ordered: Vec<Reference> = ids.iter().filter_map(|id| self.get(*id).cloned()).collect();
        for (place, reference) in places.into_iter().zip(ordered) {
            if let Some(slot) = self.list.get_mut(place) {
                *slot = reference;
            }
        }
    }

    fn readdress(&mut self, id: ReferenceId, line: &str) {
        let source = ReferenceSource::Address(line.to_owned());
        let name = self.free_name(&name_of(&source), id);
        if let Some(reference) = self.get_mut(id) {
            if !reference.named {
                reference.name = name;
            }
            reference.source = source;
        }
    }

    fn drop_one(&mut self, id: ReferenceId) {
        if let Some(at) = self.position(id) {
            let gone = self.list.remove(at);
            self.removed.push(gone.name);
        }
    }

    fn write_text(&mut self) {
        let addresses = self
            .list
            .iter()
            .filter_map(|reference| match &reference.source {
                ReferenceSource::Address(address) => Some(address.as_str()),
                ReferenceSource::File(_) => None,
            });
        self.text = addresses.collect::<Vec<_>>().join("\n");
    }

    fn position(&self, id: ReferenceId) -> Option<usize> {
        self.list.iter().position(|reference| reference.id == id)
    }

    fn get_mut(&mut self, id: ReferenceId) -> Option<&mut Reference> {
        self.list.iter_mut().find(|reference| reference.id == id)
    }

    fn next_id(&mut self) -> ReferenceId {
        self.last_id += 1;
        ReferenceId(self.last_id)
    }

    /// `wanted`, or with the first number behind it that makes it nobody else's.
    fn free_name(&self, wanted: &str, own: ReferenceId) -> String {
        let taken = |name: &str| {
            self.list
                .iter()
                .any(|other| other.id != own && same_name(&other.name, name))
        };
        if !taken(wanted) {
            return wanted.to_owned();
        }
        let numbered = (2u32..).map(|number| format!("{wanted}-{number}"));
        let mut free = numbered.filter(|name| !taken(name));
        free.next().unwrap_or_default()
    }
}

/// Which of the old lines each new line is. `None`: it is new.
fn same_lines(old: &[(ReferenceId, String)], lines: &[&str]) -> Vec<Option<ReferenceId>> {
    let shorter = old.len().min(lines.len());
    let alike = |(have, line): &(&(ReferenceId, String), &&str)| have.1 == **line;
    let head = old.iter().zip(lines).take_while(alike).count();
    let tail = old
        .iter()
        .rev()
        .zip(lines.iter().rev())
        .take(shorter - head)
        .take_while(alike)
        .count();
    // Where each new line was, by its place among the old ones.
    let mut free: Vec<usize> = (head..old.len() - tail).collect();
    let middle = head..lines.len() - tail;
    let mut found: Vec<Option<usize>> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let is_same = |place: &usize| old.get(*place).is_some_and(|(_, have)| have == line);
        found.push(if at < middle.start {
            Some(at)
        } else if at >= middle.end {
            Some(old.len() - (lines.len() - at))
        } else {
            let same = free.iter().position(is_same);
            same.map(|same| free.remove(same))
        });
    }
    // A line behind the same line as before, and with other words, was edited.
    let mut next = 0;
    for place in &mut found {
        if place.is_none()
            && let Some(edited) = free.iter().position(|free| *free == next)
        {
            *place = Some(free.remove(edited));
        }
        next = place.map_or(next, |place| place + 1);
    }
    let id = |place: usize| old.get(place).map(|(id, _)| *id);
    found.into_iter().map(|place| place.and_then(id)).collect()
}

/// Names are the same whatever the case of their ASCII letters.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Letters, digits, `-` and `_`, in any script: what a mention can hold.
pub(super) fn is_name_character(character: char) -> bool {
    matches!(character, '-' | '_')
        || character.is_ascii_alphanumeric()
        || is_foreign_letter(character)
}

/// Outside ASCII everything but spaces, punctuation and signs counts as a letter, without Unicode's tables.
fn is_foreign_letter(character: char) -> bool {
    !character.is_ascii()
        && !character.is_whitespace()
        && !character.is_control()
        && !matches!(character,
            '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}'
            | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// What is left of a typed name. `None`: nothing.
fn tidy_name(typed: &str) -> Option<String> {
    let mut name = String::new();
    for character in typed.trim().trim_start_matches('@').chars() {
        match character {
            character if is_name_character(character) => name.push(character),
            // One hyphen for any run of other characters.
            _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
            _ => {}
        }
    }
    let name: String = name.chars().take(NAME_CHARACTERS).collect();
    let name = name.trim_matches('-');
    (!name.is_empty()).then(|| name.to_owned())
}

/// The name that a source suggests: the file's, without its ending.
fn name_of(source: &ReferenceSource) -> String {
    let file = match source {
        ReferenceSource::File(file) => file.file_name.as_str(),
        ReferenceSource::Address(address) if address.starts_with("data:") => "",
        ReferenceSource::Address(address) => {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            let path = path.split_once("://").map_or(path, |(_, rest)| rest);
            path.rsplit('/')
                .find(|part| !part.is_empty())
                .unwrap_or_default()
        }
    };
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    tidy_name(stem).unwrap_or_else(|| "picture".to_owned())
}
