//! One run from its first byte to its end, as the page does it: reader, board, pictures.

use super::draft::request;
use futures::FutureExt;
use seedboard::board::{Board, PanelState, RunId};
use seedboard::ports::{MemoryPictures, ReplyHead};
use seedboard::stream::{BytesEnd, Ending, Event, Limits, Reader, settle};

/// How the bytes of a reply end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// In order.
    Clean,
    /// The connection breaks.
    Broken,
    /// Never; the person presses Stop.
    Stopped,
}

/// A run on a board of its own, at one moment: nothing here depends on time.
pub struct Session {
    /// The board with its one run.
    pub board: Board,
    /// Everything that the reader has said.
    pub events: Vec<Event>,
    /// What the reader has kept.
    pub pictures: MemoryPictures,
    run: RunId,
    status: u16,
    reader: Reader,
}

impl Session {
    /// A run for `asked` pictures whose reply begins with `head`.
    pub fn new(head: ReplyHead, streamed: bool, asked: u32) -> Self {
        let mut board = Board::default();
        let run = board.begin(request(asked), 0);
        let status = head.status;
        let reader = Reader::new(head, streamed, Limits::default());
        let pictures = MemoryPictures::default();
        Self {
            board,
            events: Vec::new(),
            pictures,
            run,
            status,
            reader,
        }
    }

    /// A streamed reply with status 200.
    pub fn streamed(asked: u32) -> Self {
        Self::new(
            ReplyHead {
                status: 200,
                ..ReplyHead::default()
            },
            true,
            asked,
        )
    }

    /// The next bytes. Whether anything changed that a person can see.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        let mut events = Vec::new();
        self.reader.push(bytes, &self.pictures, &mut events);
        self.take_in(events)
    }

    /// No more bytes.
    pub fn end(&mut self, end: End) {
        let end = match end {
            End::Clean => BytesEnd::Clean,
            End::Broken => BytesEnd::Broken,
            End::Stopped => {
                self.board.cancel(self.run, 0);
                return;
            }
        };
        let mut events = Vec::new();
        self.reader.finish(end, &self.pictures, &mut events);
        self.take_in(events);
        self.board.finish(self.run, end, self.status, 0);
    }

    /// The board in one line: `ending | panels | usage | remarks`.
    pub fn summary(&self) -> String {
        let progress = &self.board.run(self.run).unwrap().progress;
        let ending = match progress.ending() {
            None => "running".to_owned(),
            Some(Ending::Completed) => "completed".to_owned(),
            Some(Ending::Cancelled) => "cancelled".to_owned(),
            Some(Ending::Interrupted(fault)) => format!("interrupted {:?}", fault.kind),
            Some(Ending::Refused(fault)) => format!("refused {:?}", fault.kind),
        };
        let panels: Vec<_> = self
            .board
            .panels()
            .iter()
            .map(|panel| state(&panel.state))
            .collect();
        let usage = progress.usage().map_or("-".to_owned(), |usage| {
            let figure = |figure: Option<u64>| figure.map_or("?".to_owned(), |n| n.to_string());
            format!(
                "{}/{}",
                figure(usage.generated_images),
                figure(usage.output_tokens)
            )
        });
        let remarks: Vec<_> = progress
            .remarks()
            .iter()
            .map(|fault| format!("{:?}", fault.kind))
            .collect();
        format!(
            "{ending} | {} | {usage} | {}",
            panels.join(" "),
            remarks.join(" ")
        )
    }

    fn take_in(&mut self, mut events: Vec<Event>) -> bool {
        settle(&mut events, &self.pictures).now_or_never().unwrap();
        self.events.extend(events.iter().cloned());
        self.board.apply(self.run, events, 0)
    }
}

fn state(state: &PanelState) -> String {
    match state {
        PanelState::Failed(fault) => format!("failed:{:?}", fault.kind),
        other => other.name().to_owned(),
    }
}
