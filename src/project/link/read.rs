//! The bytes of a link to a board. Whoever made them may mean harm: what no writer wrote is refused as a whole.

use super::columns::Reader;
use super::{ADDRESSES, MOST_PANELS, PLACE, PREVIEWS};
use crate::address::SafeUrl;
use crate::board::{
    About, Angle, Asked, Board, Crop, Move, Panel, PanelId, PanelState, Parts, PromptParts,
    SHIPPED, Script, Shot, Status, Take,
};
use crate::catalog::{Ratio, Size, find};
use crate::project::restore::{MOST_RATIO, PICTURES};
use crate::stream::{PictureAt, Preview};
use std::sync::Arc;

/// The board. `None`: no writer wrote this.
pub(super) fn read(bytes: &[u8]) -> Option<Board> {
    let from = &mut Reader(bytes);
    let chosen = from.number()?;
    let about = read_about(from)?;
    let panels = from.number().filter(|panels| *panels <= MOST_PANELS)? as usize;
    let scripts = read_scripts(from, panels)?;
    let standing = read_standing(from, panels)?;
    let takes = standing.iter().filter(|one| one.has_take).count();
    let requests = read_requests(from)?;
    let takes = read_takes(from, takes, &requests)?;
    let mut takes = read_pictures(from, takes, chosen)?.into_iter();
    let panels = (1..).zip(scripts.into_iter().zip(standing));
    let panels = panels.map(|(id, (script, standing))| {
        let take = standing.has_take.then(|| takes.next()).flatten();
        Panel {
            id: PanelId::numbered(id),
            run: None,
            state: match take.as_ref().map(|take| &take.picture) {
                None => PanelState::Empty,
                Some(PictureAt::Elsewhere) => PanelState::Absent,
                Some(_) => PanelState::Arrived,
            },
            script,
            status: standing.status,
            number: standing.number,
            active: 0,
            crop: standing.crop,
            takes: take.into_iter().collect(),
        }
    });
    let panels: Vec<Panel> = panels.collect();
    Some(Board::of(Parts {
        next_panel: panels.len() as u32,
        about,
        panels,
        runs: Vec::new(),
        next_run: 0,
    }))
}

/// As many as `read` can be called for.
fn column<T>(count: usize, mut read: impl FnMut() -> Option<T>) -> Option<Vec<T>> {
    // Nothing is set aside for a number that only says that it is large.
    (0..count).map(|_| read()).collect()
}

fn read_about(from: &mut Reader<'_>) -> Option<About> {
    let (title, style, parts) = (from.text()?, from.text()?, from.number()?);
    let target = from.figure()?;
    let (width, height) = (from.small()?, from.small()?);
    let fits = |side: u32| (1..=MOST_RATIO).contains(&side);
    Some(About {
        title,
        style,
        parts: PromptParts {
            shot: parts & 1 != 0,
            camera: parts & 2 != 0,
            action: parts & 4 != 0,
            dialogue: parts & 8 != 0,
        },
        target_ms: small(target)?,
        ratio: (fits(width) && fits(height)).then_some(Ratio { width, height }),
        ..About::default()
    })
}

/// A figure that fits 32 bits, or none. `None`: it does not fit.
fn small(figure: Option<u64>) -> Option<Option<u32>> {
    figure.map(u32::try_from).transpose().ok()
}

fn read_scripts(from: &mut Reader<'_>, panels: usize) -> Option<Vec<Script>> {
    let mut scripts = vec![Script::default(); panels.min(from.0.len())];
    let mut fill = |of: &dyn Fn(&mut Script, String)| {
        (0..panels).try_for_each(|at| {
            let text = from.text()?;
            of(scripts.get_mut(at)?, text);
            Some(())
        })
    };
    fill(&|script, text| script.shot = Shot::named(&text))?;
    fill(&|script, text| script.angle = Angle::named(&text))?;
    fill(&|script, text| script.camera = Move::named(&text))?;
    fill(&|script, text| script.caption = text)?;
    fill(&|script, text| script.action = text)?;
    fill(&|script, text| script.dialogue = text)?;
    fill(&|script, text| script.sound = text)?;
    fill(&|script, text| script.notes = text)?;
    fill(&|script, text| script.prompt = text)?;
    fill(&|script, text| script.edited = Some(text).filter(|text| !text.is_empty()))?;
    for script in &mut scripts {
        script.duration_ms = small(from.figure()?)?;
    }
    Some(scripts)
}

