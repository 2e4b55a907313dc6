//! The fields of a request, written into a draft.

use super::secret::{Secrets, is_key_name};
use super::{DropReason, Dropped, Expected, ImportFault, ImportNote, file, json};
use crate::catalog::{Model, SizeSpec, find};
use crate::loose::Loose;
use crate::request::body::quoted;
use crate::request::references::{Reference, References};
use crate::request::{Draft, ExtraField, Field};

/// Most fields of a request that is still one.
const MOST_FIELDS: usize = 1000;
/// Most input pictures that are taken over; 14 can be sent.
const MOST_REFERENCES: usize = 100;

/// A draft, and what there is to say about it.
pub(super) struct Applied {
    pub(super) draft: Draft,
    pub(super) dropped: Vec<Dropped>,
    pub(super) notes: Vec<ImportNote>,
}

/// Writes a legal JSON object into a copy of `onto`.
pub(super) fn apply(
    object: &str,
    onto: &Draft,
    secrets: &mut Secrets,
) -> Result<Applied, ImportFault> {
    let mut writer = Writer {
        draft: onto.clone(),
        dropped: Vec::new(),
        notes: Vec::new(),
        said: Vec::new(),
        pictures: None,
        secrets,
        fields: 0,
    };
    writer.draft.extra.clear();
    for (name, value) in writer.members("", object)? {
        writer.field(&name, value)?;
    }
    writer.finish();
    Ok(Applied {
        draft: writer.draft,
        dropped: writer.dropped,
        notes: writer.notes,
    })
}

struct Writer<'a> {
    draft: Draft,
    dropped: Vec<Dropped>,
    notes: Vec<ImportNote>,
    said: Vec<Field>,
    /// Addresses, a line each.
    pictures: Option<String>,
    secrets: &'a mut Secrets,
    fields: usize,
}

