//! A picture out of base64 that comes cut anywhere: its bytes go on while they arrive, and neither the text nor the
//! picture is ever held.

use crate::fault::{Fault, Kind};
use crate::ports::{Incoming, Pictures};
use crate::reference::PictureFormat;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Characters that are decoded at a time.
const RUN: usize = 16 * 1024;
/// Bytes that tell the format.
const HEAD: usize = 12;

/// Decodes strictly (RFC 4648 section 4, with padding), once ASCII white space is out.
#[derive(Debug)]
pub(super) struct PictureText {
    /// Characters of an unfinished group of four.
    rest: Vec<u8>,
    /// Characters before `rest`, white space not counted.
    offset: u64,
    /// Where padding began: nothing may follow it.
    padded: Option<u64>,
    state: State,
}

#[derive(Debug)]
enum State {
    /// Too few bytes to tell what it is.
    Head(Vec<u8>),
    /// On its way.
    Flowing(Incoming, PictureFormat),
    /// The rest is passed over.
    Failed(Fault),
}

impl PictureText {
    pub(super) fn new() -> Self {
        Self {
            rest: Vec::new(),
            offset: 0,
            padded: None,
            state: State::Head(Vec::new()),
        }
    }

    /// The next characters.
    pub(super) fn push(&mut self, text: &[u8], pictures: &dyn Pictures) {
        for run in text.chunks(RUN) {
            if matches!(self.state, State::Failed(_)) {
                return;
            }
            if run.iter().any(u8::is_ascii_whitespace) {
                let mut clean = run.to_vec();
                clean.retain(|byte| !byte.is_ascii_whitespace());
                self.decode(&clean, pictures);
            } else {
                self.decode(run, pictures);
            }
        }
    }

    /// The text is over: the picture, all of whose bytes have gone on, or why there is none.
    pub(super) fn finish(
        mut self,
        pictures: &dyn Pictures,
    ) -> Result<(Incoming, PictureFormat), Fault> {
        if !self.rest.is_empty() && !matches!(self.state, State::Failed(_)) {
            let wrong = match outside(&self.rest) {
                // It may be the first of the padding, of which the rest is missing.
                2 => self.rest.len(),
                wrong => wrong,
            };
            self.fail(self.offset + wrong as u64, pictures);
        }
        match self.state {
            State::Flowing(id, format) => Ok((id, format)),
            State::Failed(fault) => Err(fault),
            State::Head(_) => Err(Fault::new(Kind::NotAPicture)),
        }
    }

    /// The text will not be over: what has gone on is not wanted.
    pub(super) fn abandon(self, pictures: &dyn Pictures) {
        if let State::Flowing(id, _) = self.state {
            pictures.discard(id);
        }
    }

    fn decode(&mut self, mut text: &[u8], pictures: &dyn Pictures) {
        if text.is_empty() {
            return;
        }
        if let Some(at) = self.padded {
            return self.fail(at, pictures);
        }
        let missing = (4 - self.rest.len()) % 4;
        if missing > 0 {
            let (now, later) = text.split_at(missing.min(text.len()));
            self.rest.extend_from_slice(now);
            text = later;
            if self.rest.len() < 4 {
                return;
            }
            let group = core::mem::take(&mut self.rest);
            self.decode_groups(&group, pictures);
            if matches!(self.state, State::Failed(_)) {
                return;
            }
            if text.is_empty() {
                return;
            }
            if let Some(at) = self.padded {
                return self.fail(at, pictures);
            }
        }
        let (groups, rest) = text.split_at(text.len() - text.len() % 4);
        self.rest.extend_from_slice(rest);
        self.decode_groups(groups, pictures);
        if let Some(at) = self.padded.filter(|_| !rest.is_empty()) {
            self.fail(at, pictures);
        }
    }

    /// Whole groups of four.
    fn decode_groups(&mut self, groups: &[u8], pictures: &dyn Pictures) {
        if groups.is_empty() {
            return;
        }
        let mut bytes = vec![0; groups.len() / 4 * 3];
        match STANDARD.decode_slice(groups, &mut bytes) {
            Ok(length) => {
                if groups.ends_with(b"=") {
                    self.padded = Some(self.offset + outside(groups) as u64);
                }
                self.offset += groups.len() as u64;
                bytes.truncate(length);
                self.flow(&bytes, pictures);
            }
            Err(_) => {
                // Padding in the wrong place, and bits left over before it, are said where it begins.
                let wrong = outside(groups);
                self.fail(self.offset + wrong as u64, pictures);
            }
        }
    }

