//! The vault over WebCrypto: PBKDF2-SHA-256 and AES-256-GCM (shared/reliability.md 3.1). Its code comes with the dialogs.

use super::message::{call, get, object};
use crate::chunk::split;
use crate::ports::{LazyVault, LocalFuture, Shut, Turn, Vault};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use js_sys::{Array, Promise, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What a sealed text begins with: `1.<iterations>.<salt>.<iv>.<sealed>`, the last three in base64url.
const VERSION: &str = "1";
/// OWASP's least for PBKDF2-HMAC-SHA-256 (Password Storage Cheat Sheet, 2023 and since).
const ITERATIONS: u32 = 600_000;
/// A note that somebody changed must not keep the page at work for ever.
const MOST_ITERATIONS: u32 = 10_000_000;
/// Random bytes that make every derived key another (NIST SP 800-132 asks for 16).
const SALT: u32 = 16;
/// The length of a nonce that GCM is made for (NIST SP 800-38D).
const IV: u32 = 12;

/// WebCrypto.
#[derive(Debug, Default)]
pub struct BrowserVault;

split!(dialogs, vault() -> Rc<dyn Vault>);

fn vault() -> Rc<dyn Vault> {
    Rc::new(BrowserVault)
}

impl BrowserVault {
    /// With the code of the dialogs.
    pub fn lazy() -> LazyVault {
        LazyVault {
            is_there: get(&crypto(), "subtle").is_object(),
            load: vault::load,
            get: vault::call,
        }
    }
}

impl Vault for BrowserVault {
    fn turn(
        &self,
        turn: Turn,
        bytes: Vec<u8>,
        context: String,
        passphrase: String,
    ) -> LocalFuture<'static, Result<Vec<u8>, Shut>> {
        Box::pin(async move {
            match turn {
                Turn::Seal => seal(&bytes, context, passphrase).await,
                Turn::Open => open(&bytes, context, passphrase).await,
            }
        })
    }
}

fn crypto() -> JsValue {
    get(&js_sys::global(), "crypto")
}

async fn seal(plain: &[u8], context: String, passphrase: String) -> Result<Vec<u8>, Shut> {
    let (salt, iv) = (random(SALT)?, random(IV)?);
    let key = derive(&passphrase, &salt, ITERATIONS).await?;
    let arguments = [cipher(&iv, &context), key, Uint8Array::from(plain).into()];
    let sealed = done("encrypt", &arguments).await.ok_or(Shut::NoCrypto)?;
    let parts = [&salt, &iv, &Uint8Array::new(&sealed)];
    let parts = parts.map(|part| URL_SAFE_NO_PAD.encode(part.to_vec()));
    let [salt, iv, sealed] = parts;
    Ok(format!("{VERSION}.{ITERATIONS}.{salt}.{iv}.{sealed}").into_bytes())
}

async fn open(sealed: &[u8], context: String, passphrase: String) -> Result<Vec<u8>, Shut> {
    let sealed = str::from_utf8(sealed).ok();
    let (iterations, [salt, iv, sealed]) = sealed.and_then(parts).ok_or(Shut::Unreadable)?;
    let key = derive(&passphrase, &salt, iterations).await?;
    let arguments = [cipher(&iv, &context), key, sealed.into()];
    let opened = done("decrypt", &arguments).await.ok_or(Shut::Wrong)?;
    Ok(Uint8Array::new(&opened).to_vec())
}

fn parts(sealed: &str) -> Option<(u32, [Uint8Array; 3])> {
    let mut parts = sealed.trim().split('.');
    let version = parts.next()?;
    let iterations: u32 = parts.next()?.parse().ok()?;
    let mut part = || {
        let bytes = URL_SAFE_NO_PAD.decode(parts.next()?).ok()?;
        Some(Uint8Array::from(bytes.as_slice()))
    };
    let [salt, iv, sealed] = [part()?, part()?, part()?];
    let fits = (1..=MOST_ITERATIONS).contains(&iterations) && salt.length() == SALT;
    let is_ours = version == VERSION && fits && iv.length() == IV && parts.next().is_none();
    is_ours.then_some((iterations, [salt, iv, sealed]))
}

fn bytes(text: &str) -> Uint8Array {
    Uint8Array::from(text.as_bytes())
}

fn random(length: u32) -> Result<Uint8Array, Shut> {
    let bytes = Uint8Array::new_with_length(length);
    let filled = call(&crypto(), "getRandomValues", &[bytes.clone().into()]);
    filled.map(|_| bytes).ok_or(Shut::NoCrypto)
}

/// The name of the cipher with what it needs; `context` is vouched for, too.
fn cipher(iv: &Uint8Array, context: &str) -> JsValue {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", iv.into()),
        ("additionalData", bytes(context).into()),
    ])
}

/// A key that no script can read. The passphrase is taken in the form that every keyboard's input comes to (NFKC).
async fn derive(passphrase: &str, salt: &Uint8Array, iterations: u32) -> Result<JsValue, Shut> {
    let typed = js_sys::JsString::from(passphrase).normalize("NFKC");
    let typed = bytes(&String::from(typed));
    let uses = |names: &[&str]| -> JsValue {
        names
            .iter()
            .map(|name| JsValue::from_str(name))
            .collect::<Array>()
            .into()
    };
    let (no, kdf) = (JsValue::FALSE, JsValue::from_str("PBKDF2"));
    let arguments = [
        "raw".into(),
        typed.into(),
        kdf.clone(),
        no.clone(),
        uses(&["deriveKey"]),
    ];
    let base = done("importKey", &arguments).await.ok_or(Shut::NoCrypto)?;
    let how = object(&[
        ("name", kdf),
        ("hash", "SHA-256".into()),
        ("salt", salt.into()),
        ("iterations", iterations.into()),
    ]);
    let made = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let arguments = [how, base, made, no, uses(&["encrypt", "decrypt"])];
    done("deriveKey", &arguments).await.ok_or(Shut::NoCrypto)
}

/// What a method of `crypto.subtle` comes to. `None`: it is not there, or it failed.
async fn done(method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let promise = call(&get(&crypto(), "subtle"), method, arguments)?;
    JsFuture::from(promise.dyn_into::<Promise>().ok()?)
        .await
        .ok()
}
