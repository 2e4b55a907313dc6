//! Problems and hints of a draft, in words with their figures.

use crate::address::AddressFault;
use crate::catalog::{Model, OutputFormat, PixelRange, RatioRange, Size, Tier};
use crate::request::{Field, Hint, Measure, Problem, ReferenceFault, Rule, SaidShape};
use crate::text;
use crate::text::number::grouped;

/// The name of a field as the form shows it.
pub fn field_name(field: Field) -> &'static str {
    match field {
        Field::Model => text::label_model(),
        Field::Prompt => text::label_prompt(),
        Field::Image => text::label_references(),
        Field::Size => text::label_shape(),
        Field::SequentialImageGeneration => text::label_group(),
        Field::MaxImages => text::label_max_images(),
        Field::PromptMode => text::label_prompt_mode(),
        Field::OutputFormat => text::label_output_format(),
        Field::ResponseFormat => text::label_response_format(),
        Field::Stream => text::label_stream(),
        Field::Watermark => text::label_watermark(),
    }
}

/// What is wrong, with the rule and its figures. `formats`: what references may be, as `data:image/<fmt>` spells it.
pub fn problem(problem: &Problem, formats: &[&str]) -> String {
    match &problem.rule {
        Rule::ModelUnknown => text::problem_model_unknown().to_owned(),
        Rule::PromptMissing => text::problem_prompt_missing().to_owned(),
        Rule::MentionOfNothing { name } => text::problem_mention(name),
        Rule::Reference { number, fault } => {
            text::problem_reference(&number.to_string(), &reference_fault(*fault, formats))
        }
        Rule::TooManyReferences { count, most } => {
            text::problem_too_many_references(*count as u64, u64::from(*most))
        }
        Rule::SizeUnreadable => text::problem_size_unreadable().to_owned(),
        Rule::TierNotOffered { tier, offered } => {
            text::problem_tier(tier.as_str(), &tier_list(offered))
        }
        Rule::TooFewPixels {
            size,
            range: PixelRange { min, .. },
        } => text::problem_too_few_pixels(&pixels(*size), &grouped(size.pixels()), &grouped(*min)),
        Rule::TooManyPixels {
            size,
            range: PixelRange { max, .. },
        } => text::problem_too_many_pixels(&pixels(*size), &grouped(size.pixels()), &grouped(*max)),
        Rule::TooNarrow { size, most } => {
            text::problem_too_narrow(&pixels(*size), &most.to_string())
        }
        Rule::MaxImages { most } => text::problem_max_images(u64::from(*most)),
        Rule::OverBudget {
            references,
            pictures,
            budget,
        } => text::problem_over_budget(
            u64::from(*references),
            u64::from(*pictures),
            u64::from(*budget),
        ),
        Rule::ModeNotOffered => text::problem_mode().to_owned(),
    }
}

/// What is worth knowing.
pub fn hint(hint: &Hint) -> String {
    match hint {
        Hint::LongPrompt(length) => text::hint_long_prompt(&measure(length)),
        Hint::NothingNamed { name } => text::hint_nothing_named(name),
        Hint::NoSuchImage { number, references } => {
            text::hint_no_such_image(u64::from(*references), &number.to_string())
        }
        Hint::OtherCount { said, asked, .. } => {
            text::hint_other_count(u64::from(*asked), &said.to_string())
        }
        Hint::OtherShape { said, size, .. } => {
            text::hint_other_shape(&said_shape(*said), &pixels(*size))
        }
        Hint::Lowered {
            from,
            to,
            references,
            budget,
        } => text::hint_lowered(
            u64::from(*references),
            &from.to_string(),
            &to.to_string(),
            &budget.to_string(),
        ),
        Hint::SamePicture {
            number, earlier, ..
        } => text::hint_same_picture(&earlier.to_string(), &number.to_string()),
        Hint::LargeBody { bytes, most } => {
            text::hint_large_body(&text::number::bytes(*bytes), &text::number::bytes(*most))
        }
        Hint::Parked {
            field,
            value,
            model,
        } => text::hint_parked(field_name(*field), value, model.name),
    }
}

/// What is wrong with an address.
pub fn address_fault(fault: AddressFault) -> &'static str {
    match fault {
        AddressFault::Empty => text::address_empty(),
        AddressFault::Scheme => text::address_scheme(),
        AddressFault::Host => text::address_host(),
        AddressFault::Credentials => text::address_credentials(),
        AddressFault::Character => text::address_character(),
    }
}

/// The length of a prompt against the advice.
pub fn measure(measure: &Measure) -> String {
    if measure.is_by_characters() {
        text::characters_count(
            u64::from(measure.characters),
            u64::from(measure.advised_characters),
        )
    } else {
        text::words_count(u64::from(measure.words), u64::from(measure.advised_words))
    }
}

