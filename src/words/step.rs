//! What a person did, in a line.

use crate::board::search::{Place, ScriptText};
use crate::board::{PanelId, What};
use crate::text;

/// `number`: what a panel is called; empty where it is not on the board any more.
pub fn what(what: &What, number: &dyn Fn(PanelId) -> String) -> String {
    match what {
        What::Typed(Place::Title) => text::step_title().to_owned(),
        What::Typed(Place::Style) => text::step_style().to_owned(),
        What::Typed(Place::Panel(id, field)) => text::step_typed(name(*field), &number(*id)),
        What::Settings => text::step_settings().to_owned(),
        What::Script(id) => text::step_script(&number(*id)),
        What::Texts(count) => text::step_texts(*count as u64),
        What::Added(count) => text::step_added(*count as u64),
        What::Removed(count) => text::step_removed(*count as u64),
        What::Moved => text::step_moved().to_owned(),
        What::Approved(count) => text::step_approved(*count as u64),
        What::Unlocked(count) => text::step_unlocked(*count as u64),
        What::Crop(id) => text::step_crop(&number(*id)),
        What::OwnPicture(id) => text::step_own_picture(&number(*id)),
        What::Shown(id) => text::step_shown(&number(*id)),
        What::Several {
            changed,
            added,
            removed,
        } => text::step_several((changed + added + removed) as u64),
    }
}

fn name(field: ScriptText) -> &'static str {
    match field {
        ScriptText::Caption => text::list_title(),
        ScriptText::Action => text::list_action(),
        ScriptText::Dialogue => text::list_dialogue(),
        ScriptText::Sound => text::list_sound(),
        ScriptText::Notes => text::list_notes(),
        ScriptText::Prompt | ScriptText::Edited => text::list_prompt(),
    }
}
