//! What a panel is asked for with.

use super::{Assembled, Board, Origin, PanelId, assemble, assemble_group};

impl Board {
    /// The prompt of a panel with the origin of each part. A panel about which nothing is written is asked for with what its
    /// picture was made with; one that has none, with its caption. `None`: there is no such panel.
    pub fn prompt_of(&self, id: PanelId) -> Option<Assembled> {
        let (_, panel) = self.panel(id)?;
        let about = &self.about;
        let mut made = assemble(&about.style, &panel.script, about.parts);
        let says_more = made
            .parts
            .iter()
            .any(|(origin, _)| *origin != Origin::Style);
        let earlier = panel
            .take()
            .and_then(|take| Some((take.asked.as_ref()?, take.index)))
            .filter(|(asked, _)| !says_more && !asked.prompt.is_empty());
        Some(match earlier {
            Some((asked, index)) => {
                let number = index.filter(|_| asked.is_group).map(|index| index + 1);
                Assembled::earlier(&asked.prompt, number)
            }
            None => {
                if !says_more {
                    made.add(Origin::Caption, &panel.script.caption);
                }
                made
            }
        })
    }

    /// The one prompt for a group of panels, in the order of the board.
    pub fn prompt_of_group(&self, ids: &[PanelId]) -> String {
        let chosen = self.panels.iter().filter(|panel| ids.contains(&panel.id));
        let scripts: Vec<_> = chosen.map(|panel| &panel.script).collect();
        assemble_group(&self.about.style, scripts.into_iter(), self.about.parts)
    }
}
