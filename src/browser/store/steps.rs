//! What was done on a board, step by step: written with the board, so that it is never about another state of it.

use super::database::{STEPS, result};
use super::journal::of_board;
use super::{Database, Denied};
use crate::browser::message::{get, object, small};
use crate::ports::KeptSteps;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore};

/// Instead of a number, in the key of `{first, done}`.
const AT: &str = "at";

/// Writes new and changed steps, and forgets those before the first.
pub(super) fn keep_steps(
    store: &IdbObjectStore,
    board: &str,
    done: &KeptSteps,
) -> Result<(), Denied> {
    for (number, json) in &done.steps {
        store.put_with_key(&json.into(), &key(board, (*number).into()))?;
    }
    let before = IdbKeyRange::bound_with_lower_open_and_upper_open(
        &key(board, JsValue::from_f64(-1.0)),
        &key(board, done.first.into()),
        false,
        true,
    )?;
    store.delete(&before)?;
    let at = object(&[("first", done.first.into()), ("done", done.done.into())]);
    store.put_with_key(&at, &key(board, AT.into()))?;
    Ok(())
}

/// Every step of a board.
///
/// # Errors
/// Where storage is denied or damaged.
pub async fn steps(database: &Database, board: &str) -> Result<KeptSteps, Denied> {
    let reading = database.read(&[STEPS]).await?;
    let store = reading.store(STEPS)?;
    let range = of_board(board)?;
    let keys = store.get_all_keys_with_key(&range)?;
    let values = store.get_all_with_key(&range)?;
    let keys: Array = result(&keys).await?.unchecked_into();
    let values: Array = result(&values).await?.unchecked_into();
    let mut found = KeptSteps::default();
    for (key, value) in keys.iter().zip(values.iter()) {
        match (small(&key, "1"), value.as_string()) {
            (Some(number), Some(json)) => found.steps.push((number, json)),
            _ if get(&key, "1").as_string().as_deref() == Some(AT) => {
                found.first = small(&value, "first").unwrap_or(0);
                found.done = small(&value, "done").unwrap_or(0);
            }
            _ => {}
        }
    }
    Ok(found)
}

fn key(board: &str, number: JsValue) -> JsValue {
    Array::of2(&board.into(), &number).into()
}
