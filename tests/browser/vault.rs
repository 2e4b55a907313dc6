//! The vault over WebCrypto.

use seedboard::browser::BrowserVault;
use seedboard::ports::{Shut, Turn, Vault as _};
use wasm_bindgen_test::wasm_bindgen_test;

const KEY: &str = "sk-test-never-shown-4711";
const PLACE: &str = "https://relay.example/api/v3";
const WORDS: &str = "several words are best";

async fn turn(turn: Turn, text: &str, context: &str, passphrase: &str) -> Result<String, Shut> {
    let [context, passphrase] = [context, passphrase].map(str::to_owned);
    let bytes = text.as_bytes().to_vec();
    let turned = BrowserVault.turn(turn, bytes, context, passphrase).await?;
    Ok(String::from_utf8(turned).unwrap())
}

async fn sealed() -> String {
    turn(Turn::Seal, KEY, PLACE, WORDS).await.unwrap()
}

#[wasm_bindgen_test]
async fn it_opens_with_its_own_passphrase_and_context_alone() {
    let sealed = sealed().await;
    assert!(!sealed.contains(KEY));
    let open = |place, words| turn(Turn::Open, &sealed, place, words);
    assert_eq!(open(PLACE, WORDS).await.as_deref(), Ok(KEY));
    assert_eq!(
        open(PLACE, "Several words are best").await,
        Err(Shut::Wrong)
    );
    assert_eq!(open(PLACE, "").await, Err(Shut::Wrong));
    assert_eq!(open("https://evil.example/", WORDS).await, Err(Shut::Wrong));
}

#[wasm_bindgen_test]
async fn no_two_seals_are_alike() {
    assert_ne!(sealed().await, sealed().await);
}

#[wasm_bindgen_test]
async fn a_passphrase_typed_on_another_keyboard_is_the_same() {
    // é as one character, and as two.
    let sealed = turn(Turn::Seal, KEY, PLACE, "caf\u{e9} au lait")
        .await
        .unwrap();
    let opened = turn(Turn::Open, &sealed, PLACE, "cafe\u{301} au lait").await;
    assert_eq!(opened.as_deref(), Ok(KEY));
}

#[wasm_bindgen_test]
async fn what_was_changed_does_not_open() {
    let sealed = sealed().await;
    let parts: Vec<&str> = sealed.split('.').collect();
    // The last character of a part may hold bits that count for nothing, so the first is turned.
    for at in 2..5 {
        let mut turned = parts.clone();
        let first = if turned[at].starts_with('A') {
            "B"
        } else {
            "A"
        };
        let part = format!("{first}{}", &turned[at][1..]);
        turned[at] = &part;
        let opened = turn(Turn::Open, &turned.join("."), PLACE, WORDS).await;
        assert_eq!(opened, Err(Shut::Wrong), "part {at}");
    }
}

#[wasm_bindgen_test]
async fn what_was_never_sealed_is_told_apart_at_once() {
    let sealed = sealed().await;
    for text in [
        String::new(),
        "a.b.c".to_owned(),
        sealed.replacen("1.", "2.", 1),
        sealed.replacen("600000", "4000000000", 1),
        sealed.replacen("600000", "0", 1),
        format!("{sealed}.more"),
        sealed[..sealed.len() / 3].to_owned(),
    ] {
        let opened = turn(Turn::Open, &text, PLACE, WORDS).await;
        assert_eq!(opened, Err(Shut::Unreadable), "{text}");
    }
}