impl Writer<'_> {
    /// The members of an object, each name once: the last one counts, as it does for the service.
    fn members<'b>(
        &mut self,
        prefix: &str,
        object: &'b str,
    ) -> Result<Vec<(String, &'b str)>, ImportFault> {
        let all = json::members(object);
        self.fields += all.len();
        if self.fields > MOST_FIELDS {
            return Err(ImportFault::TooManyFields { most: MOST_FIELDS });
        }
        let mut kept: Vec<(String, &str)> = Vec::new();
        for (name, value) in all {
            match kept.iter_mut().find(|(known, _)| *known == name) {
                None => kept.push((name, value)),
                Some((_, earlier)) => {
                    let earlier = std::mem::replace(earlier, value);
                    if is_key_name(&name) {
                        self.secret(format!("{prefix}{name}"), earlier);
                    } else {
                        self.drop(&format!("{prefix}{name}"), earlier, DropReason::Repeated);
                    }
                }
            }
        }
        Ok(kept)
    }

    fn field(&mut self, name: &str, raw: &str) -> Result<(), ImportFault> {
        let value = Loose::parse(raw).unwrap_or_default();
        if value == Loose::None {
            return Ok(());
        }
        match name {
            "model" => self.text(Field::Model, raw, &value),
            "prompt" => self.text(Field::Prompt, raw, &value),
            "size" => self.text(Field::Size, raw, &value),
            "image" => self.pictures(raw, value),
            "stream" => self.flag(Field::Stream, raw, &value),
            "watermark" => self.flag(Field::Watermark, raw, &value),
            "response_format" => self.choice(Field::ResponseFormat, raw, &value),
            "output_format" => self.choice(Field::OutputFormat, raw, &value),
            "sequential_image_generation" => {
                self.choice(Field::SequentialImageGeneration, raw, &value);
            }
            "sequential_image_generation_options" | "optimize_prompt_options" => {
                return self.options(name, raw, &value);
            }
            "seed" | "guidance_scale" => self.drop(name, raw, DropReason::OtherModels),
            "n" | "negative_prompt" => self.drop(name, raw, DropReason::NotInApi),
            _ if is_key_name(name) => self.secret(name.to_owned(), raw),
            // A point in a path parts an object from its member.
            _ if name.contains('.') => self.drop(name, raw, DropReason::Name),
            _ => self.unknown(name.to_owned(), raw),
        }
        Ok(())
    }

    fn options(&mut self, name: &str, raw: &str, value: &Loose<'_>) -> Result<(), ImportFault> {
        if !matches!(value, Loose::Object(_)) {
            self.wrong(name, raw, Expected::Object);
            return Ok(());
        }
        for (member, raw) in self.members(&format!("{name}."), raw)? {
            let value = Loose::parse(raw).unwrap_or_default();
            let path = format!("{name}.{member}");
            if value == Loose::None {
                continue;
            }
            if path == Field::MaxImages.path() {
                self.whole(raw, &value);
            } else if path == Field::PromptMode.path() {
                self.choice(Field::PromptMode, raw, &value);
            } else if is_key_name(&member) {
                self.secret(path, raw);
            } else {
                self.unknown(path, raw);
            }
        }
        Ok(())
    }

    fn text(&mut self, field: Field, raw: &str, value: &Loose<'_>) {
        let Some(text) = value.text() else {
            return self.wrong(field.path(), raw, Expected::Text);
        };
        let spec = text.parse::<SizeSpec>().ok();
        let text = match (field, spec) {
            (Field::Prompt, _) => text.to_owned(),
            (Field::Size, Some(spec)) => spec.to_string(),
            _ => text.trim().to_owned(),
        };
        // Nothing is said by an empty id or size.
        if field == Field::Prompt || !text.is_empty() {
            self.set(field, &text);
        }
    }

    fn flag(&mut self, field: Field, raw: &str, value: &Loose<'_>) {
        let text = match value {
            Loose::Bool(true) => "true".to_owned(),
            Loose::Bool(false) => "false".to_owned(),
            Loose::Text(text) => text.trim().to_ascii_lowercase(),
            _ => String::new(),
        };
        match self.draft.set(field, &text) {
            true => self.said.push(field),
            false => self.wrong(field.path(), raw, Expected::Bool),
        }
    }

    fn choice(&mut self, field: Field, raw: &str, value: &Loose<'_>) {
        let Some(text) = value.text() else {
            return self.wrong(field.path(), raw, Expected::Text);
        };
        match self.draft.set(field, &text.trim().to_ascii_lowercase()) {
            true => self.said.push(field),
            false => self.drop(field.path(), raw, DropReason::NotAValue),
        }
    }

    /// A number of pictures. One that the service would refuse is kept as it is spelled, so that the form can say so.
    fn whole(&mut self, raw: &str, value: &Loose<'_>) {
        let text = match value {
            Loose::Whole(number) => number.to_string(),
            Loose::Fraction(_) | Loose::OddNumber => raw.to_owned(),
            Loose::Text(text) if is_digits(text.trim()) => text.trim().to_owned(),
            _ => return self.wrong(Field::MaxImages.path(), raw, Expected::Whole),
        };
        self.set(Field::MaxImages, &text);
    }

    fn pictures(&mut self, raw: &str, value: Loose<'_>) {
        let (all, alone) = match value {
            Loose::List(all) => (all, false),
            text @ Loose::Text(_) => (vec![text], true),
            _ => return self.wrong(Field::Image.path(), raw, Expected::Pictures),
        };
        let path = |at: usize| match alone {
            true => "image".to_owned(),
            false => format!("image[{at}]"),
        };
        let count = all.len();
        let mut lines = String::new();
        for (at, picture) in all.into_iter().take(MOST_REFERENCES).enumerate() {
            let Loose::Text(text) = picture else {
                let json = spelled(&picture);
                self.wrong(&path(at), &json, Expected::Text);
                continue;
            };
            let text = text.trim();
            if let Some(name) = file::awaited(text) {
                let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
                self.notes.push(ImportNote::FileToAdd { name, number });
            } else if text.is_empty() || text.contains('\n') {
                // An address is a line of the form's field.
                let json = quoted(text);
                self.drop(&path(at), &json, DropReason::NotAValue);
            } else {
                if !lines.is_empty() {
                    lines.push('\n');
                }
                lines.push_str(text);
            }
        }
        if count > MOST_REFERENCES {
            let reason = DropReason::TooMany {
                count,
                most: MOST_REFERENCES,
            };
            self.drop(Field::Image.path(), "", reason);
        }
        self.pictures = Some(lines);
    }

    fn set(&mut self, field: Field, text: &str) {
        if self.draft.set(field, text) {
            self.said.push(field);
        }
    }

    fn unknown(&mut self, path: String, raw: &str) {
        self.draft.extra.push(ExtraField {
            path,
            json: json::compact(raw),
            send: false,
        });
    }

    fn secret(&mut self, path: String, raw: &str) {
        if let Ok(Loose::Text(text)) = Loose::parse(raw) {
            let authorizes = path.eq_ignore_ascii_case("authorization");
            let key = text.split_whitespace().next_back().unwrap_or_default();
            self.secrets.add(key, authorizes, &[]);
        }
        self.dropped.push(Dropped {
            path,
            json: String::new(),
            reason: DropReason::Key,
        });
    }

    fn wrong(&mut self, path: &str, raw: &str, expected: Expected) {
        self.drop(path, raw, DropReason::WrongType { expected });
    }

    fn drop(&mut self, path: &str, raw: &str, reason: DropReason) {
        self.dropped.push(Dropped {
            path: path.to_owned(),
            json: json::compact(raw),
            reason,
        });
    }

    /// What the import leaves open: the API's own defaults, and what only the form can say.
    fn finish(&mut self) {
        let said = std::mem::take(&mut self.said);
        let model = find(&self.draft.model);
        let pictures = self.pictures.take();
        if pictures.is_some() || said.contains(&Field::Prompt) {
            let pictures = pictures.unwrap_or_default();
            if said.contains(&Field::Prompt) {
                // Names of pictures that the old prompt spoke of mean nothing in the new one.
                replace(&mut self.draft.references, &pictures);
                self.draft.references.forget_removed(|_| false);
                keep_words(&mut self.draft);
            } else {
                self.draft
                    .change_references(|references| replace(references, &pictures));
            }
        }
        if model.is_none() {
            self.notes.push(ImportNote::ModelUnknown);
        }
        for field in Field::ALL {
            if said.contains(&field) {
                continue;
            }
            match default_of(field) {
                Some(value) if field != Field::MaxImages || self.draft.is_group() => {
                    self.set(field, value);
                    if model.is_none_or(|model| asks_for(model, field)) {
                        self.notes.push(ImportNote::DefaultUsed { field });
                    }
                    if field == Field::MaxImages {
                        self.draft.fit_pictures();
                    }
                }
                None if field != Field::Image => {
                    self.notes.push(ImportNote::KeptFromForm { field });
                }
                _ => {}
            }
        }
    }
}

