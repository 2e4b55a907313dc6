//! The pace of a model over all tabs. They share one short text on this device; what it says is decided by
//! [`crate::sending::Ledger`].

use super::Session;
use crate::board::{Asked, RunId};
use crate::sending::{Ledger, Turn, Wait, Why, counted_for};
use leptos::prelude::*;
use std::sync::Arc;

/// The name under which the tabs share what they sent within the last minute.
const PREFERENCE: &str = "seedboard.pace";

impl Session {
    /// Waits until the model's limit has room for a run, and takes it.
    pub(super) async fn take_turn(self, id: RunId) {
        while let Some(wait) = self.try_turn(id) {
            self.begin_wait(id, wait);
            self.wait_out(id).await;
        }
    }

    /// Whoever asks for the model of a run meanwhile, in this tab or another, would be refused as it was.
    pub(super) fn share_pause(&self, id: RunId, pause_ms: u64) {
        if let Some(asked) = self.asked(id) {
            let version = counted_for(&asked.model_id);
            self.with_ledger(|ledger, unix_ms| ledger.pause(version, pause_ms, unix_ms));
        }
    }

    /// Takes the turn, or says what to wait for first.
    fn try_turn(self, id: RunId) -> Option<Wait> {
        let asked = self.asked(id)?;
        let (version, pictures) = (counted_for(&asked.model_id), asked.pictures);
        let per_minute = asked.rules?.images_per_minute.value;
        let now_ms = self.ports().clock.now_ms();
        self.with_ledger(|ledger, unix_ms| {
            match ledger.turn(version, pictures, per_minute, unix_ms) {
                Turn::Now => {
                    ledger.sent(version, pictures, unix_ms);
                    None
                }
                Turn::At {
                    unix_ms: at,
                    paused,
                } => Some(Wait {
                    why: match paused {
                        true => Why::Paused,
                        false => Why::Turn { per_minute },
                    },
                    until_ms: now_ms + at.saturating_sub(unix_ms),
                }),
            }
        })
    }

    /// Reads what every tab sent, acts on it and writes it, without a pause in which another tab could act. Where nothing
    /// can be kept on this device, the tab counts for itself.
    fn with_ledger<T>(&self, act: impl FnOnce(&mut Ledger, u64) -> T) -> T {
        let page = &self.ports().page;
        let unix_ms = page.unix_ms();
        let kept = page.preference(PREFERENCE);
        let mut ledger = Ledger::read(&kept.unwrap_or_else(|| self.pace.get_value()), unix_ms);
        let done = act(&mut ledger, unix_ms);
        let text = ledger.write();
        page.set_preference(PREFERENCE, Some(&text));
        self.pace.set_value(text);
        done
    }

    fn asked(&self, id: RunId) -> Option<Arc<Asked>> {
        self.board
            .with_untracked(|board| board.run(id).map(|run| Arc::clone(&run.asked)))
    }
}
