//! What somebody does in the form: values, models, references of the tutorial, and the way back to what they wrote.

use super::{Area, Example, Session, samples};
use crate::catalog::{Documents, Model, find};
use crate::request::{Draft, Field, Fix, References, Rule, Sequential, changes};
use leptos::prelude::*;

impl Session {
    /// Writes a control's value into the draft. Values that the control cannot have are passed over.
    pub fn set_field(&self, field: Field, value: &str) {
        if field == Field::Model {
            self.change_rules(|draft| {
                draft.set(field, value);
            });
            return;
        }
        self.draft.update(|draft| {
            draft.set(field, value);
            if field == Field::Image {
                draft.fit_pictures();
            }
        });
    }

    /// Says whose rules hold for an id that is in no table.
    pub fn treat_as(&self, model: &'static Model) {
        self.change_rules(|draft| draft.treat_as = Some(model));
    }

    /// Goes on to an id of the person's own: the last one, or an empty field.
    pub fn choose_other_model(&self) {
        let id = self.other_model.get_untracked();
        self.change_rules(|draft| draft.model = id);
    }

    /// Says which documents count where they disagree.
    pub fn set_documents(&self, documents: Documents) {
        self.draft.update(|draft| draft.documents = documents);
    }

    /// Changes the draft; where that changes the model, notes what becomes of the request.
    fn change_rules(&self, change: impl FnOnce(&mut Draft)) {
        let before = self.draft.get_untracked();
        self.draft.update(change);
        let switched = self.draft.with_untracked(|after| {
            let is_switch = before.known_model() != after.known_model();
            for id in [&before.model, &after.model] {
                if find(id).is_none() {
                    self.other_model.set(id.clone());
                }
            }
            is_switch.then(|| changes(&before, after))
        });
        if let Some(switched) = switched {
            self.switched
                .set(Some(switched).filter(|all| !all.is_empty()));
        }
    }

    /// Applies the press that mends a problem or follows a hint.
    pub fn mend(&self, fix: &Fix) {
        match fix {
            Fix::Refit(id, to) => self.refit(*id, *to),
            fix => {
                self.draft.update(|draft| {
                    draft.mend(fix);
                    if matches!(fix, Fix::Merge(..)) {
                        draft.fit_pictures();
                    }
                });
                // The press goes with what it mended; the focus stays with the control.
                let control = match fix {
                    Fix::Set { field, .. } => field.path(),
                    Fix::Pictures(_) => Field::SequentialImageGeneration.path(),
                    Fix::Merge(..) | Fix::Refit(..) => "image.file",
                };
                self.ports().page.refocus(control);
            }
        }
    }

    /// Says whether an unknown field of an import is sent.
    pub fn send_extra(&self, path: &str, send: bool) {
        self.draft.update(|draft| {
            let found = draft.extra.iter_mut().find(|extra| extra.path == path);
            if let Some(extra) = found {
                extra.send = send;
            }
        });
    }

    /// Adds words to the end of the prompt.
    pub fn add_to_prompt(&self, words: &str) {
        self.draft.update(|draft| {
            let end = draft.prompt.trim_end();
            let joint = match end.chars().last() {
                None => "",
                Some('.' | '!' | '?' | '。' | ',' | '，') => " ",
                Some(_) => ", ",
            };
            draft.prompt = format!("{end}{joint}{words}");
        });
        self.ports().page.refocus(Field::Prompt.path());
    }

    /// Asks for so many pictures, within what the budget leaves.
    pub fn step_pictures(&self, by: i64) {
        let most = self
            .controls
            .with_untracked(|controls| controls.max_images.map_or(1, |control| control.most));
        self.draft.update(|draft| {
            let now = draft.max_images.trim().parse::<i64>().unwrap_or(1);
            draft.max_images = (now + by).clamp(1, i64::from(most)).to_string();
            draft.wished_images = None;
        });
    }

    /// Takes over one of the tutorial's examples.
    pub fn use_example(&self, example: &Example) {
        self.replace_draft(|draft| {
            draft.change_references(References::clear);
            draft.prompt = example.prompt.to_owned();
            draft.set_image(&example.image.join("\n"));
            draft.sequential_image_generation = match example.pictures {
                1 => Sequential::Disabled,
                _ => Sequential::Auto,
            };
            draft.max_images = example.pictures.to_string();
            draft.wished_images = None;
        });
    }

    /// Takes over a prompt that was sent before.
    pub fn use_prompt(&self, prompt: &str) {
        self.replace_draft(|draft| prompt.clone_into(&mut draft.prompt));
    }

    /// Puts something in the place of what somebody wrote, which is kept for the way back.
    pub(super) fn replace_draft(&self, change: impl FnOnce(&mut Draft)) {
        let own = self.draft.get_untracked();
        self.draft.update(change);
        let taken = self.draft.get_untracked();
        let nothing = own.prompt.trim().is_empty() && own.references.list().is_empty();
        // What was taken over and left as it was is nobody's work.
        if !nothing && !self.is_untouched(&own) {
            self.own_draft.set(Some(own));
        }
        self.taken_draft.set(Some(taken));
    }

    fn is_untouched(&self, draft: &Draft) -> bool {
        let taken = self
            .taken_draft
            .with_untracked(|taken| taken.as_ref() == Some(draft));
        taken || *draft == samples::first_draft()
    }

    /// Goes back to what somebody wrote; work on what had taken its place is kept in turn.
    pub fn back_to_own(&self) {
        if let Some(own) = self.own_draft.get_untracked() {
            let now = self.draft.get_untracked();
            let kept = Some(now).filter(|now| !self.is_untouched(now));
            self.own_draft.set(kept);
            self.draft.set(own);
            self.ports().page.refocus(Field::Prompt.path());
        }
    }

    /// Goes to the first control that has a problem.
    pub fn go_to_problem(&self) {
        self.attempted.set(true);
        self.area.set(Area::Compose);
        let first = self.checked.with_untracked(|checked| {
            checked.problems.first().map(|problem| match problem.rule {
                // A file is mended where its picture is, not in the field for addresses.
                Rule::Reference { number, fault } if fault.is_about_file() => {
                    self.draft.with_untracked(|draft| {
                        let all = draft.references.list();
                        let one = all.get(number as usize - 1);
                        one.map(|one| one.id.control_name()).unwrap_or_default()
                    })
                }
                _ => problem.field.path().to_owned(),
            })
        });
        if let Some(name) = first {
            self.go_to(&name);
        }
    }
}