/// What the API does where a field is missing (protocol.md 1.1). `None`: it has no default.
fn default_of(field: Field) -> Option<&'static str> {
    match field {
        Field::Model | Field::Prompt | Field::Image => None,
        Field::Size => Some("2048x2048"),
        Field::SequentialImageGeneration => Some("disabled"),
        Field::MaxImages => Some("15"),
        Field::PromptMode => Some("standard"),
        Field::OutputFormat => Some("jpeg"),
        Field::ResponseFormat => Some("url"),
        Field::Stream => Some("false"),
        Field::Watermark => Some("true"),
    }
}

/// Whether the model leaves this field a choice.
fn asks_for(model: &Model, field: Field) -> bool {
    match field {
        Field::OutputFormat => model.has_output_format(),
        Field::PromptMode => model.prompt_modes.value.len() > 1,
        Field::Stream => model.stream.value,
        _ => true,
    }
}

fn replace(references: &mut References, addresses: &str) {
    references.set_text("");
    let files = references.list().iter().map(|reference| reference.id);
    for id in files.collect::<Vec<_>>() {
        references.remove(id);
    }
    references.set_text(addresses);
}

/// An imported `@anna` is plain words. Where an address gives its reference that name, it gets another one, so that
/// what is sent stays what was pasted.
fn keep_words(draft: &mut Draft) {
    const NAME: &str = "@picture-";
    let prompt = draft.prompt.to_ascii_lowercase();
    let written = |reference: &&Reference| {
        let mention = format!("@{}", reference.name.to_ascii_lowercase());
        prompt.contains(&mention)
    };
    let references = draft.references.list().iter().filter(written);
    let written: Vec<_> = references.map(|reference| reference.id).collect();
    let numbers = prompt.split(NAME).skip(1).filter_map(|rest| {
        let digits = rest.bytes().take(9).take_while(u8::is_ascii_digit).count();
        rest.get(..digits)?.parse::<u32>().ok()
    });
    let free = numbers.max().unwrap_or_default() + 1;
    for (number, id) in (free..).zip(written) {
        draft.references.rename(id, &format!("picture-{number}"));
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.len() < 20 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A value that was no picture, as far as it matters to show.
fn spelled(value: &Loose<'_>) -> String {
    match value {
        Loose::None => "null".to_owned(),
        Loose::Bool(value) => value.to_string(),
        Loose::Whole(number) | Loose::Fraction(number) => number.to_string(),
        Loose::OddNumber => String::new(),
        Loose::Text(text) => quoted(text),
        Loose::CutText(text) => quoted(text),
        Loose::List(_) => "[]".to_owned(),
        Loose::Object(_) => "{}".to_owned(),
    }
}
