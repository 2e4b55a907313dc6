//! Boards as they were. One is made by itself when work on a board goes on after a pause, and whenever somebody asks for one.

use super::database::{BOARDS, SNAPSHOTS, result};
use super::journal::of_board;
use super::{Database, Denied};
use crate::browser::message::get;
use crate::ports::Snapshot;
use js_sys::{Array, Date};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// A pause in the work on a board, in seconds.
const PAUSE_S: f64 = 1_800.0;
/// Snapshots of a board that are made by themselves and kept; those that somebody asked for stay.
const MOST: usize = 30;

const BY_HAND: &str = "hand";
const BY_ITSELF: &str = "pause";

thread_local! {
    /// When boards were written last by this worker, in seconds.
    static WRITTEN: RefCell<BTreeMap<String, f64>> = const { RefCell::new(BTreeMap::new()) };
}

/// Keeps the board as it was before it is written anew, if there was a pause. `json`: as it was; `snapshots`: of the
/// transaction that writes it.
pub(super) async fn before_writing(
    json: &str,
    snapshots: &web_sys::IdbObjectStore,
    name: &str,
) -> Result<(), Denied> {
    let now = Date::now() / 1_000.0;
    let last = WRITTEN.with_borrow_mut(|written| written.insert(name.to_owned(), now));
    if last.is_some_and(|last| now - last < PAUSE_S) {
        return Ok(());
    }
    let changed = changed_of(json);
    // A clock that was set back is no pause.
    if changed == 0.0 || now - changed < PAUSE_S {
        return Ok(());
    }
    snapshots.put_with_key(&json.into(), &key(name, changed, BY_ITSELF))?;
    let keys = snapshots.get_all_keys_with_key(&of_board(name)?)?;
    let keys: Array = result(&keys).await?.unchecked_into();
    let made = keys.iter().filter(|key| why(key) == BY_ITSELF);
    let made: Vec<JsValue> = made.collect();
    for key in made.iter().take(made.len().saturating_sub(MOST)) {
        snapshots.delete(key)?;
    }
    Ok(())
}

/// Keeps the board as it is. False: there is none.
///
/// # Errors
/// Where storage is full or denied.
pub async fn take_snapshot(database: &Database, name: &str) -> Result<bool, Denied> {
    let writing = database.write_through(&[BOARDS, SNAPSHOTS]).await?;
    let found = writing.store(BOARDS)?.get(&JsValue::from_str(name))?;
    let json = result(&found).await?.as_string();
    if let Some(json) = &json {
        let changed = Some(changed_of(json)).filter(|changed| *changed > 0.0);
        let at = changed.unwrap_or_else(|| (Date::now() / 1_000.0).floor());
        let key = key(name, at, BY_HAND);
        writing.store(SNAPSHOTS)?.put_with_key(&json.into(), &key)?;
    }
    writing.complete().await?;
    Ok(json.is_some())
}

/// The snapshots of a board, the newest first.
///
/// # Errors
/// Where storage is denied or damaged.
pub async fn snapshots(database: &Database, name: &str) -> Result<Vec<Snapshot>, Denied> {
    let reading = database.read(&[SNAPSHOTS]).await?;
    let keys = reading
        .store(SNAPSHOTS)?
        .get_all_keys_with_key(&of_board(name)?)?;
    let keys: Array = result(&keys).await?.unchecked_into();
    let one = |key: JsValue| {
        Some(Snapshot {
            at: get(&key, "1").as_f64()? as u64,
            by_hand: why(&key) == BY_HAND,
        })
    };
    let mut all: Vec<Snapshot> = keys.iter().filter_map(one).collect();
    all.reverse();
    Ok(all)
}

/// The JSON of a snapshot.
///
/// # Errors
/// Where storage is denied or damaged.
pub async fn load_snapshot(
    database: &Database,
    name: &str,
    snapshot: Snapshot,
) -> Result<Option<String>, Denied> {
    let reading = database.read(&[SNAPSHOTS]).await?;
    let why = match snapshot.by_hand {
        true => BY_HAND,
        false => BY_ITSELF,
    };
    let key = key(name, snapshot.at as f64, why);
    let found = reading.store(SNAPSHOTS)?.get(&key)?;
    Ok(result(&found).await?.as_string())
}

fn key(board: &str, at: f64, why: &str) -> JsValue {
    Array::of3(&board.into(), &at.into(), &why.into()).into()
}

fn why(key: &JsValue) -> String {
    get(key, "2").as_string().unwrap_or_default()
}

/// When a board was changed last, Unix seconds; 0: it does not say. A quote within a text of it is escaped, so this stands
/// nowhere else.
fn changed_of(json: &str) -> f64 {
    let rest = json.split_once("\"changed\":").map_or("", |(_, rest)| rest);
    let end = rest.find(|one: char| !one.is_ascii_digit());
    let digits = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
    digits.parse().unwrap_or(0.0)
}
