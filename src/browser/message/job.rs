//! Small jobs of the worker beside its runs: looking at a file, making another one of it, showing a stored picture, keeping a
//! board. Files go along as handles.

use super::{get, js, js_text, number, object, small, text};
use crate::browser::store::{BLOCKED, CHANGED, CLEARED, Denied, OnThePage};
use crate::ports::{
    FileFacts, Kept, KeptSteps, Look, OwnPicture, PictureHash, Remake, Snapshot, StoreFault, View,
};
use crate::reference::{OtherFile, PictureFormat};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// What the page asks for.
pub enum Job {
    /// What the header tells.
    Inspect(Blob),
    /// Another file of it.
    Remake(Blob, Remake),
    /// A stored picture.
    Show(PictureHash, View),
    /// A small picture of one that is not stored.
    Thumbnail(Blob),
    /// Keep a picture of the person's own.
    Keep(Blob),
    /// Everything as one file.
    Archive(OnThePage),
    /// Fetch a picture from this address and keep it.
    Fetch(String),
    /// Every board.
    Boards,
    /// Forget the board with this name.
    Forget(String),
    /// Keep a board's JSON under this name, with what was done on it.
    Save(String, String, Option<KeptSteps>),
    /// What was done on the board with this name.
    Steps(String),
    /// Keep the board with this name as a snapshot.
    TakeSnapshot(String),
    /// Its snapshots.
    Snapshots(String),
    /// The JSON of one of them.
    Snapshot(String, Snapshot),
    /// The capture of this run.
    Capture(u32),
    /// What is noted for the board with this name.
    Noted(String),
    /// Remove what nobody names.
    Tidy,
    /// The JSON of the board with this name.
    Load(String),
}

pub fn write_show(id: u32, hash: PictureHash, view: View) -> JsValue {
    object(&[
        ("id", js(Some(id.into()))),
        ("show", js_text(Some(&hash.to_string()))),
        ("whole", JsValue::from_bool(view == View::Whole)),
    ])
}

pub fn write_keep(id: u32, picture: &Blob) -> JsValue {
    object(&[("id", js(Some(id.into()))), ("keep", picture.into())])
}

pub fn write_archive(
    id: u32,
    board: Option<&(String, String)>,
    held: &[(PictureHash, Blob)],
) -> JsValue {
    let (name, json) = board
        .map(|(name, json)| (name.as_str(), json.as_str()))
        .unzip();
    let held = held
        .iter()
        .map(|(hash, picture)| Array::of2(&hash.to_string().into(), picture));
    object(&[
        ("id", js(Some(id.into()))),
        ("archive", held.collect::<Array>().into()),
        ("name", js_text(name)),
        ("json", js_text(json)),
    ])
}

fn on_the_page(message: &JsValue, held: &Array) -> OnThePage {
    let picture = |pair: JsValue| Some((text(&pair, "0")?, get(&pair, "1").dyn_into().ok()?));
    OnThePage {
        board: text(message, "name").zip(text(message, "json")),
        pictures: held.iter().filter_map(picture).collect(),
    }
}

pub fn write_fetch(id: u32, address: &str) -> JsValue {
    object(&[
        ("id", js(Some(id.into()))),
        ("fetch", js_text(Some(address))),
    ])
}

pub fn write_boards(id: u32) -> JsValue {
    object(&[("id", js(Some(id.into()))), ("boards", JsValue::TRUE)])
}

pub fn write_forget(id: u32, name: &str) -> JsValue {
    object(&[("id", js(Some(id.into()))), ("forget", js_text(Some(name)))])
}

pub fn write_take_snapshot(id: u32, name: &str) -> JsValue {
    object(&[
        ("id", js(Some(id.into()))),
        ("take_snapshot", js_text(Some(name))),
    ])
}

pub fn write_ask_snapshots(id: u32, name: &str) -> JsValue {
    object(&[
        ("id", js(Some(id.into()))),
        ("snapshots", js_text(Some(name))),
    ])
}

