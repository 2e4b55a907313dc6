//! Writes a capture down while its response comes. The body's bytes are the caller's to keep: only their number is heard.

use super::{CaptureEnd, Schedule, Sent, VERSION};
use crate::ports::ReplyHead;

/// Hears one response.
#[derive(Debug, Clone)]
pub struct Recorder {
    head: ReplyHead,
    sent: Sent,
    schedule: Schedule,
    end: CaptureEnd,
}

impl Recorder {
    /// The headers came. Until [`Recorder::end`] is told otherwise, the response counts as stopped.
    pub fn new(head: ReplyHead, sent: Sent) -> Self {
        Self {
            head,
            sent,
            schedule: Schedule::default(),
            end: CaptureEnd::Stopped,
        }
    }

    /// So many bytes of the body came. `at_ms`: milliseconds since sending.
    pub fn chunk(&mut self, at_ms: u64, bytes: usize) {
        self.schedule.push(at_ms, bytes as u64);
    }

    /// The response is over.
    pub const fn end(&mut self, end: CaptureEnd) {
        self.end = end;
    }

    /// When the bytes came so far.
    pub const fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// What stands before the body in the file.
    pub fn head_text(&self) -> String {
        let ReplyHead {
            status,
            request_id,
            retry_after,
        } = &self.head;
        let reason = if *status == 200 { "OK" } else { "" };
        let mut text = format!("HTTP/1.1 {status:03} {reason}\r\n");
        let mut header = |name: &str, value: &str| {
            // Whatever a header of the service held, it ends no line of ours.
            let value: String = value.chars().filter(|sign| !sign.is_control()).collect();
            text.push_str(&format!("{name}: {value}\r\n"));
        };
        if let Some(id) = request_id {
            header("x-request-id", id);
        }
        if let Some(seconds) = retry_after {
            header("retry-after", &seconds.to_string());
        }
        header("Content-Length", &self.schedule.bytes().to_string());
        header("Seedboard-Capture", VERSION);
        header("Seedboard-Sent", &self.sent.to_string());
        header("Seedboard-Arrivals", &self.schedule.to_string());
        header("Seedboard-End", self.end.name());
        text.push_str("\r\n");
        text
    }
}
