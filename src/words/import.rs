//! An import in words: what comes into the form, what does not and why.

use super::request::{field_name, pixels};
use crate::catalog::{MODELS, SizeSpec};
use crate::request::{Draft, Field};
use crate::request::{DropReason, Dropped, Expected, ImportFault, ImportNote};
use crate::text;
use crate::text::number::bytes;

/// Characters of a value that are shown.
const SHOWN: usize = 160;

/// Why nothing was imported.
pub fn fault(fault: &ImportFault) -> String {
    match fault {
        ImportFault::NothingHere => text::import_fault_nothing().to_owned(),
        ImportFault::NoBody => text::import_fault_no_body().to_owned(),
        ImportFault::BodyInFile { name } => text::import_fault_body_in_file(name),
        ImportFault::NotJson { line, column } => {
            text::import_fault_not_json(&line.to_string(), &column.to_string())
        }
        ImportFault::NotAnObject => text::import_fault_not_an_object().to_owned(),
        ImportFault::UnclosedQuote { .. } => text::import_fault_unclosed_quote().to_owned(),
        ImportFault::TooManyFields { most } => {
            text::import_fault_too_many_fields(&most.to_string())
        }
        ImportFault::TooLarge { bytes: have, most } => {
            text::import_fault_too_large(&bytes(*have as u64), &bytes(*most as u64))
        }
    }
}

/// A value that does not come along, and why.
pub fn dropped(dropped: &Dropped) -> String {
    let why = match dropped.reason {
        DropReason::OtherModels => text::dropped_other_models(),
        DropReason::NotInApi => text::dropped_not_in_api(),
        DropReason::WrongType { expected } => match expected {
            Expected::Text => text::dropped_no_text(),
            Expected::Whole => text::dropped_no_whole(),
            Expected::Bool => text::dropped_no_bool(),
            Expected::Object => text::dropped_no_object(),
            Expected::Pictures => text::dropped_no_pictures(),
        },
        DropReason::NotAValue => text::dropped_no_value(),
        DropReason::Repeated => text::dropped_repeated(),
        DropReason::Name => text::dropped_name(),
        DropReason::Key => text::dropped_key(),
        DropReason::TooMany { count, most } => {
            return text::dropped_too_many(&count.to_string(), &most.to_string());
        }
    };
    match dropped.json.as_str() {
        "" => text::import_dropped_row(&dropped.path, why),
        json => text::import_dropped_value(&dropped.path, &short(json), why),
    }
}

/// Something to know. `None`: it is said elsewhere.
pub fn note(note: &ImportNote) -> Option<String> {
    Some(match note {
        ImportNote::ApostropheRepaired => text::note_apostrophe().to_owned(),
        ImportNote::QuotesRepaired => text::note_quotes().to_owned(),
        ImportNote::KeyFound => return None,
        ImportNote::KeyInVariable { name } => text::note_key_in_variable(name),
        ImportNote::VariableInBody { name } => text::note_variable_in_body(name),
        ImportNote::OtherUrl => text::note_other_url().to_owned(),
        ImportNote::FirstOfSeveral => text::note_first_of_several().to_owned(),
        ImportNote::FileToAdd { name, number } => text::note_file_to_add(&number.to_string(), name),
        ImportNote::ModelUnknown => text::note_model_unknown().to_owned(),
        // Said together.
        ImportNote::DefaultUsed { .. } => return None,
        ImportNote::KeptFromForm { field } => text::note_kept_from_form(field_name(*field)),
    })
}

/// The fields that the import leaves to the API's defaults, in one sentence; empty where there are none.
pub fn defaults(notes: &[ImportNote]) -> String {
    let fields: Vec<&str> = notes
        .iter()
        .filter_map(|note| match note {
            ImportNote::DefaultUsed { field } => Some(field_name(*field)),
            _ => None,
        })
        .collect();
    match fields.is_empty() {
        true => String::new(),
        false => text::note_default_used(&fields.join(text::list_separator())),
    }
}

/// The form's values after the import, those that are worth a line.
pub fn fields(draft: &Draft) -> Vec<(&'static str, String)> {
    let model = MODELS.iter().find(|model| model.ids.contains(&draft.model));
    let model = model.map_or_else(|| draft.model.clone(), |model| model.name.to_owned());
    let size = match draft.size.parse() {
        Ok(SizeSpec::Pixels(size)) => pixels(size),
        _ => draft.size.clone(),
    };
    let references = match draft.references.count() {
        0 => String::new(),
        count => text::references_count(u64::from(count)),
    };
    let pictures = match draft.is_group() {
        true => text::import_up_to(&draft.max_images),
        false => text::group_one().to_owned(),
    };
    let all = [
        (field_name(Field::Prompt), short(&draft.prompt)),
        (field_name(Field::Model), model),
        (field_name(Field::Image), references),
        (field_name(Field::Size), size),
        (field_name(Field::SequentialImageGeneration), pictures),
    ];
    all.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// The beginning of a long value.
pub fn short(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
