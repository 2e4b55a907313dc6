//! What is said while a file is read, and where in it.

use super::{EVENTS, WHOLE, gzip, ready::run};
use seedboard::fault::Kind;
use seedboard::ports::{LocalFuture, ManualClock, MemoryPictures, MemorySource, Source};
use seedboard::stream::log::{MOST_RESPONSES, open};
use seedboard::stream::{BytesEnd, Event, Limits, Step};

/// Each step as `line: what`, and how the file ended.
fn steps(source: &dyn Source) -> (Vec<String>, Result<(), Kind>) {
    let mut said = Vec::new();
    let (pictures, clock) = (MemoryPictures::default(), ManualClock::default());
    let end = run(open(source, Limits::default(), &pictures, &clock, |step| {
        let line = step.line;
        match step.step {
            Step::Answered(head) => said.push(format!("{line}: answered {}", head.status)),
            Step::Heard(events) => {
                said.extend(
                    events
                        .iter()
                        .map(|event| format!("{line}: {}", name(event))),
                );
            }
            Step::Ended(BytesEnd::Clean, status) => said.push(format!("{line}: ended {status}")),
            Step::Ended(BytesEnd::Broken, status) => said.push(format!("{line}: broken {status}")),
            Step::Refused(fault) => panic!("{fault:?}"),
        }
    }));
    (said, end.map_err(|fault| fault.kind))
}

fn read(file: impl AsRef<[u8]>) -> (Vec<String>, Result<(), Kind>) {
    steps(&MemorySource::new(file.as_ref()))
}

fn name(event: &Event) -> String {
    match event {
        Event::Remark(fault) => format!("remark {:?}", fault.kind),
        Event::Refused(fault) => format!("refused {:?}", fault.kind),
        Event::Arrived(_) => "arrived".to_owned(),
        Event::Completed(_) => "completed".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    }
}

#[test]
fn each_response_has_its_steps_at_its_lines() {
    let file = format!("HTTP/1.1 200 OK\n\n{EVENTS}HTTP/1.1 429 No\n\n{{}}");
    let (said, end) = read(file);
    assert_eq!(
        said,
        [
            "1: answered 200",
            "3: arrived",
            "6: completed",
            "9: done",
            "1: ended 200",
            "11: answered 429",
            "13: refused RateLimited",
            "11: ended 429"
        ]
    );
    assert_eq!(end, Ok(()));
}

#[test]
fn what_could_not_be_read_is_said_with_its_line() {
    let file =
        format!("HTTP/1.1 200 OK\r\nx: y\r\n\r\n: hello\n\ndata: not\ndata: json\n\n{EVENTS}");
    let (said, _) = read(file);
    assert_eq!(said[1..3], ["6: unreadable(6)", "9: arrived"]);
}

#[test]
fn what_is_wrong_with_the_file_is_a_remark_or_a_cut() {
    let file = gzip(EVENTS);
    let (said, end) = read(&file[..file.len() - 1]);
    assert_eq!(
        said[said.len() - 2..],
        ["8: remark FileCut", "1: broken 200"]
    );
    assert_eq!(end, Ok(()));
    let (said, _) = read([&file[..], b"x"].concat());
    assert_eq!(
        said[said.len() - 2..],
        ["8: remark BytesAfterEnd", "1: ended 200"]
    );
    let (said, _) = read(format!("HTTP/1.1 200 OK\n\n{WHOLE}\ncurl: (18) closed\n"));
    assert_eq!(said.last().unwrap(), "1: broken 200");
}

/// A log of millions of empty responses would be as many panels.
#[test]
fn the_responses_of_a_file_are_counted() {
    let one = "HTTP/1.1 429 No\n\n{}\n";
    let most = usize::try_from(MOST_RESPONSES).unwrap();
    let (said, end) = read(one.repeat(most));
    assert_eq!(said.last().unwrap(), "298: ended 429");
    assert!(!said.iter().any(|step| step.contains("remark")));
    assert_eq!(end, Ok(()));
    let (said, end) = read(one.repeat(3 * most));
    let last = said.len() - 3;
    assert_eq!(said[last], "301: remark MoreResponses");
    assert_eq!(said.last().unwrap(), "298: ended 429");
    assert_eq!(end, Ok(()));
}

#[test]
fn a_file_without_a_response_says_what_is_wrong() {
    assert_eq!(read(""), (vec![], Err(Kind::NoResponse)));
    assert_eq!(
        read("* Closing connection 0\n"),
        (vec![], Err(Kind::NoResponse))
    );
    assert_eq!(
        read("curl: (7) Failed to connect\n"),
        (vec![], Err(Kind::Cut))
    );
    assert_eq!(read(b"\x1f\x8b\x09"), (vec![], Err(Kind::FileDamaged)));
}

/// A file that is taken away after its first slice.
struct TakenAway;

impl Source for TakenAway {
    fn bytes(&self) -> u64 {
        2 << 20
    }

    fn read(&self, from: u64, to: u64) -> LocalFuture<'static, Result<Vec<u8>, ()>> {
        let mut bytes = EVENTS.as_bytes().to_vec();
        bytes.resize((to - from) as usize, b':');
        Box::pin(async move { if from == 0 { Ok(bytes) } else { Err(()) } })
    }
}

#[test]
fn a_file_that_is_taken_away_leaves_what_was_read() {
    let (said, end) = steps(&TakenAway);
    assert_eq!(said[..2], ["1: answered 200", "1: arrived"]);
    assert_eq!(said.last().unwrap(), "1: broken 200");
    assert_eq!(end, Err(Kind::ResponseFileUnreadable));
}
