//! The boards' JSON.

use super::database::{BOARDS, JOURNAL, SNAPSHOTS, STEPS, result};
use super::journal::{forget_noted, of_board};
use super::snapshots::before_writing;
use super::steps::keep_steps;
use super::{CHANGED, Database, Denied};
use crate::ports::KeptSteps;
use js_sys::Array;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// Boards as this tab knows them: a print of the JSON that it read or wrote last; `None`: there was none. Browsers keep tabs
    /// apart with locks for pages on https only, so that writing over what another one wrote is prevented here.
    static KNOWN: RefCell<BTreeMap<String, Option<u64>>> = const { RefCell::new(BTreeMap::new()) };
}

fn print(json: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    json.hash(&mut hasher);
    hasher.finish()
}

fn learn(name: &str, json: Option<&str>) {
    KNOWN.with_borrow_mut(|known| known.insert(name.to_owned(), json.map(print)));
}

/// Whether another tab wrote the board since. A worker that was started anew knows of none.
fn was_changed(name: &str, found: &str) -> bool {
    let known = KNOWN.with_borrow(|known| known.get(name).copied());
    known.is_some_and(|known| known != Some(print(found)))
}

/// The board's JSON. `Ok(None)`: there is none under this name.
///
/// # Errors
/// Where storage is denied or damaged.
pub async fn load(database: &Database, name: &str) -> Result<Option<String>, Denied> {
    database.again(async || read(database, name).await).await
}

async fn read(database: &Database, name: &str) -> Result<Option<String>, Denied> {
    let reading = database.read(&[BOARDS]).await?;
    let found = reading.store(BOARDS)?.get(&JsValue::from_str(name))?;
    let json = result(&found).await?.as_string();
    learn(name, json.as_deref());
    Ok(json)
}

/// Every board, as `[name, json]`.
///
/// # Errors
/// Where storage is denied or damaged.
pub async fn boards(database: &Database) -> Result<Array, Denied> {
    database.again(async || read_all(database).await).await
}

async fn read_all(database: &Database) -> Result<Array, Denied> {
    let reading = database.read(&[BOARDS]).await?;
    let store = reading.store(BOARDS)?;
    let (names, all) = (store.get_all_keys()?, store.get_all()?);
    let names: Array = result(&names).await?.unchecked_into();
    let all: Array = result(&all).await?.unchecked_into();
    let pairs = names.iter().zip(all.iter());
    Ok(pairs.map(|(name, json)| Array::of2(&name, &json)).collect())
}

/// Keeps a board, with what was done on it, and forgets what was noted of pictures that its JSON now tells of itself. One
/// transaction: whatever happens, one of the two tells of a picture.
///
/// # Errors
/// Where storage is full or denied, or the board is another one than this tab knows; what was there stays.
pub async fn save(
    database: &Database,
    board: &str,
    json: &str,
    done: Option<&KeptSteps>,
) -> Result<(), Denied> {
    database
        .again(async || write(database, board, json, done).await)
        .await
}

async fn write(
    database: &Database,
    board: &str,
    json: &str,
    done: Option<&KeptSteps>,
) -> Result<(), Denied> {
    let stores = [BOARDS, JOURNAL, STEPS, SNAPSHOTS];
    database.tell_cleared().await?;
    let writing = database.write_through(&stores).await?;
    let (text, name) = (JsValue::from_str(json), JsValue::from_str(board));
    let found = result(&writing.store(BOARDS)?.get(&name)?).await?;
    if let Some(found) = found.as_string() {
        if was_changed(board, &found) {
            return Err(Denied(CHANGED.to_owned()));
        }
        before_writing(&found, &writing.store(SNAPSHOTS)?, board).await?;
    }
    writing.store(BOARDS)?.put_with_key(&text, &name)?;
    if let Some(done) = done {
        keep_steps(&writing.store(STEPS)?, board, done)?;
    }
    let journal = writing.store(JOURNAL)?;
    forget_noted(&journal, board, json).await?;
    writing.complete().await?;
    learn(board, Some(json));
    Ok(())
}

/// Forgets a board, with everything that is kept of it.
///
/// # Errors
/// Where storage is denied or damaged; then it is still there.
pub async fn forget(database: &Database, name: &str) -> Result<(), Denied> {
    let writing = database
        .write_through(&[BOARDS, JOURNAL, STEPS, SNAPSHOTS])
        .await?;
    writing.store(BOARDS)?.delete(&JsValue::from_str(name))?;
    for store in [JOURNAL, STEPS, SNAPSHOTS] {
        writing.store(store)?.delete(&of_board(name)?)?;
    }
    writing.complete().await
}
