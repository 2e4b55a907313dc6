//! The state of a run: which of the asked pictures are there, and how it ended.

use super::event::{Arrival, Event, Index, Usage};
use super::reader::BytesEnd;
use crate::fault::{Fault, Kind};
use crate::ports::ReplyHead;

/// One of the asked pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// Not answered yet.
    Pending,
    /// There.
    Arrived(Arrival),
    /// Will not come, for its own reason or, where the whole request was refused, for the request's.
    Failed(Fault),
    /// The run completed without it.
    Missing,
    /// The reply was cut, or stopped, before it came.
    Interrupted,
}

/// A picture without a slot of its own; kept, because it may have been paid for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// The slot that already had a picture. `None`: the index named no slot.
    pub beside: Option<u32>,
    /// The picture.
    pub arrival: Arrival,
}

/// How a run ended: in exactly one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// `completed` or `[DONE]` was seen, the reply was whole, or every asked picture was answered.
    Completed,
    /// The bytes ended otherwise.
    Interrupted(Fault),
    /// The service, or the way to it, said no.
    Refused(Fault),
    /// The person pressed Stop.
    Cancelled,
}

/// What an event changed that a person can see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// Nothing: no redraw.
    Nothing,
    /// The slot with this index.
    Slot(u32),
    /// A picture was added that has no slot.
    Extra,
    /// Usage, a remark, or the end.
    Run,
}

/// Everything known of one reply while it comes and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    slots: Vec<Slot>,
    extras: Vec<Extra>,
    usage: Option<Usage>,
    remarks: Vec<Fault>,
    unknown: Vec<String>,
    /// Lines that could not be read.
    unreadable: Vec<u64>,
    complete: bool,
    /// How many pictures were asked for is not known: whatever index comes has its slot.
    grows: bool,
    ending: Option<Ending>,
    head: ReplyHead,
}

/// Remarks and unknown event names that are kept of one reply; more would only fill memory.
const KEPT_REMARKS: usize = 32;
/// Extra pictures that are kept of one reply (a group has at most 15).
const KEPT_EXTRAS: usize = 15;
/// Slots that a reply of unknown length may open.
const MOST_SLOTS: u32 = 100;

impl Progress {
    /// `asked`: pictures asked for, at most.
    pub fn new(asked: u32) -> Self {
        Self {
            slots: vec![Slot::Pending; asked as usize],
            extras: Vec::new(),
            usage: None,
            remarks: Vec::new(),
            unknown: Vec::new(),
            unreadable: Vec::new(),
            complete: false,
            grows: false,
            ending: None,
            head: ReplyHead::default(),
        }
    }

    /// Of a reply to a request that is not known, such as one in a file.
    pub fn open() -> Self {
        Self {
            grows: true,
            ..Self::new(0)
        }
    }

    /// A reply of an earlier visit.
    pub fn ended(
        slots: Vec<Slot>,
        usage: Option<Usage>,
        remarks: Vec<Fault>,
        ending: Ending,
    ) -> Self {
        let remarks = remarks.into_iter().take(KEPT_REMARKS).collect();
        Self {
            slots,
            usage,
            remarks,
            ending: Some(ending),
            ..Self::new(0)
        }
    }

    /// The asked pictures, by `image_index`.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Pictures that found no slot.
    pub fn extras(&self) -> &[Extra] {
        &self.extras
    }

    /// The service's own figures. `None`: none came.
    pub const fn usage(&self) -> Option<Usage> {
        self.usage
    }

    /// What is worth knowing beside the pictures.
    pub fn remarks(&self) -> &[Fault] {
        &self.remarks
    }

    /// Names of events that we do not know.
    pub fn unknown_events(&self) -> &[String] {
        &self.unknown
    }

    /// How it ended. `None`: it is still running.
    pub const fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// How many slots hold a picture.
    pub fn arrived(&self) -> usize {
        self.slots
            .iter()
            .filter(|slot| matches!(slot, Slot::Arrived(_)))
            .count()
    }

    /// The headers came: faults that the reply's bytes show later will carry its status and request id.
    pub fn answer(&mut self, head: &ReplyHead) {
        self.head = head.clone();
    }

    /// A fault of this reply, with what its headers say.
    pub fn fault(&self, kind: Kind) -> Fault {
        let fault = Fault {
            status: Some(self.head.status).filter(|status| *status > 0),
            ..Fault::new(kind)
        };
        fault.with_request_id(self.head.request_id.as_deref())
    }

    /// Takes in one event. After the end nothing changes any more.
    pub fn apply(&mut self, event: Event) -> Changed {
        if self.ending.is_some() {
            return Changed::Nothing;
        }
        match event {
            Event::Arrived(arrival) => self.place(arrival),
            Event::Failed(index, fault) => self.fail(index, fault),
            Event::Completed(usage) => {
                self.complete = true;
                let before = self.usage;
                self.usage = usage.or(before);
                if self.usage == before {
                    Changed::Nothing
                } else {
                    Changed::Run
                }
            }
            Event::Done => {
                self.complete = true;
                Changed::Nothing
            }
            Event::Refused(fault) => self.end(Ending::Refused(fault)),
            Event::Remark(fault) => self.remark(fault),
            Event::Unknown(name) => {
                if self.unknown.len() < KEPT_REMARKS {
                    self.unknown.push(name);
                }
                Changed::Nothing
            }
            Event::Unreadable(line) => {
                if self.unreadable.len() < KEPT_REMARKS {
                    self.unreadable.push(line);
                }
                Changed::Nothing
            }
        }
    }

