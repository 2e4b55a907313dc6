//! The demo's reply: the wire bytes of a script, painted and paced while they are read.
//!
//! Bytes leave in small slices with a breath between them, so that no slice holds the page for 8 ms: a picture of 25 MB
//! is never base64-encoded in one go.

use super::answer::{Mishap, Script};
use super::note::with_note;
use super::painter::{DEMO_PICTURES, Painter};
use crate::catalog::OutputFormat;
use crate::fault::Kind;
use crate::ports::{Clock, LocalFuture, Pictures, Reply, ReplyHead};
use crate::reference::PictureFormat;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::VecDeque;
use std::rc::Rc;

/// Picture bytes encoded at a time; a multiple of three, so that slices join without padding.
const SLICE: usize = 96 * 1024;

/// A reply that makes itself.
pub struct DemoReply {
    head: ReplyHead,
    state: State,
    queue: VecDeque<Part>,
    clock: Rc<dyn Clock>,
    painter: Rc<dyn Painter>,
    pictures: Rc<dyn Pictures>,
    started_ms: u64,
    unix_seconds: u64,
    /// Pictures that will not come.
    failed: u32,
}

enum State {
    /// Painting the picture with this index next.
    Picture(Script, u32),
    /// Everything is in the queue.
    Over(Result<(), Kind>),
}

enum Part {
    Text(String),
    /// A file and how much of it has left.
    File(Rc<Vec<u8>>, usize),
}

impl DemoReply {
    /// An error body.
    pub fn refused(
        status: u16,
        body: String,
        clock: Rc<dyn Clock>,
        painter: Rc<dyn Painter>,
        pictures: Rc<dyn Pictures>,
    ) -> Self {
        let head = ReplyHead {
            status,
            ..ReplyHead::default()
        };
        let mut reply = Self::new(head, State::Over(Ok(())), clock, painter, pictures, 0);
        reply.queue.push_back(Part::Text(body));
        reply
    }

    /// A script of pictures. `unix_seconds`: what `created` begins with.
    pub fn pictures(
        script: Script,
        clock: Rc<dyn Clock>,
        painter: Rc<dyn Painter>,
        pictures: Rc<dyn Pictures>,
        unix_seconds: u64,
    ) -> Self {
        let head = ReplyHead {
            status: 200,
            ..ReplyHead::default()
        };
        let opening = (!script.stream).then(|| {
            format!(
                "{{\"model\":{},\"created\":{unix_seconds},\"data\":[",
                quote(&script.model)
            )
        });
        let state = State::Picture(script, 0);
        let mut reply = Self::new(head, state, clock, painter, pictures, unix_seconds);
        reply.queue.extend(opening.map(Part::Text));
        reply
    }

    fn new(
        head: ReplyHead,
        state: State,
        clock: Rc<dyn Clock>,
        painter: Rc<dyn Painter>,
        pictures: Rc<dyn Pictures>,
        unix_seconds: u64,
    ) -> Self {
        let started_ms = clock.now_ms();
        Self {
            head,
            state,
            queue: VecDeque::new(),
            clock,
            painter,
            pictures,
            started_ms,
            unix_seconds,
            failed: 0,
        }
    }

    async fn next(&mut self) -> Result<Option<Vec<u8>>, Kind> {
        loop {
            // A whole reply leaves when all of it is there.
            let waits = matches!(&self.state, State::Picture(script, _) if !script.stream);
            if !waits && let Some(part) = self.queue.pop_front() {
                self.clock.sleep(0).await;
                return Ok(Some(self.leave(part)));
            }
            match &self.state {
                State::Over(end) => return end.map(|()| None),
                State::Picture(..) => self.make_next().await?,
            }
        }
    }

    /// The bytes of a part; what is left of a file goes back to the front.
    fn leave(&mut self, part: Part) -> Vec<u8> {
        match part {
            Part::Text(text) => text.into_bytes(),
            Part::File(file, from) => {
                let to = file.len().min(from.saturating_add(SLICE));
                let slice = file.get(from..to).unwrap_or_default();
                let encoded = STANDARD.encode(slice).into_bytes();
                if to < file.len() {
                    self.queue.push_front(Part::File(file, to));
                }
                encoded
            }
        }
    }

