//! What is written down of a reply gives the same bytes again, although the text of its pictures is left out.

use super::live::capture::Capture;
use super::ready::run;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use seedboard::fault::Kind;
use seedboard::ports::{
    Incoming, LocalFuture, ManualClock, MemoryPictures, PictureHash, Reel, Reply, ReplyHead,
};
use seedboard::stream::capture::{Body, CaptureEnd, Part, Tape};
use seedboard::stream::{Around, Limits, Step, drive};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A reel in memory.
#[derive(Default)]
struct Memory {
    cannot_find: bool,
    body: RefCell<Body>,
    written: RefCell<Vec<u8>>,
    names: RefCell<BTreeMap<Incoming, LocalFuture<'static, Option<PictureHash>>>>,
    arrived: Cell<usize>,
    end: Cell<Option<CaptureEnd>>,
}

impl Reel for Memory {
    fn finds_pictures(&self) -> bool {
        !self.cannot_find
    }

    fn arrive(&self, _: u64, bytes: usize) {
        self.arrived.set(self.arrived.get() + bytes);
    }

    fn write(&self, bytes: &[u8]) {
        assert!(!bytes.is_empty());
        self.written.borrow_mut().extend(bytes);
        self.body.borrow_mut().write(bytes.len() as u64);
    }

    fn leave_out(&self, picture: Incoming, from: u64, length: u64) {
        self.body.borrow_mut().leave_out(picture, from, length);
    }

    fn name(&self, picture: Incoming, name: LocalFuture<'static, Option<PictureHash>>) {
        self.names.borrow_mut().insert(picture, name);
    }

    fn end(&self, end: CaptureEnd) {
        self.end.set(Some(end));
    }
}

impl Memory {
    /// The whole body, made again.
    fn develop(&self, pictures: &MemoryPictures) -> Vec<u8> {
        let (mut made, mut at) = (Vec::new(), 0);
        let written = self.written.borrow();
        let mut names: BTreeMap<Incoming, PictureHash> = BTreeMap::new();
        for part in self.body.borrow().parts() {
            match part {
                Part::Written(bytes) => {
                    made.extend(&written[at..at + *bytes as usize]);
                    at += *bytes as usize;
                }
                Part::Text(text) => {
                    let coming = self.names.borrow_mut().remove(&text.picture);
                    if let Some(coming) = coming {
                        names.insert(text.picture, run(coming).unwrap());
                    }
                    let (picture, _) = pictures.bytes(names[&text.picture]).unwrap();
                    for block in text.blocks() {
                        let bytes = block.bytes();
                        let bytes = &picture[bytes.start as usize..bytes.end as usize];
                        made.extend(block.of(bytes).as_bytes());
                    }
                }
            }
        }
        assert_eq!(at, written.len());
        made
    }
}

struct Chunks {
    head: ReplyHead,
    chunks: std::vec::IntoIter<Vec<u8>>,
    end: Result<(), Kind>,
}

impl Reply for Chunks {
    fn head(&self) -> &ReplyHead {
        &self.head
    }

    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>> {
        let next = self.chunks.next();
        let next = match (next, self.end) {
            (Some(chunk), _) => Ok(Some(chunk)),
            (None, Ok(())) => Ok(None),
            (None, Err(kind)) => Err(kind),
        };
        Box::pin(async move { next })
    }
}

/// Reads the body in chunks of this length while the reel writes it down. The pictures of it.
fn record(
    reel: &Rc<Memory>,
    body: &[u8],
    length: usize,
    end: Result<(), Kind>,
) -> Rc<MemoryPictures> {
    let pictures = Rc::new(MemoryPictures::default());
    let tape = Tape::new(pictures.clone(), reel.clone());
    let chunks: Vec<_> = body.chunks(length).map(<[u8]>::to_vec).collect();
    let reply = Chunks {
        head: ReplyHead {
            status: 200,
            ..ReplyHead::default()
        },
        chunks: chunks.into_iter(),
        end,
    };
    let around = Around {
        pictures: &*pictures,
        clock: &ManualClock::default(),
        tape: Some(&tape),
    };
    let reply = Ok(Box::new(reply) as Box<dyn Reply>);
    run(drive(reply, true, Limits::default(), around, |_: Step| {}));
    pictures
}

/// The body, made again from what was written down of it, and how many bytes that was.
fn recorded(body: &[u8], length: usize, end: Result<(), Kind>) -> (Vec<u8>, usize) {
    let reel = Rc::new(Memory::default());
    let pictures = record(&reel, body, length, end);
    assert_eq!(reel.arrived.get(), body.len());
    let want = match end {
        Ok(()) => CaptureEnd::Clean,
        Err(_) => CaptureEnd::Broken,
    };
    assert_eq!(reel.end.get(), Some(want));
    let made = reel.develop(&pictures);
    let written = reel.written.borrow().len();
    (made, written)
}

