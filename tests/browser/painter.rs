//! The demo's painter where its worker cannot be loaded. (That it paints is for the end-to-end tests:
//! the runner of these wraps every worker, and what is posted before the wrapper has loaded is lost.)

use crate::dom::in_time;
use seedboard::browser::WorkerPainter;
use seedboard::catalog::{OutputFormat, Size};
use seedboard::demo::{Painter, scenes};
use seedboard::fault::Kind;
use wasm_bindgen_test::wasm_bindgen_test;

const SMALL: Size = Size {
    width: 320,
    height: 180,
};

/// Not only the first: a demo run asks for its next picture when the one before has failed.
#[wasm_bindgen_test]
async fn without_its_file_every_picture_fails() {
    let painter = WorkerPainter::default();
    let scene = scenes("a courtyard in autumn", 1, 1, None)[0];
    for _ in 0..2 {
        let painted = painter.paint(&scene, SMALL, OutputFormat::Jpeg, false);
        assert_eq!(in_time(painted).await, Err(Kind::PainterFailed));
    }
}

/// The worker's `error` event comes once, for everybody who waits.
#[wasm_bindgen_test]
async fn all_who_wait_are_told() {
    let painter = WorkerPainter::default();
    let waiting = scenes("four seasons", 3, 1, None)
        .into_iter()
        .map(|scene| painter.paint(&scene, SMALL, OutputFormat::Png, true));
    let painted = in_time(futures::future::join_all(waiting)).await;
    assert_eq!(painted, vec![Err(Kind::PainterFailed); 3]);
}
