//! From the board to JSON.

use super::VERSION;
use crate::board::{
    About, Angle, Asked, Board, Crop, Move, Panel, PanelState, Run, Script, Shot, Status, Take,
};
use crate::catalog::Cloud;
use crate::fault::Fault;
use crate::stream::{Ending, PictureAt};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write as _;
use std::sync::Arc;

/// The JSON of a board at `now_ms`, on the page's clock.
pub fn write(board: &Board, now_ms: u64) -> String {
    let mut asked = Requests::default();
    for run in board.runs() {
        asked.add(&run.asked);
    }
    asked.add_of(board.panels());
    let place = |one: &Arc<Asked>| asked.places.get(&address(one)).copied();
    let mut json = Json::default();
    json.open();
    json.number("seedboard", VERSION);
    write_about(&mut json, board.about());
    json.list("asked", &asked.list, |json, asked| write_asked(json, asked));
    json.list("runs", board.runs(), |json, run| {
        write_run(json, run, place(&run.asked), now_ms);
    });
    json.list("panels", board.panels(), |json, panel| {
        write_panel(json, panel, &place);
    });
    let (panel, run) = board.next_ids();
    json.number("next_panel", u64::from(panel));
    json.number("next_run", u64::from(run));
    json.close();
    json.0
}

/// The JSON of what a step knows of a board.
pub(super) fn write_parts(about: &About, panels: &[Arc<Panel>]) -> String {
    let mut asked = Requests::default();
    asked.add_of(panels);
    let place = |one: &Arc<Asked>| asked.places.get(&address(one)).copied();
    let mut json = Json::default();
    json.open();
    write_about(&mut json, about);
    json.list("asked", &asked.list, |json, asked| write_asked(json, asked));
    json.list("panels", panels, |json, panel| {
        write_panel(json, panel, &place);
    });
    json.close();
    json.0
}

fn write_about(json: &mut Json, about: &About) {
    json.text("title", &about.title);
    json.text("style", &about.style);
    let parts = about.parts;
    let names = [
        ("shot", parts.shot),
        ("camera", parts.camera),
        ("action", parts.action),
        ("dialogue", parts.dialogue),
    ];
    // Stated whole: a default may change, a board does not.
    json.texts(
        "parts",
        names
            .iter()
            .filter(|(_, takes_part)| *takes_part)
            .map(|(name, _)| *name),
    );
    json.figure("target_ms", about.target_ms.map(u64::from));
    json.text(
        "ratio",
        &about
            .ratio
            .map(|ratio| ratio.to_string())
            .unwrap_or_default(),
    );
    json.figure(
        "changed",
        Some(about.changed).filter(|changed| *changed > 0),
    );
    json.figure("deleted", about.deleted);
}

/// The requests of a board, each once, with the place of each by where it stands in memory.
#[derive(Default)]
struct Requests<'a> {
    list: Vec<&'a Arc<Asked>>,
    places: BTreeMap<usize, usize>,
}

impl<'a> Requests<'a> {
    /// Those of the panels' takes.
    fn add_of(&mut self, panels: &'a [Arc<Panel>]) {
        let takes = panels.iter().flat_map(|panel| &panel.takes);
        let asked = takes.filter_map(|take| take.asked.as_ref());
        asked.for_each(|one| self.add(one));
    }

    fn add(&mut self, one: &'a Arc<Asked>) {
        if let Entry::Vacant(free) = self.places.entry(address(one)) {
            free.insert(self.list.len());
            self.list.push(one);
        }
    }
}

fn address(one: &Arc<Asked>) -> usize {
    Arc::as_ptr(one).addr()
}

fn write_asked(json: &mut Json, asked: &Asked) {
    if let Some(rules) = asked.rules {
        json.text("rules", rules.ids.on(Cloud::BytePlus));
    }
    json.text("model", &asked.model_id);
    json.text("prompt", &asked.prompt);
    json.text("size", &asked.size);
    json.number("pictures", u64::from(asked.pictures));
    json.flag("group", asked.is_group);
    json.flag("stream", asked.streams);
    json.text("body", &asked.body);
}

fn write_run(json: &mut Json, run: &Run, asked: Option<usize>, now_ms: u64) {
    json.number("id", u64::from(run.id.number()));
    json.place("asked", asked);
    json.numbers(
        "panels",
        run.panels.iter().map(|panel| u64::from(panel.number())),
    );
    json.number("took_ms", run.elapsed_ms(now_ms));
    json.flag("demo", run.demo);
    if run.attempts > 1 {
        json.number("attempts", u64::from(run.attempts));
    }
    if let Some(file) = &run.file {
        json.flag("opened", true);
        json.text("file", file);
    }
    let (ending, fault) = match run.progress.ending() {
        None if run.is_by_hand() => ("by_hand", None),
        None => ("", None),
        Some(Ending::Completed) => ("completed", None),
        Some(Ending::Cancelled) => ("cancelled", None),
        Some(Ending::Interrupted(fault)) => ("interrupted", Some(fault)),
        Some(Ending::Refused(fault)) => ("refused", Some(fault)),
    };
    json.text("ending", ending);
    json.fault("fault", fault);
    if let Some(usage) = run.progress.usage() {
        for (name, figure) in [
            ("generated_images", usage.generated_images),
            ("output_tokens", usage.output_tokens),
            ("total_tokens", usage.total_tokens),
        ] {
            json.figure(name, figure);
        }
    }
    json.list("remarks", run.progress.remarks(), write_fault);
}

