//! From an entry's `b64_json` or `url` to a picture that the page can hold.

use super::event::{Event, PictureAt};
use crate::address::SafeUrl;
use crate::fault::{Fault, Kind};
use crate::loose::Loose;
use crate::ports::{Kept, Pictures};
use crate::reference::PictureFormat;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::borrow::Cow;

/// The picture of an entry; bytes win over an address, because they do not die (shared/reliability.md row 34).
pub(super) fn picture_of(item: &Loose<'_>, pictures: &dyn Pictures) -> Result<PictureAt, Fault> {
    if let Some(text) = item.get("b64_json").text().filter(|text| !text.is_empty()) {
        return keep(text, pictures);
    }
    match item.get("url").text().filter(|text| !text.is_empty()) {
        Some(text) => SafeUrl::parse(text)
            .map(PictureAt::Remote)
            .map_err(|_| Fault::new(Kind::UnsafeAddress)),
        None => Err(Fault::new(Kind::NoPicture)),
    }
}

/// Decodes strictly after white space is gone; what the bytes are decides, not what the service says they are.
fn keep(text: &str, pictures: &dyn Pictures) -> Result<PictureAt, Fault> {
    let clean = without_white_space(text);
    let bytes = STANDARD
        .decode(clean.as_bytes())
        .map_err(|_| Fault::new(Kind::DamagedPicture))?;
    let format = PictureFormat::sniff(&bytes).ok_or(Fault::new(Kind::NotAPicture))?;
    let id = pictures.begin();
    pictures.write(id, &bytes);
    Ok(PictureAt::Fresh { id, format })
}

/// Keeps the fresh pictures among these events; one that cannot be kept is a failed picture.
pub async fn settle(events: &mut [Event], pictures: &dyn Pictures) {
    for event in events {
        let Event::Arrived(arrival) = event else {
            continue;
        };
        let PictureAt::Fresh { id, format } = arrival.picture else {
            continue;
        };
        match pictures.keep(id, format).await {
            Ok(Kept { hash, bytes, saved }) => {
                arrival.picture = PictureAt::Kept {
                    hash,
                    format,
                    bytes,
                    saved,
                };
            }
            Err(()) => *event = Event::Failed(arrival.index, Fault::new(Kind::NotKept)),
        }
    }
}

fn without_white_space(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_whitespace()) {
        Cow::Owned(
            text.chars()
                .filter(|character| !character.is_ascii_whitespace())
                .collect(),
        )
    } else {
        Cow::Borrowed(text)
    }
}
