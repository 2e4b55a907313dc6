//! What panels are asked for with.

use super::{Asked, Assembled, Board, Origin, Panel, PanelId, assemble, assemble_group};
use std::sync::Arc;

impl Board {
    /// The prompt of a panel with the origin of each part. A panel about which nothing is written is asked for with what it was
    /// asked for before; one that never was, with its caption. `None`: there is no such panel.
    pub fn prompt_of(&self, id: PanelId) -> Option<Assembled> {
        let (_, panel) = self.panel(id)?;
        let about = &self.about;
        let mut made = assemble(&about.style, &panel.script, about.parts);
        if made
            .parts
            .iter()
            .any(|(origin, _)| *origin != Origin::Style)
        {
            return Some(made);
        }
        Some(match self.earlier(panel) {
            Some((asked, number)) => Assembled::earlier(&asked.prompt, number),
            None => {
                made.add(Origin::Caption, &panel.script.caption);
                made
            }
        })
    }

    /// The one prompt for a group of panels, in the order of the board. Panels of one earlier group about which nothing is
    /// written top that group up.
    pub fn prompt_of_group(&self, ids: &[PanelId]) -> String {
        let chosen: Vec<&Arc<Panel>> = self
            .panels
            .iter()
            .filter(|panel| ids.contains(&panel.id))
            .collect();
        if let Some(prompt) = self.top_up(&chosen) {
            return prompt;
        }
        let scripts: Vec<_> = chosen
            .iter()
            .map(|panel| {
                let mut script = panel.script.clone();
                if self.is_unwritten(panel)
                    && let Some(earlier) = self.prompt_of(panel.id)
                {
                    script.edited = Some(earlier.text);
                }
                script
            })
            .collect();
        assemble_group(&self.about.style, scripts.iter(), self.about.parts)
    }

    /// The prompt of an earlier group with the pictures that are to be made of it. `None`: these panels are not of one group.
    fn top_up(&self, panels: &[&Arc<Panel>]) -> Option<String> {
        let mut prompt = None;
        let mut numbers = Vec::new();
        for panel in panels {
            let (asked, number) = self.earlier(panel).filter(|_| self.is_unwritten(panel))?;
            if prompt.is_some_and(|prompt: &str| prompt != asked.prompt) {
                return None;
            }
            prompt = Some(asked.prompt.as_str());
            numbers.push(number?);
        }
        match numbers.as_slice() {
            [] => None,
            [one] => Some(Assembled::earlier(prompt?, Some(*one)).text),
            [first @ .., last] => {
                let first: Vec<String> = first.iter().map(u32::to_string).collect();
                let first = first.join(", ");
                Some(format!(
                    "{}\n\nMake only pictures {first} and {last} of this series.",
                    prompt?
                ))
            }
        }
    }

    /// Whether nothing that takes part in a prompt is written about a panel itself.
    fn is_unwritten(&self, panel: &Panel) -> bool {
        assemble("", &panel.script, self.about.parts)
            .text
            .is_empty()
    }

    /// What a panel was asked for before, by the picture that it shows or, where it has none, by its run; of a group, with the
    /// number of its picture.
    fn earlier<'a>(&'a self, panel: &'a Panel) -> Option<(&'a Asked, Option<u32>)> {
        let of_take = panel
            .take()
            .and_then(|take| Some((take.asked.as_deref()?, take.index)));
        let of_run = || {
            let run = self.run(panel.run?)?;
            let index = run.panels.iter().position(|id| *id == panel.id)?;
            Some((&*run.asked, u32::try_from(index).ok()))
        };
        let (asked, index) = of_take.or_else(of_run)?;
        let number = index.filter(|_| asked.is_group).map(|index| index + 1);
        Some((asked, number)).filter(|(asked, _)| !asked.prompt.is_empty())
    }
}