fn said_shape(said: SaidShape) -> String {
    match said {
        SaidShape::Tall => text::shape_tall().to_owned(),
        SaidShape::Wide => text::shape_wide().to_owned(),
        SaidShape::Square => text::shape_square().to_owned(),
        SaidShape::Ratio(ratio) => ratio.to_string(),
    }
}

/// Why an input picture cannot be sent, with the rule and its figures.
pub fn reference_fault(fault: ReferenceFault, formats: &[&str]) -> String {
    let names: Vec<_> = formats
        .iter()
        .map(|name| name.to_ascii_uppercase())
        .collect();
    let formats = &list(&names);
    let owned = match fault {
        ReferenceFault::Address(fault) => address_fault(fault),
        ReferenceFault::DataForm => text::reference_data_form(),
        ReferenceFault::DataFormat => return text::reference_data_format(formats),
        ReferenceFault::DataText => text::reference_data_text(),
        ReferenceFault::FileDamaged => text::reference_file_damaged(),
        ReferenceFault::FileUnreadable => text::reference_file_unreadable(),
        ReferenceFault::FileEmpty => text::reference_file_empty(),
        ReferenceFault::FileUnlooked => text::reference_file_unlooked(),
        ReferenceFault::FileFormat { format: "" } => return text::reference_file_unknown(formats),
        ReferenceFault::FileFormat { format } => {
            return text::reference_file_format(format, formats);
        }
        ReferenceFault::FileBytes { bytes, most } => {
            let short = text::number::bytes;
            let exact = |bytes| text::unit_bytes(&grouped(bytes));
            // Figures that look the same explain nothing.
            let write = if short(bytes) == short(most) {
                exact
            } else {
                short
            };
            return text::reference_file_bytes(&write(bytes), &write(most));
        }
        ReferenceFault::FileSide { size, above } => {
            return text::reference_file_side(&pixels(size), &above.to_string());
        }
        ReferenceFault::FileShape { size, most } => {
            return text::reference_file_shape(&pixels(size), &most.to_string());
        }
        ReferenceFault::FilePixels { size, most } => {
            return text::reference_file_pixels(
                &pixels(size),
                &grouped(size.pixels()),
                &grouped(most),
            );
        }
    };
    owned.to_owned()
}

/// The name of a format that the page writes: `jpeg` or `png`.
pub fn format_name(format: &str) -> &'static str {
    match format {
        "png" => text::format_png(),
        _ => text::format_jpeg(),
    }
}

/// `2848 × 1600`, with the sign that people read.
pub fn pixels(size: Size) -> String {
    text::size_pixels(&size.width.to_string(), &size.height.to_string())
}

/// `1920 × 1080 = 2,073,600 of 3,686,400 to 16,777,216 pixels; 16:9, of 1:16 to 16:1`.
pub fn arithmetic(size: Size, range: PixelRange, ratios: RatioRange) -> String {
    text::size_arithmetic(
        &pixels(size),
        &grouped(size.pixels()),
        &grouped(range.min),
        &grouped(range.max),
        &size.ratio().to_string(),
        &ratios.most.to_string(),
    )
}

/// `2K and 4K`.
pub(super) fn tier_list(tiers: &[Tier]) -> String {
    let names: Vec<_> = tiers.iter().map(|tier| tier.as_str()).collect();
    list(&names)
}

/// `a, b and c`.
fn list<T: AsRef<str>>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            text::list_and(&first.join(text::list_separator()), last.as_ref())
        }
    }
}

/// A model in half a line: sizes, formats, and what else there is to choose.
pub fn model_facts(model: &Model) -> String {
    let formats: Vec<_> = model
        .output_formats
        .value
        .iter()
        .map(|format| match format {
            OutputFormat::Jpeg => text::format_jpeg(),
            OutputFormat::Png => text::format_png(),
        })
        .collect();
    let formats = formats.join(text::list_separator());
    let modes: Vec<_> = model
        .prompt_modes
        .value
        .iter()
        .map(|mode| mode.as_str())
        .collect();
    let price = text::number::usd(model.price.value);
    let facts = text::model_facts(
        &tier_list(model.tiers.value),
        &formats,
        &modes.join(text::list_separator()),
        &price,
    );
    // Where a later document disagrees, the page says so (DESIGN principle 7).
    match model.tiers.later {
        Some((tiers, _)) => text::model_later(&facts, &tier_list(tiers)),
        None => facts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_formats_that_count() {
        let fault = ReferenceFault::FileFormat { format: "AVIF" };
        let said = reference_fault(fault, &["jpeg", "png", "heic"]);
        assert!(
            said.contains("AVIF") && said.contains("JPEG, PNG and HEIC"),
            "{said}"
        );
    }
}