pub fn write_ask_snapshot(id: u32, name: &str, snapshot: Snapshot) -> JsValue {
    object(&[
        ("id", js(Some(id.into()))),
        ("snapshot", js_text(Some(name))),
        ("at", js(Some(snapshot.at))),
        ("by_hand", JsValue::from_bool(snapshot.by_hand)),
    ])
}

fn snapshot_of(object: &JsValue) -> Option<Snapshot> {
    Some(Snapshot {
        at: number(object, "at")?,
        by_hand: get(object, "by_hand").is_truthy(),
    })
}

/// The snapshots of a board.
pub fn write_snapshots(id: u32, found: Result<Vec<Snapshot>, Denied>) -> JsValue {
    let one = |snapshot: Snapshot| {
        object(&[
            ("at", js(Some(snapshot.at))),
            ("by_hand", JsValue::from_bool(snapshot.by_hand)),
        ])
    };
    write_all_boards(id, found.map(|all| all.into_iter().map(one).collect()))
}

pub fn read_snapshots(message: &JsValue) -> Result<Vec<Snapshot>, StoreFault> {
    read_stored(message)?;
    let all = get(message, "all").dyn_into::<Array>().unwrap_or_default();
    Ok(all.iter().filter_map(|one| snapshot_of(&one)).collect())
}

pub fn write_thumbnail(id: u32, picture: &Blob) -> JsValue {
    object(&[("id", js(Some(id.into()))), ("thumbnail", picture.into())])
}

pub fn write_save(id: u32, name: &str, json: &str, steps: Option<&KeptSteps>) -> JsValue {
    object(&[
        ("id", js(Some(id.into()))),
        ("save", js_text(Some(name))),
        ("json", js_text(Some(json))),
        ("steps", steps.map_or(JsValue::UNDEFINED, steps_object)),
    ])
}

pub fn write_ask_past(id: u32, name: &str) -> JsValue {
    object(&[("id", js(Some(id.into()))), ("past", js_text(Some(name)))])
}

fn steps_object(steps: &KeptSteps) -> JsValue {
    let all = steps.steps.iter();
    let all = all.map(|(number, json)| Array::of2(&(*number).into(), &json.into()));
    object(&[
        ("all", all.collect::<Array>().into()),
        ("first", js(Some(steps.first.into()))),
        ("done", js(Some(steps.done.into()))),
    ])
}

fn steps_of(object: &JsValue) -> Option<KeptSteps> {
    let all = get(object, "all").dyn_into::<Array>().ok()?;
    let one = |pair: JsValue| Some((small(&pair, "0")?, text(&pair, "1")?));
    Some(KeptSteps {
        steps: all.iter().filter_map(one).collect(),
        first: small(object, "first")?,
        done: small(object, "done")?,
    })
}

/// What was done on a board, or why it cannot be said.
pub fn write_past(id: u32, found: Result<KeptSteps, Denied>) -> JsValue {
    let (steps, denied) = match found {
        Ok(steps) => (steps_object(&steps), None),
        Err(Denied(name)) => (JsValue::UNDEFINED, Some(name)),
    };
    object(&[
        ("id", js(Some(id.into()))),
        ("job", JsValue::TRUE),
        ("steps", steps),
        ("denied", js_text(denied.as_deref())),
    ])
}

pub fn read_past(message: &JsValue) -> KeptSteps {
    steps_of(&get(message, "steps")).unwrap_or_default()
}

pub fn write_load(id: u32, name: &str) -> JsValue {
    object(&[("id", js(Some(id.into()))), ("load", js_text(Some(name)))])
}

pub fn write_capture(id: u32, number: u32) -> JsValue {
    object(&[
        ("id", js(Some(id.into()))),
        ("capture", js(Some(number.into()))),
    ])
}

pub fn write_ask_noted(id: u32, name: &str) -> JsValue {
    object(&[("id", js(Some(id.into()))), ("noted", js_text(Some(name)))])
}

pub fn write_noted(id: u32, all: Option<Array>) -> JsValue {
    object(&[
        ("id", js(Some(id.into()))),
        ("job", JsValue::TRUE),
        ("all", all.unwrap_or_default().into()),
    ])
}

