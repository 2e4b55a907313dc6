//! What sharing needs of the browser: the page's address, previews, other programs. Its code comes with the dialogs.

use super::message::{call, get, object};
use crate::chunk::split;
use crate::ports::{Address, LazySharing, LocalFuture, Sharing};
use crate::stream::Preview;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Url};

struct BrowserSharing;

split!(dialogs, sharing() -> Rc<dyn Sharing>);

fn sharing() -> Rc<dyn Sharing> {
    Rc::new(BrowserSharing)
}

/// With the code of the dialogs.
pub fn lazy() -> LazySharing {
    LazySharing {
        load: sharing::load,
        get: Rc::new(sharing::call),
    }
}

impl Sharing for BrowserSharing {
    fn address(&self) -> String {
        let location = web_sys::window().map(|window| window.location());
        let href = location.and_then(|location| location.href().ok());
        let href = href.unwrap_or_default();
        href.split('#').next().unwrap_or_default().to_owned()
    }

    fn drop_fragment(&self) {
        let history = get(&js_sys::global(), "history");
        let address = self.address().into();
        call(
            &history,
            "replaceState",
            &[JsValue::NULL, "".into(), address],
        );
    }

    fn preview(&self, address: String) -> LocalFuture<'static, Option<Preview>> {
        Box::pin(made(address))
    }

    fn show_preview(&self, preview: &Preview) -> Option<Address> {
        let bitmap = Uint8Array::from(preview.bitmap()?.as_slice());
        let options = object(&[("type", "image/bmp".into())]);
        let blob = new("Blob", &Array::of2(&Array::of1(&bitmap), &options))?;
        let blob: Blob = blob.unchecked_into();
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let revoked = address.clone();
        Some(Address::new(address, move || {
            // It may be gone with the page.
            let _ = Url::revoke_object_url(&revoked);
        }))
    }

    fn can_hand_on(&self) -> bool {
        get(&navigator(), "share").is_function()
    }

    fn hand_on(&self, title: String, address: String) -> LocalFuture<'static, bool> {
        let what = object(&[("title", title.into()), ("url", address.into())]);
        let asked = call(&navigator(), "share", &[what]);
        Box::pin(async move {
            let Some(asked) = asked else { return false };
            JsFuture::from(Promise::resolve(&asked)).await.is_ok()
        })
    }
}

fn navigator() -> JsValue {
    get(&js_sys::global(), "navigator")
}

/// Of the picture at one of the page's own addresses. By name, because every interface that is named in types is glue in the
/// page's own script.
async fn made(address: String) -> Option<Preview> {
    let image = new("Image", &Array::new())?;
    Reflect::set(&image, &"src".into(), &address.into()).ok()?;
    let decoded: Promise = call(&image, "decode", &[])?.dyn_into().ok()?;
    JsFuture::from(decoded).await.ok()?;
    let side = |name: &str| get(&image, name).as_f64().map_or(0, |side| side as u32);
    let (width, height) = fitted(side("naturalWidth"), side("naturalHeight"))?;
    let [x, y] = [width, height].map(JsValue::from);
    let canvas = new("OffscreenCanvas", &Array::of2(&x, &y))?;
    let context = call(&canvas, "getContext", &["2d".into()])?;
    let zero = JsValue::from(0);
    let place = [image, zero.clone(), zero.clone(), x.clone(), y.clone()];
    call(&context, "drawImage", &place)?;
    // One of another host is not to be read.
    let pixels = call(&context, "getImageData", &[zero.clone(), zero, x, y])?;
    let pixels = Uint8Array::new(&get(&get(&pixels, "data"), "buffer"));
    Preview::of_pixels(width, height, &pixels.to_vec())
}

fn new(interface: &str, with: &Array) -> Option<JsValue> {
    let interface: Function = get(&js_sys::global(), interface).dyn_into().ok()?;
    Reflect::construct(&interface, with).ok()
}

/// The size in which a picture makes a preview. `None`: it has none.
fn fitted(width: u32, height: u32) -> Option<(u32, u32)> {
    let longer = width.max(height);
    let side = |side: u32| {
        (side * Preview::SIDE)
            .checked_div(longer)
            .map(|side| side.max(1))
    };
    (width.min(height) > 0).then_some((side(width)?, side(height)?))
}
