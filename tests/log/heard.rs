//! What is heard of a response that comes live, and of those in a file.

use super::live::capture::Capture;
use super::ready::run;
use seedboard::fault::Kind;
use seedboard::ports::{LocalFuture, ManualClock, MemoryPictures, MemorySource, Reply, ReplyHead};
use seedboard::stream::log::open;
use seedboard::stream::{Around, BytesEnd, Event, Limits, PictureAt, Step, drive};

/// What is heard of a response: its head, its events, and how its bytes ended.
pub type Heard = (ReplyHead, Vec<Event>, BytesEnd);

/// A response whose body comes in small chunks.
struct Live {
    head: ReplyHead,
    chunks: std::vec::IntoIter<Vec<u8>>,
    end: BytesEnd,
}

impl Reply for Live {
    fn head(&self) -> &ReplyHead {
        &self.head
    }

    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>> {
        let chunk = self.chunks.next();
        let is_broken = chunk.is_none() && self.end == BytesEnd::Broken;
        Box::pin(async move { if is_broken { Err(Kind::Cut) } else { Ok(chunk) } })
    }
}

/// What the page hears of a response that comes live. Whoever refuses one does not wait for its end.
pub fn live(capture: &Capture, streamed: bool, end: BytesEnd) -> Heard {
    let (clock, pictures) = (ManualClock::default(), MemoryPictures::default());
    let chunks: Vec<_> = capture.body.chunks(100).map(<[u8]>::to_vec).collect();
    let reply = Live {
        head: capture.head.clone().unwrap(),
        chunks: chunks.into_iter(),
        end,
    };
    let around = Around {
        pictures: &pictures,
        clock: &clock,
        tape: None,
    };
    let (mut head, mut events, mut ended) = (None, Vec::new(), None);
    let reply = Ok(Box::new(reply) as Box<dyn Reply>);
    run(drive(
        reply,
        streamed,
        Limits::default(),
        around,
        |step| match step {
            Step::Answered(answered) => assert_eq!(head.replace(answered), None),
            Step::Heard(more) => events.extend(more),
            Step::Ended(end, _) => assert_eq!(ended.replace(end), None),
            Step::Refused(fault) => panic!("{fault:?}"),
        },
    ));
    check_kept(&events, &pictures);
    (head.unwrap(), events, ended.unwrap())
}

/// Every picture of these events is there under the name that its bytes give it, and nothing else is.
fn check_kept<'a>(events: impl IntoIterator<Item = &'a Event>, pictures: &MemoryPictures) {
    let named: Vec<_> = events
        .into_iter()
        .filter_map(|event| match event {
            Event::Arrived(arrival) => Some(&arrival.picture),
            _ => None,
        })
        .filter_map(|picture| match picture {
            PictureAt::Kept { hash, .. } => Some(*hash),
            _ => None,
        })
        .collect();
    assert_eq!(pictures.kept(), named);
    assert_eq!(pictures.incoming(), 0);
}

/// What is heard of a file: head, events and end of each response.
pub fn opened(file: &[u8]) -> Vec<Heard> {
    let mut heard = Vec::new();
    let (source, clock, pictures) = (
        MemorySource::new(file),
        ManualClock::default(),
        MemoryPictures::default(),
    );
    let mut events = Vec::new();
    let mut head = None;
    run(open(
        &source,
        Limits::default(),
        &pictures,
        &clock,
        |said| match said.step {
            Step::Answered(answered) => {
                assert_eq!(head.replace(answered), None);
                assert_eq!(said.line, said.head.line);
            }
            Step::Heard(more) => events.extend(more),
            Step::Ended(end, status) => {
                let head = head.take().unwrap();
                assert_eq!(status, head.status);
                heard.push((head, std::mem::take(&mut events), end));
            }
            Step::Refused(fault) => panic!("{fault:?}"),
        },
    ))
    .unwrap();
    assert_eq!(head, None);
    check_kept(heard.iter().flat_map(|(_, events, _)| events), &pictures);
    heard
}