fn write_panel(json: &mut Json, panel: &Panel, place: &dyn Fn(&Arc<Asked>) -> Option<usize>) {
    json.number("id", u64::from(panel.id.number()));
    json.figure("run", panel.run.map(|run| u64::from(run.number())));
    json.text("state", panel.state.name());
    if let PanelState::Failed(fault) = &panel.state {
        json.fault("fault", Some(fault));
    }
    write_script(json, &panel.script);
    if panel.status != Status::Draft {
        json.text("status", panel.status.as_str());
    }
    json.figure("number", panel.number.map(u64::from));
    if panel.active > 0 {
        json.number("active", panel.active as u64);
    }
    if panel.crop != Crop::default() {
        json.numbers(
            "crop",
            [panel.crop.x, panel.crop.y].into_iter().map(u64::from),
        );
    }
    json.list("takes", &panel.takes, |json, take| {
        json.place("asked", take.asked.as_ref().and_then(place));
        write_take(json, take);
    });
}

fn write_script(json: &mut Json, script: &Script) {
    for (name, text) in [
        ("caption", script.caption.as_str()),
        ("shot", script.shot.map(Shot::as_str).unwrap_or_default()),
        ("angle", script.angle.map(Angle::as_str).unwrap_or_default()),
        (
            "camera",
            script.camera.map(Move::as_str).unwrap_or_default(),
        ),
        ("action", &script.action),
        ("dialogue", &script.dialogue),
        ("sound", &script.sound),
        ("notes", &script.notes),
        ("prompt", &script.prompt),
        ("edited", script.edited.as_deref().unwrap_or_default()),
    ] {
        json.text(name, text);
    }
    json.figure("duration_ms", script.duration_ms.map(u64::from));
}

fn write_take(json: &mut Json, take: &Take) {
    match &take.picture {
        PictureAt::Kept {
            hash,
            format,
            bytes,
            saved,
        } => {
            json.text("picture", &hash.to_string());
            json.text("format", format.data_name());
            json.number("bytes", *bytes);
            json.flag("saved", *saved);
        }
        PictureAt::Remote(url) => json.text("url", url.as_str()),
        PictureAt::Shipped(file) => json.text("shipped", file),
        PictureAt::Elsewhere => json.flag("elsewhere", true),
        PictureAt::Fresh { .. } => {}
    }
    json.figure("run", take.run.map(|run| u64::from(run.number())));
    json.figure("index", take.index.map(u64::from));
    json.figure("width", take.size.map(|size| u64::from(size.width)));
    json.figure("height", take.size.map(|size| u64::from(size.height)));
    json.number("after_ms", take.after_ms);
    json.figure("created", take.created);
    json.text("model", take.model.as_deref().unwrap_or_default());
    json.text("description", &take.description);
    json.text("file", &take.file_name);
    json.text("preview", &URL_SAFE_NO_PAD.encode(take.preview.bytes()));
}

fn write_fault(json: &mut Json, fault: &Fault) {
    json.text("kind", &fault.kind.name());
    json.figure("status", fault.status.map(u64::from));
    json.text("code", fault.code.as_deref().unwrap_or_default());
    json.text(
        "request_id",
        fault.request_id.as_deref().unwrap_or_default(),
    );
    json.text("detail", fault.detail.as_deref().unwrap_or_default());
    json.figure("retry_after", fault.retry_after.map(u64::from));
    json.figure("at", fault.at);
    json.numbers("lines", fault.lines.iter().copied());
}

/// JSON in the making. What is empty or `None` is left out.
#[derive(Default)]
struct Json(String);

impl Json {
    fn open(&mut self) {
        self.0.push('{');
    }

    fn close(&mut self) {
        self.0.push('}');
    }

    fn name(&mut self, name: &str) {
        if !self.0.ends_with('{') {
            self.0.push(',');
        }
        let _ = write!(self.0, "\"{name}\":");
    }

    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.name(name);
            // A string has no way to fail.
            self.0
                .push_str(&serde_json::to_string(text).unwrap_or_default());
        }
    }

    fn number(&mut self, name: &str, number: u64) {
        self.name(name);
        let _ = write!(self.0, "{number}");
    }

    fn figure(&mut self, name: &str, figure: Option<u64>) {
        if let Some(figure) = figure {
            self.number(name, figure);
        }
    }

    fn numbers(&mut self, name: &str, all: impl ExactSizeIterator<Item = u64>) {
        if all.len() == 0 {
            return;
        }
        self.name(name);
        self.0.push('[');
        for (at, number) in all.enumerate() {
            let comma = if at > 0 { "," } else { "" };
            let _ = write!(self.0, "{comma}{number}");
        }
        self.0.push(']');
    }

    fn texts<'a>(&mut self, name: &str, all: impl Iterator<Item = &'a str>) {
        self.name(name);
        let quoted = all.map(|text| serde_json::to_string(text).unwrap_or_default());
        let _ = write!(self.0, "[{}]", quoted.collect::<Vec<_>>().join(","));
    }

    fn place(&mut self, name: &str, place: Option<usize>) {
        self.figure(name, place.map(|place| place as u64));
    }

    fn flag(&mut self, name: &str, flag: bool) {
        if flag {
            self.name(name);
            self.0.push_str("true");
        }
    }

    fn fault(&mut self, name: &str, fault: Option<&Fault>) {
        if let Some(fault) = fault {
            self.name(name);
            self.open();
            write_fault(self, fault);
            self.close();
        }
    }

    fn list<T>(&mut self, name: &str, all: &[T], each: impl Fn(&mut Self, &T)) {
        if all.is_empty() {
            return;
        }
        self.name(name);
        self.0.push('[');
        for (at, one) in all.iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            self.open();
            each(self, one);
            self.close();
        }
        self.0.push(']');
    }
}
