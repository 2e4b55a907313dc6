//! A board to the bytes of a link: what was written, in which order, with which settings; of pictures, what was chosen.

use super::columns::Writer;
use super::{ADDRESSES, Contents, PLACE, PREVIEWS, flags};
use crate::board::{About, Asked, Board, Crop, Panel, Script, Status, Take};
use crate::catalog::{Cloud, Size};
use crate::demo::DEMO_PICTURES;
use crate::stream::PictureAt;
use std::sync::Arc;

/// The bytes, before they are packed.
pub(super) fn write(board: &Board, contents: &Contents<'_>) -> Vec<u8> {
    let mut to = Writer::default();
    let chosen = [
        (ADDRESSES, contents.addresses),
        (PREVIEWS, contents.preview.is_some()),
    ];
    to.number(u64::from(flags(&chosen)));
    write_about(&mut to, board.about());
    let panels: Vec<&Panel> = board.panels().iter().map(AsRef::as_ref).collect();
    to.number(panels.len() as u64);
    write_scripts(&mut to, &panels);
    write_standing(&mut to, &panels);
    let takes: Vec<&Take> = panels.iter().filter_map(|panel| panel.take()).collect();
    let requests = requests(&takes);
    write_requests(&mut to, &requests, contents.addresses);
    write_takes(&mut to, &takes, &requests);
    write_pictures(&mut to, &takes, contents);
    to.0
}

fn write_about(to: &mut Writer, about: &About) {
    to.text(&about.title);
    to.text(&about.style);
    let parts = about.parts;
    to.number(u64::from(flags(&[
        (1, parts.shot),
        (2, parts.camera),
        (4, parts.action),
        (8, parts.dialogue),
    ])));
    to.figure(about.target_ms.map(u64::from));
    to.number(about.ratio.map_or(0, |ratio| u64::from(ratio.width)));
    to.number(about.ratio.map_or(0, |ratio| u64::from(ratio.height)));
}

fn write_scripts(to: &mut Writer, panels: &[&Panel]) {
    let scripts = || panels.iter().map(|panel| &panel.script);
    let mut column =
        |of: &dyn Fn(&Script) -> &str| scripts().for_each(|script| to.text(of(script)));
    column(&|script| script.shot.map_or("", |shot| shot.as_str()));
    column(&|script| script.angle.map_or("", |angle| angle.as_str()));
    column(&|script| script.camera.map_or("", |camera| camera.as_str()));
    column(&|script| &script.caption);
    column(&|script| &script.action);
    column(&|script| &script.dialogue);
    column(&|script| &script.sound);
    column(&|script| &script.notes);
    column(&|script| &script.prompt);
    column(&|script| script.edited.as_deref().unwrap_or_default());
    scripts().for_each(|script| to.figure(script.duration_ms.map(u64::from)));
}

/// What a person did with the panels.
fn write_standing(to: &mut Writer, panels: &[&Panel]) {
    for panel in panels {
        to.number(u64::from(flags(&[
            (1, panel.take().is_some()),
            (2, panel.status == Status::Approved),
            (4, panel.number.is_some()),
            (8, panel.crop != Crop::default()),
        ])));
    }
    for number in panels.iter().filter_map(|panel| panel.number) {
        to.number(u64::from(number));
    }
    let crops = panels.iter().map(|panel| panel.crop);
    for crop in crops.filter(|crop| *crop != Crop::default()) {
        to.0.extend([crop.x, crop.y]);
    }
}

/// Those of the takes, each once.
fn requests<'a>(takes: &[&'a Take]) -> Vec<&'a Arc<Asked>> {
    let mut requests: Vec<&Arc<Asked>> = Vec::new();
    for asked in takes.iter().filter_map(|take| take.asked.as_ref()) {
        // A run's takes share one, and stand together.
        if place(&requests, asked).is_none() {
            requests.push(asked);
        }
    }
    requests
}

fn place(requests: &[&Arc<Asked>], asked: &Arc<Asked>) -> Option<u64> {
    let at = requests.iter().rposition(|one| Arc::ptr_eq(one, asked))?;
    Some(at as u64)
}

fn write_requests(to: &mut Writer, requests: &[&Arc<Asked>], addresses: bool) {
    let rules = |asked: &Asked| asked.rules.map(|rules| rules.ids.on(Cloud::BytePlus));
    to.number(requests.len() as u64);
    for asked in requests {
        to.text(&asked.model_id);
    }
    for asked in requests {
        to.text(&asked.prompt);
    }
    for asked in requests {
        to.text(&asked.size);
        to.number(u64::from(asked.pictures));
    }
    let mut bodies = Vec::new();
    for asked in requests {
        let (body, has_place) = body(asked, addresses);
        to.number(u64::from(flags(&[
            (1, asked.is_group),
            (2, asked.streams),
            (4, rules(asked).is_some()),
            (8, rules(asked) == Some(asked.model_id.as_str())),
            (16, has_place),
        ])));
        bodies.push(body);
    }
    for asked in requests {
        if let Some(rules) = rules(asked).filter(|rules| *rules != asked.model_id) {
            to.text(rules);
        }
    }
    bodies.iter().for_each(|body| to.text(body));
}

/// The JSON as it was sent, with a mark in place of the prompt, which stands elsewhere. Whether it has one.
fn body(asked: &Asked, addresses: bool) -> (String, bool) {
    let body = match addresses {
        true => asked.body.clone(),
        false => super::addresses::left_out(&asked.body),
    };
    let prompt = super::quoted(&asked.prompt);
    match body.contains(PLACE) || !body.contains(&prompt) {
        true => (body, false),
        false => (body.replacen(&prompt, PLACE, 1), true),
    }
}

fn write_takes(to: &mut Writer, takes: &[&Take], requests: &[&Arc<Asked>]) {
    for take in takes {
        let asked = take.asked.as_ref();
        to.figure(asked.and_then(|asked| place(requests, asked)));
    }
    for take in takes {
        to.figure(take.index.map(u64::from));
    }
    for take in takes {
        let usual = take.asked.as_ref().map(|asked| asked.size.as_str());
        match take.size {
            None => to.number(0),
            Some(size) if usual == Some(size.to_string().as_str()) => to.number(1),
            Some(Size { width, height }) => {
                to.number(u64::from(width) + 2);
                to.number(u64::from(height));
            }
        }
    }
    for take in takes {
        let usual = take.asked.as_ref().map(|asked| asked.model_id.as_str());
        match take.model.as_deref() {
            None => to.number(0),
            said if said == usual => to.number(1),
            Some(said) => {
                to.number(2);
                to.text(said);
            }
        }
    }
    let mut last = 0;
    for take in takes {
        to.number(u64::from(take.created.is_some()));
        if let Some(created) = take.created {
            to.near(created, last);
            last = created;
        }
    }
    for take in takes {
        to.text(&take.description);
    }
}

fn write_pictures(to: &mut Writer, takes: &[&Take], contents: &Contents<'_>) {
    for take in takes {
        to.text(match &take.picture {
            PictureAt::Shipped(file) => file,
            // The demo's stand on this device, whatever they are called.
            PictureAt::Remote(address)
                if contents.addresses && !address.as_str().starts_with(DEMO_PICTURES) =>
            {
                address.as_str()
            }
            _ => "",
        });
    }
    let Some(preview) = contents.preview else {
        return;
    };
    for take in takes {
        to.bytes(preview(take).as_ref().unwrap_or(&take.preview).bytes());
    }
}
