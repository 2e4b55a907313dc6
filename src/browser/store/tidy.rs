//! Removes what nobody names any more: pieces of pictures that were cut, and pictures that no board, step, snapshot
//! or note of the journal names. Nothing goes the first time it is found, since somebody may be about to name it: what is found again a day later
//! does (shared/reliability.md 4.3, point 2).

use super::database::{
    BOARDS, JOURNAL, PICTURES, PIECES, SNAPSHOTS, STEPS, STRAYS, THUMBNAILS, result,
};
use super::pictures::pieces_of;
use super::{Database, Denied};
use crate::browser::message::get;
use js_sys::{Array, Date};
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};

/// How long a stray stays.
const GRACE_MS: f64 = 24.0 * 3_600_000.0;

/// One transaction: what is named while it waits is seen by it, and what is named after it was there to be named.
///
/// # Errors
/// Where storage is denied or damaged; then nothing is removed.
pub async fn tidy(database: &Database) -> Result<(), Denied> {
    let all = [
        BOARDS, JOURNAL, PICTURES, PIECES, STRAYS, THUMBNAILS, STEPS, SNAPSHOTS,
    ];
    let writing = database.write(&all).await?;
    let list = async |store: &str, keys: bool| -> Result<Array, Denied> {
        let store = writing.store(store)?;
        let asked = match keys {
            true => store.get_all_keys()?,
            false => store.get_all()?,
        };
        Ok(result(&asked).await?.unchecked_into())
    };
    // What can still be taken back, or gone back to, names its pictures as well.
    let mut boards: Vec<String> = texts(&list(BOARDS, false).await?);
    for store in [STEPS, SNAPSHOTS] {
        boards.extend(texts(&list(store, false).await?));
    }
    let noted: BTreeSet<String> = list(JOURNAL, true)
        .await?
        .iter()
        .filter_map(|key| get(&key, "2").as_string())
        .collect();
    let is_named =
        |hash: &str| noted.contains(hash) || boards.iter().any(|json| json.contains(hash));
    let hashes = texts(&list(PICTURES, true).await?);
    let pictures = list(PICTURES, false).await?;
    let mut files = BTreeSet::new();
    let mut strays: Vec<(String, f64)> = Vec::new();
    for (hash, picture) in hashes.iter().zip(pictures.iter()) {
        let file = get(&picture, "file").as_f64().unwrap_or(f64::NAN);
        files.insert(file.to_bits());
        if !is_named(hash) {
            strays.push((hash.clone(), file));
        }
    }
    for key in list(PIECES, true).await? {
        let file = get(&key, "0").as_f64().unwrap_or(f64::NAN);
        if files.insert(file.to_bits()) {
            strays.push((String::new(), file));
        }
    }
    let marks = writing.store(STRAYS)?;
    let (marked, since) = (list(STRAYS, true).await?, list(STRAYS, false).await?);
    marks.clear()?;
    for (hash, file) in strays {
        let mark = JsValue::from_f64(file);
        let before = marked
            .iter()
            .zip(since.iter())
            .find(|(key, _)| *key == mark);
        let first = before.and_then(|(_, since)| since.as_f64());
        if first.is_none_or(|first| Date::now() - first <= GRACE_MS) {
            marks.put_with_key(&first.unwrap_or_else(Date::now).into(), &mark)?;
            continue;
        }
        writing.store(PIECES)?.delete(&pieces_of(file)?)?;
        if !hash.is_empty() {
            let key = JsValue::from_str(&hash);
            writing.store(PICTURES)?.delete(&key)?;
            writing.store(THUMBNAILS)?.delete(&key)?;
        }
    }
    writing.complete().await
}

fn texts(all: &Array) -> Vec<String> {
    all.iter().filter_map(|one| one.as_string()).collect()
}
