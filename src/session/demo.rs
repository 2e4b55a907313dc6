//! The demo connection: the built-in service behind the same reply as the network's.

use super::Ports;
use crate::demo::{Answer, DemoReply, Options, answer};
use crate::ports::Reply;
use std::rc::Rc;

/// Answers `body`. `turn`: counts the runs of this visit.
pub(super) fn send(ports: &Ports, body: &str, options: Options, turn: u32) -> Box<dyn Reply> {
    let (clock, painter, pictures) = (
        Rc::clone(&ports.clock),
        Rc::clone(&ports.painter),
        Rc::clone(&ports.pictures),
    );
    match answer(body, options, turn) {
        Answer::Refused { status, body } => {
            Box::new(DemoReply::refused(status, body, clock, painter, pictures))
        }
        Answer::Pictures(script) => {
            let unix_seconds = ports.page.unix_seconds();
            Box::new(DemoReply::pictures(
                script,
                clock,
                painter,
                pictures,
                unix_seconds,
            ))
        }
    }
}
