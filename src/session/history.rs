//! Prompts that were sent, newest first, kept on this device.

use super::Session;
use leptos::prelude::*;

/// The name under which they are kept.
const PREFERENCE: &str = "seedboard.prompts";

/// Most prompts that are kept.
const MOST: usize = 100;

/// Longer prompts are not kept: storage is shared with the other preferences, and holds 5 MB.
const LONGEST: usize = 20_000;

/// What is kept; what is damaged counts as nothing.
pub(super) fn read(kept: Option<&str>) -> Vec<String> {
    let prompts = kept.and_then(|kept| serde_json::from_str(kept).ok());
    prompts.unwrap_or_default()
}

impl Session {
    /// Notes a prompt that was sent.
    pub(super) fn remember_prompt(&self, prompt: &str) {
        let prompt = prompt.trim();
        if prompt.is_empty() || prompt.len() > LONGEST {
            return;
        }
        self.prompts.update(|prompts| {
            prompts.retain(|known| known != prompt);
            prompts.insert(0, prompt.to_owned());
            prompts.truncate(MOST);
        });
        self.keep_prompts();
    }

    /// Forgets one.
    pub fn forget_prompt(&self, prompt: &str) {
        self.prompts
            .update(|prompts| prompts.retain(|known| known != prompt));
        self.keep_prompts();
    }

    /// Forgets all.
    pub fn forget_prompts(&self) {
        self.prompts.set(Vec::new());
        self.keep_prompts();
    }

    fn keep_prompts(&self) {
        let kept = self
            .prompts
            .with_untracked(|prompts| match prompts.is_empty() {
                true => None,
                // Strings have no way to fail.
                false => serde_json::to_string(prompts).ok(),
            });
        self.ports()
            .page
            .set_preference(PREFERENCE, kept.as_deref());
    }

    pub(super) const fn prompts_preference() -> &'static str {
        PREFERENCE
    }
}
