//! Writing into a draft as the form does: by field, with the control's value as text.

use seedboard::request::{Draft, Field};

/// Sets one control. Panics where the control has no such value.
pub fn set(draft: &mut Draft, field: Field, value: &str) {
    assert!(draft.set(field, value), "{field:?} has no {value}");
}
