//! A step as it is stored: two small boards, of what stood before it and after it.
//!
//! ```json
//! {"at": 1795771200, "back": true, "before": {…}, "after": {…}, "order": [[1, 2], [2, 1]], "about": true}
//! ```

use super::restore::restore_parts;
use super::write::write_parts;
use crate::board::{Done, Panel, PanelId, Side, Step};
use crate::loose::Loose;
use std::sync::Arc;

/// The JSON of a step.
pub fn write_step(done: &Done) -> String {
    let Done { step, at, back } = done;
    let mut json = format!("{{\"at\":{at}");
    if *back {
        json.push_str(",\"back\":true");
    }
    if step.before.about.is_some() {
        json.push_str(",\"about\":true");
    }
    for (name, side) in [("before", &step.before), ("after", &step.after)] {
        json.push_str(&format!(",\"{name}\":"));
        let about = side.about.clone().unwrap_or_default();
        json.push_str(&write_parts(&about, &side.panels));
    }
    if let (Some(before), Some(after)) = (&step.before.order, &step.after.order) {
        json.push_str(&format!(",\"order\":[{},{}]", ids(before), ids(after)));
    }
    json.push('}');
    json
}

fn ids(ids: &[PanelId]) -> String {
    let numbers: Vec<String> = ids.iter().map(|id| id.number().to_string()).collect();
    format!("[{}]", numbers.join(","))
}

/// The step of a JSON. `None`: it is none.
pub fn restore_step(json: &str) -> Option<Done> {
    let json = Loose::parse(json).ok()?;
    let with_about = json.get("about").bool() == Some(true);
    let orders = json.get("order").list().filter(|both| both.len() == 2);
    let orders = orders.unwrap_or_default();
    let side = |name: &str, at: usize| {
        let (about, panels): (_, Vec<Panel>) = restore_parts(json.get(name));
        Side {
            about: with_about.then_some(about),
            panels: panels.into_iter().map(Arc::new).collect(),
            order: orders.get(at).map(order),
        }
    };
    let step = Step {
        before: side("before", 0),
        after: side("after", 1),
    };
    Some(Done {
        at: json.get("at").whole().unwrap_or(0),
        back: json.get("back").bool() == Some(true),
        step,
    })
    .filter(|done| !done.step.is_nothing())
}

fn order(list: &Loose<'_>) -> Vec<PanelId> {
    let ids = list.list().unwrap_or_default().iter();
    ids.filter_map(|id| u32::try_from(id.whole()?).ok())
        .map(PanelId::numbered)
        .collect()
}
