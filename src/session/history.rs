//! Prompts that were sent, newest first, kept on this device.

use super::Session;
use leptos::prelude::*;

/// The name under which they are kept.
const PREFERENCE: &str = "seedboard.prompts";

/// Most prompts that are kept.
const MOST: usize = 100;

/// Longer prompts are not kept: storage is shared with the other preferences, and holds 5 MB.
const LONGEST: usize = 20_000;

/// Stands between prompts: a character that no keyboard writes. A list in JSON would bring a parser into the page.
const BETWEEN: char = '\u{1e}';

/// What is kept.
pub(super) fn read(kept: Option<&str>) -> Vec<String> {
    let prompts = kept.unwrap_or_default().split(BETWEEN);
    let prompts = prompts.filter(|prompt| !prompt.trim().is_empty());
    prompts.take(MOST).map(str::to_owned).collect()
}

impl Session {
    /// Notes a prompt that was sent.
    pub(super) fn remember_prompt(&self, prompt: &str) {
        let prompt = &prompt.trim().replace(BETWEEN, " ");
        if prompt.is_empty() || prompt.len() > LONGEST {
            return;
        }
        self.prompts.update(|prompts| {
            prompts.retain(|known| known != prompt);
            prompts.insert(0, prompt.clone());
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
            .with_untracked(|prompts| prompts.join(&BETWEEN.to_string()));
        let kept = Some(kept).filter(|kept| !kept.is_empty());
        self.ports()
            .page
            .set_preference(PREFERENCE, kept.as_deref());
    }

    pub(super) const fn prompts_preference() -> &'static str {
        PREFERENCE
    }
}
