//! What a reply may weigh before the page refuses it, as the person has set it on this device.

use super::Session;
use crate::stream::Limits;

/// The name under which it is kept: the two figures with a space between.
const PREFERENCE: &str = "seedboard.limits";

/// Bytes of a megabyte here.
const MB: usize = 1 << 20;

/// The limits of a reply in megabytes (1,048,576 bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyLimits {
    /// Of one event, which is one picture with its JSON.
    pub event: u32,
    /// Of the whole reply; never less than of one event.
    pub reply: u32,
}

impl Default for ReplyLimits {
    fn default() -> Self {
        let Limits { event, body, .. } = Limits::default();
        Self {
            event: (event / MB) as u32,
            reply: (body / MB) as u32,
        }
    }
}

impl ReplyLimits {
    /// The most that can be set: beyond it, a browser's memory for one program (4 GiB) could not even count the bytes.
    pub const MOST: u32 = 4095;

    /// What somebody typed; a figure that is none is the usual one, one out of range the nearest that is in it.
    pub fn typed(event: &str, reply: &str) -> Self {
        let usual = Self::default();
        let figure = |text: &str, usual: u32| {
            let figure = text
                .trim()
                .parse::<f64>()
                .map_or(usual, |figure| figure as u32);
            figure.clamp(1, Self::MOST)
        };
        let event = figure(event, usual.event);
        Self {
            event,
            reply: figure(reply, usual.reply).max(event),
        }
    }

    /// In bytes, for the reader.
    pub fn of_reader(self) -> Limits {
        Limits {
            event: self.event as usize * MB,
            body: self.reply as usize * MB,
            ..Limits::default()
        }
    }
}

impl Session {
    /// The limits in force.
    pub fn limits(&self) -> ReplyLimits {
        let kept = self.ports().page.preference(PREFERENCE);
        let (event, reply) = kept
            .as_deref()
            .and_then(|kept| kept.split_once(' '))
            .unzip();
        ReplyLimits::typed(event.unwrap_or_default(), reply.unwrap_or_default())
    }

    /// Sets and keeps them. The replies under way are not touched.
    pub fn set_limits(&self, limits: ReplyLimits) {
        let ReplyLimits { event, reply } = limits;
        let kept = (limits != ReplyLimits::default()).then(|| format!("{event} {reply}"));
        self.ports()
            .page
            .set_preference(PREFERENCE, kept.as_deref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_typed_becomes_limits_that_hold() {
        let usual = ReplyLimits::default();
        assert_eq!((usual.event, usual.reply), (64, 1024));
        for (event, reply, want) in [
            ("", "", (64, 1024)),
            ("a lot", " ", (64, 1024)),
            ("128", "2048", (128, 2048)),
            (" 12.9 ", "1e3", (12, 1000)),
            ("0", "-1", (1, 1)),
            ("200", "100", (200, 200)),
            (
                "99999999999",
                "5000",
                (ReplyLimits::MOST, ReplyLimits::MOST),
            ),
        ] {
            let limits = ReplyLimits::typed(event, reply);
            assert_eq!((limits.event, limits.reply), want, "{event:?} {reply:?}");
        }
        let bytes = ReplyLimits::typed("2", "3").of_reader();
        assert_eq!((bytes.event, bytes.body), (2 << 20, 3 << 20));
    }
}
