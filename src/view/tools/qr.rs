//! A link as a QR code, for the camera of a phone.

use crate::text;
use crate::view::widgets::view;
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;

/// Longest link that a phone reads from a screen, in characters: a code of 125 modules a side. Longer ones fit a code, up to 2,953
/// (shared/crates.md 8), but few cameras read them.
const READABLE: usize = 1_200;
/// The light frame that a reader expects, in modules (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The code, folded. `None`: the link is too long for one.
pub fn qr(link: &str) -> Option<AnyView> {
    if link.len() > READABLE {
        return None;
    }
    let code = QrCode::encode_text(link, QrCodeEcc::Low).ok()?;
    let side = code.size() + 2 * QUIET;
    let whole = format!("0 0 {side} {side}");
    let modules = modules(&code);
    Some(
        view! {
            <details class="qr">
                <summary>{text::share_qr()}</summary>
                <svg viewBox=whole role="img" aria-label=text::share_qr_hint()>
                    <rect class="quiet" width="100%" height="100%"></rect>
                    <path d=modules></path>
                </svg>
                <p class="hint">{text::share_qr_hint()}</p>
            </details>
        }
        .into_any(),
    )
}

/// Runs of dark modules, row by row, as a path.
fn modules(code: &QrCode) -> String {
    let side = code.size();
    let mut path = String::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let dark = (x..side).take_while(|x| code.get_module(*x, y)).count() as i32;
            if dark > 0 {
                // Writing into a text does not fail.
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET);
            }
            x += dark.max(1);
        }
    }
    path
}
