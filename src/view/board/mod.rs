//! The board: the main thing on the screen.

mod fault;
mod frame;
mod panel;
mod run;
mod welcome;

pub use frame::alternative;

use crate::board::Board;
use crate::session::Session;
use crate::text;
use leptos::prelude::*;

#[component]
pub fn BoardArea(connecting: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let is_sample = Memo::new(move |_| session.board.with(Board::is_sample));
    let is_empty = Memo::new(move |_| session.panel_ids.with(Vec::is_empty));
    view! {
        <main class="board" class:four=move || is_sample.get() aria-labelledby="board-h">
            <h2 id="board-h" class="vh">{text::area_board()}</h2>
            <Show when=move || is_sample.get()>
                <welcome::Welcome connecting=connecting />
            </Show>
            <run::Runs connecting=connecting />
            <ol class="panels">
                <For each=move || session.panel_ids.get() key=|id| *id let:id>
                    <panel::PanelRow id=id />
                </For>
            </ol>
            <Show when=move || is_empty.get()>
                <div class="nothing">
                    <h3>{text::empty_board()}</h3>
                    <p>{text::empty_board_text()}</p>
                </div>
            </Show>
        </main>
    }
}
