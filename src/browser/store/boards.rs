//! The boards' JSON.

use super::database::{BOARDS, result};
use super::{Database, Denied};
use wasm_bindgen::JsValue;

/// The board's JSON. `Ok(None)`: there is none under this name.
///
/// # Errors
/// Where storage is denied or damaged.
pub async fn load(database: &Database, name: &str) -> Result<Option<String>, Denied> {
    let reading = database.read(&[BOARDS]).await?;
    let found = reading.store(BOARDS)?.get(&JsValue::from_str(name))?;
    Ok(result(&found).await?.as_string())
}