    async fn make_next(&mut self) -> Result<(), Kind> {
        let State::Picture(script, index) = &self.state else {
            return Ok(());
        };
        let (script, index) = (script.clone(), *index);
        let count = u32::try_from(script.scenes.len()).unwrap_or(u32::MAX);
        let Some(scene) = script.scenes.get(index as usize) else {
            self.close(&script, count);
            return Ok(());
        };
        // With one picture the first is the middle one.
        let middle = u32::from(count > 1);
        let refused = script.options.mishap == Mishap::RefusedPicture && index == middle;
        let painted = if refused {
            None
        } else {
            let painting = self
                .painter
                .paint(scene, script.size, script.format, script.watermark);
            Some(painting.await)
        };
        let due_ms = self
            .started_ms
            .saturating_add(script.options.pace.due_ms(index));
        let wait_ms = due_ms.saturating_sub(self.clock.now_ms());
        self.clock.sleep(u32::try_from(wait_ms).unwrap_or(0)).await;
        match painted {
            None => self.send_failure(
                &script,
                index,
                "OutputImageSensitiveContentDetected",
                "The request failed because the output image may contain sensitive information. Request id: demo-refused",
            ),
            Some(Err(_)) => self.send_failure(
                &script,
                index,
                "PainterFailed",
                "This browser cannot paint the demo's pictures.",
            ),
            Some(Ok(file)) => {
                let file = with_note(file, script.format, scene);
                self.send_picture(&script, index, file).await;
            }
        }
        let cut = script.options.mishap == Mishap::Cut && index == middle;
        if cut {
            self.cut();
        } else {
            self.state = State::Picture(script, index + 1);
        }
        Ok(())
    }

    async fn send_picture(&mut self, script: &Script, index: u32, file: Vec<u8>) {
        let size = script.size;
        let opening = self.opening(script, index, "image_generation.partial_succeeded");
        if script.by_address {
            let format = match script.format {
                OutputFormat::Jpeg => PictureFormat::Jpeg,
                OutputFormat::Png => PictureFormat::Png,
            };
            let id = self.pictures.begin();
            self.pictures.write(id, &file);
            let Ok(kept) = self.pictures.keep(id, format).await else {
                return self.send_failure(
                    script,
                    index,
                    "PainterFailed",
                    "This browser cannot keep the demo's pictures.",
                );
            };
            let hash = kept.hash;
            let text = format!("{opening}\"url\":\"{DEMO_PICTURES}{hash}\",\"size\":\"{size}\"");
            self.queue.push_back(Part::Text(text));
        } else {
            self.queue
                .push_back(Part::Text(format!("{opening}\"b64_json\":\"")));
            self.queue.push_back(Part::File(Rc::new(file), 0));
            self.queue
                .push_back(Part::Text(format!("\",\"size\":\"{size}\"")));
        }
        self.queue.push_back(Part::Text(closing(script).to_owned()));
    }

    fn send_failure(&mut self, script: &Script, index: u32, code: &str, message: &str) {
        self.failed += 1;
        let opening = self.opening(script, index, "image_generation.partial_failed");
        let closing = closing(script);
        self.queue.push_back(Part::Text(format!(
            "{opening}\"error\":{{\"code\":\"{code}\",\"message\":\"{message}\"}}{closing}"
        )));
    }

    /// Up to the first field that differs. A whole reply has neither types nor indices.
    fn opening(&self, script: &Script, index: u32, kind: &str) -> String {
        if !script.stream {
            return if index == 0 {
                "{".to_owned()
            } else {
                ",{".to_owned()
            };
        }
        let model = quote(&script.model);
        let created = self.created();
        format!(
            "event: {kind}\ndata: {{\"type\":\"{kind}\",\"model\":{model},\"created\":{created},\"image_index\":{index},"
        )
    }

    /// An event's own time (protocol.md 3.2).
    fn created(&self) -> u64 {
        self.unix_seconds + self.clock.now_ms().saturating_sub(self.started_ms) / 1000
    }

    fn close(&mut self, script: &Script, count: u32) {
        let made = count.saturating_sub(self.failed);
        let tokens = (script.size.pixels() * u64::from(made) + 128) / 256;
        let usage = format!(
            "\"usage\":{{\"generated_images\":{made},\"output_tokens\":{tokens},\"total_tokens\":{tokens}}}"
        );
        let text = if script.stream {
            let kind = "image_generation.completed";
            let model = quote(&script.model);
            let created = self.created();
            format!(
                "event: {kind}\ndata: {{\"type\":\"{kind}\",\"model\":{model},\"created\":{created},{usage}}}\n\ndata: [DONE]\n\n"
            )
        } else {
            format!("],{usage}}}")
        };
        self.queue.push_back(Part::Text(text));
        self.state = State::Over(Ok(()));
    }

    /// Breaks off in the middle of the event that stands in the queue.
    fn cut(&mut self) {
        self.queue.truncate(1);
        if let Some(Part::Text(text)) = self.queue.front_mut() {
            let keep = text.len() / 2;
            text.truncate(
                (0..=keep)
                    .rev()
                    .find(|at| text.is_char_boundary(*at))
                    .unwrap_or(0),
            );
        }
        self.state = State::Over(Err(Kind::Cut));
    }
}

impl Reply for DemoReply {
    fn head(&self) -> &ReplyHead {
        &self.head
    }

    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>> {
        Box::pin(self.next())
    }
}

fn closing(script: &Script) -> &'static str {
    if script.stream { "}\n\n" } else { "}" }
}

fn quote(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
