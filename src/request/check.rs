//! Everything that the service would refuse, at once, before anything is sent.

use super::hints::hints;
use super::mention::{Mentioned, segments};
use super::reference_rules::{check_address, check_file, refit};
use super::references::ReferenceSource;
use super::{Draft, Field, Fix, Hint, Problem, Request, Rule, nearest_legal};
use crate::catalog::{Documents, GenerationMode, Model, Size, SizeSpec, Tier};

/// What [`check`] found.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Every reason not to send, in the form's order.
    pub problems: Vec<Problem>,
    /// Every hint, in the form's order.
    pub hints: Vec<Hint>,
    /// The request, where there is no problem.
    pub request: Option<Request>,
}

impl Checked {
    /// The problems of one control.
    pub fn problems_of(&self, field: Field) -> impl Iterator<Item = &Problem> {
        self.problems
            .iter()
            .filter(move |problem| problem.field == field)
    }
}

/// Checks the whole draft against the catalogue.
pub fn check(draft: &Draft) -> Checked {
    let Some(model) = draft.known_model() else {
        let unknown = Problem {
            field: Field::Model,
            rule: Rule::ModelUnknown,
            fix: None,
        };
        return Checked {
            problems: vec![unknown],
            hints: Vec::new(),
            request: None,
        };
    };
    let mut problems = Vec::new();
    if draft.prompt.trim().is_empty() {
        problems.push(Problem {
            field: Field::Prompt,
            rule: Rule::PromptMissing,
            fix: None,
        });
    }
    check_mentions(draft, &mut problems);
    check_references(draft, model, &mut problems);
    let size = check_size(&draft.size, model, draft.documents)
        .map_err(|problem| problems.push(problem))
        .ok();
    let pictures = check_pictures(draft, model)
        .map_err(|problem| problems.push(problem))
        .ok();
    if !model.modes.value.contains(&mode_of(draft)) {
        let field = Field::SequentialImageGeneration;
        problems.push(Problem {
            field,
            rule: Rule::ModeNotOffered,
            fix: None,
        });
    }
    let request = match (size, pictures) {
        (Some(size), Some(pictures)) if problems.is_empty() => {
            Some(Request::of_checked(draft, model, size, pictures))
        }
        _ => None,
    };
    let hints = hints(draft, model, request.as_ref());
    Checked {
        problems,
        hints,
        request,
    }
}

fn mode_of(draft: &Draft) -> GenerationMode {
    GenerationMode::of(draft.references.list().len(), draft.is_group())
}

/// A mention of something that is gone would be sent as plain words, and the model would guess.
fn check_mentions(draft: &Draft, problems: &mut Vec<Problem>) {
    for segment in segments(&draft.prompt, &draft.references) {
        if segment.names == Some(Mentioned::Removed) {
            let rule = Rule::MentionOfNothing {
                name: segment.text.to_owned(),
            };
            let known = problems.iter().any(|problem| problem.rule == rule);
            if !known {
                problems.push(Problem {
                    field: Field::Prompt,
                    rule,
                    fix: None,
                });
            }
        }
    }
}

fn check_references(draft: &Draft, model: &Model, problems: &mut Vec<Problem>) {
    let field = Field::Image;
    let most = model.references.count.value;
    let count = draft.references.list().len();
    if count > most as usize {
        problems.push(Problem {
            field,
            rule: Rule::TooManyReferences { count, most },
            fix: None,
        });
    }
    let (limits, documents) = (&model.references, draft.documents);
    for (number, reference) in (1..).zip(draft.references.list()) {
        let (faults, mend) = match &reference.source {
            ReferenceSource::Address(text) => (check_address(text, limits, documents), None),
            ReferenceSource::File(file) => {
                let faults = check_file(file, limits, documents);
                let mend = refit(file, &faults, limits, documents);
                (faults, mend)
            }
        };
        // One press mends all that is wrong with a file.
        let last = faults.len().saturating_sub(1);
        for (at, fault) in faults.into_iter().enumerate() {
            problems.push(Problem {
                field,
                rule: Rule::Reference { number, fault },
                fix: mend
                    .filter(|_| at == last)
                    .map(|to| Fix::Refit(reference.id, to)),
            });
        }
    }
}

