//! The pictures of a board, four at most, in one frame.

use super::Shelf;
use crate::ports::View;
use crate::session::OnShelf;
use crate::stream::PictureAt;
use crate::view::widgets::live::part;
use crate::view::widgets::view;
use leptos::prelude::*;

/// `element`: the id of what they stand in; they are in memory only while it is near the screen.
pub fn cover(shelf: Shelf, board: &OnShelf, element: String) -> AnyView {
    let session = shelf.session;
    let near = session.near_element(element, false);
    let count = board.cover.len().to_string();
    let pictures = board.cover.clone();
    let picture = move |picture: &PictureAt| {
        let look = session.show(picture, View::Thumbnail, None);
        part(move || match look.address() {
            Some(address) => {
                view! { <img src=address alt="" decoding="async" referrerpolicy="no-referrer" /> }
                    .into_any()
            }
            None => view! { <i></i> }.into_any(),
        })
    };
    let shown = part(move || match near.get() {
        true => pictures.iter().map(picture).collect_view().into_any(),
        false => ().into_any(),
    });
    view! {
        <span class="cover" data-pictures=count>
            {shown}
        </span>
    }
    .into_any()
}
