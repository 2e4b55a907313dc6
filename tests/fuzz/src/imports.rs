//! Pasted requests: a draft or a fault for any text, and never a planted key outside the field for it.

use seedboard::request::{Draft, Imported, check, import};

/// A key that no text of the fuzzer holds by chance.
const KEY: &str = "planted-7f3a9c51e0";

/// The target for curl commands: the bytes are what follows the word and a header with a key.
pub fn import_curl(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    take(&text);
    take(&format!("curl {text}"));
    let with_key = format!("curl -H 'Authorization: Bearer {KEY}' {text}");
    if let Some(imported) = take(&with_key) {
        holds_no_key(&imported);
    }
}

/// The target for JSON.
pub fn import_json(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    take(&text);
    take(&format!("{{\"prompt\":\"x\",{text}}}"));
}

/// What came of it; every draft can be checked, and what can be sent comes back the same.
fn take(text: &str) -> Option<Imported> {
    let imported = import(text, &Draft::new("seedream-4-5-251128", "x")).ok()?;
    if let Some(request) = check(&imported.draft).request {
        let body = request.body().elided();
        let again = import(&body, &imported.draft);
        let again = again.ok().and_then(|again| check(&again.draft).request);
        let again = again.map(|request| request.body().elided());
        assert!(again.is_some(), "its own body is not read: {body}");
    }
    Some(imported)
}

fn holds_no_key(imported: &Imported) {
    let Imported {
        draft,
        dropped,
        notes,
        key: _,
        base_url,
    } = imported;
    // The request's own texts may quote anything, a command among it.
    let said = format!("{:?} {dropped:?} {notes:?} {base_url:?}", draft.extra);
    assert!(!said.contains(KEY), "{said}");
}
