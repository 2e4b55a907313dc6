//! The boards' JSON.

use super::database::{BOARDS, JOURNAL, SNAPSHOTS, STEPS, result};
use super::journal::{forget_noted, of_board};
use super::snapshots::before_writing;
use super::steps::keep_steps;
use super::{Database, Denied};
use crate::ports::KeptSteps;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// The board's JSON. `Ok(None)`: there is none under this name.
///
/// # Errors
/// Where storage is denied or damaged.
pub async fn load(database: &Database, name: &str) -> Result<Option<String>, Denied> {
    let reading = database.read(&[BOARDS]).await?;
    let found = reading.store(BOARDS)?.get(&JsValue::from_str(name))?;
    Ok(result(&found).await?.as_string())
}

/// Every board, as `[name, json]`.
///
/// # Errors
/// Where storage is denied or damaged.
pub async fn boards(database: &Database) -> Result<Array, Denied> {
    let reading = database.read(&[BOARDS]).await?;
    let store = reading.store(BOARDS)?;
    let (names, all) = (store.get_all_keys()?, store.get_all()?);
    let names: Array = result(&names).await?.unchecked_into();
    let all: Array = result(&all).await?.unchecked_into();
    let pairs = names.iter().zip(all.iter());
    Ok(pairs.map(|(name, json)| Array::of2(&name, &json)).collect())
}

/// Keeps a board, with what was done on it, and forgets what was noted of pictures that its JSON now names itself. One
/// transaction: whatever happens, a picture is named by one of the two.
///
/// # Errors
/// Where storage is full or denied; what was there stays.
pub async fn save(
    database: &Database,
    board: &str,
    json: &str,
    done: Option<&KeptSteps>,
) -> Result<(), Denied> {
    let stores = [BOARDS, JOURNAL, STEPS, SNAPSHOTS];
    database.tell_cleared().await?;
    let writing = database.write_through(&stores).await?;
    before_writing(&writing.store(BOARDS)?, &writing.store(SNAPSHOTS)?, board).await?;
    let (text, name) = (JsValue::from_str(json), JsValue::from_str(board));
    writing.store(BOARDS)?.put_with_key(&text, &name)?;
    if let Some(done) = done {
        keep_steps(&writing.store(STEPS)?, board, done)?;
    }
    let journal = writing.store(JOURNAL)?;
    forget_noted(&journal, board, |hash| json.contains(hash)).await?;
    writing.complete().await
}

/// Forgets a board, with everything that is kept of it.
///
/// # Errors
/// Where storage is denied or damaged; then it is still there.
pub async fn forget(database: &Database, name: &str) -> Result<(), Denied> {
    let writing = database.write_through(&[BOARDS, STEPS, SNAPSHOTS]).await?;
    writing.store(BOARDS)?.delete(&JsValue::from_str(name))?;
    for store in [STEPS, SNAPSHOTS] {
        writing.store(store)?.delete(&of_board(name)?)?;
    }
    writing.complete().await
}