pub fn write_tidy(id: u32) -> JsValue {
    object(&[("id", js(Some(id.into()))), ("tidy", JsValue::TRUE)])
}

pub fn write_inspect(id: u32, file: &Blob) -> JsValue {
    object(&[("id", js(Some(id.into()))), ("inspect", file.into())])
}

pub fn write_remake(id: u32, file: &Blob, how: Remake) -> JsValue {
    object(&[
        ("id", js(Some(id.into()))),
        ("remake", file.into()),
        ("width", js(Some(how.size.0.into()))),
        ("height", js(Some(how.size.1.into()))),
        ("format", js_text(Some(how.format))),
        ("most_bytes", js(Some(how.most_bytes))),
    ])
}

/// The job of a message. `None`: it is about a run.
pub fn read_job(message: &JsValue) -> Option<(u32, Job)> {
    let id = small(message, "id")?;
    let file = |name: &str| get(message, name).dyn_into::<Blob>().ok();
    if let Some(file) = file("inspect") {
        return Some((id, Job::Inspect(file)));
    }
    if let Some(picture) = file("thumbnail") {
        return Some((id, Job::Thumbnail(picture)));
    }
    if let Some(picture) = file("keep") {
        return Some((id, Job::Keep(picture)));
    }
    if let Ok(held) = get(message, "archive").dyn_into::<Array>() {
        return Some((id, Job::Archive(on_the_page(message, &held))));
    }
    if get(message, "boards").is_truthy() {
        return Some((id, Job::Boards));
    }
    if let Some(address) = text(message, "fetch") {
        return Some((id, Job::Fetch(address)));
    }
    if let Some(name) = text(message, "forget") {
        return Some((id, Job::Forget(name)));
    }
    if let Some(number) = small(message, "capture") {
        return Some((id, Job::Capture(number)));
    }
    if let Some(hash) = text(message, "show") {
        let view = match get(message, "whole").is_truthy() {
            true => View::Whole,
            false => View::Thumbnail,
        };
        return Some((id, Job::Show(hash.parse().ok()?, view)));
    }
    if let Some(name) = text(message, "save") {
        let steps = steps_of(&get(message, "steps"));
        return Some((id, Job::Save(name, text(message, "json")?, steps)));
    }
    if let Some(name) = text(message, "take_snapshot") {
        return Some((id, Job::TakeSnapshot(name)));
    }
    if let Some(name) = text(message, "snapshots") {
        return Some((id, Job::Snapshots(name)));
    }
    if let Some(name) = text(message, "snapshot") {
        return Some((id, Job::Snapshot(name, snapshot_of(message)?)));
    }
    if let Some(name) = text(message, "past") {
        return Some((id, Job::Steps(name)));
    }
    if let Some(name) = text(message, "noted") {
        return Some((id, Job::Noted(name)));
    }
    if get(message, "tidy").is_truthy() {
        return Some((id, Job::Tidy));
    }
    if let Some(name) = text(message, "load") {
        return Some((id, Job::Load(name)));
    }
    let how = Remake {
        size: (small(message, "width")?, small(message, "height")?),
        format: match text(message, "format").as_deref() {
            Some("png") => "png",
            _ => "jpeg",
        },
        most_bytes: number(message, "most_bytes")?,
    };
    Some((id, Job::Remake(file("remake")?, how)))
}

pub fn write_facts(id: u32, facts: &FileFacts) -> JsValue {
    let (width, height) = facts.size.unzip();
    object(&[
        ("id", js(Some(id.into()))),
        ("job", JsValue::TRUE),
        ("format", js_text(Some(facts.format))),
        ("name", js_text(Some(facts.format_name))),
        ("width", js(width.map(u64::from))),
        ("height", js(height.map(u64::from))),
        ("look", js(Some(facts.look as u64))),
        ("response", JsValue::from_bool(facts.may_be_response)),
        // All 64 bits, which a number cannot hold.
        (
            "fingerprint",
            js_text(facts.fingerprint.map(|print| print.to_string()).as_deref()),
        ),
    ])
}