    /// A picture turns out to be there although the reply was cut. Whether its slot had none.
    pub fn recover(&mut self, index: u32, arrival: &Arrival) -> bool {
        match self.slots.get_mut(index as usize) {
            Some(slot) if *slot == Slot::Interrupted => {
                *slot = Slot::Arrived(arrival.clone());
                true
            }
            _ => false,
        }
    }

    /// The bytes are over. `status`: of the reply, for the message.
    pub fn finish(&mut self, end: BytesEnd, status: u16) -> Changed {
        if self.ending.is_some() {
            return Changed::Nothing;
        }
        if status > 0 {
            self.head.status = status;
        }
        let answered = self.slots.iter().all(|slot| *slot != Slot::Pending)
            && (!self.slots.is_empty() || !self.grows);
        if !self.complete && !answered {
            let nothing_readable = !self.unreadable.is_empty()
                && self.extras.is_empty()
                && self.slots.iter().all(|slot| *slot == Slot::Pending);
            return match end {
                _ if nothing_readable => {
                    self.end(Ending::Refused(self.unreadable(Kind::UnreadableReply)))
                }
                BytesEnd::Broken => self.end(Ending::Interrupted(self.fault(Kind::Cut))),
                BytesEnd::Clean => self.end(Ending::Interrupted(self.fault(Kind::Unfinished))),
            };
        }
        if !self.unreadable.is_empty() {
            self.remark(self.unreadable(Kind::EventsSkipped));
        }
        if self.usage.is_none() {
            self.remark(self.fault(Kind::NoUsage));
        }
        if !answered {
            self.remark(self.fault(Kind::FewerThanAsked));
        }
        self.end(Ending::Completed)
    }

    /// Ends the run: what is still pending will not come.
    pub fn end(&mut self, ending: Ending) -> Changed {
        if self.ending.is_some() {
            return Changed::Nothing;
        }
        let left = match &ending {
            Ending::Completed => Slot::Missing,
            Ending::Interrupted(_) | Ending::Cancelled => Slot::Interrupted,
            Ending::Refused(fault) => Slot::Failed(fault.clone()),
        };
        for slot in self.slots.iter_mut().filter(|slot| **slot == Slot::Pending) {
            *slot = left.clone();
        }
        self.ending = Some(ending);
        Changed::Run
    }

    /// A fault that names the lines.
    fn unreadable(&self, kind: Kind) -> Fault {
        Fault {
            lines: self.unreadable.clone(),
            ..self.fault(kind)
        }
    }

    /// Opens slots up to this one, where it is not known how many there are.
    fn grow(&mut self, index: Index) {
        if let Index::At(at) = index
            && self.grows
            && (self.slots.len()..MOST_SLOTS as usize).contains(&(at as usize))
        {
            self.slots.resize(at as usize + 1, Slot::Pending);
        }
    }

    fn place(&mut self, arrival: Arrival) -> Changed {
        self.grow(arrival.index);
        let at = match arrival.index {
            Index::At(at) if (at as usize) < self.slots.len() => at,
            _ => return self.add_extra(None, arrival),
        };
        match self.slots.get_mut(at as usize) {
            Some(Slot::Arrived(first)) if first.picture.is_same(&arrival.picture) => {
                Changed::Nothing
            }
            Some(Slot::Arrived(_)) => self.add_extra(Some(at), arrival),
            Some(slot) => {
                *slot = Slot::Arrived(arrival);
                Changed::Slot(at)
            }
            None => Changed::Nothing,
        }
    }

    fn add_extra(&mut self, beside: Option<u32>, arrival: Arrival) -> Changed {
        let is_known = self
            .extras
            .iter()
            .any(|extra| extra.beside == beside && extra.arrival.picture.is_same(&arrival.picture));
        if is_known || self.extras.len() >= KEPT_EXTRAS {
            return Changed::Nothing;
        }
        self.extras.push(Extra { beside, arrival });
        Changed::Extra
    }

    /// A failure never takes a picture away that is already there.
    fn fail(&mut self, index: Index, fault: Fault) -> Changed {
        self.grow(index);
        match index {
            Index::At(at) => match self.slots.get_mut(at as usize) {
                Some(slot) if *slot == Slot::Pending => {
                    *slot = Slot::Failed(fault);
                    Changed::Slot(at)
                }
                Some(_) => Changed::Nothing,
                None => self.remark(fault),
            },
            Index::Odd => self.remark(fault),
        }
    }

    fn remark(&mut self, fault: Fault) -> Changed {
        if self.remarks.len() >= KEPT_REMARKS || self.remarks.contains(&fault) {
            return Changed::Nothing;
        }
        self.remarks.push(fault);
        Changed::Run
    }
}
