//! Links: a board or a fault for any fragment, and for any bytes that one may hold.

use seedboard::board::Take;
use seedboard::project::link::{Contents, Held, Opening, held, of_columns, to_columns};
use seedboard::stream::Preview;

fn own(_: &Take) -> Option<Preview> {
    None
}

/// The target: the bytes are a fragment, what a link holds, and what that unpacks to.
pub fn link(bytes: &[u8]) {
    let fragment = String::from_utf8_lossy(bytes);
    if let Ok(Held::Packed(packed)) = held(&fragment) {
        let _ = Opening::of(packed);
    }
    let _ = held(&format!("s1.{fragment}"));
    let _ = held(&format!("s1p.{fragment}"));
    // Unpacking takes too long here; any bytes may come of it.
    let _ = Opening::of(bytes.to_vec());
    let Some(board) = of_columns(bytes) else {
        return;
    };
    let contents = Contents {
        addresses: true,
        preview: Some(&own),
    };
    let written = to_columns(&board, &contents);
    let again = of_columns(&written);
    assert!(
        again.as_ref() == Some(&board),
        "what was written is read as another board"
    );
}