    fn flow(&mut self, bytes: &[u8], pictures: &dyn Pictures) {
        match &mut self.state {
            State::Flowing(id, _) => pictures.write(*id, bytes),
            State::Failed(_) => {}
            State::Head(head) => {
                head.extend_from_slice(bytes);
                match PictureFormat::sniff(head) {
                    Some(format) => {
                        let id = pictures.begin();
                        pictures.write(id, head);
                        self.state = State::Flowing(id, format);
                    }
                    None if head.len() >= HEAD => {
                        self.state = State::Failed(Fault::new(Kind::NotAPicture));
                    }
                    None => {}
                }
            }
        }
    }

    /// `at`: the first character that is wrong or missing, white space not counted.
    fn fail(&mut self, at: u64, pictures: &dyn Pictures) {
        if let State::Flowing(id, _) = self.state {
            pictures.discard(id);
        }
        self.state = State::Failed(Fault {
            at: Some(at),
            ..Fault::new(Kind::DamagedPicture)
        });
    }
}

/// The first character outside the alphabet, or the end.
fn outside(text: &[u8]) -> usize {
    let alphabet = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let found = text.iter().position(|byte| !alphabet(byte));
    found.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::MemoryPictures;
    use futures::FutureExt;
    use proptest::prelude::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    /// The bytes, or the kind of the fault and its place; nothing is left behind.
    fn read<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Result<Vec<u8>, (Kind, Option<u64>)> {
        let pictures = MemoryPictures::default();
        let mut text = PictureText::new();
        pieces.for_each(|piece| text.push(piece, &pictures));
        let ended = text.finish(&pictures);
        let read = ended
            .map_err(|fault| (fault.kind, fault.at))
            .map(|(id, format)| {
                let kept = pictures.keep(id, format).now_or_never().unwrap().unwrap();
                pictures.bytes(kept.hash).unwrap().0
            });
        assert_eq!(pictures.incoming(), 0);
        read
    }

    fn whole(text: &str) -> Result<Vec<u8>, (Kind, Option<u64>)> {
        read(std::iter::once(text.as_bytes()))
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let text = STANDARD.encode(PNG);
        let damaged = |at| Err((Kind::DamagedPicture, Some(at)));
        for (text, want) in [
            (text.clone(), Ok(PNG.to_vec())),
            (
                format!(" {}\r\n{}\t", &text[..5], &text[5..]),
                Ok(PNG.to_vec()),
            ),
            (
                text[..text.len() - 1].to_owned(),
                damaged(text.len() as u64 - 1),
            ),
            (text.replacen('G', "_", 1), damaged(8)),
            (format!("{text}AAAA"), damaged(text.len() as u64 - 2)),
            (format!("{text}="), damaged(text.len() as u64 - 2)),
            (
                STANDARD.encode("<svg xmlns='http://www.w3.org/2000/svg'>"),
                Err((Kind::NotAPicture, None)),
            ),
            (String::new(), Err((Kind::NotAPicture, None))),
            ("iVBORw==Kgo=".to_owned(), damaged(6)),
            // Bits are left over before the padding.
            ("iVBORw0KGgp=".to_owned(), damaged(11)),
        ] {
            assert_eq!(whole(&text), want, "{text}");
        }
    }

    proptest! {
        /// The same verdict as the whole text at once, however it is cut, and the same bytes.
        #[test]
        fn cuts_do_not_matter(
            tail in proptest::collection::vec(any::<u8>(), 0..600),
            wrong in proptest::option::of((any::<prop::sample::Index>(), prop_oneof![any::<u8>(), Just(b'=')])),
            cuts in proptest::collection::vec(1..40_usize, 1..60),
        ) {
            let mut text = STANDARD.encode([PNG, &tail].concat()).into_bytes();
            if let Some((at, byte)) = wrong {
                let at = at.index(text.len());
                text[at] = byte;
            }
            let at_once = read(std::iter::once(text.as_slice()));
            let clean: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
            let whole = STANDARD.decode(&clean);
            match &at_once {
                Ok(bytes) => prop_assert_eq!(Some(bytes), whole.as_ref().ok()),
                Err((Kind::DamagedPicture, _)) => prop_assert!(whole.is_err()),
                Err(_) => {}
            }
            let mut rest = text.as_slice();
            let mut pieces = Vec::new();
            for cut in cuts.iter().cycle() {
                let (piece, later) = rest.split_at((*cut).min(rest.len()));
                pieces.push(piece);
                rest = later;
                if rest.is_empty() {
                    break;
                }
            }
            prop_assert_eq!(read(pieces.into_iter()), at_once);
        }
    }
}
