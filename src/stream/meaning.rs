//! What a value of the API says: an event, an entry of a whole reply, a whole reply.

use super::api::{addresses_of, error_of, index_of, kind, name_of, size_of, usage_of};
use super::event::{Arrival, Event, Index, PictureAt};
use super::json::{Entry, Root};
use super::picture::picture_of;
use crate::catalog::Size;
use crate::fault::{ApiError, Fault, Kind};
use crate::loose::Loose;
use crate::ports::{Pictures, ReplyHead};

/// Reads values in the light of the reply that they stand in.
#[derive(Debug)]
pub(super) struct Meaning {
    head: ReplyHead,
    streamed: bool,
    /// Pictures that came with `completed` and without an index: OpenAI's stream of one.
    unnumbered: u32,
}

impl Meaning {
    /// `streamed`: whether the request asked for a stream.
    pub(super) const fn new(head: ReplyHead, streamed: bool) -> Self {
        Self {
            head,
            streamed,
            unnumbered: 0,
        }
    }

    /// What an event says. `line_name`: from its `event` line, for one that does not name itself; may be empty.
    pub(super) fn event(
        &mut self,
        root: Root,
        line_name: &str,
        pictures: &dyn Pictures,
        events: &mut Vec<Event>,
    ) {
        let Root { value, picture, .. } = root;
        let name = name_of(&value).unwrap_or(match line_name {
            "" => "message",
            name => name,
        });
        let brings_picture = match name {
            kind::SUCCEEDED => true,
            kind::COMPLETED => picture.is_some() || !value.get("url").is_nothing(),
            _ => false,
        };
        if brings_picture {
            let index = self.index(name, &value);
            let picture = picture_of(picture, value.get("url"));
            events.push(self.arrival(&value, &Loose::None, index, picture));
        } else if let Some(picture) = picture {
            picture.discard(pictures);
        }
        let error = error_of(&value);
        match name {
            kind::SUCCEEDED => {}
            kind::FAILED => {
                let fault = self.explain(error.unwrap_or_default());
                events.push(Event::Failed(index_of(&value), fault));
            }
            kind::COMPLETED => events.push(Event::Completed(usage_of(&value))),
            _ => events.push(match error {
                Some(error) => Event::Refused(self.error_in_stream(error)),
                None => Event::Unknown(name.to_owned()),
            }),
        }
    }

    /// What an entry of a whole reply says.
    pub(super) fn entry(&self, entry: Entry<'_>, pictures: &dyn Pictures, events: &mut Vec<Event>) {
        let index = Index::At(entry.at);
        events.push(match error_of(&entry.value) {
            Some(error) => {
                if let Some(picture) = entry.picture {
                    picture.discard(pictures);
                }
                Event::Failed(index, self.explain(error))
            }
            None => {
                let picture = picture_of(entry.picture, entry.value.get("url"));
                self.arrival(&entry.value, entry.around, index, picture)
            }
        });
    }

    /// What a JSON document says beyond its entries. `is_first`: nothing came before it in this reply. `false`: it is
    /// nothing of the API.
    pub(super) fn document(
        &mut self,
        root: Root,
        is_first: bool,
        pictures: &dyn Pictures,
        events: &mut Vec<Event>,
    ) -> bool {
        if name_of(&root.value).is_some() {
            self.event(root, "", pictures, events);
            return true;
        }
        let Root {
            value,
            picture,
            entries,
        } = root;
        if let Some(picture) = picture {
            picture.discard(pictures);
        }
        let error = error_of(&value);
        let addresses = addresses_of(&value);
        let is_reply = match value {
            Loose::List(_) => entries > Some(0),
            _ => entries.is_some() || addresses.is_some(),
        };
        for (at, address) in (0..).zip(addresses.unwrap_or_default()) {
            let picture = picture_of(None, address);
            events.push(self.arrival(&value, &Loose::None, Index::At(at), picture));
        }
        match error {
            // "Only when the request produced no image at all" (protocol.md 2); one that is there all the same is kept.
            Some(error) if is_first => events.push(Event::Refused(self.explain(error))),
            Some(error) => events.push(Event::Refused(self.error_in_stream(error))),
            None if is_reply => {
                if self.streamed {
                    events.push(Event::Remark(self.fault(Kind::AnsweredWhole)));
                }
                events.push(Event::Completed(usage_of(&value)));
            }
            None => return false,
        }
        true
    }

    /// An error body, or what else explains a status that is none of success.
    pub(super) fn refusal(&self, body: &[u8]) -> Fault {
        let text = String::from_utf8_lossy(body);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let error = Loose::parse(text).ok().and_then(|body| error_of(&body));
        match error {
            Some(error) => self.explain(error),
            None => self.fault(Kind::of_status(self.head.status)),
        }
    }

    /// A fault that the reply's bytes are.
    pub(super) fn fault(&self, kind: Kind) -> Fault {
        self.complete(Fault::new(kind))
    }

    fn index(&mut self, name: &str, value: &Loose<'_>) -> Index {
        if name != kind::COMPLETED || !value.get("image_index").is_nothing() {
            return index_of(value);
        }
        let index = Index::At(self.unnumbered);
        self.unnumbered = self.unnumbered.saturating_add(1);
        index
    }

    /// `around`: the whole reply, where the entry leaves out what is the same for all.
    fn arrival(
        &self,
        item: &Loose<'_>,
        around: &Loose<'_>,
        index: Index,
        picture: Result<(PictureAt, Option<Size>), Fault>,
    ) -> Event {
        let own = |name| match item.get(name) {
            Loose::None => around.get(name),
            value => value,
        };
        match picture {
            Ok((picture, size)) => Event::Arrived(Arrival {
                index,
                picture,
                // What is written in the picture, not what is said of it (shared/reliability.md row 33).
                size: size.or_else(|| size_of(item)),
                created: own("created").whole(),
                model: own("model").text().map(str::to_owned),
            }),
            Err(fault) => Event::Failed(index, self.complete(fault)),
        }
    }

    fn explain(&self, error: ApiError) -> Fault {
        self.complete(error.into_fault(self.head.status))
    }

    /// In the middle of a stream, pictures may be here already: that needs words of its own.
    fn error_in_stream(&self, error: ApiError) -> Fault {
        let mut fault = self.explain(error);
        if matches!(fault.kind, Kind::Unknown | Kind::ServiceError) {
            fault.kind = Kind::ErrorInStream;
        }
        fault
    }

    /// Adds what only the headers knew.
    fn complete(&self, mut fault: Fault) -> Fault {
        fault.retry_after = fault.retry_after.or(self.head.retry_after);
        fault
            .with_status(self.head.status)
            .with_request_id(self.head.request_id.as_deref())
    }
}
