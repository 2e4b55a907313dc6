//! The boards' JSON.

use super::database::{BOARDS, result};
use super::{Database, Denied};
use wasm_bindgen::JsValue;

/// Keeps a board under its name; resolves when it is on the disk.
///
/// # Errors
/// Where storage is full or denied; what was there stays.
pub async fn save(database: &Database, name: &str, json: &str) -> Result<(), Denied> {
    let writing = database.write_through(&[BOARDS]).await?;
    let (json, name) = (JsValue::from_str(json), JsValue::from_str(name));
    writing.store(BOARDS)?.put_with_key(&json, &name)?;
    writing.complete().await
}

/// The board's JSON. `Ok(None)`: there is none under this name.
///
/// # Errors
/// Where storage is denied or damaged.
pub async fn load(database: &Database, name: &str) -> Result<Option<String>, Denied> {
    let reading = database.read(&[BOARDS]).await?;
    let found = reading.store(BOARDS)?.get(&JsValue::from_str(name))?;
    Ok(result(&found).await?.as_string())
}
