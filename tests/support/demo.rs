//! A whole session with the demo: a body is answered, painted, read and put on a board.

use super::painter::BlankPainter;
use super::ready::run;
use seedboard::board::{Board, Panel};
use seedboard::demo::{Answer, DemoReply, Options, Painter, answer};
use seedboard::fault::Kind;
use seedboard::ports::{Clock, ManualClock, MemoryPictures, Reply};
use seedboard::request::{Draft, check};
use seedboard::stream::{BytesEnd, Limits, PictureAt, Reader, settle};
use std::rc::Rc;
use std::sync::Arc;

/// What `created` begins with.
pub const UNIX_SECONDS: u64 = 1_757_388_756;

/// A session that is over.
pub struct Played {
    /// The board with its one run.
    pub board: Board,
    /// Each chunk with the moment at which it came.
    pub chunks: Vec<(u64, Vec<u8>)>,
    /// The page's pictures, those of the demo among them.
    pub pictures: MemoryPictures,
    /// What was painted.
    pub painter: BlankPainter,
}

impl Played {
    /// The reply's body.
    pub fn body(&self) -> String {
        let bytes = self
            .chunks
            .iter()
            .flat_map(|(_, chunk)| chunk)
            .copied()
            .collect();
        String::from_utf8(bytes).unwrap()
    }

    /// The picture file of a panel, wherever it is kept.
    pub fn file(&self, panel: &Panel) -> Vec<u8> {
        let hash = match &panel.takes[0].picture {
            PictureAt::Kept { hash, .. } => *hash,
            PictureAt::Remote(address) => {
                let path = address
                    .as_str()
                    .strip_prefix(seedboard::demo::DEMO_PICTURES)
                    .unwrap();
                path.parse().unwrap()
            }
            other => panic!("{other:?} is no picture of the demo"),
        };
        self.pictures.bytes(hash).unwrap().0
    }
}

/// Sends the draft to the demo.
pub fn play(draft: &Draft, options: Options) -> Played {
    let painter = BlankPainter::default();
    let played = play_on(draft, options, Rc::new(painter.clone()));
    Played { painter, ..played }
}

/// The same with another painter.
pub fn play_on(draft: &Draft, options: Options, painter: Rc<dyn Painter>) -> Played {
    let request = Arc::new(check(draft).request.unwrap());
    let (clock, pictures) = (ManualClock::default(), MemoryPictures::default());
    let mut board = Board::default();
    let id = board.begin(Arc::clone(&request), clock.now_ms());
    let answer = answer(&request.body().elided(), options, 1);
    let mut reply = reply(answer, &clock, &pictures, painter);
    let head = reply.head().clone();
    let status = head.status;
    let mut reader = Reader::new(head, request.streams(), Limits::default());
    let mut chunks = Vec::new();
    let end = loop {
        match run(reply.next_chunk()) {
            Ok(Some(chunk)) => {
                let mut events = Vec::new();
                reader.push(&chunk, &pictures, &mut events);
                run(settle(&mut events, &pictures));
                board.apply(id, events, clock.now_ms());
                chunks.push((clock.now_ms(), chunk));
            }
            Ok(None) => break BytesEnd::Clean,
            Err(kind) => {
                assert_eq!(kind, Kind::Cut);
                break BytesEnd::Broken;
            }
        }
    };
    let mut events = Vec::new();
    reader.finish(end, &pictures, &mut events);
    run(settle(&mut events, &pictures));
    board.apply(id, events, clock.now_ms());
    board.finish(id, end, status, clock.now_ms());
    Played {
        board,
        chunks,
        pictures,
        painter: BlankPainter::default(),
    }
}

fn reply(
    answer: Answer,
    clock: &ManualClock,
    pictures: &MemoryPictures,
    painter: Rc<dyn Painter>,
) -> DemoReply {
    let (clock, pictures) = (Rc::new(clock.clone()), Rc::new(pictures.clone()));
    match answer {
        Answer::Refused { status, body } => {
            DemoReply::refused(status, body, clock, painter, pictures)
        }
        Answer::Pictures(script) => {
            DemoReply::pictures(script, clock, painter, pictures, UNIX_SECONDS)
        }
    }
}