pub fn write_made(id: u32, made: Option<Blob>) -> JsValue {
    object(&[
        ("id", js(Some(id.into()))),
        ("job", JsValue::TRUE),
        ("made", made.map_or(JsValue::UNDEFINED, JsValue::from)),
    ])
}

/// The job that a message ends. `None`: it is about a run.
pub fn ended_job(message: &JsValue) -> Option<u32> {
    small(message, "id").filter(|_| get(message, "job").is_truthy())
}

pub fn read_facts(message: &JsValue) -> FileFacts {
    let (format, name) = (text(message, "format"), text(message, "name"));
    let format = format.as_deref().and_then(PictureFormat::named);
    let other = name.and_then(|name| OtherFile::ALL.into_iter().find(|one| one.name() == name));
    FileFacts {
        format: format.map(PictureFormat::data_name).unwrap_or_default(),
        format_name: format
            .map(PictureFormat::name)
            .or(other.map(OtherFile::name))
            .unwrap_or_default(),
        size: small(message, "width").zip(small(message, "height")),
        may_be_response: get(message, "response").is_truthy(),
        fingerprint: text(message, "fingerprint").and_then(|print| print.parse().ok()),
        look: match small(message, "look") {
            Some(look) if look == Look::Done as u32 => Look::Done,
            Some(look) if look == Look::Unreadable as u32 => Look::Unreadable,
            _ => Look::Failed,
        },
    }
}

pub fn read_made(message: &JsValue) -> Option<Blob> {
    get(message, "made").dyn_into().ok()
}

/// The end of a job of the store: what it found, or why it could not.
pub fn write_stored(id: u32, found: Result<Option<String>, Denied>) -> JsValue {
    let (found, denied) = match found {
        Ok(found) => (found, None),
        Err(Denied(name)) => (None, Some(name)),
    };
    object(&[
        ("id", js(Some(id.into()))),
        ("job", JsValue::TRUE),
        ("found", js_text(found.as_deref())),
        ("denied", js_text(denied.as_deref())),
    ])
}

pub fn read_stored(message: &JsValue) -> Result<Option<String>, StoreFault> {
    match text(message, "denied") {
        None => Ok(text(message, "found")),
        Some(name) => Err(match name.as_str() {
            "QuotaExceededError" => StoreFault::Full,
            "VersionError" => StoreFault::Newer,
            BLOCKED => StoreFault::Older,
            CLEARED => StoreFault::Cleared,
            CHANGED => StoreFault::Changed,
            _ => StoreFault::Denied,
        }),
    }
}

/// A picture that was kept. `None`: it was not.
pub fn write_own_picture(id: u32, kept: Option<OwnPicture>) -> JsValue {
    let hash = kept.map(|own| own.kept.hash.to_string());
    object(&[
        ("id", js(Some(id.into()))),
        ("job", JsValue::TRUE),
        ("hash", js_text(hash.as_deref())),
        ("bytes", js(kept.map(|own| own.kept.bytes))),
        ("format", js_text(kept.map(|own| own.format.data_name()))),
    ])
}

pub fn read_own_picture(message: &JsValue) -> Option<OwnPicture> {
    Some(OwnPicture {
        kept: Kept {
            hash: text(message, "hash")?.parse().ok()?,
            bytes: number(message, "bytes")?,
            saved: true,
        },
        format: PictureFormat::named(&text(message, "format")?)?,
    })
}

/// `found`: `[name, json]` each.
pub fn write_all_boards(id: u32, found: Result<Array, Denied>) -> JsValue {
    let (all, denied) = match found {
        Ok(all) => (all, None),
        Err(Denied(name)) => (Array::new(), Some(name)),
    };
    object(&[
        ("id", js(Some(id.into()))),
        ("job", JsValue::TRUE),
        ("all", all.into()),
        ("denied", js_text(denied.as_deref())),
    ])
}

pub fn read_boards(message: &JsValue) -> Result<Vec<(String, String)>, StoreFault> {
    read_stored(message)?;
    let all = get(message, "all").dyn_into::<Array>().unwrap_or_default();
    let pair = |pair: JsValue| Some((text(&pair, "0")?, text(&pair, "1")?));
    Ok(all.iter().filter_map(pair).collect())
}
