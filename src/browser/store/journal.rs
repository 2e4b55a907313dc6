//! What a run has brought, written down by the worker the moment a picture is stored: the page writes the board a little
//! later, or much later where its tab is hidden, or never where it is closed first.

use super::database::{JOURNAL, result};
use super::{Database, Denied};
use crate::browser::message::{get, number, text};
use crate::project::Told;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore};

/// Notes that a picture of a run is stored, or where it is. `entry`: what the page is told of it, with its `hash` or its `url`.
///
/// # Errors
/// Where storage is full or denied.
pub async fn note(
    database: &Database,
    board: &str,
    run: u32,
    entry: &JsValue,
) -> Result<(), Denied> {
    let Some(name) = text(entry, "hash").or_else(|| text(entry, "url")) else {
        return Ok(());
    };
    let index = get(entry, "index");
    if index.as_f64().is_none() {
        // No place of the run: it could not be shown either.
        return Ok(());
    }
    let writing = database.write(&[JOURNAL]).await?;
    let key = Array::of4(&board.into(), &run.into(), &name.into(), &index);
    writing.store(JOURNAL)?.put_with_key(entry, &key)?;
    writing.complete().await
}

/// Everything noted for a board, each as `{run, entry}`.
///
/// # Errors
/// Where storage is denied or damaged.
pub async fn noted(database: &Database, board: &str) -> Result<Array, Denied> {
    let reading = database.read(&[JOURNAL]).await?;
    let store = reading.store(JOURNAL)?;
    let range = of_board(board)?;
    let keys = store.get_all_keys_with_key(&range)?;
    let entries = store.get_all_with_key(&range)?;
    let keys: Array = result(&keys).await?.unchecked_into();
    let entries: Array = result(&entries).await?.unchecked_into();
    let all = keys.iter().zip(entries.iter()).map(|(key, entry)| {
        let run = key.unchecked_into::<Array>().get(1);
        crate::browser::message::object(&[("run", run), ("entry", entry)])
    });
    Ok(all.collect())
}

/// Forgets what is noted of pictures that the board's JSON tells of.
pub(super) async fn forget_noted(
    journal: &IdbObjectStore,
    board: &str,
    json: &str,
) -> Result<(), Denied> {
    let keys = journal.get_all_keys_with_key(&of_board(board)?)?;
    let keys: Array = result(&keys).await?.unchecked_into();
    if keys.length() == 0 {
        return Ok(());
    }
    let told = Told::by(json);
    for key in keys {
        let is_told = match (number(&key, "1"), number(&key, "3")) {
            (Some(run), Some(index)) => told.tells(run, index),
            // Earlier versions noted no index.
            _ => text(&key, "2").is_some_and(|name| json.contains(&name)),
        };
        if is_told {
            journal.delete(&key)?;
        }
    }
    Ok(())
}

pub(super) fn of_board(board: &str) -> Result<JsValue, Denied> {
    let from = Array::of1(&board.into());
    // An array is greater than every number and text.
    let to = Array::of2(&board.into(), &Array::new());
    Ok(IdbKeyRange::bound(&from, &to)?.into())
}
