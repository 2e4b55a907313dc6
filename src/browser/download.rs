//! Hands files to the person as downloads, and gives out addresses for what is in memory.

use super::PageClock;
use crate::ports::{Address, Clock};
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlElement, Url};

/// An address is needed for so long after a download began.
const SAVING_MS: u32 = 60_000;

/// Begins a download of the file under this name. Whether it began.
pub fn download(file: &Blob, name: &str) -> bool {
    let Some(address) = begin(file, name) else {
        return false;
    };
    // The browser reads it while it is saved, and does not say when it is done.
    wasm_bindgen_futures::spawn_local(async move {
        PageClock.sleep(SAVING_MS).await;
        drop(address);
    });
    true
}

fn begin(file: &Blob, name: &str) -> Option<Address> {
    let address = address(file)?;
    let document = web_sys::window()?.document()?;
    let link = document.create_element("a").ok()?;
    link.set_attribute("href", address.as_str()).ok()?;
    link.set_attribute("download", name).ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(address)
}

/// An address of the file for as long as it is held. `None`: the browser makes none.
pub fn address(blob: &Blob) -> Option<Address> {
    let text = Url::create_object_url_with_blob(blob).ok()?;
    let made = text.clone();
    Some(Address::new(text, move || {
        let _ = Url::revoke_object_url(&made);
    }))
}