fn check_size(text: &str, model: &Model, documents: Documents) -> Result<SizeSpec, Problem> {
    let problem = |rule, value: Option<String>| Problem {
        field: Field::Size,
        rule,
        fix: value.map(|value| Fix::Set {
            field: Field::Size,
            value,
        }),
    };
    match text.parse() {
        Ok(SizeSpec::Tier(tier)) => check_tier(tier, model.tiers.by(documents))
            .map(SizeSpec::Tier)
            .map_err(|(rule, nearest)| problem(rule, nearest.map(|tier| tier.as_str().to_owned()))),
        Ok(SizeSpec::Pixels(size)) => check_pixels(size, model, documents)
            .map(SizeSpec::Pixels)
            .map_err(|rule| {
                problem(
                    rule,
                    nearest_legal(model, documents, size).map(|size| size.to_string()),
                )
            }),
        Err(()) => {
            let first = model
                .tiers
                .value
                .first()
                .map(|tier| tier.as_str().to_owned());
            Err(problem(Rule::SizeUnreadable, first))
        }
    }
}

fn check_tier(tier: Tier, offered: &'static [Tier]) -> Result<Tier, (Rule, Option<Tier>)> {
    if offered.contains(&tier) {
        return Ok(tier);
    }
    let above = offered.iter().copied().find(|candidate| *candidate > tier);
    Err((
        Rule::TierNotOffered { tier, offered },
        above.or_else(|| offered.last().copied()),
    ))
}

fn check_pixels(size: Size, model: &Model, documents: Documents) -> Result<Size, Rule> {
    let range = model.pixels.by(documents);
    if !model.ratio.value.contains(size) {
        Err(Rule::TooNarrow {
            size,
            most: model.ratio.value.most,
        })
    } else if size.pixels() < range.min {
        Err(Rule::TooFewPixels { size, range })
    } else if size.pixels() > range.max {
        Err(Rule::TooManyPixels { size, range })
    } else {
        Ok(size)
    }
}

/// How many pictures are asked for, at most.
fn check_pictures(draft: &Draft, model: &Model) -> Result<u32, Problem> {
    let budget = model.budget.value;
    let references = draft.references.count();
    let pictures = if draft.is_group() {
        let typed = draft.max_images.trim();
        let digits = typed.bytes().all(|byte| byte.is_ascii_digit());
        typed
            .parse()
            .ok()
            .filter(|n| digits && (1..=budget).contains(n))
            .ok_or_else(|| Problem {
                field: Field::MaxImages,
                rule: Rule::MaxImages { most: budget },
                fix: nearest_count(typed, budget.saturating_sub(references)).map(|value| {
                    Fix::Set {
                        field: Field::MaxImages,
                        value,
                    }
                }),
            })?
    } else {
        1
    };
    if references.saturating_add(pictures) <= budget {
        return Ok(pictures);
    }
    let left = budget
        .checked_sub(references)
        .filter(|left| *left > 0 && draft.is_group());
    Err(Problem {
        field: if draft.is_group() {
            Field::MaxImages
        } else {
            Field::Image
        },
        rule: Rule::OverBudget {
            references,
            pictures,
            budget,
        },
        fix: left.map(|left| Fix::Set {
            field: Field::MaxImages,
            value: left.to_string(),
        }),
    })
}

/// The whole number nearest to what was typed that the references leave room for. `None`: no number was typed.
/// Without floats, whose parser would bring 10 kB of tables into the page.
fn nearest_count(typed: &str, left: u32) -> Option<String> {
    let (negative, unsigned) = match typed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, typed.strip_prefix('+').unwrap_or(typed)),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !digits(whole) || !digits(fraction) {
        return None;
    }
    // More digits than fit are simply too many pictures.
    let count = if whole.is_empty() {
        0
    } else {
        whole.parse().unwrap_or(u32::MAX)
    };
    let rounded = count.saturating_add(u32::from(fraction.as_bytes().first() >= Some(&b'5')));
    let nearest = if negative {
        1
    } else {
        rounded.clamp(1, left.max(1))
    };
    Some(nearest.to_string())
}