/// Base64 of a picture of so many bytes.
fn picture(length: usize, seed: u8) -> String {
    let mut bytes = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01".to_vec();
    bytes.extend((0..length).map(|at| (at % 253) as u8 ^ seed));
    STANDARD.encode(&bytes[..length])
}

fn event(index: u32, text: &str) -> String {
    let name = "image_generation.partial_succeeded";
    format!("data: {{\"type\":\"{name}\",\"image_index\":{index},\"b64_json\":\"{text}\"}}\n\n")
}

const END: &str = "data: {\"type\":\"image_generation.completed\"}\n\ndata: [DONE]\n\n";

fn check(body: &str, at_most: usize) {
    for length in [1000, 5000, 70_001, 300_000, usize::MAX] {
        for end in [Ok(()), Err(Kind::Cut)] {
            let (made, written) = recorded(body.as_bytes(), length, end);
            assert_eq!(made.len(), body.len(), "{length}");
            assert!(made == body.as_bytes(), "{length}");
            // Small chunks are written as they are.
            assert!(length < 70_000 || written <= at_most, "{length}: {written}");
        }
    }
}

#[test]
fn the_text_of_pictures_is_left_out_and_made_again() {
    let three: String = [299_999, 300_000, 300_001]
        .iter()
        .zip(0..)
        .map(|(length, at)| event(at, &picture(*length, at as u8)))
        .collect();
    check(&(three + END), 40_000);
    let whole = format!(
        "{{\"data\":[{{\"b64_json\":\"{}\"}}]}}",
        picture(400_000, 1)
    );
    check(&whole, 30_000);
    let url = format!("data:image/jpeg;base64,{}", picture(400_000, 1));
    check(&(event(0, &url) + END), 30_000);
}

/// The same picture twice, one that is repeated in its event, one behind an unknown event.
#[test]
fn pictures_that_come_twice_or_for_nothing_are_made_again() {
    let text = picture(300_000, 7);
    let twice = format!(
        "data: {{\"type\":\"image_generation.partial_succeeded\",\"b64_json\":\"{}\",\"b64_json\":\"{text}\"}}\n\n",
        picture(200_000, 3)
    );
    let unknown = format!("data: {{\"type\":\"other\",\"b64_json\":\"{text}\"}}\n\n");
    let body = [
        event(0, &text),
        event(1, &text),
        twice,
        unknown,
        END.to_owned(),
    ]
    .concat();
    // What is given up in the slice in which it began is written as it is.
    check(&body, 300_000);
}

#[test]
fn damaged_and_cut_text_is_made_again() {
    let text = picture(600_000, 5);
    for place in [100_001, 400_000, 799_999] {
        for wrong in ["*", "=", "\\/", "\\n", " ", "\\u0041"] {
            let damaged = format!("{}{wrong}{}", &text[..place], &text[place..]);
            let body = event(0, &damaged) + &event(1, &picture(20_000, 9)) + END;
            check(&body, body.len());
            check(&body[..place + 200], body.len());
        }
    }
}

#[test]
fn where_pictures_cannot_be_found_again_everything_is_written() {
    let reel = Rc::new(Memory {
        cannot_find: true,
        ..Memory::default()
    });
    let body = event(0, &picture(300_000, 7)) + END;
    let pictures = record(&reel, body.as_bytes(), usize::MAX, Ok(()));
    assert!(*reel.written.borrow() == body.as_bytes());
    assert_eq!(pictures.incoming(), 0);
}

/// A picture that was given up in the middle stays for the capture, and whoever gives up everything leaves nothing.
#[test]
fn every_response_is_made_again() {
    for name in super::live::names() {
        let capture = Capture::read(&name);
        for length in [1, 100, usize::MAX] {
            let (made, _) = recorded(&capture.body, length, Ok(()));
            assert_eq!(made, capture.body, "{name} in pieces of {length}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in the text of a picture.
    #[test]
    fn any_text_is_made_again(
        parts in prop::collection::vec(
            prop_oneof![
                (1usize..60_000).prop_map(|length| picture(length / 3 * 3 + 12, 1)),
                "[A-Za-z0-9+/= \\\\n*-]{0,40}".prop_map(|text| text.replace('\\', "\\\\")),
            ],
            1..5,
        ),
        length in 1usize..200_000,
    ) {
        let body = event(0, &parts.concat()) + END;
        let (made, _) = recorded(body.as_bytes(), length, Ok(()));
        prop_assert!(made == body.as_bytes());
    }
}
