//! What another model changes in the request, before and after.

use super::wire::{Value, fields_of};
use super::{Body, Draft};
use crate::catalog::Model;

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path in the body.
    pub path: String,
    /// Its JSON before. `None`: it was not sent.
    pub before: Option<String>,
    /// Its JSON after. `None`: it is not sent any more, and its value is parked.
    pub after: Option<String>,
}

/// The fields in which the two requests differ, in the order of the body. Values that have problems are compared as they
/// were typed. Empty where a model is in no table.
pub fn changes(before: &Draft, after: &Draft) -> Vec<Change> {
    let (Some(old), Some(new)) = (before.known_model(), after.known_model()) else {
        return Vec::new();
    };
    let (old, new) = (rows(before, old), rows(after, new));
    let find = |rows: &[(String, String)], path: &str| {
        let found = rows.iter().find(|(name, _)| name == path);
        found.map(|(_, value)| value.clone())
    };
    let gone = old.iter().filter(|(path, _)| find(&new, path).is_none());
    let paths = new.iter().chain(gone).map(|(path, _)| path.clone());
    paths
        .map(|path| Change {
            before: find(&old, &path),
            after: find(&new, &path),
            path,
        })
        .filter(|change| change.before != change.after)
        .collect()
}

/// Path and JSON of every field, those of objects one by one.
fn rows(draft: &Draft, model: &'static Model) -> Vec<(String, String)> {
    let typed = Value::Json(draft.max_images.clone());
    let mut rows = Vec::new();
    for (name, value) in fields_of(draft, model, draft.size.clone(), typed) {
        match value {
            Value::Object(members) => {
                let members = members
                    .iter()
                    .map(|(member, value)| (format!("{name}.{member}"), Body::of_value(value)));
                rows.extend(members);
            }
            value => rows.push((name, Body::of_value(&value))),
        }
    }
    rows
}
