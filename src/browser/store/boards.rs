//! The boards' JSON.

use super::database::{BOARDS, result};
use super::{Database, Denied};
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

/// Forgets a board.
///
/// # Errors
/// Where storage is denied or damaged; then it is still there.
pub async fn forget(database: &Database, name: &str) -> Result<(), Denied> {
    let writing = database.write_through(&[BOARDS]).await?;
    writing.store(BOARDS)?.delete(&JsValue::from_str(name))?;
    writing.complete().await
}