struct Standing {
    has_take: bool,
    status: Status,
    number: Option<u32>,
    crop: Crop,
}

fn read_standing(from: &mut Reader<'_>, panels: usize) -> Option<Vec<Standing>> {
    let flags = column(panels, || from.number())?;
    let mut numbers = Vec::new();
    for flags in &flags {
        numbers.push(match flags & 4 {
            0 => None,
            _ => Some(from.small().filter(|number| *number > 0)?),
        });
    }
    let mut all = Vec::new();
    for (flags, number) in flags.into_iter().zip(numbers) {
        let crop = match flags & 8 {
            0 => Crop::default(),
            _ => {
                let mut side = || from.byte().filter(|side| *side <= 100);
                Crop {
                    x: side()?,
                    y: side()?,
                }
            }
        };
        all.push(Standing {
            has_take: flags & 1 != 0,
            status: match flags & 2 {
                0 => Status::Draft,
                _ => Status::Approved,
            },
            number,
            crop,
        });
    }
    Some(all)
}

fn read_requests(from: &mut Reader<'_>) -> Option<Vec<Arc<Asked>>> {
    let count = from.number().filter(|count| *count <= MOST_PANELS)? as usize;
    let models = column(count, || from.text())?;
    let prompts = column(count, || from.text())?;
    let sizes = column(count, || Some((from.text()?, from.small()?.min(PICTURES))))?;
    let flags = column(count, || from.number())?;
    let mut rules = Vec::new();
    for (flags, model) in flags.iter().zip(&models) {
        rules.push(match flags & 12 {
            4 => find(&from.text()?),
            12 => find(model),
            _ => None,
        });
    }
    let bodies = column(count, || from.text())?;
    let mut requests = Vec::new();
    let parts = models.into_iter().zip(prompts).zip(sizes).zip(flags);
    for ((((model_id, prompt), (size, pictures)), flags), (rules, body)) in
        parts.zip(rules.into_iter().zip(bodies))
    {
        let body = match flags & 16 {
            0 => body,
            _ => body.replacen(PLACE, &super::quoted(&prompt), 1),
        };
        requests.push(Arc::new(Asked {
            rules,
            model_id,
            prompt,
            size,
            pictures,
            is_group: flags & 1 != 0,
            streams: flags & 2 != 0,
            body,
            request: None,
        }));
    }
    Some(requests)
}

fn read_takes(from: &mut Reader<'_>, takes: usize, requests: &[Arc<Asked>]) -> Option<Vec<Take>> {
    let asked = column(takes, || match from.figure()? {
        None => Some(None),
        Some(at) => requests.get(usize::try_from(at).ok()?).cloned().map(Some),
    })?;
    let indexes = column(takes, || small(from.figure()?))?;
    let mut all = Vec::new();
    for (asked, index) in asked.into_iter().zip(indexes) {
        let mut take = Take::own(PictureAt::Elsewhere, None, String::new(), 0);
        take.created = None;
        take.index = index;
        take.size = match from.small()? {
            0 => None,
            1 => Some(asked.as_ref()?.size.parse().ok()?),
            width => Some(Size {
                width: width - 2,
                height: from.small()?,
            }),
        };
        take.asked = asked;
        all.push(take);
    }
    for take in &mut all {
        take.model = match from.number()? {
            0 => None,
            1 => Some(take.asked.as_ref()?.model_id.clone()),
            _ => Some(from.text()?),
        };
    }
    let mut last = 0;
    for take in &mut all {
        if from.number()? != 0 {
            last = from.near(last)?;
            take.created = Some(last);
        }
    }
    for take in &mut all {
        take.description = from.text()?;
    }
    Some(all)
}

fn read_pictures(from: &mut Reader<'_>, mut takes: Vec<Take>, chosen: u64) -> Option<Vec<Take>> {
    for take in &mut takes {
        let at = from.text()?;
        if let Some(file) = SHIPPED.into_iter().find(|file| *file == at) {
            take.picture = PictureAt::Shipped(file);
        } else if !at.is_empty() && chosen & u64::from(ADDRESSES) != 0 {
            // One that is not safe is as good as none.
            take.picture = SafeUrl::parse(&at).map_or(PictureAt::Elsewhere, PictureAt::Remote);
        }
    }
    if chosen & u64::from(PREVIEWS) == 0 {
        return Some(takes);
    }
    for take in &mut takes {
        take.preview = Preview::of(from.bytes()?)?;
    }
    Some(takes)
}
