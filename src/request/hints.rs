//! What is worth knowing before sending and stops nobody.

use super::mention::{Mentioned, segments, strangers};
use super::prompt::{Measure, Said, said};
use super::{Draft, Field, Hint, Request};
use crate::catalog::{Model, SizeSpec};

/// Every hint, in the form's order. `request`: the draft's, where it has no problem.
pub(super) fn hints(draft: &Draft, model: &'static Model, request: Option<&Request>) -> Vec<Hint> {
    let mut hints = Vec::new();
    let measure = Measure::of(&draft.compiled_prompt(), model);
    if measure.is_long() {
        hints.push(Hint::LongPrompt(measure));
    }
    let words = plain_words(draft);
    let said = said(&words);
    for name in strangers(&draft.prompt, &draft.references) {
        let name = name.to_owned();
        hints.push(Hint::NothingNamed { name });
    }
    about_images(draft, said, &mut hints);
    same_pictures(draft, &mut hints);
    if let Some(request) = request.filter(|request| !request.references().is_empty()) {
        let (bytes, most) = (request.body().bytes(), model.references.body_bytes.value);
        if bytes > most {
            hints.push(Hint::LargeBody { bytes, most });
        }
    }
    about_shape(draft, model, said, &mut hints);
    about_count(draft, model, said, &mut hints);
    let parked = |field, value| Hint::Parked {
        field,
        value,
        model,
    };
    if !model.output_formats.value.contains(&draft.output_format) {
        hints.push(parked(Field::OutputFormat, draft.output_format.as_str()));
    }
    if !model.prompt_modes.value.contains(&draft.prompt_mode) {
        hints.push(parked(Field::PromptMode, draft.prompt_mode.as_str()));
    }
    hints
}

/// The prompt without its mentions, whose numbers are ours.
fn plain_words(draft: &Draft) -> String {
    let is_plain = |names: Option<Mentioned>| names.is_none();
    segments(&draft.prompt, &draft.references)
        .iter()
        .map(|segment| {
            if is_plain(segment.names) {
                segment.text
            } else {
                "@"
            }
        })
        .collect()
}

fn about_images(draft: &Draft, said: Said, hints: &mut Vec<Hint>) {
    let references = draft.references.count();
    if let Some(number) = said.image.filter(|number| *number > references) {
        hints.push(Hint::NoSuchImage { number, references });
    }
}

fn same_pictures(draft: &Draft, hints: &mut Vec<Hint>) {
    let all = &draft.references;
    let number = |id| all.number(id).and_then(|number| u32::try_from(number).ok());
    for reference in all.list() {
        if let Some(twin) = all.twin(reference.id)
            && let (Some(later), Some(earlier)) = (number(reference.id), number(twin.id))
        {
            hints.push(Hint::SamePicture {
                id: reference.id,
                number: later,
                into: twin.id,
                earlier,
            });
        }
    }
}

fn about_shape(draft: &Draft, model: &Model, said: Said, hints: &mut Vec<Hint>) {
    let (Some(said), Ok(SizeSpec::Pixels(size))) = (said.shape, draft.size.parse()) else {
        return;
    };
    if !said.fits(size) {
        let cell = model
            .recommended
            .iter()
            .find(|cell| cell.size.by(draft.documents) == size);
        let tiers = model.tiers.by(draft.documents);
        let tier = cell.map(|cell| cell.tier).or(tiers.first().copied());
        hints.push(Hint::OtherShape { said, size, tier });
    }
}

fn about_count(draft: &Draft, model: &Model, said: Said, hints: &mut Vec<Hint>) {
    let (budget, references) = (model.budget.value, draft.references.count());
    let asked = match draft.is_group() {
        true => draft.max_images.trim().parse().ok(),
        false => Some(1),
    };
    if let (Some(from), Some(to)) = (draft.wished_images, asked)
        && draft.is_group()
        && from > to
        && references.saturating_add(to) <= budget
    {
        hints.push(Hint::Lowered {
            from,
            to,
            references,
            budget,
        });
    }
    if let (Some(said), Some(asked)) = (said.count, asked)
        && said != asked
    {
        hints.push(Hint::OtherCount {
            said,
            asked,
            fits: said.saturating_add(references) <= budget,
        });
    }
}
