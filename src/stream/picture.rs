//! From what an entry holds to a picture that the page can hold.

use super::event::{Event, PictureAt};
use super::incoming::Streamed;
use crate::address::SafeUrl;
use crate::catalog::Size;
use crate::fault::{Fault, Kind};
use crate::loose::Loose;
use crate::ports::{Kept, Pictures};

/// The picture of an entry, and its size where its bytes are here; bytes win over an address, because they do not die
/// (shared/reliability.md row 34).
pub(super) fn picture_of(
    bytes: Option<Streamed>,
    address: &Loose<'_>,
) -> Result<(PictureAt, Option<Size>), Fault> {
    match bytes {
        Some(Streamed::Whole { id, format, size }) => {
            return Ok((PictureAt::Fresh { id, format }, size));
        }
        Some(Streamed::Spoilt(fault)) => return Err(fault),
        None => {}
    }
    match address {
        Loose::Text(text) if !text.is_empty() => SafeUrl::parse(text)
            .map(|url| (PictureAt::Remote(url), None))
            .map_err(|_| Fault::new(Kind::UnsafeAddress)),
        Loose::CutText(_) => Err(Fault::new(Kind::UnsafeAddress)),
        _ => Err(Fault::new(Kind::NoPicture)),
    }
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

/// Gives up the fresh pictures among these events: nobody will hear of them.
pub(super) fn forget(events: &[Event], pictures: &dyn Pictures) {
    for event in events {
        if let Event::Arrived(arrival) = event
            && let PictureAt::Fresh { id, .. } = arrival.picture
        {
            pictures.discard(id);
        }
    }
}
