//! A capture comes once more, in the same chunks at the same times.

use super::{EVENTS, WHOLE, gzip, ready::run};
use seedboard::fault::Kind;
use seedboard::ports::{Clock, LocalFuture, ManualClock, MemorySource, Reply, ReplyHead, Source};
use seedboard::stream::capture::{CaptureEnd, Pace, Recorder, Replay, Sent};
use std::rc::Rc;

/// A file whose body came in chunks of these lengths, a second apart.
fn capture(chunks: &[usize], end: CaptureEnd) -> Vec<u8> {
    let head = ReplyHead {
        status: 200,
        request_id: Some("r1".into()),
        ..ReplyHead::default()
    };
    let mut recorder = Recorder::new(head, Sent::default());
    chunks
        .iter()
        .zip(1..)
        .for_each(|(bytes, n)| recorder.chunk(n * 1000, *bytes));
    recorder.end(end);
    let body: Vec<u8> = (0..chunks.iter().sum())
        .map(|n| b'a' + (n % 26) as u8)
        .collect();
    [recorder.head_text().as_bytes(), &body].concat()
}

fn open(file: &[u8], clock: &ManualClock, pace: Pace) -> Result<Replay, Kind> {
    run(Replay::open(
        Rc::new(MemorySource::new(file)),
        Rc::new(clock.clone()),
        pace,
    ))
}

/// Each chunk's length with the moment at which it came, and how they ended.
fn play(file: &[u8], pace: Pace) -> (Vec<(u64, usize)>, Result<(), Kind>) {
    let clock = ManualClock::default();
    let mut replay = open(file, &clock, pace).unwrap();
    let mut chunks = Vec::new();
    let end = loop {
        match run(replay.next_chunk()) {
            Ok(Some(chunk)) => chunks.push((clock.now_ms(), chunk.len())),
            Ok(None) => break Ok(()),
            Err(kind) => break Err(kind),
        }
    };
    (chunks, end)
}

#[test]
fn chunks_come_when_they_are_due() {
    let file = capture(&[10, 2000, 30], CaptureEnd::Clean);
    assert_eq!(
        play(&file, Pace::Times(1)),
        (vec![(1000, 10), (2000, 2000), (3000, 30)], Ok(()))
    );
    assert_eq!(
        play(&file, Pace::Times(10)),
        (vec![(100, 10), (200, 2000), (300, 30)], Ok(()))
    );
    assert_eq!(
        play(&file, Pace::AtOnce),
        (vec![(0, 10), (0, 2000), (0, 30)], Ok(()))
    );
    assert_eq!(play(&gzip(&file), Pace::Times(1)).0.len(), 3);
}

#[test]
fn it_ends_as_the_capture_ended() {
    for (end, want) in [
        (CaptureEnd::Clean, Ok(())),
        (CaptureEnd::Broken, Err(Kind::Cut)),
        (CaptureEnd::Stopped, Err(Kind::Stopped)),
    ] {
        let file = capture(&[10, 20], end);
        assert_eq!(play(&file, Pace::AtOnce).1, want);
        let replay = open(&file, &ManualClock::default(), Pace::AtOnce).unwrap();
        assert_eq!(replay.capture().unwrap().end, end);
        assert_eq!(replay.head().request_id.as_deref(), Some("r1"));
    }
}

#[test]
fn a_capture_shorter_than_it_says_is_cut_and_nothing_is_waited_for() {
    let file = capture(&[10, 20, 30], CaptureEnd::Clean);
    let (chunks, end) = play(&file[..file.len() - 35], Pace::Times(1));
    assert_eq!(
        (chunks, end),
        (vec![(1000, 10), (2000, 15)], Err(Kind::Cut))
    );
}

#[test]
fn a_chunk_of_megabytes_comes_in_pieces_at_its_time() {
    let file = capture(&[(1 << 20) + 5, 7], CaptureEnd::Clean);
    assert_eq!(
        play(&file, Pace::Times(1)).0,
        [(1000, 1 << 20), (1000, 5), (2000, 7)]
    );
}

#[test]
fn any_other_file_comes_at_once_in_slices() {
    let body = format!("data: {}\n\n", "A".repeat(3 << 20));
    for file in [body.clone(), format!("HTTP/1.1 200 OK\r\n\r\n{body}")] {
        let (chunks, end) = play(file.as_bytes(), Pace::Times(1));
        let lengths: Vec<_> = chunks.iter().map(|(_, length)| *length).collect();
        assert_eq!((lengths, end), (vec![1 << 20, 1 << 20, 1 << 20, 8], Ok(())));
    }
    // The first response only.
    let file = format!("HTTP/1.1 200 OK\r\n\r\n{WHOLE}HTTP/1.1 500 No\r\n\r\n{EVENTS}");
    assert_eq!(
        play(file.as_bytes(), Pace::AtOnce),
        (vec![(0, WHOLE.len())], Ok(()))
    );
    // What a compressed file lost is known.
    let cut = gzip(EVENTS);
    assert_eq!(play(&cut[..cut.len() - 3], Pace::AtOnce).1, Err(Kind::Cut));
}

#[test]
fn a_file_that_cannot_be_read_or_holds_nothing_is_refused() {
    struct Gone;
    impl Source for Gone {
        fn bytes(&self) -> u64 {
            10
        }
        fn read(&self, _: u64, _: u64) -> LocalFuture<'static, Result<Vec<u8>, ()>> {
            Box::pin(async { Err(()) })
        }
    }
    let clock = Rc::new(ManualClock::default());
    let opened = run(Replay::open(Rc::new(Gone), clock, Pace::AtOnce));
    assert_eq!(opened.err(), Some(Kind::ResponseFileUnreadable));
    assert_eq!(
        open(b"", &ManualClock::default(), Pace::AtOnce).err(),
        Some(Kind::NoResponse)
    );
}
